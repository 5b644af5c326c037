import { Button } from '@fluentui/react-components';
import { Said } from '../frame/Said';
import { Section } from '../frame/Section';
import { useOffice } from '../office/office';
import { showPdf } from '../office/showPdf';
import { useMaking } from '../office/useMaking';
import { periodsOf } from './periods';

/** One page for the head of office over the month that is shown, its quarter and its year. */
export function SummaryFiles({ month }: { month: string }) {
  const { words } = useOffice();
  const { isMaking, trouble, make } = useMaking();
  return (
    <Section title={words('report:summary.title')}>
      <div className="row">
        {periodsOf(month).map(({ kind, period, values }) => (
          <Button
            key={kind}
            disabledFocusable={isMaking}
            onClick={() => make(`/api/summaries/${period}`, file => showPdf(file, `Ringkasan-Pengaduan-${period}.pdf`))}
          >
            {words(`report:summary.${kind}`, values)}
          </Button>
        ))}
        <span className="quiet" role="status">
          {isMaking && words('report:file.making')}
        </span>
      </div>
      <Said trouble={trouble} />
    </Section>
  );
}
