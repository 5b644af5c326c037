/** Moments as the office reads them: WIB (Asia/Jakarta), UTC+7 all year. */

type Language = 'id' | 'en';

export const locales = { id: 'id-ID', en: 'en-GB' } as const;
const zone = { timeZone: 'Asia/Jakarta' } as const;
const offset = 7 * 3_600_000;

/** `23 November 2026, 10.15 WIB`; `short` writes the month in three letters. */
export function formatWib(moment: string | Date, language: Language, month: 'long' | 'short' = 'long'): string {
  const at = new Date(moment);
  const date = at.toLocaleDateString(locales[language], { ...zone, day: 'numeric', month, year: 'numeric' });
  const time = at.toLocaleTimeString(locales[language], { ...zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return `${date}, ${time} WIB`;
}

/** `23 November 2026`, of a moment or of a WIB date as it stands; `short` writes the month in three letters. */
export const formatDay = (moment: string, language: Language, month: 'long' | 'short' = 'long'): string =>
  new Date(moment).toLocaleDateString(locales[language], { ...zone, day: 'numeric', month, year: 'numeric' });

/** `November 2026` */
export const formatMonth = (month: string, language: Language): string =>
  new Date(`${month}-15T12:00:00Z`).toLocaleDateString(locales[language], { month: 'long', year: 'numeric' });

/** `23–29 Nov`: WIB dates as they stand. */
export function formatDays(from: string, to: string, language: Language): string {
  const format = new Intl.DateTimeFormat(locales[language], { day: 'numeric', month: 'short', timeZone: 'UTC' });
  return format.formatRange(new Date(from), new Date(to));
}

/** Date and time of a moment as two inputs show them. */
export function splitMoment(moment: string): { date: string; time: string } {
  const wib = new Date(new Date(moment).getTime() + offset).toISOString();
  return { date: wib.slice(0, 10), time: wib.slice(11, 16) };
}

/** One moment of two inputs; a date alone stays one, which the office takes for 16.00 WIB. */
export function joinMoment(date: string, time: string): string {
  return date && time ? `${date}T${time}:00+07:00` : date;
}

/** The month a moment belongs to, as WIB counts it. */
export const monthOf = (moment: string): string => new Date(new Date(moment).getTime() + offset).toISOString().slice(0, 7);

/** The month before the one a moment belongs to, as WIB counts it: the one that is reported on. */
export function monthBefore(moment: string): string {
  const wib = new Date(new Date(moment).getTime() + offset);
  return new Date(Date.UTC(wib.getUTCFullYear(), wib.getUTCMonth() - 1, 15)).toISOString().slice(0, 7);
}

/** Office time now: a tab may stay open over night. The page was opened just before it was told the time. */
export const nowOf = (toldAtStart: string): string => new Date(Date.parse(toldAtStart) + performance.now()).toISOString();
