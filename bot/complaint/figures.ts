import type { Channel, CloseReason, Outcome, Track } from './complaint';
import type { ComplaintCategory, ComplaintClass, Division, ServiceType } from './masterData';
import type { OfficePolicy } from './officePolicy';
import { monthBorders, type Period } from './wib';
import { businessMinutesBetween } from './workingTime';

/** What one complaint gives to the figures: codes and times, nothing that names a person. */
export interface FigureCase {
  readonly ticketNumber: string;
  readonly channel: Channel;
  readonly complaintClass: ComplaintClass | null;
  readonly category: ComplaintCategory | null;
  readonly service: ServiceType | null;
  readonly division: Division | null;
  /** Code or name, as the caller wants it counted. */
  readonly district: string | null;
  readonly track: Track;
  readonly receivedAt: Date;
  readonly registeredAt: Date;
  /** First human reaction of substance; the receipt is none. */
  readonly firstReactionAt: Date | null;
  readonly firstReactionKind: 'answer' | 'progress' | 'asked' | null;
  readonly sopResponseDueAt: Date | null;
  readonly closings: readonly { readonly at: Date; readonly outcome: Outcome; readonly reason: CloseReason | null }[];
  readonly reopenings: readonly Date[];
  readonly cycles: number;
  /** 1 (not satisfied) to 4 (very satisfied). */
  readonly rating: number | null;
  readonly promises: readonly { readonly promisedAt: Date; readonly keptAt: Date | null }[];
  /** The first due moment it had missed and not met when the month ended. */
  readonly overdueSince: Date | null;
  /** Counted under its target. */
  readonly mergedInto: string | null;
  readonly mergedAt: Date | null;
  /** One visit with several issues: the parts count, the parent does not. */
  readonly isPartsParent: boolean;
  /** Greetings, spam and the like stand outside. */
  readonly dismissedAt: Date | null;
}

/** The outcomes that are counted as closed; merged and dismissed stand outside. */
export const closedOutcomes = ['resolved', 'rejected', 'referredOut', 'withdrawn'] as const;
type ClosedOutcome = (typeof closedOutcomes)[number];

export type Count = { openStart: number; registered: number; reopened: number; closed: number; openEnd: number };
export type Spread = { count: number; medianMinutes: number | null; meanMinutes: number | null };
/** Part of a whole with its per cent, one decimal; null where there is no whole. */
export type Share = { count: number; of: number; percent: number | null };

/** What is measured of any group of cases: where they stood, and how fast the office was. */
export interface Measures extends Count {
  overdue: number;
  /** First reaction within target, of the cases whose target fell in the period; no reaction by then is late. */
  onTime: Share;
  firstResponse: Spread;
  /** Registration to the last closing. */
  settlement: Spread;
}

/** The figures of sections 2–9 of the monthly report. Minutes are working minutes, whole. Absent keys are zero ("Nihil"). */
export interface MonthlyFigures {
  month: string;
  policyVersion: number;
  recap: Count & { closedBy: Record<ClosedOutcome, number> };
  /** What stands outside the recap, or moved the carry-over after last month's figures were frozen. */
  outside: { dismissed: number; merged: number; earlierNowDismissed: number; earlierNowMerged: number };
  byChannel: Record<string, Count>;
  byClass: Record<string, Count>;
  byCategory: Record<string, Count>;
  byService: Record<string, Count>;
  byDivision: Record<string, Count>;
  byDistrict: Record<string, Count>;
  timeliness: {
    onTime: Measures['onTime'];
    /** The reactions that were on time, by what they were: a promise cannot dress up as an answer. */
    onTimeBy: { answer: number; progress: number; asked: number };
    late: number;
    firstResponse: Measures['firstResponse'];
    settlement: Measures['settlement'];
    promisesKept: Share;
    /** Open and late when the month ended; supervisory cases only in `overdueCount`. */
    overdue: { ticketNumber: string; division: Division | null; minutesLate: number }[];
    overdueCount: number;
  };
  satisfaction: {
    /** Resolved in the month. Closings by the reporter's word and by silence are never added together. */
    confirmed: Share;
    silence: Share;
    notRead: Share;
    reopened: number;
    meanCycles: number | null;
    ratings: Record<'1' | '2' | '3' | '4', number>;
    meanRating: number | null;
  };
  /** Numbers only: a supervisory case is never named. */
  supervisory: Count & { overdue: number };
}

