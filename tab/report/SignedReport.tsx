import type { MonthlyReport } from '../../bot/http/contract';
import { Section } from '../frame/Section';
import { Lines } from '../frame/Waiting';
import { useOffice } from '../office/office';
import { useTexts } from '../office/useTexts';
import SignedCopies from '../signed/SignedCopies';

/** The month's report as it was signed outside the app. @param added a copy was taken: the report is to be read anew */
export function SignedReport({ report, added }: { report: MonthlyReport; added: () => void }) {
  const { words } = useOffice();
  const { month, signed, maySign, status } = report;
  const isApproved = status === 'submittedToHeadOfOffice' || status === 'acknowledged';
  if (!useTexts('signed')) return <Lines text={words('tab:loading')} />;
  return (
    <Section title={words('signed:title')}>
      <SignedCopies
        copies={signed}
        takenAt={maySign ? `/api/reports/${month}/signed` : null}
        openedAt={`/api/reports/${month}/signed`}
        fileName={`Laporan-Pengaduan-${month}_tte.pdf`}
        says={{
          ...{ paper: 'signed:report.paper', taken: 'signed:taken', waiting: 'signed:filing' },
          intro: isApproved ? 'signed:report.intro' : 'signed:report.early',
          none: isApproved ? 'signed:none' : null,
        }}
        added={added}
      />
    </Section>
  );
}
