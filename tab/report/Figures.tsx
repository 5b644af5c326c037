import type { MonthlyReport } from '../../bot/http/contract';
import { Section } from '../frame/Section';
import { useOffice } from '../office/office';
import { formatWib } from '../wib';
import { numberIn } from '../words/numbers';
import type { Words } from '../words/words';
import { RecountFigures } from './RecountFigures';

type MonthFigures = MonthlyReport['figures'];
type Share = MonthFigures['timeliness']['onTime'];

/** The headline of the month, as on the report's card. */
export function Figures({ report: { month, figures, frozenAt } }: { report: MonthlyReport }) {
  const { words } = useOffice();
  return (
    <Section title={words('report:figures')}>
      <p className="quiet">
        {frozenAt ? words('staff:report.frozenAt', { at: formatWib(frozenAt, words.language) }) : words('report:live')}
      </p>
      <dl className="figures">
        {Object.entries(valuesOf(figures, words)).map(([name, value]) => (
          <div key={name}>
            <dt>{words(`staff:report.fact.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {frozenAt && <RecountFigures key={month} month={month} />}
    </Section>
  );
}

/** A figure without anything to measure says "none" rather than zero per cent. */
function valuesOf({ recap, timeliness, satisfaction, supervisory }: MonthFigures, words: Words): Record<string, string> {
  const number = (value: number) => numberIn(words.language, value);
  const nil = words('staff:report.nil');
  const share = ({ count, of, percent }: Share) =>
    percent === null ? nil : words('staff:report.value.share', { count, of, percent: number(percent) });
  const hours = (minutes: number | null) =>
    minutes === null ? nil : words('staff:report.value.hours', { value: number(minutes / 60) });
  const { meanRating } = satisfaction;
  return {
    openAtStart: number(recap.openStart),
    registered: number(recap.registered),
    reopened: number(recap.reopened),
    closed: number(recap.closed),
    openAtEnd: number(recap.openEnd),
    overdue: number(timeliness.overdueCount),
    onTime: share(timeliness.onTime),
    firstResponse: hours(timeliness.firstResponse.medianMinutes),
    settlement: hours(timeliness.settlement.medianMinutes),
    confirmed: share(satisfaction.confirmed),
    silence: share(satisfaction.silence),
    satisfaction: meanRating === null ? nil : words('staff:report.value.rating', { value: number(meanRating) }),
    promisesKept: share(timeliness.promisesKept),
    referredOut: number(recap.closedBy.referredOut),
    rejected: number(recap.closedBy.rejected),
    supervisory: number(supervisory.registered),
  };
}