/** A counted case with what happened to it: closings of an open case and reopenings of a closed one, in time. */
export interface History {
  readonly case: FigureCase;
  readonly closings: { readonly at: Date; readonly outcome: ClosedOutcome; readonly reason: CloseReason | null }[];
  readonly reopenings: Date[];
}

const isClosedOutcome = (outcome: Outcome): outcome is ClosedOutcome => (closedOutcomes as readonly Outcome[]).includes(outcome);

function historyOf(each: FigureCase): History {
  const history: History = { case: each, closings: [], reopenings: [] };
  const events = [
    ...each.closings.map(closing => ({ ...closing, kind: 'closing' as const })),
    ...each.reopenings.map(at => ({ at, kind: 'reopening' as const })),
  ].sort((a, b) => a.at.getTime() - b.at.getTime() || a.kind.localeCompare(b.kind));
  let open = true;
  for (const event of events) {
    const at = event.at < each.registeredAt ? each.registeredAt : event.at; // imported cases: nothing before the number
    if (event.kind === 'reopening' && !open) history.reopenings.push(at);
    if (event.kind === 'closing' && open && isClosedOutcome(event.outcome)) {
      history.closings.push({ at, outcome: event.outcome, reason: event.reason });
    }
    open = history.reopenings.length === history.closings.length;
  }
  return history;
}

const counts = (each: FigureCase) => !each.isPartsParent && each.mergedInto === null && each.dismissedAt === null;

/** The cases that count, each with what happened to it. */
export const historiesOf = (cases: readonly FigureCase[]): History[] => cases.filter(counts).map(historyOf);

const isIn = (at: Date | null, period: Period): at is Date => at !== null && period.start <= at && at < period.end;

/** Counted without making lists of them: a year has tens of thousands of cases, and each is asked about in many groups. */
function howMany<T>(list: readonly T[], is: (each: T) => boolean): number {
  let found = 0;
  for (const each of list) if (is(each)) found += 1;
  return found;
}

const isOpenAt = ({ case: { registeredAt }, closings, reopenings }: History, moment: Date): boolean =>
  registeredAt < moment && howMany(closings, ({ at }) => at < moment) === howMany(reopenings, at => at < moment);

const closingsIn = (history: History, period: Period) => history.closings.filter(closing => isIn(closing.at, period));
const reopeningsIn = (history: History, period: Period) => history.reopenings.filter(at => isIn(at, period));
const sumOf = <T>(list: readonly T[], value: (each: T) => number) => list.reduce((sum, each) => sum + value(each), 0);

function count(histories: readonly History[], period: Period): Count {
  return {
    openStart: howMany(histories, each => isOpenAt(each, period.start)),
    registered: howMany(histories, each => isIn(each.case.registeredAt, period)),
    reopened: sumOf(histories, each => howMany(each.reopenings, at => isIn(at, period))),
    closed: sumOf(histories, each => howMany(each.closings, ({ at }) => isIn(at, period))),
    openEnd: howMany(histories, each => isOpenAt(each, period.end)),
  };
}

const countsNothing = (counted: Count) => Object.values(counted).every(value => value === 0);

/** Cases by what they have in common; `unknown` where an officer has not said yet. */
export function groupedBy(histories: readonly History[], key: (each: FigureCase) => string | null): Map<string, History[]> {
  const groups = new Map<string, History[]>();
  for (const each of histories) {
    const name = key(each.case) ?? 'unknown';
    const group = groups.get(name);
    if (group) group.push(each);
    else groups.set(name, [each]);
  }
  return groups;
}

function countBy(histories: readonly History[], period: Period, key: (each: FigureCase) => string | null): Record<string, Count> {
  const counted = [...groupedBy(histories, key)].map(([name, members]) => [name, count(members, period)] as const);
  return Object.fromEntries(counted.filter(([, group]) => !countsNothing(group)));
}

const rounded = (value: number, decimals: number) => Math.round(value * 10 ** decimals) / 10 ** decimals;
const mean = (values: readonly number[], decimals: number) =>
  values.length ? rounded(sumOf(values, value => value) / values.length, decimals) : null;

function share(part: number, of: number): Share {
  return { count: part, of, percent: of ? rounded((100 * part) / of, 1) : null };
}

