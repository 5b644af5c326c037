import { locales } from '../wib';

type Language = 'id' | 'en';

/** `Jumat, 1 Januari 2027`: a WIB date as it stands. */
export const formatDate = (date: string, language: Language): string =>
  new Date(`${date}T00:00:00Z`).toLocaleDateString(locales[language], {
    ...{ timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  });

/** `Senin` for 1. The fifth of January 1970 was a Monday. */
export const weekdayName = (weekday: number, language: Language): string =>
  new Date(Date.UTC(1970, 0, 4 + weekday)).toLocaleDateString(locales[language], { timeZone: 'UTC', weekday: 'long' });

/** `08:00–12:00, 13:00–16:00` */
export const hoursText = (openings: readonly { from: string; to: string }[]): string =>
  openings.map(({ from, to }) => `${from}–${to}`).join(', ');
