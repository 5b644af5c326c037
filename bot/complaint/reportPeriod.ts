import { monthBorders, type Period } from './wib';

/** What figures are summed up over: a month, a quarter or a year, WIB. */
export interface ReportPeriod extends Period {
  /** `2026-11`, `2026-Q4` or `2026`. */
  name: string;
  kind: 'month' | 'quarter' | 'year';
}

/** The period of that name; null where it is none. */
export function reportPeriod(name: string): ReportPeriod | null {
  const parts = /^(\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?$/.exec(name);
  if (!parts) return null;
  const [, year, quarter, month] = parts;
  if (month) return { name, kind: 'month', ...monthBorders(name) };
  if (!quarter) return { name, kind: 'year', ...between(`${year}-01`, `${year}-12`) };
  const last = 3 * Number(quarter);
  const inYear = (number: number): string => `${year}-${String(number).padStart(2, '0')}`;
  return { name, kind: 'quarter', ...between(inYear(last - 2), inYear(last)) };
}

const between = (first: string, last: string): Period => ({ start: monthBorders(first).start, end: monthBorders(last).end });
