/**
 * Calendar arithmetic in WIB (Asia/Jakarta): UTC+7 all year, no daylight saving. Instants are `Date`s in UTC;
 * a *day* is a whole number, the days since 1970-01-01 as WIB counts them, so that days can be added and compared.
 */

const offset = 7 * 3_600_000;
const dayLength = 86_400_000;

/** The WIB day an instant belongs to. */
export const dayOf = (at: Date): number => Math.floor((at.getTime() + offset) / dayLength);

/** The last instant of the second of this one: WhatsApp counts in whole seconds, our own clock does not. */
export const endOfSecond = (at: Date): Date => new Date(at.getTime() + 999);

/** Milliseconds since WIB midnight. */
export const timeOfDay = (at: Date): number => at.getTime() + offset - dayOf(at) * dayLength;

/** The instant at `time` milliseconds past WIB midnight of a day. */
export const instant = (day: number, time: number): Date => new Date(day * dayLength - offset + time);

/** `YYYY-MM-DD` of a day. */
export const dateOf = (day: number): string => new Date(day * dayLength).toISOString().slice(0, 10);

/** The day of a `YYYY-MM-DD`. RangeError when it is no date of the calendar. */
export function dayOfDate(date: string): number {
  const day = Date.parse(`${date}T00:00:00Z`) / dayLength;
  if (Number.isNaN(day) || dateOf(day) !== date) throw new RangeError(`no calendar date: ${date}`);
  return day;
}

/** ISO weekday, Monday = 1. Day 0 was a Thursday. */
export const weekdayOf = (day: number): 1 | 2 | 3 | 4 | 5 | 6 | 7 =>
  (((((day + 3) % 7) + 7) % 7) + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** The calendar year of a day. */
export const yearOf = (day: number): number => new Date(day * dayLength).getUTCFullYear();

/** A stretch of time: from its first instant up to, but not at, its end. */
export interface Period {
  readonly start: Date;
  readonly end: Date;
}

/** From the first of these WIB days through the whole of the last. */
export const periodOf = (first: number, last: number): Period => ({ start: instant(first, 0), end: instant(last + 1, 0) });

/** First instant of a month `YYYY-MM` in WIB, and first instant of the next. RangeError when it is no month. */
export function monthBorders(month: string): Period {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) throw new RangeError(`no month YYYY-MM: ${month}`);
  const first = dayOfDate(`${month}-01`);
  const next = new Date(first * dayLength);
  next.setUTCMonth(next.getUTCMonth() + 1);
  return { start: instant(first, 0), end: instant(next.getTime() / dayLength, 0) };
}

/** The month `YYYY-MM` an instant belongs to, as WIB counts it. */
export const monthOf = (at: Date): string => dateOf(dayOf(at)).slice(0, 7);

/** How dates and numbers are written in the office's two languages. */
export const locales = { id: 'id-ID', en: 'en-GB' } as const;
const zone = { timeZone: 'Asia/Jakarta' } as const;

/** `23 November 2026, 10.15 WIB` (Indonesian), `23 November 2026, 10:15 WIB` (English); `dateOnly` leaves the time out. */
export function formatWib(at: Date, language: 'id' | 'en', form: 'dateTime' | 'dateOnly' = 'dateTime'): string {
  const date = at.toLocaleDateString(locales[language], { ...zone, day: 'numeric', month: 'long', year: 'numeric' });
  if (form === 'dateOnly') return date;
  const time = at.toLocaleTimeString(locales[language], { ...zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return `${date}, ${time} WIB`;
}

/** `November 2026`. RangeError when the month is none. */
export function formatMonth(month: string, language: 'id' | 'en'): string {
  return monthBorders(month).start.toLocaleDateString(locales[language], { ...zone, month: 'long', year: 'numeric' });
}
