import { Field, Select } from '@fluentui/react-components';
import { useCallback, useState } from 'react';
import type { Dashboard } from '../../bot/http/contract';
import { NotYours } from '../frame/NotYours';
import { PageHead } from '../frame/PageHead';
import { Section } from '../frame/Section';
import { Trouble } from '../frame/Trouble';
import { Lines } from '../frame/Waiting';
import { codeLabel, sortings } from '../list/narrowed';
import { useOffice } from '../office/office';
import { useLoaded } from '../office/useLoaded';
import { useTexts } from '../office/useTexts';
import { addressOf, type AskedPeriod } from '../route';
import { formatDays, formatWib, nowOf, splitMoment } from '../wib';
import { numberIn } from '../words/numbers';
import { Bars, Columns } from './Bars';
import './dashboard.css';
import { MeasureTable, Value } from './MeasureTable';
import { measures, type Line, type Measure, type ShownPeriod } from './measures';
import { daysOf } from './period';
import { PeriodFields } from './PeriodFields';
import { Surges } from './Surges';
import { DisruptionLines } from '../disruption/DisruptionLines';
import { writesDisruptions } from '../disruption/writer';

/** How the office does: what came in, what is open and late, how fast it was; by group and by week. */
export default function DashboardPage(asked: AskedPeriod) {
  const { me } = useOffice();
  return me.readsFigures ? <Figures asked={asked} /> : <NotYours page="dashboard" />;
}

function Figures({ asked }: { asked: AskedPeriod }) {
  const { words, me, ask } = useOffice();
  const [now, setNow] = useState(() => nowOf(me.now));
  const today = splitMoment(now).date;
  const days = daysOf(asked, today);
  const query = days && new URLSearchParams(days).toString();
  const load = useCallback(async () => {
    const dashboard = query === null ? null : await ask<Dashboard>(`/api/dashboard?${query}`);
    // A page may stay open over night: then the answer says that it is another day.
    if (dashboard) setNow(dashboard.now);
    return dashboard;
  }, [ask, query]);
  // A year's figures are not counted anew every half minute: the page says when they were.
  const { value, refusal, isLoading, reload } = useLoaded<Dashboard | null>(load, false);
  const [measure, setMeasure] = useState<Measure>('registered');
  return (
    <main className="page" aria-busy={isLoading}>
      <PageHead title={words('tab:dashboard.title')} reload={reload} />
      <div className="filters">
        <PeriodFields asked={asked} today={today} />
        <Field label={words('tab:dashboard.measure')}>
          <Select value={measure} onChange={(_, chosen) => setMeasure(chosen.value as Measure)}>
            {measures.map(each => (
              <option key={each} value={each}>
                {words(`tab:dashboard.of.${each}`)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      {refusal && <Trouble refusal={refusal} isOld={value !== undefined} again={() => void reload()} />}
      {value === undefined && !refusal && <Lines text={words('tab:loading')} />}
      {value && <Shown dashboard={value} measure={measure} />}
    </main>
  );
}

function Shown({ dashboard, measure }: { dashboard: Dashboard; measure: Measure }) {
  const { words, me } = useOffice();
  const { from, to, now, closed, all, weeks } = dashboard;
  const period = { from, to, isUntilNow: to >= splitMoment(now).date };
  const values = { days: formatDays(from, to, words.language), at: formatWib(now, words.language) };
  const isEmpty = all.registered + all.openEnd + all.closed === 0;
  return (
    <>
      <Surges {...dashboard} mayDeclare={writesDisruptions(me)} />
      <Disruptions lines={dashboard.disruptions} />
      <Section title={words('tab:dashboard.summary')}>
        <p className="quiet">{words('tab:dashboard.asOf', values)}</p>
        <Tiles line={{ key: 'all', label: words('tab:dashboard.total'), measured: all, filter: {} }} period={period} />
        {closed > 0 && <p className="quiet">{words('tab:dashboard.closed', { count: numberIn(words.language, closed) })}</p>}
        <p className="quiet" role="status">
          {words(isEmpty ? 'tab:dashboard.empty' : 'tab:dashboard.hint')}
        </p>
      </Section>
      {!isEmpty && <Weeks weeks={weeks} measure={measure === 'overdue' ? 'openEnd' : measure} period={period} />}
      {!isEmpty && <Groups by={dashboard.by} measure={measure} period={period} />}
    </>
  );
}

/** Under their own heading even while there are none: that is where one is declared. */
function Disruptions({ lines }: { lines: Dashboard['disruptions'] }) {
  const { words } = useOffice();
  if (!useTexts('disruption')) return null;
  return (
    <Section title={words('disruption:title')}>
      {lines.length > 0 && <DisruptionLines lines={lines} />}
      <a href={addressOf({ page: 'disruptions', id: null, from: null })}>
        {words(lines.length > 0 ? 'disruption:back' : 'disruption:noneYet')}
      </a>
    </Section>
  );
}

function Tiles({ line, period }: { line: Line; period: ShownPeriod }) {
  const { words } = useOffice();
  return (
    <dl className="figures short">
      {measures.map(measure => (
        <div key={measure}>
          <dt>{words(`tab:dashboard.of.${measure}`)}</dt>
          <dd>
            <Value line={line} measure={measure} period={period} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface Charted {
  measure: Measure;
  period: ShownPeriod;
}

function Weeks({ weeks, measure, period }: Charted & { weeks: Dashboard['weeks'] }) {
  const { words } = useOffice();
  const lines = weeks.map(({ from, to, ...measured }) => {
    return { key: from, label: formatDays(from, to, words.language), measured, filter: { from, to } };
  });
  const title = words('tab:dashboard.weeks');
  // Whether the office keeps up with what comes in is seen by both.
  const pair = ['registered', 'closed'] as const;
  const beside: readonly Measure[] = pair.some(each => each === measure) ? pair : [measure];
  const told = beside.map(each => words(`tab:dashboard.of.${each}`)).join(', ');
  return (
    <Section title={words('tab:dashboard.chart', { title, measure: told })}>
      <div className="charted columns-beside">
        <Columns lines={lines} measures={beside} period={period} />
        <MeasureTable title={title} heading={words('tab:dashboard.week')} lines={lines} period={period} />
      </div>
    </Section>
  );
}

function Groups({ by, ...charted }: Charted & { by: Dashboard['by'] }) {
  const { words, me } = useOffice();
  return (['channel', ...sortings] as const).map(name => {
    const lines = Object.entries(by[name])
      .map(([key, measured]) => ({ key, label: codeLabel(words, me.names, name, key), measured, filter: { [name]: key } }))
      .toSorted(
        (a, b) => Number(a.key === 'unknown') - Number(b.key === 'unknown') || b.measured.registered - a.measured.registered,
      );
    const title = words(`tab:dashboard.by.${name}`);
    return (
      <Section key={name} title={words('tab:dashboard.chart', { title, measure: words(`tab:dashboard.of.${charted.measure}`) })}>
        <div className="charted">
          <Bars lines={lines} {...charted} />
          <MeasureTable title={title} heading={words('tab:dashboard.group')} lines={lines} period={charted.period} />
        </div>
      </Section>
    );
  });
}
