import { endOf, type Deadline, type Limit, type LimitedCode, type OfficePolicy } from './deadline';
import { dateOf, dayOf, weekdayOf, yearOf } from './wib';
import { addBusinessMinutes, clockStart } from './workingTime';

/** A day on which the clock did not run though it is a weekday of the office. `name` null = closed by special hours. */
export interface SkippedDay {
  /** `YYYY-MM-DD`, WIB. */
  date: string;
  name: string | null;
}

/** Why a clock ends when it ends, for a reader who would reckon it up by hand. */
export interface DeadlineReason {
  /** Null for a date that somebody named. */
  limit: Limit | null;
  /** Counted from LAPOR!'s disposition to the office, not from the report's entry there. */
  isFromDisposition: boolean;
  startedAt: Date;
  /** The first moment that counts: the next opening where it started outside the office's hours. */
  countsFrom: Date;
  skipped: SkippedDay[];
  /** A calendar day that ended on a day off, moved to the next working day. */
  endsAfterDayOff: boolean;
  /** Whole minutes of working time it has stood still. */
  stoodMinutes: number;
  /** Years that the clock reaches into and whose holidays are not entered. */
  unknownYears: number[];
  /** It ends at another moment than the rule alone gives: the reporter's time was not cut, or it was given longer. */
  isOtherwise: boolean;
  /** Of the rules that it goes by. */
  policyVersion: number;
}

/** @param policy the rules by which the clock was counted, with the holidays as they are known now */
export function reasonOf(d: Deadline, policy: OfficePolicy): DeadlineReason {
  const { startedAt, pausedMinutes, policyVersion } = d;
  const isFromDisposition = Boolean(d.enteredAt);
  const common = { startedAt, stoodMinutes: pausedMinutes, policyVersion, isFromDisposition };
  if (d.code === 'promise' || d.code === 'dispositionDue') {
    const none = { limit: null, skipped: [], unknownYears: [], endsAfterDayOff: false, isOtherwise: false };
    return { ...common, ...none, countsFrom: startedAt };
  }
  const limit = limitOf(d.code, isFromDisposition, policy);
  const inWorkingTime = limit.unit === 'businessDay' || limit.unit === 'businessHour';
  const countsFrom = inWorkingTime ? clockStart(startedAt, policy) : startedAt;
  const first = endOf(d.code, d.enteredAt, startedAt, policy);
  const end = pausedMinutes > 0 ? addBusinessMinutes(first.at, pausedMinutes, policy) : first.at;
  return {
    ...common,
    limit,
    countsFrom,
    skipped: inWorkingTime ? skippedDays(countsFrom, d.dueAt, policy) : [],
    endsAfterDayOff: limit.unit === 'calendarDay' && dayOf(first.at) !== dayOf(startedAt) + limit.amount,
    unknownYears: d.provisional ? unknownYears(startedAt, d.dueAt, policy) : [],
    isOtherwise: end.getTime() !== d.dueAt.getTime(),
  };
}

/** LAPOR!'s first follow-up has the days of forwarding before it, as long as nobody says when it was disposed (`laporFollowUpDue`). */
function limitOf(code: LimitedCode, isFromDisposition: boolean, { limits }: OfficePolicy): Limit {
  const limit = limits[code];
  return code === 'laporFollowUp' && !isFromDisposition ? { ...limit, amount: limits.laporForward.amount + limit.amount } : limit;
}

function skippedDays(from: Date, to: Date, policy: OfficePolicy): SkippedDay[] {
  const skipped: SkippedDay[] = [];
  for (let day = dayOf(from); day <= dayOf(to); day++) {
    const date = dateOf(day);
    const isWeekday = policy.openingHours[weekdayOf(day)].length > 0;
    const openings = policy.exceptions[date] ?? (date in policy.holidays ? [] : null);
    if (isWeekday && openings?.length === 0) skipped.push({ date, name: policy.holidays[date] ?? null });
  }
  return skipped;
}

function unknownYears(from: Date, to: Date, { calendarYears }: OfficePolicy): number[] {
  const [first, last] = [yearOf(dayOf(from)), yearOf(dayOf(to))];
  const years = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  return years.filter(year => !calendarYears.includes(year));
}
