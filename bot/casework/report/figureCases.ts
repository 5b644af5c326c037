import type { EntityManager } from 'typeorm';
import { outcomes } from '../../complaint/complaint';
import { settlementCodes } from '../../complaint/deadline';
import type { DeadlineCode } from '../../complaint/deadline';
import type { FigureCase } from '../../complaint/figures';
import { districtNamed, wardNamed } from '../../complaint/masterData';
import type { Period } from '../../complaint/wib';
import { momentValue } from '../../database/dialect';
import type { ComplaintRow, DeadlineRow, LogEntryRow } from '../../database/tables';
import { closingsIn, isReopening } from './closings';
import type { Office } from '../office';
import { byComplaint, inChunks } from './registerRecords';
import type { Predicate } from '../reading/visibleTo';

type ReactionKind = NonNullable<FigureCase['firstReactionKind']>;
type Event = Pick<LogEntryRow, 'complaintId' | 'seq' | 'action' | 'fromStatus' | 'toStatus' | 'detail' | 'occurredAt'>;
type Clock = Pick<DeadlineRow, 'complaintId' | 'code' | 'startedAt' | 'pausedAt' | 'dueAt' | 'metAt'>;

/** Ids, codes and times alone: the rest of a complaint is not read. */
const countedColumns = [
  ...([
    'id',
    'ticketNumber',
    'channel',
    'complaintClass',
    'category',
    'service',
    'division',
    'district',
    'ward',
    'track',
    'holdsParts',
  ] as const),
  ...(['receivedAt', 'registeredAt', 'closedAt', 'cycle', 'rating', 'mergedInto', 'outcome'] as const),
] satisfies (keyof ComplaintRow)[];
type Counted = Pick<ComplaintRow, (typeof countedColumns)[number]>;

/** What counts as the first human reaction of substance (DOMAIN §1.4); the receipt is none. */
const reactionKinds: Partial<Record<LogEntryRow['action'], ReactionKind>> = {
  answerSent: 'answer',
  confirmRejection: 'answer',
  recordReferral: 'answer',
  sendProgress: 'progress',
  setWaiting: 'progress',
  tellDisruption: 'progress',
  askReporter: 'asked',
};
/** The clocks of the office itself; others run for the reporter or for the machine. */
export const owedCodes: readonly DeadlineCode[] = [
  'sopResponse',
  ...settlementCodes,
  'laporFollowUp',
  'dispositionDue',
  'promise',
];

/**
 * Every complaint that the figures of a period may count, some hundreds at a time, so that others are served between. While the
 * period still runs, what is not yet due counts as neither kept nor missed.
 * @param seenBy leaves out the cases that are not its reader's to know of; without it all are counted
 */
export async function figureCases(
  manager: EntityManager,
  office: Office,
  period: Period,
  seenBy: Predicate = everybody,
): Promise<FigureCase[]> {
  const moments = { now: office.now(), end: period.end };
  const ids = await idsIn(manager, office, period, seenBy);
  return inChunks(ids, async chunk => {
    const complaints = await countedOf(manager, chunk);
    const events = byComplaint(await eventsOf(manager, chunk));
    const clocks = byComplaint(await clocksOf(manager, chunk));
    return complaints.map(complaint => ({
      ...plainPart(complaint),
      ...whatHappened(events.get(complaint.id) ?? []),
      ...clockPart(complaint, events.get(complaint.id) ?? [], clocks.get(complaint.id) ?? [], moments),
      isPartsParent: complaint.holdsParts,
    }));
  });
}

const everybody: Predicate = { sql: '1 = 1', parameters: {} };

/**
 * Open in the period, or something of it fell into it: a closed case's target or promise, the note of a referral. Each way has its index
 * and is a statement of its own, so that years of closed cases are not gone through (QUALITY §3).
 */
const inPeriod = `c."id" IN (
  SELECT o."id" FROM "complaint" o WHERE o."closedAt" IS NULL
  UNION ALL SELECT f."id" FROM "complaint" f WHERE f."closedAt" >= :start
  UNION ALL SELECT e."complaintId" FROM "log_entry" e WHERE e."action" = 'recordReferral' AND e."occurredAt" >= :start AND e."occurredAt" < :end
  UNION ALL SELECT t."complaintId" FROM "deadline" t WHERE t."code" = 'sopResponse' AND t."dueAt" >= :start AND t."dueAt" < :end
  UNION ALL SELECT p."complaintId" FROM "deadline" p WHERE p."code" = 'promise' AND p."dueAt" >= :start AND p."dueAt" < :end)`;

/** In the order of their numbers. */
async function idsIn(manager: EntityManager, { db }: Office, { start, end }: Period, seenBy: Predicate): Promise<string[]> {
  const rows = await manager
    .createQueryBuilder<ComplaintRow>('Complaint', 'c')
    .select('c.id', 'id')
    .where('c.registeredAt < :end')
    .andWhere(inPeriod)
    .andWhere(seenBy.sql, seenBy.parameters)
    .setParameters({ start: momentValue(db.dialect, start), end: momentValue(db.dialect, end) })
    .orderBy('c.ticketNumber')
    .getRawMany<{ id: string }>();
  return rows.map(({ id }) => id);
}

