import { groupedBy, historiesOf, measured, minutesBy, spanOf } from './figures';
import type { FigureCase, History, Measures } from './figures';
import type { OfficePolicy } from './officePolicy';
import { dateOf, dayOf, periodOf, weekdayOf } from './wib';
import type { Period } from './wib';

/** By what the dashboard tells cases apart; the codes are those of the complaint's own fields. */
export const dimensions = ['channel', 'complaintClass', 'category', 'service', 'division', 'district'] as const;
export type Dimension = (typeof dimensions)[number];

/** A week from Monday to Sunday, or as much of it as lies in the period; first and last day are WIB dates. */
export interface Week extends Omit<Measures, 'overdue'> {
  from: string;
  to: string;
}

/** Absent keys are zero; `unknown` = an officer has not said yet. */
export interface DashboardFigures {
  all: Measures;
  by: Record<Dimension, Record<string, Measures>>;
  /** The earliest first. What was late at the end of a week that is over is not kept, so that it is not told. */
  weeks: Week[];
}

/** The monthly report's figures (`figures.ts`) for any period, and for every group and week of it. */
export function dashboardFigures(period: Period, cases: readonly FigureCase[], policy: OfficePolicy): DashboardFigures {
  const histories = historiesOf(cases);
  const minutes = minutesBy(policy);
  const measure = (some: readonly History[], of = period) => measured(some, of, minutes);
  const within = casesWithin(histories);
  const by = (dimension: Dimension) => {
    const groups = [...groupedBy(histories, each => each[dimension])].map(([key, some]) => [key, measure(some)] as const);
    return [dimension, Object.fromEntries(groups.filter(([, group]) => !measuresNothing(group)))] as const;
  };
  return {
    all: measure(histories),
    by: Object.fromEntries(dimensions.map(by)) as DashboardFigures['by'],
    weeks: weeksOf(period).map(([first, last]) => {
      const week = periodOf(first, last);
      const { overdue: _atEnd, ...measures } = measure(within(week), week);
      return { from: dateOf(first), to: dateOf(last), ...measures };
    }),
  };
}

/** The cases of which something is counted in a week: a year has fifty, and a case is of two or three of them. */
function casesWithin(histories: readonly History[]): (week: Period) => History[] {
  const spans = histories.map(spanOf);
  return ({ start, end }) => {
    const [first, last] = [start.getTime(), end.getTime()];
    return histories.filter((_case, index) => spans[index]!.from < last && spans[index]!.to >= first);
  };
}

const measuresNothing = ({ onTime, firstResponse, settlement, ...counts }: Measures): boolean =>
  [...Object.values(counts), onTime.of, firstResponse.count, settlement.count].every(value => value === 0);

/** First and last day of each week, cut at the period's own. */
function weeksOf({ start, end }: Period): [first: number, last: number][] {
  const last = dayOf(new Date(end.getTime() - 1));
  const weeks: [number, number][] = [];
  for (let first = dayOf(start); first <= last; first = weeks.at(-1)![1] + 1) {
    weeks.push([first, Math.min(last, first + 7 - weekdayOf(first))]);
  }
  return weeks;
}
