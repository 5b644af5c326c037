import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { MonthlyReport, ReportChecked } from '../../bot/http/contract';
import { Said } from '../frame/Said';
import { refusalOf } from '../office/ask';
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
  const [isChecking, setChecking] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  async function check(): Promise<void> {
    if (isChecking) return;
    setChecking(true);
    setTrouble(null);
    try {
      await ask<ReportChecked>(`/api/reports/${month}/check`, {});
      reload();
    } catch (error) {
      setTrouble(refusalOf(error, words).message);
    } finally {
      setChecking(false);
    }
  }
  if (!mayCheck) return null;
  return (
    <div className="stack tight">
      <div className="row">
        <Button disabledFocusable={isChecking} onClick={() => void check()}>
          {words(isChecking ? 'report:check.checking' : 'report:check.do')}
        </Button>
        <span className="quiet">{words('report:check.hint')}</span>
      </div>
      <Said trouble={trouble} />
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
