import type { OfficePolicy } from './officePolicy';
import { dateOf, dayOf, dayOfDate, instant, timeOfDay, weekdayOf, yearOf } from './wib';

/** A moment in the future; provisional ("sementara") when it reaches into a year whose holidays are not known yet. */
export interface Due {
  readonly at: Date;
  readonly provisional: boolean;
}

/** No calendar closes an office for a year; a policy that does is a mistake, not a long wait. */
const longestClosure = 366;

function clock(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return (hours! * 60 + minutes!) * 60_000;
}

type Openings = readonly { from: number; to: number }[];

/** A policy never changes, and figures ask for the same days again and again. */
const known = new WeakMap<OfficePolicy, Map<number, Openings>>();

/** The day's opening hours as milliseconds past midnight, in order. */
function openingsOn(day: number, policy: OfficePolicy): Openings {
  const days = known.get(policy) ?? new Map<number, Openings>();
  known.set(policy, days);
  const openings = days.get(day) ?? readOpenings(day, policy);
  days.set(day, openings);
  return openings;
}

function readOpenings(day: number, policy: OfficePolicy): Openings {
  const date = dateOf(day);
  const regular = date in policy.holidays ? [] : policy.openingHours[weekdayOf(day)];
  return (policy.exceptions[date] ?? regular)
    .map(opening => ({ from: clock(opening.from), to: clock(opening.to) }))
    .filter(opening => opening.from < opening.to)
    .sort((a, b) => a.from - b.from);
}

/** Whether the office opens on this WIB day at all. */
export const isBusinessDay = (day: number, policy: OfficePolicy) => openingsOn(day, policy).length > 0;

function businessDayFrom(day: number, policy: OfficePolicy): number {
  for (let candidate = day; candidate <= day + longestClosure; candidate++) {
    if (isBusinessDay(candidate, policy)) return candidate;
  }
  throw new RangeError(`policy ${policy.version} opens on no day of the year after ${dateOf(day)}`);
}

function reachesUnknownYear(from: Date, to: Date, policy: OfficePolicy): boolean {
  for (let year = yearOf(dayOf(from)); year <= yearOf(dayOf(to)); year++) {
    if (!policy.calendarYears.includes(year)) return true;
  }
  return false;
}

/** A moment reached from `from` by working time, marked when it cannot be certain. */
export const dueFrom = (from: Date, at: Date, policy: OfficePolicy): Due => ({
  at,
  provisional: reachesUnknownYear(from, at, policy),
});

/** Whether the office is open: from the minute it opens up to, but not at, the minute it closes. */
export function isWorkingTime(at: Date, policy: OfficePolicy): boolean {
  const time = timeOfDay(at);
  return openingsOn(dayOf(at), policy).some(opening => opening.from <= time && time < opening.to);
}

/** When a clock begins to run: at once in working time, else at the next opening. RangeError if the office never opens. */
export function clockStart(at: Date, policy: OfficePolicy): Date {
  const day = dayOf(at);
  const later = openingsOn(day, policy).find(opening => timeOfDay(at) < opening.to);
  if (later) return instant(day, Math.max(timeOfDay(at), later.from));
  const next = businessDayFrom(day + 1, policy);
  return instant(next, openingsOn(next, policy)[0]!.from);
}

/** A clock time that falls outside the day's hours moves to its closing, or forward to its (next) opening. */
function withinHours(day: number, time: number, policy: OfficePolicy): Date {
  const openings = openingsOn(day, policy);
  const around = openings.find(opening => time <= opening.to);
  return instant(day, around ? Math.max(time, around.from) : openings.at(-1)!.to);
}

/**
 * The n-th business day after the clock starts, at the same clock time (n a whole number ≥ 0).
 * A start outside opening hours counts from the next opening.
 */
export function addBusinessDays(start: Date, n: number, policy: OfficePolicy): Due {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`no number of business days: ${n}`);
  const begin = clockStart(start, policy);
  let day = dayOf(begin);
  for (let left = n; left > 0; left--) day = businessDayFrom(day + 1, policy);
  return dueFrom(start, withinHours(day, timeOfDay(begin), policy), policy);
}

/** The same clock time on this day if it is a working day, else on the next one. */
export function workingDayOnOrAfter(at: Date, policy: OfficePolicy): Date {
  return instant(businessDayFrom(dayOf(at), policy), timeOfDay(at));
}

/** n calendar days later at the same clock time; an end on a day off moves to the next working day, same clock. */
export function addCalendarDays(start: Date, n: number, policy: OfficePolicy): Due {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`no number of calendar days: ${n}`);
  return dueFrom(start, workingDayOnOrAfter(instant(dayOf(start) + n, timeOfDay(start)), policy), policy);
}

/** The moment at which `minutes` (≥ 0, may be a fraction) of working time have passed; exactly at a closing it stays there. */
export function addBusinessMinutes(start: Date, minutes: number, policy: OfficePolicy): Date {
  if (!(minutes >= 0)) throw new RangeError(`no number of minutes: ${minutes}`);
  const begin = clockStart(start, policy);
  let left = Math.round(minutes * 60_000);
  for (let day = dayOf(begin); ; day = businessDayFrom(day + 1, policy)) {
    for (const opening of openingsOn(day, policy)) {
      const from = day === dayOf(begin) ? Math.max(opening.from, timeOfDay(begin)) : opening.from;
      if (from < opening.to && left <= opening.to - from) return instant(day, from + left);
      left -= Math.max(0, opening.to - from);
    }
  }
}

/** Minutes of working time between two instants, to the millisecond; 0 when b is not after a. */
export function businessMinutesBetween(a: Date, b: Date, policy: OfficePolicy): number {
  let total = 0;
  for (let day = dayOf(a); day <= dayOf(b); day++) {
    for (const opening of openingsOn(day, policy)) {
      const from = Math.max(instant(day, opening.from).getTime(), a.getTime());
      const to = Math.min(instant(day, opening.to).getTime(), b.getTime());
      total += Math.max(0, to - from);
    }
  }
  return total / 60_000;
}

/** Opening time of the n-th business day (n ≥ 1) counted from the first of a month (1–12). */
export function nthBusinessDayOfMonth(year: number, month: number, n: number, policy: OfficePolicy): Date {
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`no ordinal: ${n}`);
  let day = businessDayFrom(dayOfDate(`${year}-${String(month).padStart(2, '0')}-01`), policy);
  for (let left = n; left > 1; left--) day = businessDayFrom(day + 1, policy);
  return instant(day, openingsOn(day, policy)[0]!.from);
}
