import { formatWib } from '../../../complaint/deadline';
import { formatMonth } from '../../../complaint/wib';
import type { Language } from '../../../text/text';

/** A column's value as it is read: its days and months in words, WIB. The archive itself keeps `yyyy-mm-dd`. */
export function shown(value: unknown, language: Language): string {
  if (typeof value === 'number') return value.toLocaleString(language);
  if (typeof value !== 'string' || value === '') return '–';
  if (/^\d{4}-\d{2}$/.test(value)) return formatMonth(value, language);
  return value.replace(/\b\d{4}-\d{2}-\d{2}\b/g, day => formatWib(new Date(`${day}T00:00:00+07:00`), language, 'dateOnly'));
}

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** `54,7 kB` */
export function shownSize(bytes: number, language: Language): string {
  const step = Math.min(units.length - 1, Math.floor(Math.log(Math.max(1, bytes)) / Math.log(1000)));
  const format = { style: 'unit', unit: units[step]!, unitDisplay: 'short', maximumFractionDigits: 1 } as const;
  return (bytes / 1000 ** step).toLocaleString(language, format);
}
