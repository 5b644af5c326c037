import type { OfficePolicy, Opening } from './officePolicy';
import { isBusinessDay } from './workingTime';
import { dateOf, dayOfDate } from './wib';

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
export type Weekday = (typeof weekdays)[number];

const mostOpenings = 3;
const clock = /^([01]\d|2[0-3]):[0-5]\d$/;

/** `08:00-12:00, 13:00-16:00` as a form has it, with a dot or a dash of any kind; nothing = closed. Null when it says no hours. */
export function readOpenings(text: string): Opening[] | null {
  const parts = text.split(/[,;]/).map(part => part.trim()).filter(Boolean); // prettier-ignore
  const openings = parts.map(part => {
    const [from = '', to = '', ...more] = part.split(/\s*[-–—]\s*/).map(time => time.trim().replace('.', ':').padStart(5, '0'));
    return clock.test(from) && clock.test(to) && from < to && more.length === 0 ? { from, to } : null;
  });
  if (openings.length > mostOpenings || openings.includes(null)) return null;
  const sorted = (openings as Opening[]).toSorted((one, other) => (one.from < other.from ? -1 : 1));
  return sorted.every((opening, at) => at === 0 || sorted[at - 1]!.to <= opening.from) ? sorted : null;
}

/** `08:00–12:00, 13:00–16:00`; nothing = closed. */
export const openingsText = (openings: readonly Opening[]): string => openings.map(({ from, to }) => `${from}–${to}`).join(', ');

/** Days in a row with the same special hours. */
export interface SpecialHours {
  from: string;
  until: string;
  openings: readonly Opening[];
}

/** Two days this near with the same hours were entered as one stretch: a weekend or a long holiday lies between them. */
const nearDays = 6;

/** The exceptions of a policy as people entered them, the earliest first. */
export function specialHoursOf(exceptions: OfficePolicy['exceptions']): SpecialHours[] {
  const stretches: SpecialHours[] = [];
  for (const date of Object.keys(exceptions).sort()) {
    const openings = exceptions[date]!;
    const last = stretches.at(-1);
    const isNext = last && dayOfDate(date) - dayOfDate(last.until) <= nearDays;
    if (isNext && openingsText(last.openings) === openingsText(openings)) last.until = date;
    else stretches.push({ from: date, until: date, openings });
  }
  return stretches;
}

/**
 * The days of a stretch that get special hours: those on which the office would open anyway. A single day gets them whatever it is, so
 * that a Saturday can be worked.
 */
export function specialDays(from: string, until: string, policy: OfficePolicy): string[] {
  const [first, last] = [dayOfDate(from), dayOfDate(until)];
  if (first === last) return [from];
  const days = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const usual = { ...policy, exceptions: {} };
  return days.filter(day => isBusinessDay(day, usual)).map(dateOf);
}

/** The dates of a stretch, both ends included. */
export function datesWithin(from: string, until: string): (date: string) => boolean {
  return date => date >= from && date <= until;
}