function spread(minutes: readonly number[]): Spread {
  const sorted = [...minutes].sort((a, b) => a - b);
  const middle = sorted.slice(Math.floor((sorted.length - 1) / 2), Math.floor(sorted.length / 2) + 1);
  return { count: sorted.length, medianMinutes: mean(middle, 0), meanMinutes: mean(sorted, 0) };
}

/** The report's section on channels counts WhatsApp, LAPOR and the counter; the rest is one line. */
const channelGroup = (each: FigureCase) => (['whatsapp', 'lapor', 'counter'].includes(each.channel) ? each.channel : 'other');

const isSupervisory = (each: FigureCase) => each.track === 'supervisory' || each.complaintClass === 'complaintSupervisory';

/** Cases that closed in the month and were still closed when it ended, with that last closing. */
function settledIn(histories: readonly History[], period: Period) {
  return histories
    .filter(each => !isOpenAt(each, period.end))
    .map(each => ({ case: each.case, last: closingsIn(each, period).at(-1) }))
    .filter(each => each.last !== undefined);
}

/** Working minutes between two moments. */
type Minutes = (from: Date, to: Date) => number;

/** The same two moments are asked for in every group their case belongs to, and counted once. */
export function minutesBy(policy: OfficePolicy): Minutes {
  const known = new Map<string, number>();
  return (from, to) => {
    const key = `${from.getTime()}-${to.getTime()}`;
    const minutes = known.get(key) ?? businessMinutesBetween(from, to, policy);
    known.set(key, minutes);
    return minutes;
  };
}

/** From when to when, in milliseconds, something of this case is counted; open ones without end. Elsewhere it counts nothing. */
export function spanOf({ case: { registeredAt, firstReactionAt, sopResponseDueAt }, closings, reopenings }: History) {
  const isOpen = closings.length === reopenings.length;
  const last = [closings.at(-1)?.at, firstReactionAt, sopResponseDueAt].map(at => at?.getTime() ?? 0);
  return { from: registeredAt.getTime(), to: isOpen ? Infinity : Math.max(...last) };
}

const targetsIn = (histories: readonly History[], period: Period): FigureCase[] =>
  histories.map(each => each.case).filter(each => isIn(each.sopResponseDueAt, period));

const isOnTime = ({ firstReactionAt, sopResponseDueAt }: FigureCase): boolean =>
  firstReactionAt !== null && firstReactionAt <= sopResponseDueAt!;

/** The formulas of DOMAIN §6.1 for any group of cases and any period. */
export function measured(histories: readonly History[], period: Period, minutes: Minutes): Measures {
  const targets = targetsIn(histories, period);
  const reacted = histories.map(each => each.case).filter(each => isIn(each.firstReactionAt, period));
  return {
    ...count(histories, period),
    overdue: overdueAtEnd(histories, period).length,
    onTime: share(targets.filter(isOnTime).length, targets.length),
    firstResponse: spread(reacted.map(each => minutes(each.registeredAt, each.firstReactionAt!))),
    settlement: spread(settledIn(histories, period).map(each => minutes(each.case.registeredAt, each.last!.at))),
  };
}

function timeliness(histories: readonly History[], period: Period, minutes: Minutes): MonthlyFigures['timeliness'] {
  const { onTime, firstResponse, settlement, overdue } = measured(histories, period, minutes);
  const inTime = targetsIn(histories, period).filter(isOnTime);
  const onTimeBy = (kind: FigureCase['firstReactionKind']) => inTime.filter(each => each.firstReactionKind === kind).length;
  const promises = histories.flatMap(each => each.case.promises).filter(each => isIn(each.promisedAt, period));
  return {
    onTime,
    onTimeBy: { answer: onTimeBy('answer'), progress: onTimeBy('progress'), asked: onTimeBy('asked') },
    late: onTime.of - onTime.count,
    firstResponse,
    settlement,
    promisesKept: share(promises.filter(each => each.keptAt && each.keptAt <= each.promisedAt).length, promises.length),
    overdue: overdueAtEnd(histories, period)
      .filter(each => !isSupervisory(each))
      .sort((a, b) => (a.ticketNumber < b.ticketNumber ? -1 : 1))
      .map(each => ({
        ticketNumber: each.ticketNumber,
        division: each.division,
        minutesLate: Math.round(minutes(each.overdueSince!, period.end)),
      })),
    overdueCount: overdue,
  };
}

