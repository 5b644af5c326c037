import { And, In, IsNull, Like, Not, Or } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { announce, forget, remembered } from '../database/dataSource';
import { isUniqueViolation, newId } from '../database/dialect';
import type { OutboxRow } from '../database/tables';

/** What can happen outside the office's own database; each has one effect. */
export type OutboxKind =
  | ('showCard' | 'sendReply' | 'fetchMedia' | 'forgetFile' | 'tellDisruption' | 'indexWords' | 'notify')
  | ('archiveDossier' | 'refileDossier' | 'checkArchive' | 'publishReport' | 'fileSigned' | 'fileSignedPapers' | 'refileReport');

/** The topic that a commit with new rows announces; the worker listens to it. */
export const QUEUED = 'outbox';

/** Rows of a reply lane wait behind a parked one until a person decides: a citizen gets answers in order or not at all. */
export const REPLY_LANE = 'reply:';

/** Due at once, whatever the clocks of two machines say. */
const AT_ONCE = new Date(0);
const MOST_TRIES = 3;

export interface OutboxMessage {
  kind: OutboxKind;
  /** `card:<complaint>:<conversation>`, `reply:<contact>`, …: one row at a time, first in first out; a row that waits holds up its lane. */
  lane: string;
  /** While a row with this key is pending, no second one is added. */
  key?: string;
  /** Ids and codes, no personal data: it is stored as plain JSON. */
  payload: Record<string, unknown>;
  /** Machine time. */
  notBefore?: Date;
  traceId?: string;
}

/**
 * Adds a row inside the caller's transaction, so that the effect happens exactly when the change was committed, and wakes
 * the worker after the commit. A row that is already running does not count as pending: what changes meanwhile is queued anew.
 * @returns the id of the new row, or of the pending one with the same key
 */
export function enqueue(tx: EntityManager, message: OutboxMessage): Promise<string> {
  // Several steps of one action queue the same card: the row that the first of them added or held stays pending until the end.
  return message.key === undefined
    ? insertRow(tx, message)
    : remembered(tx, `outbox:${message.key}`, () => enqueueOnce(tx, message));
}

async function enqueueOnce(tx: EntityManager, message: OutboxMessage): Promise<string> {
  for (let tries = 1; ; tries += 1) {
    const pending = message.key === undefined ? null : await holdPending(tx, message.key);
    if (pending) return pending.id;
    try {
      return await insertRow(tx, message);
    } catch (error) {
      // Only SQL Server: another transaction queued the same key between the two statements.
      if (tries === MOST_TRIES || !isUniqueViolation(error)) throw error;
    }
  }
}

/**
 * The pending row with this key, kept pending until the transaction ends. It is touched by an update, not read: a read
 * would let another process claim it and carry out the state from before this transaction.
 */
export async function holdPending(tx: EntityManager, key: string): Promise<OutboxRow | null> {
  const outbox = tx.getRepository<OutboxRow>('Outbox');
  const { affected } = await outbox.update({ key, status: 'pending' }, { status: 'pending' });
  return affected ? outbox.findOneByOrFail({ key, status: 'pending' }) : null;
}

/** True when the lane got a row since then: what is told in a lane of its own is told no more often than that. */
export async function isInLaneSince(tx: EntityManager, lane: string, since: Date): Promise<boolean> {
  const [newest] = await tx.find<OutboxRow>('Outbox', { where: { lane }, order: { orderKey: 'DESC' }, take: 1 });
  return newest !== undefined && newest.createdAt > since;
}

/**
 * Takes back what was queued under this key. False, and nothing changed, where it is not there, a worker has it in hand, or an
 * earlier attempt may have reached its reader without our hearing of it.
 */
export async function withdraw(tx: EntityManager, key: string): Promise<boolean> {
  const untold = Or(IsNull(), And(Not(Like('%ambiguous%')), Not(Like('%unseen%'))));
  const { affected } = await tx.update(
    'Outbox',
    { key, status: In(['pending', 'parked']), lastError: untold },
    { status: 'done', doneAt: new Date(), lastError: 'withdrawn' },
  );
  if (affected) announce(tx, QUEUED);
  forget(tx);
  return Boolean(affected);
}

/** The matter of a parked row went on elsewhere, so that what waits behind it may go. */
export async function takeOver(tx: EntityManager, id: string): Promise<void> {
  await tx.update('Outbox', { id, status: 'parked' }, { status: 'done', doneAt: new Date() });
  announce(tx, QUEUED);
}

async function insertRow(tx: EntityManager, { kind, lane, key, payload, notBefore, traceId }: OutboxMessage): Promise<string> {
  const outbox = tx.getRepository<OutboxRow>('Outbox');
  const newest = outbox.createQueryBuilder('o').select('MAX(o.orderKey)', 'last').where('o.lane = :lane', { lane });
  const orderKey = newId((await newest.getRawOne<{ last: string | null }>())?.last ?? undefined);
  const row: OutboxRow = {
    id: orderKey,
    orderKey,
    kind,
    lane,
    key: key ?? null,
    payload,
    status: 'pending',
    attempts: 0,
    nextAt: notBefore ?? AT_ONCE,
    leaseUntil: null,
    fence: 0,
    owner: null,
    lastError: null,
    createdAt: new Date(),
    doneAt: null,
    traceId: traceId ?? null,
  };
  await tx
    .createQueryBuilder()
    .insert()
    .into<OutboxRow>('Outbox')
    .values(row as object)
    .updateEntity(false)
    .execute();
  announce(tx, QUEUED);
  return row.id;
}
