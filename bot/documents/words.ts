import { DateTime } from 'luxon';
import type { ReportPeriod } from '../complaint/reportPeriod';

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

/** `23/11/26`, for columns of dates. */
export const shortDate = (date: Date, words: Words): string => format(date, words, 'dd/MM/yy');

/** `November 2026` from `2026-11`. */
export function monthName(month: string, words: Words): string {
  return DateTime.fromISO(month, { zone: 'Asia/Jakarta', locale: words('documentLanguage') }).toFormat('LLLL yyyy');
}

const quarters = ['I', 'II', 'III', 'IV'];

/** `Bulan November 2026`, `Triwulan IV Tahun 2026` or `Tahun 2026` from `2026-11`, `2026-Q4` or `2026`. */
export function periodName({ name, kind }: Pick<ReportPeriod, 'name' | 'kind'>, words: Words): string {
  const [year = '', part = ''] = name.split('-');
  const quarter = quarters[Number(part.slice(1)) - 1] ?? '';
  const month = kind === 'month' ? monthName(name, words) : '';
  return words(`summary.period.${kind}`, { year, quarter, month });
}

/** `1.234,5` in Indonesian; at most one decimal. */
export const figure = (value: number, words: Words): string =>
  new Intl.NumberFormat(words('documentLanguage'), { maximumFractionDigits: 1 }).format(value);
