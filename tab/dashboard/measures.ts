import type { Dashboard } from '../../bot/http/contract';
import { addressOf, everything, type Filter } from '../route';
import { numberIn } from '../words/numbers';
import type { Words } from '../words/words';

/** What is measured of a group of cases, in the order of the table's columns. */
export const measures = ['registered', 'closed', 'openEnd', 'overdue', 'onTime', 'firstResponse', 'settlement'] as const;
export type Measure = (typeof measures)[number];
/** A week that is over does not tell what was late in it. */
export type Measured = Omit<Dashboard['all'], 'overdue'> & { overdue?: number };

/** One line of a table and one bar: a group or a week. */
export interface Line {
  key: string;
  label: string;
  measured: Measured;
  /** The list it stands for, by the measure that is looked at; without it there is none. */
  filter: Partial<Filter>;
}

/** A number for the bar: cases, per cent, or working hours; null where there is nothing to measure. */
export function valueOf(measured: Measured, measure: Measure): number | null {
  if (measure === 'onTime') return measured.onTime.percent;
  if (measure === 'firstResponse' || measure === 'settlement') {
    const minutes = measured[measure].medianMinutes;
    return minutes === null ? null : minutes / 60;
  }
  return measured[measure] ?? null;
}

/** The number as it is read. */
export function shown(words: Words, measured: Measured, measure: Measure): string {
  const value = valueOf(measured, measure);
  if (value === null) return words('tab:dashboard.none');
  const number = numberIn(words.language, value);
  if (measure === 'onTime') return words('tab:dashboard.percent', { value: number });
  return measure === 'firstResponse' || measure === 'settlement' ? words('tab:dashboard.hours', { value: number }) : number;
}

/**
 * The list with exactly the cases that a number counts. What is open or late is listed as it is now, so that a period of the past
 * has no list of it; what was closed, and shares and times, have none either.
 */
export function addressFor({ measured, filter }: Line, measure: Measure, period: ShownPeriod): string | null {
  if (!valueOf(measured, measure)) return null;
  const list = (change: Partial<Filter>): string =>
    addressOf({ page: 'list', filter: { ...everything, ...filter, counted: '1', ...change } });
  if (measure === 'registered') return list({ from: filter.from || period.from, to: filter.to || period.to });
  const isWeek = filter.from !== undefined;
  if (isWeek || !period.isUntilNow) return null;
  if (measure === 'openEnd') return list({ state: 'open' });
  return measure === 'overdue' ? list({ state: 'overdue' }) : null;
}

export interface ShownPeriod {
  from: string;
  to: string;
  isUntilNow: boolean;
}
