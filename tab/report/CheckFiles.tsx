import { Button } from '@fluentui/react-components';
import type { MonthlyReport, ReportChecked } from '../../bot/http/contract';
import { useAtOnce } from '../form/useAtOnce';
import { Told } from '../frame/Told';
import { useOffice } from '../office/office';
import { formatWib } from '../wib';

/** Whether SharePoint still holds the month's files as they were filed, as of the last look, and looking now. @param reload the report is to be read anew */
export function CheckFiles({
  report: { month, looked, amiss, mayCheck },
  reload,
}: {
  report: MonthlyReport;
  reload: () => void;
}) {
  const { words, ask } = useOffice();
  const { isBusy, told, run } = useAtOnce();
  const check = async (): Promise<void> => {
    await ask<ReportChecked>(`/api/reports/${month}/check`, {});
    reload();
  };
  if (!mayCheck) return null;
  return (
    <div className="stack tight">
      <div className="row">
        <Button disabledFocusable={isBusy} onClick={() => run(check)}>
          {words(isBusy ? 'report:check.checking' : 'report:check.do')}
        </Button>
        <span className="quiet">{words('report:check.hint')}</span>
      </div>
      <Told told={told} />
      {looked && (
        <div role="status">
          {amiss.length === 0 && looked.unseen === 0 && <p className="status">{words('report:check.same')}</p>}
          {looked.unseen > 0 && <p className="quiet">{words('report:check.unseen', { count: looked.unseen })}</p>}
          <p className="quiet">
            {words('report:check.at', {
              at: formatWib(looked.at, words.language, 'short'),
              by: looked.by ?? words('report:check.schedule'),
            })}
          </p>
        </div>
      )}
    </div>
  );
}
