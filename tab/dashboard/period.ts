import type { AskedPeriod } from '../route';

/** First and last day of what is asked for, as WIB dates; `today` is the office's. Null while a day is still to be chosen. */
export function daysOf({ period, from, to }: AskedPeriod, today: string): { from: string; to: string } | null {
  if (period === 'own') return from && to ? { from, to } : null;
  if (period === 'year') return { from: `${today.slice(0, 4)}-01-01`, to: today };
  return { from: firstOfMonth(today, period === 'quarter' ? 2 : 0), to: today };
}

/** The first of the month so many months before this day's. */
function firstOfMonth(day: string, before: number): string {
  const [year, month] = day.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, month - 1 - before, 1)).toISOString().slice(0, 10);
}
