import { In, type EntityManager } from 'typeorm';
import { announce, type Database } from '../database/dataSource';
import { momentValue } from '../database/dialect';
import type { OutboxRow } from '../database/tables';
import { QUEUED, REPLY_LANE, holdPending, type OutboxKind } from './queue';

/** One row in the hands of this worker, as far as it may be worked on: `fence` tells it from any later claim. */
export interface Claimed {
  id: string;
  kind: OutboxKind;
  lane: string;
  key: string | null;
  payload: unknown;
  /** This attempt counted. */
  attempts: number;
  fence: number;
  /** An earlier lease ran out: its effect may have happened already. */
  reclaimed: boolean;
  traceId: string | null;
  /** How the attempt before ended. */
  lastError: string | null;
}

export interface Lease {
  owner: string;
  now: Date;
  leaseUntil: Date;
  limit: number;
}

type RawRow = Omit<Claimed, 'reclaimed' | 'payload'> & { payload: string; previousStatus: OutboxRow['status'] };

const waiting = (row: string, now: string) => `${row}."status" = 'pending' AND ${row}."nextAt" <= ${now}`;
const abandoned = (row: string, now: string) => `${row}."status" = 'leased' AND ${row}."leaseUntil" <= ${now}`;
const due = (row: string, now: string) => `((${waiting(row, now)}) OR (${abandoned(row, now)}))`;

/** Nothing of the lane is running, and nothing earlier in it still has to run. */
const free = (row: string) => `
  NOT EXISTS (SELECT 1 FROM "outbox" e WHERE e."lane" = ${row}."lane" AND e."status" = 'leased' AND e."id" <> ${row}."id")
  AND NOT EXISTS (SELECT 1 FROM "outbox" e WHERE e."lane" = ${row}."lane" AND e."status" = 'pending' AND e."orderKey" < ${row}."orderKey")
  AND NOT EXISTS (SELECT 1 FROM "outbox" e WHERE e."lane" = ${row}."lane" AND e."status" = 'parked' AND e."orderKey" < ${row}."orderKey"
    AND e."lane" LIKE '${REPLY_LANE}%')`;

/** Two selects, so that each walks the index (status, nextAt, orderKey) and stops at the limit, however long the queue is. */
const sqliteEligible = (condition: typeof due) => `
  SELECT o."id", o."kind", o."lane", o."key", o."payload", o."attempts" + 1 AS "attempts", o."fence" + 1 AS "fence", o."traceId",
    o."lastError", o."status" AS "previousStatus"
  FROM "outbox" o WHERE ${condition('o', '?')} AND ${free('o')} ORDER BY o."nextAt", o."orderKey" LIMIT ?`;
const SQLITE_ELIGIBLE = `SELECT * FROM (${sqliteEligible(abandoned)}) UNION ALL SELECT * FROM (${sqliteEligible(waiting)})`;

/** Right even if the hints were ignored: the outer update repeats the condition on its own row. */
const SQL_SERVER_CLAIM = `
  UPDATE "outbox" WITH (UPDLOCK, ROWLOCK)
  SET "status" = 'leased', "owner" = @1, "leaseUntil" = @2, "fence" = "outbox"."fence" + 1, "attempts" = "outbox"."attempts" + 1
  OUTPUT inserted."id", inserted."kind", inserted."lane", inserted."key", inserted."payload", inserted."attempts", inserted."fence",
    inserted."traceId" AS "traceId", inserted."lastError" AS "lastError", deleted."status" AS "previousStatus"
  WHERE ${due('"outbox"', '@0')} AND "outbox"."id" IN (
    SELECT TOP (@3) c."id" FROM "outbox" c WITH (READPAST, UPDLOCK, ROWLOCK)
    WHERE ${due('c', '@0')} AND ${free('c')} ORDER BY c."nextAt", c."orderKey")`;

/** Takes up to `limit` rows that are due, at most one of a lane, oldest first. Empty when there is nothing to do. */
export async function claim(db: Database, lease: Lease): Promise<Claimed[]> {
  const rows = db.dialect === 'sqlite' ? await claimOnSqlite(db, lease) : await claimOnSqlServer(db, lease);
  return rows.map(({ previousStatus, payload, ...row }) => ({
    ...row,
    payload: JSON.parse(payload) as unknown,
    reclaimed: previousStatus === 'leased',
  }));
}

async function claimOnSqlite(db: Database, { owner, now, leaseUntil, limit }: Lease): Promise<RawRow[]> {
  const moment = momentValue('sqlite', now);
  const parameters = [moment, limit, moment, limit];
  // Asking first on the reading connection keeps an idle worker from taking the write lock at every poll.
  const seen = (await db.read.query(SQLITE_ELIGIBLE, parameters)) as RawRow[];
  if (seen.length === 0) return [];
  return db.write(async tx => {
    const rows = ((await tx.query(SQLITE_ELIGIBLE, parameters)) as RawRow[]).slice(0, limit);
    await tx
      .getRepository<OutboxRow>('Outbox')
      .update(
        { id: In(rows.map(({ id }) => id)) },
        { status: 'leased', owner, leaseUntil, fence: () => '"fence" + 1', attempts: () => '"attempts" + 1' },
      );
    return rows;
  });
}

async function claimOnSqlServer(db: Database, { owner, now, leaseUntil, limit }: Lease): Promise<RawRow[]> {
  const parameters = [momentValue('mssql', now), owner, momentValue('mssql', leaseUntil), limit];
  return db.write(tx => tx.query(SQL_SERVER_CLAIM, parameters) as Promise<RawRow[]>);
}

/** Lengthens the lease. False when another worker has taken the row over. */
export async function extend(db: Database, { id, fence }: Claimed, leaseUntil: Date): Promise<boolean> {
  return db.write(async tx => {
    const outbox = tx.getRepository<OutboxRow>('Outbox');
    return (await outbox.update({ id, fence, status: 'leased' }, { leaseUntil })).affected === 1;
  });
}

/** Records how the attempt ended. False, and nothing written, when another worker has taken the row over. */
export async function settle(tx: EntityManager, { id, fence }: Claimed, ended: Partial<OutboxRow>): Promise<boolean> {
  const outbox = tx.getRepository<OutboxRow>('Outbox');
  const record = { owner: null, leaseUntil: null, ...ended } as object;
  return (await outbox.update({ id, fence, status: 'leased' }, record)).affected === 1;
}

/**
 * Puts a row back in line. If one with the same key was queued meanwhile, that one stands for both and takes over the
 * attempts and the waiting time, so that a change does not cut a Retry-After short.
 */
export async function putBack(
  tx: EntityManager,
  row: Pick<OutboxRow, 'id' | 'key' | 'fence'>,
  from: OutboxRow['status'],
  back: Pick<OutboxRow, 'nextAt' | 'attempts' | 'lastError'>,
): Promise<boolean> {
  const outbox = tx.getRepository<OutboxRow>('Outbox');
  const newer = row.key === null || from === 'pending' ? null : await holdPending(tx, row.key);
  const { lastError, ...line } = back;
  const record = newer
    ? { status: 'done' as const, lastError: 'superseded', doneAt: new Date() }
    : { status: 'pending' as const, lastError, ...line };
  const { affected } = await outbox.update(
    { id: row.id, fence: row.fence, status: from },
    { owner: null, leaseUntil: null, ...record },
  );
  if (affected !== 1) return false;
  if (newer) {
    const nextAt = newer.nextAt > line.nextAt ? newer.nextAt : line.nextAt;
    await outbox.update({ id: newer.id }, { nextAt, attempts: line.attempts });
  }
  announce(tx, QUEUED);
  return true;
}