const overdueAtEnd = (histories: readonly History[], period: Period) =>
  histories
    .filter(each => each.case.overdueSince !== null && each.case.overdueSince < period.end && isOpenAt(each, period.end))
    .map(each => each.case);

function satisfaction(histories: readonly History[], period: Period): MonthlyFigures['satisfaction'] {
  const resolved = histories.flatMap(each => closingsIn(each, period)).filter(each => each.outcome === 'resolved');
  const by = (reason: CloseReason) => share(resolved.filter(each => each.reason === reason).length, resolved.length);
  const settled = settledIn(histories, period).map(each => each.case);
  const ratings = settled.map(each => each.rating).filter(rating => rating !== null);
  const rated = (value: number) => ratings.filter(rating => rating === value).length;
  return {
    confirmed: by('confirmed'),
    silence: by('silence'),
    notRead: by('notRead'),
    reopened: sumOf(histories, each => reopeningsIn(each, period).length),
    meanCycles: mean(
      settled.map(each => each.cycles),
      2,
    ),
    ratings: { '1': rated(1), '2': rated(2), '3': rated(3), '4': rated(4) },
    meanRating: mean(ratings, 2),
  };
}

function outside(cases: readonly FigureCase[], period: Period): MonthlyFigures['outside'] {
  const earlier = (each: FigureCase) => each.registeredAt < period.start;
  const dismissed = cases.filter(each => isIn(each.dismissedAt, period));
  const merged = cases.filter(each => each.mergedInto !== null && isIn(each.mergedAt, period));
  return {
    dismissed: dismissed.length,
    merged: merged.length,
    earlierNowDismissed: dismissed.filter(earlier).length,
    earlierNowMerged: merged.filter(earlier).length,
  };
}

/**
 * The figures of one month `YYYY-MM` (WIB borders) as they stood when it ended, from every complaint there is.
 * A case counts for intake in the month it was registered and for settlement in the month it was closed;
 * `openEnd = openStart + registered + reopened − closed` holds in the recap and in every group.
 * RangeError when the month is none.
 */
export function figuresFor(month: string, cases: readonly FigureCase[], policy: OfficePolicy): MonthlyFigures {
  return figuresOver(month, monthBorders(month), cases, policy);
}

/** The same of any period: of a quarter named `2026-Q4` they are counted from its cases, as its months' medians make none. */
export function figuresOver(name: string, borders: Period, cases: readonly FigureCase[], policy: OfficePolicy): MonthlyFigures {
  const histories = historiesOf(cases);
  const supervisory = histories.filter(each => isSupervisory(each.case));
  const closings = histories.flatMap(each => closingsIn(each, borders));
  const closedAs = (outcome: ClosedOutcome) => [outcome, closings.filter(each => each.outcome === outcome).length] as const;
  const by = (key: (each: FigureCase) => string | null) => countBy(histories, borders, key);
  return {
    month: name,
    policyVersion: policy.version,
    recap: {
      ...count(histories, borders),
      closedBy: Object.fromEntries(closedOutcomes.map(closedAs)) as Record<ClosedOutcome, number>,
    },
    outside: outside(cases, borders),
    byChannel: by(channelGroup),
    byClass: by(each => each.complaintClass),
    byCategory: by(each => each.category),
    byService: by(each => each.service),
    byDivision: by(each => each.division),
    byDistrict: by(each => each.district),
    timeliness: timeliness(histories, borders, minutesBy(policy)),
    satisfaction: satisfaction(histories, borders),
    supervisory: { ...count(supervisory, borders), overdue: overdueAtEnd(supervisory, borders).length },
  };
}

/**
 * JSON that is the same for the same value: keys in order, dates as ISO, undefined members left out. The input of the hash
 * that freezes a report's figures. TypeError for what JSON cannot hold (NaN, infinity, functions).
 */
export function canonicalJson(value: unknown): string {
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    const ordered = members.sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${ordered.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(',')}}`;
  }
  const json = JSON.stringify(value);
  if (json === undefined || (typeof value === 'number' && !Number.isFinite(value))) {
    throw new TypeError(`no JSON value: ${String(value)}`);
  }
  return json;
}
