import { holidays2026 } from './masterData';
import { dateOf, dayOf, dayOfDate } from './wib';

export const holidayTypes = ['national', 'collectiveLeave', 'local'] as const;
export type HolidayType = (typeof holidayTypes)[number];

/** A closed day of the office; `local` = the office's own, such as the city's anniversary. */
export interface ClosedDay {
  /** `YYYY-MM-DD`, a WIB date. */
  readonly date: string;
  readonly name: string;
  readonly type: HolidayType;
}

/** What an office that has entered no holiday goes by. */
export const usualHolidays: readonly ClosedDay[] = holidays2026;

/** The decree of every year has named at least fifteen national holidays: with fewer, somebody is still typing. */
const fewestNational = 10;

/** More closed days than this in one year are a mistake; the longest decrees have come to some thirty. */
export const mostHolidays = 60;

export const yearOfDate = (date: string): number => Number(date.slice(0, 4));

/** Years whose national holidays are entered; a day closed by the office alone makes no calendar. */
export function knownYears(days: readonly Pick<ClosedDay, 'date' | 'type'>[]): number[] {
  const national = days.filter(({ type }) => type === 'national').map(({ date }) => yearOfDate(date));
  const years = [...new Set(national)];
  return years.filter(year => national.filter(each => each === year).length >= fewestNational).sort();
}

/** The decree for the next year comes in autumn; before it there is nothing to enter. */
const firstMonth = 10;

/** The year whose holidays are missing and should be entered now: this one, or from October on the next; null = none. */
export function missingYear(known: readonly number[], now: Date): number | null {
  const today = dateOf(dayOf(now));
  const year = yearOfDate(today);
  if (!known.includes(year)) return year;
  return Number(today.slice(5, 7)) >= firstMonth && !known.includes(year + 1) ? year + 1 : null;
}

/** True for a date of the calendar written `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  try {
    return dayOfDate(text) >= 0;
  } catch {
    return false;
  }
}

/** A row of a list of holidays that cannot be taken, and why. */
export type HolidayFault = 'date' | 'name' | 'type' | 'repeated';

/** A list of holidays as it was handed in; `row` counts as the spreadsheet does. */
export interface HolidayList {
  days: (ClosedDay & { row: number })[];
  faulty: { row: number; code: HolidayFault }[];
}
