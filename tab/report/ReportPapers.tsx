import type { MonthlyReport } from '../../bot/http/contract';
import { Refile } from '../archive/Refile';
import { Section } from '../frame/Section';
import { useOffice } from '../office/office';
import { formatWib } from '../wib';
import { CheckFiles } from './CheckFiles';
import { Evidence } from './Evidence';
import { ReportFiles } from './ReportFiles';
import { SignedReport } from './SignedReport';
import { SummaryFiles } from './SummaryFiles';
import { mayGiveEvidence } from './useEvidence';

/** The report's files, its number, and who had it when. */
export function ReportPapers({ report, reload }: { report: MonthlyReport; reload: () => void }) {
  const { words, me } = useOffice();
  const { month, pdfUrl, registerUrl, officialNumber, history, returnNote, status } = report;
  const { amiss, refilings, mayRefile, docxBeside } = report;
  const files = [
    { url: pdfUrl, label: words('staff:report.openPdf') },
    { url: registerUrl, label: words('staff:report.openXlsx') },
  ].filter(file => file.url);
  return (
    <>
      {status === 'returned' && returnNote && <p className="panel words">{returnNote}</p>}
      <Section title={words('report:files')}>
        {officialNumber && (
          <p className="words">
            {words('staff:field.officialNumber')}: {officialNumber}
          </p>
        )}
        <ReportFiles report={report} />
        {docxBeside && <p className="words">{words('report:docxBeside', { name: docxBeside })}</p>}
        {amiss.map(({ kind, state, at }) => (
          <div key={kind} className="stack tight">
            <p className="late">
              {words(`report:amiss.${state}`, {
                what: words(`report:amiss.${kind}`),
                at: formatWib(at, words.language, 'short'),
              })}
            </p>
            {mayRefile && (
              <Refile
                key={at}
                address={`/api/reports/${month}/refile`}
                which={{ kind }}
                isChanged={state === 'changed'}
                asked={reload}
              />
            )}
          </div>
        ))}
        {refilings.map(({ kind, at, by, reason }) => (
          <p key={kind} className="quiet">
            {words('report:amiss.refiled', {
              ...{ what: words(`report:amiss.${kind}`), by: by ?? words('staff:role.system'), reason },
              at: formatWib(at, words.language, 'short'),
            })}
          </p>
        ))}
        <CheckFiles report={report} reload={reload} />
        {files.length === 0 && <p className="quiet">{words('report:noFiles')}</p>}
        {files.map(({ url, label }) => (
          <a key={label} href={url!} target="_blank" rel="noreferrer">
            {words('tab:opensElsewhere', { label })}
          </a>
        ))}
      </Section>
      <SignedReport report={report} added={reload} />
      <SummaryFiles month={month} />
      {mayGiveEvidence(me) && <Evidence month={month} />}
      {history.length > 0 && (
        <Section title={words('report:history')}>
          <ol className="plain stack tight">
            {history.map(({ at, action, who, note }, index) => (
              <li key={index}>
                {words('report:historyLine', {
                  at: formatWib(at, words.language, 'short'),
                  who: who ?? words('staff:role.system'),
                  what: words(`staff:actionDone.${action}`),
                })}
                {note && <p className="words quiet">{note}</p>}
              </li>
            ))}
          </ol>
        </Section>
      )}
    </>
  );
}
