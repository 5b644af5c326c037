import { DateTime } from 'luxon';

/** Looks up a text of `bot/text/<language>/documents.json`, with i18next's `{{name}}` filled in and nothing escaped. */
export type Words = (key: string, values?: Record<string, string | number>) => string;

function format(date: Date, words: Words, pattern: string): string {
  return DateTime.fromJSDate(date, { zone: 'Asia/Jakarta' }).setLocale(words('documentLanguage')).toFormat(pattern);
}

/** `23 November 2026`, the day in WIB. */
export const longDate = (date: Date, words: Words): string => format(date, words, 'd MMMM yyyy');

/** `23 November 2026, 10.15 WIB`. */
export const longTime = (date: Date, words: Words): string => `${format(date, words, 'd MMMM yyyy, HH.mm')} ${words('wib')}`;

/** `23/11/2026 10.15.07`, for narrow columns whose heading says WIB. */
export const shortTime = (date: Date, words: Words): string => format(date, words, 'dd/MM/yyyy HH.mm.ss');

/** `November 2026` from `2026-11`. */
export function monthName(month: string, words: Words): string {
  return DateTime.fromISO(month, { zone: 'Asia/Jakarta', locale: words('documentLanguage') }).toFormat('LLLL yyyy');
}

/** `1.234,5` in Indonesian; at most one decimal. */
export const figure = (value: number, words: Words): string =>
  new Intl.NumberFormat(words('documentLanguage'), { maximumFractionDigits: 1 }).format(value);
