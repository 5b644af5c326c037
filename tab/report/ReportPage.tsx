import { Button, Field as Labelled, Input, Title3 } from '@fluentui/react-components';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import type { MonthlyReport } from '../../bot/http/contract';
import { NotYours } from '../frame/NotYours';
import { Section } from '../frame/Section';
import { Told } from '../frame/Told';
import { Trouble } from '../frame/Trouble';
import { Lines, Waiting } from '../frame/Waiting';
import { useOffice } from '../office/office';
import { useLoaded } from '../office/useLoaded';
import { useTexts } from '../office/useTexts';
import { goTo } from '../useRoute';
import { formatMonth, monthBefore, monthOf } from '../wib';
import { Figures } from './Figures';
import { ReportBody } from './ReportBody';
import { ReportDialog } from './ReportDialog';
import { ReportPapers } from './ReportPapers';
import { useReporting, type Reporting } from './useReporting';

const Register = lazy(() => import('./Register'));

/** One month's report (SOP steps 7 and 8); the month that has just ended unless another is asked for. */
export default function ReportPage({ month: asked }: { month: string | null }) {
  const { words, me } = useOffice();
  const month = asked ?? monthBefore(me.now);
  const hasTexts = useTexts('report');
  if (!me.readsReports) return <NotYours page="report" />;
  if (!hasTexts) return <Waiting text={words('tab:loading')} />;
  return (
    <main className="page">
      <div className="row">
        <Title3 as="h1">{words('report:title')}</Title3>
        <span className="space" />
        <MonthField month={month} />
      </div>
      <Month key={month} month={month} />
    </main>
  );
}

/** Nothing was reported before. Whoever types a year passes through others: its first digit is the year 2. */
const earliest = '2000-01';

/** It outlasts the month that is shown, so that who goes through months by keyboard stays in it. */
function MonthField({ month }: { month: string }) {
  const { words, me } = useOffice();
  const [typed, setTyped] = useState(month);
  useEffect(() => setTyped(month), [month]);
  const change = (value: string): void => {
    setTyped(value);
    if (value >= earliest) goTo({ page: 'report', month: value });
  };
  return (
    <Labelled label={words('report:month')} className="month">
      <Input type="month" value={typed} max={monthOf(me.now)} onChange={(_, { value }) => change(value)} />
    </Labelled>
  );
}

function Month({ month }: { month: string }) {
  const { words, ask } = useOffice();
  const loaded = useLoaded(useCallback(() => ask<MonthlyReport>(`/api/reports/${month}`), [ask, month]));
  const { value: report, refusal, isLoading, reload } = loaded;
  const reporting = useReporting(month, loaded);
  return (
    <div className="stack" aria-busy={isLoading}>
      {refusal && <Trouble refusal={refusal} isOld={report !== undefined} again={() => void reload()} />}
      {!report && !refusal && <Lines text={words('tab:loading')} />}
      {report && <Report report={report} reporting={reporting} reload={() => void reload()} />}
    </div>
  );
}

function Report({ report, reporting, reload }: { report: MonthlyReport; reporting: Reporting; reload: () => void }) {
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
      <Told told={told} />
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
      <ReportPapers report={report} reload={reload} />
      {/* Each step may have frozen or freed the figures. */}
      <ReportBody key={report.step} month={month} />
      <RegisterOnAsking key={`${month}.${report.step}`} month={month} />
      {doing && <ReportDialog {...{ month, doing, reporting }} />}
    </>
  );
}

/** A month's register is read by few who read its report. */
function RegisterOnAsking({ month }: { month: string }) {
  const { words } = useOffice();
  const [isAsked, setAsked] = useState(false);
  return (
    <Section title={words('report:register.title')}>
      <p className="quiet">{words('report:register.hint')}</p>
      {!isAsked && (
        <div>
          <Button onClick={() => setAsked(true)}>{words('report:register.show')}</Button>
        </div>
      )}
      {isAsked && (
        <Suspense fallback={<Lines text={words('tab:loading')} />}>
          <Register month={month} />
        </Suspense>
      )}
    </Section>
  );
}
