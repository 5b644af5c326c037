import type { OfficePolicy, Opening } from '../complaint/officePolicy';
import { locales } from '../complaint/wib';
import type { Language } from './text';

type Hours = OfficePolicy['openingHours'];
const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
/** 5 January 1970 was a Monday. */
const monday = 4;

/** The usual opening hours as one reads them on a door: `Senin–Jumat 08.00–16.00 WIB`. */
export function openingText(hours: Hours, language: Language): string {
  const runs: { from: number; to: number; hours: string }[] = [];
  for (const weekday of weekdays) {
    const open = hoursText(hours[weekday], language);
    const last = runs.at(-1);
    if (open === '') continue;
    if (last?.to === weekday - 1 && last.hours === open) last.to = weekday;
    else runs.push({ from: weekday, to: weekday, hours: open });
  }
  const name = (weekday: number): string => nameOf(weekday, language);
  const texts = runs.map(({ from, to, hours }) => `${name(from)}${to > from ? `–${name(to)}` : ''} ${hours}`);
  return `${texts.join('; ')} WIB`;
}

const hoursText = (openings: readonly Opening[], language: Language): string =>
  openings.map(({ from, to }) => `${clock(from, language)}–${clock(to, language)}`).join(', ');

const clock = (time: string, language: Language): string => (language === 'id' ? time.replace(':', '.') : time);

const nameOf = (weekday: number, language: Language): string =>
  new Date((monday + weekday - 1) * 86_400_000).toLocaleDateString(locales[language], {
    weekday: 'long',
    timeZone: 'UTC',
  });
