import { ConfirmDialog } from '../form/ConfirmDialog';
import { FormDialog } from '../form/FormDialog';
import { useOffice } from '../office/office';
import { formatMonth } from '../wib';
import type { DoingReport, Reporting } from './useReporting';

/** What stands over a report while one of its steps is under way. */
export function ReportDialog({ month, doing, reporting }: { month: string; doing: DoingReport; reporting: Reporting }) {
  const { words, me } = useOffice();
  const { action, fields, prefill, atOnce } = doing.form;
  const about = formatMonth(month, words.language);
  const { isBusy, leave } = reporting;
  if (atOnce) {
    const text = words('report:confirmText', { action: words(`staff:action.${action}`), month: about });
    return <ConfirmDialog {...{ action, text, isBusy, leave }} confirm={() => reporting.sendAtOnce(doing)} />;
  }
  return (
    <FormDialog
      {...{ action, fields, prefill, about, leave }}
      context={[]}
      draft={[me.id, month, action].join('.')}
      send={(input, submissionId) => reporting.send(doing, input, submissionId)}
    />
  );
}
