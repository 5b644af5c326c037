import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { outcomes } from '../complaint/complaint';
import { settlementCodes } from '../complaint/deadline';
import type { DeadlineCode } from '../complaint/deadline';
import type { FigureCase } from '../complaint/figures';
import { districtNamed, wardNamed } from '../complaint/masterData';
import { monthBorders } from '../complaint/wib';
import { momentValue } from '../database/dialect';
import type { ComplaintRow, DeadlineRow, LogEntryRow } from '../database/tables';
import { closingsIn, isReopening } from './closings';
import type { Office } from './office';
import { byComplaint } from './registerRecords';

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
  askReporter: 'asked',
};
/** The clocks of the office itself; others run for the reporter or for the machine. */
const owedCodes: readonly DeadlineCode[] = ['sopResponse', ...settlementCodes, 'laporFollowUp', 'dispositionDue', 'promise'];

/**
 * Every complaint that the figures of a month (`YYYY-MM`) may count, in three queries however many there are. While the month
 * still runs, what is not yet due counts as neither kept nor missed. RangeError when the month is none.
 */
export async function figureCases(manager: EntityManager, office: Office, month: string): Promise<FigureCase[]> {
  const { end } = monthBorders(month);
  const now = office.now();
  const query = matters(manager.createQueryBuilder<ComplaintRow>('Complaint', 'c'), office, month);
  const complaints: Counted[] = await query.select(countedColumns.map(column => `c.${column}`)).getMany();
  const events = byComplaint(await eventsOf(manager, office, month));
  const clocks = byComplaint(await clocksOf(manager, office, month));
  return complaints.map(complaint => ({
    ...plainPart(complaint),
    ...whatHappened(events.get(complaint.id) ?? []),
    ...clockPart(complaint, events.get(complaint.id) ?? [], clocks.get(complaint.id) ?? [], { now, end }),
    isPartsParent: complaint.holdsParts,
  }));
}

/** Open in the month, or something of it fell into it: a closed case's target, the note of a referral, a rating. */
function matters<Row extends object>(query: SelectQueryBuilder<Row>, { db }: Office, month: string): SelectQueryBuilder<Row> {
  const { start, end } = monthBorders(month);
  const inMonth = (column: string): string => `${column} >= :start AND ${column} < :end`;
  return query
    .where('c.registeredAt < :end')
    .andWhere(
      `(c."closedAt" IS NULL OR c."closedAt" >= :start
        OR EXISTS (SELECT 1 FROM "log_entry" e WHERE e."complaintId" = c."id" AND ${inMonth('e."occurredAt"')})
        OR EXISTS (SELECT 1 FROM "deadline" t WHERE t."complaintId" = c."id" AND t."code" = 'sopResponse' AND ${inMonth('t."dueAt"')}))`,
    )
    .setParameters({ start: momentValue(db.dialect, start), end: momentValue(db.dialect, end) });
}

function eventsOf(manager: EntityManager, office: Office, month: string): Promise<Event[]> {
  const columns = ['id', 'complaintId', 'seq', 'action', 'fromStatus', 'toStatus', 'detail', 'occurredAt'];
  const query = manager.createQueryBuilder<LogEntryRow>('LogEntry', 'l').innerJoin('Complaint', 'c', 'c.id = l.complaintId');
  return matters(query, office, month)
    .select(columns.map(column => `l.${column}`))
    .andWhere(
      `(l."action" IN (:...reactions) OR (l."fromStatus" <> l."toStatus"
        AND (l."toStatus" IN (:...outcomes) OR l."fromStatus" IN (:...outcomes) OR l."fromStatus" = 'archived')))`,
      { reactions: Object.keys(reactionKinds), outcomes },
    )
    .orderBy('l.seq')
    .getMany();
}

function clocksOf(manager: EntityManager, office: Office, month: string): Promise<Clock[]> {
  const columns = ['id', 'complaintId', 'code', 'startedAt', 'pausedAt', 'dueAt', 'metAt'];
  const query = manager.createQueryBuilder<DeadlineRow>('Deadline', 'd').innerJoin('Complaint', 'c', 'c.id = d.complaintId');
  return matters(query, office, month)
    .select(columns.map(column => `d.${column}`))
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