/** What the figures count, as a condition on `complaint` under the alias `c`; the same as `historiesOf` (complaint/figures.ts). */
export const isCounted = `c."holdsParts" = 0 AND c."mergedInto" IS NULL AND COALESCE(c."outcome", '') <> 'dismissed'`;

function countedOf(manager: EntityManager, ids: string[]): Promise<Counted[]> {
  const columns = countedColumns.map(column => `c.${column}`);
  const query = manager.createQueryBuilder<ComplaintRow>('Complaint', 'c').select(columns);
  return query.where('c.id IN (:...ids)', { ids }).orderBy('c.ticketNumber').getMany();
}

function eventsOf(manager: EntityManager, ids: string[]): Promise<Event[]> {
  const columns = ['id', 'complaintId', 'seq', 'action', 'fromStatus', 'toStatus', 'detail', 'occurredAt'];
  return manager
    .createQueryBuilder<LogEntryRow>('LogEntry', 'l')
    .select(columns.map(column => `l.${column}`))
    .where('l.complaintId IN (:...ids)', { ids })
    .andWhere(
      `(l."action" IN (:...reactions) OR (l."fromStatus" <> l."toStatus"
        AND (l."toStatus" IN (:...outcomes) OR l."fromStatus" IN (:...outcomes) OR l."fromStatus" = 'archived')))`,
      { reactions: Object.keys(reactionKinds), outcomes },
    )
    .orderBy('l.seq')
    .getMany();
}

function clocksOf(manager: EntityManager, ids: string[]): Promise<Clock[]> {
  const columns = ['id', 'complaintId', 'code', 'startedAt', 'pausedAt', 'dueAt', 'metAt'];
  return manager
    .createQueryBuilder<DeadlineRow>('Deadline', 'd')
    .select(columns.map(column => `d.${column}`))
    .where('d.complaintId IN (:...ids)', { ids })
    .andWhere('d.code IN (:...owed)', { owed: owedCodes })
    .orderBy('d.startedAt')
    .getMany();
}

type PlainPart = Omit<
  FigureCase,
  keyof ReturnType<typeof whatHappened> | 'isPartsParent' | 'sopResponseDueAt' | 'promises' | 'overdueSince'
>;

function plainPart(complaint: Counted): PlainPart {
  const { ticketNumber, channel, complaintClass, category, service, division, track, receivedAt, registeredAt } = complaint;
  const { cycle, rating, mergedInto, outcome, closedAt } = complaint;
  return {
    ...{ ticketNumber, channel, complaintClass, category, service, division, track, receivedAt, registeredAt },
    district: districtOf(complaint),
    cycles: cycle,
    rating,
    mergedInto,
    mergedAt: mergedInto ? closedAt : null,
    dismissedAt: outcome === 'dismissed' ? closedAt : null,
  };
}

/** A district by its name; `other` for what officers typed that is none of the city's, so that no free text is counted. */
function districtOf({ district, ward }: Counted): string | null {
  const known = (district ? districtNamed(district) : null) ?? (ward ? wardNamed(ward)?.district : null);
  return known?.name ?? (district || ward ? 'other' : null);
}

function whatHappened(events: readonly Event[]) {
  const reactions = events.filter(event => reactionKinds[event.action]);
  const first = reactions.toSorted((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime())[0];
  return {
    firstReactionAt: first?.occurredAt ?? null,
    firstReactionKind: first ? reactionKinds[first.action]! : null,
    closings: closingsIn(events),
    reopenings: events.filter(isReopening).map(event => event.occurredAt),
  };
}

function clockPart(
  { closedAt }: Counted,
  events: readonly Event[],
  clocks: readonly Clock[],
  { now, end }: { now: Date; end: Date },
): Pick<FigureCase, 'sopResponseDueAt' | 'promises' | 'overdueSince'> {
  const asOf = now < end ? now : end;
  const target = clocks.find(clock => clock.code === 'sopResponse')?.dueAt ?? null;
  const reacted = events.some(event => reactionKinds[event.action]);
  const promises = clocks.filter(({ code, metAt, dueAt }) => code === 'promise' && (metAt || (dueAt <= now && !endedBy(dueAt))));
  const late = clocks.filter(clock => owes(clock, asOf)).map(clock => clock.dueAt.getTime());
  return {
    sopResponseDueAt: target && (reacted || target <= now) ? target : null,
    promises: promises.map(({ dueAt, metAt }) => ({ promisedAt: dueAt, keptAt: metAt })),
    overdueSince: late.length ? new Date(Math.min(...late)) : null,
  };

  /** Whoever withdraws waits for no news any more. */
  function endedBy(moment: Date): boolean {
    return closedAt !== null && closedAt <= moment;
  }
}

/** Due before `asOf` and not met by then; a clock that stood still in time is not late. */
const owes = ({ dueAt, metAt, pausedAt }: Clock, asOf: Date): boolean =>
  dueAt < asOf && (metAt === null || metAt >= asOf) && (pausedAt === null || pausedAt > dueAt);
