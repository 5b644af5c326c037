import { Button, Field as Labelled, Input, MessageBar, MessageBarBody, Title3 } from '@fluentui/react-components';
import { useCallback } from 'react';
import type { MonthlyReport } from '../../bot/http/contract';
import { Trouble } from '../frame/Trouble';
import { Lines } from '../frame/Waiting';
import { useOffice } from '../office/office';
import { useLoaded } from '../office/useLoaded';
import { goTo } from '../useRoute';
import { formatMonth, monthBefore } from '../wib';
import { Figures } from './Figures';
import { ReportDialog } from './ReportDialog';
import { ReportPapers } from './ReportPapers';
import { useReporting, type Reporting } from './useReporting';

/** One month's report (SOP steps 7 and 8); the month that has just ended unless another is asked for. */
export default function ReportPage({ month: asked }: { month: string | null }) {
  const { words, ask, me } = useOffice();
  const month = asked ?? monthBefore(me.now);
  const loaded = useLoaded(useCallback(() => ask<MonthlyReport>(`/api/reports/${month}`), [ask, month]));
  const { value: report, refusal, isLoading, reload } = loaded;
  const reporting = useReporting(month, loaded);
  return (
    <main className="page" aria-busy={isLoading}>
      <div className="row">
        <Title3 as="h1">{words('tab:report.title')}</Title3>
        <span className="space" />
        <Labelled label={words('tab:report.month')} className="month">
          <Input
            type="month"
            value={month}
            max={me.now.slice(0, 7)}
            onChange={(_, { value }) => value && goTo({ page: 'report', month: value })}
          />
        </Labelled>
      </div>
      {refusal && <Trouble refusal={refusal} isOld={report !== undefined} again={() => void reload()} />}
      {!report && !refusal && <Lines text={words('tab:loading')} />}
      {report && <Report report={report} reporting={reporting} />}
    </main>
  );
}

function Report({ report, reporting }: { report: MonthlyReport; reporting: Reporting }) {
  const { words } = useOffice();
  const { month, status, allowedActions } = report;
  const { told, doing, isBusy } = reporting;
  return (
    <>
      <div className="row">
        <strong>{formatMonth(month, words.language)}</strong>
        <span className="status">
          <span aria-hidden="true">{words(`staff:report.statusSymbol.${status}`)}</span> {words(`staff:report.status.${status}`)}
        </span>
      </div>
      {told && (
        <MessageBar intent={told.intent} layout="multiline" role={told.intent === 'error' ? 'alert' : 'status'}>
          <MessageBarBody>{told.text}</MessageBarBody>
        </MessageBar>
      )}
      {allowedActions.length > 0 && (
        <section className="row" aria-label={words('tab:complaint.actions')}>
          {allowedActions.map((form, index) => (
            <Button
              key={form.action}
              appearance={index === 0 ? 'primary' : 'secondary'}
              disabledFocusable={isBusy}
              onClick={() => reporting.begin(form)}
            >
              {words(`staff:action.${form.action}`)}
            </Button>
          ))}
        </section>
      )}
      <Figures report={report} />
      <ReportPapers report={report} />
      {doing && <ReportDialog {...{ month, doing, reporting }} />}
    </>
  );
}
