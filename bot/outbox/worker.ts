import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '../database/dataSource';
import type { OutboxRow } from '../database/tables';
import { claim, extend, putBack, settle, type Claimed } from './claim';
import { GiveUp, RetryLater, reasonOf, waitMs, type Effect } from './effect';
import { QUEUED, REPLY_LANE, type OutboxKind } from './queue';

const MOST_ATTEMPTS = 8;
const STOP_WITHIN_MS = 20_000;

export interface WorkerOptions {
  db: Database;
  effects: Record<OutboxKind, Effect>;
  /** Machine time, not office time. */
  now: () => Date;
  /** This process, at most 60 characters. */
  owner: string;
  /** Rows at work at once; at most one of a lane. */
  concurrency?: number;
  leaseMs?: number;
  /** How often to look for rows of other processes and for those whose waiting time is over. */
  pollMs?: number;
  log: { warn(fields: object, message: string): void; error(fields: object, message: string): void };
  /** For tests: throwing leaves the row as a crash at this point would. */
  failPoint?: (name: 'worker.claimed' | 'worker.effectDone') => void | Promise<void>;
}

export type OutboxWorker = ReturnType<typeof createWorker>;

/** Carries out what the outbox holds: claims rows, runs their effects side by side, lane by lane in order, and records how each ended. */
export function createWorker(options: WorkerOptions) {
  const { db, effects, now, owner, concurrency = 4, leaseMs = 60_000, pollMs = 1_000, log, failPoint } = options;
  const running = new Set<Promise<void>>();
  const heartbeats = new Set<NodeJS.Timeout>();
  let ran = 0;
  let stopping = false;
  let poll: NodeJS.Timeout | undefined;
  let stopListening: (() => void) | undefined;
  let filling: Promise<void> = Promise.resolve();
  let fillAsked = false;

  const leaseEnd = () => new Date(now().getTime() + leaseMs);

  async function fill(): Promise<void> {
    while (!stopping && running.size < concurrency) {
      const rows = await claim(db, { owner, now: now(), leaseUntil: leaseEnd(), limit: concurrency - running.size });
      if (rows.length === 0) return;
      rows.forEach(launch);
    }
  }

  /** One after another, so that the number of rows at work is never counted twice. */
  function fillInTurn(): Promise<void> {
    const turn = filling.then(fill);
    filling = turn.catch(() => undefined);
    return turn;
  }

  function wake(): void {
    if (!poll || stopping || fillAsked) return;
    fillAsked = true;
    filling = filling.then(() => {
      fillAsked = false;
      return fill().catch((error: unknown) => log.error({ reason: reasonOf(error) }, 'outbox claim failed'));
    });
  }

  function launch(row: Claimed): void {
    ran += 1;
    const job = work(row).finally(() => {
      running.delete(job);
      wake();
    });
    running.add(job);
  }

  async function work(row: Claimed): Promise<void> {
    const heartbeat = setInterval(() => void extend(db, row, leaseEnd()).catch(() => undefined), leaseMs / 3);
    heartbeats.add(heartbeat);
    try {
      await failPoint?.('worker.claimed');
      const failure = await attempt(row);
      await failPoint?.('worker.effectDone');
      if (!(await record(row, failure))) log.warn(fieldsOf(row), 'outbox row was taken over');
    } catch (error) {
      // Not recorded: the row is claimed again when its lease ends, as after a crash.
      log.error({ ...fieldsOf(row), reason: reasonOf(error) }, 'outbox row left to its lease');
    } finally {
      clearInterval(heartbeat);
      heartbeats.delete(heartbeat);
    }
  }

  /** The error by which the effect says that it did not happen, or undefined. */
  async function attempt(row: Claimed): Promise<unknown> {
    const { id, kind, attempts, fence, reclaimed, traceId } = row;
    if (reclaimed && attempts > MOST_ATTEMPTS) return new GiveUp({ reason: 'crashedEachTime' });
    try {
      const stillMine = () => extend(db, row, leaseEnd());
      await effects[kind](row.payload as never, { id, attempts, fence, reclaimed, traceId, stillMine });
      return undefined;
    } catch (error) {
      return error ?? new Error('thrown without an error');
    }
  }

  async function record(row: Claimed, failure: unknown): Promise<boolean> {
    if (failure === undefined) return db.write(tx => settle(tx, row, { status: 'done', doneAt: now(), lastError: null }));
    const lastError = reasonOf(failure);
    const hopeless = failure instanceof GiveUp || (!(failure instanceof RetryLater) && row.attempts >= MOST_ATTEMPTS);
    log.warn({ ...fieldsOf(row), attempts: row.attempts, reason: lastError, hopeless }, 'outbox effect failed');
    if (hopeless) {
      const status = row.lane.startsWith(REPLY_LANE) ? 'parked' : 'dead';
      return db.write(tx => settle(tx, row, { status, lastError }));
    }
    const afterMs = failure instanceof RetryLater ? failure.afterMs : undefined;
    const nextAt = new Date(now().getTime() + waitMs(row.attempts, afterMs));
    const attempts = afterMs === undefined ? row.attempts : row.attempts - 1;
    return db.write(tx => putBack(tx, row, 'leased', { nextAt, attempts, lastError }));
  }

  async function move(id: string, from: readonly OutboxRow['status'][], to: 'pending' | 'parked' | 'dead'): Promise<boolean> {
    return db.write(async tx => {
      const outbox = tx.getRepository<OutboxRow>('Outbox');
      const row = await outbox.findOneBy({ id });
      if (!row || !from.includes(row.status)) return false;
      if (to === 'pending') return putBack(tx, row, row.status, { nextAt: now(), attempts: 0, lastError: row.lastError });
      return (await outbox.update({ id, status: row.status, fence: row.fence }, { status: to })).affected === 1;
    });
  }

  return {
    /** Look now; without effect before `start`. */
    wake,

    start(): void {
      poll ??= setInterval(wake, pollMs);
      stopListening ??= db.listen(QUEUED, wake);
      wake();
    },

    /** Works until nothing is due; rows scheduled for later, or held by another process, stay. `ran` counts attempts. */
    async drain(): Promise<{ ran: number }> {
      const before = ran;
      for (;;) {
        await fillInTurn();
        if (running.size === 0) return { ran: ran - before };
        await Promise.race(running);
      }
    },

    /** Claims nothing more and lets the rows at work end, for 20 s at most; those still at work then are claimed again later. */
    async stop(): Promise<void> {
      stopping = true;
      clearInterval(poll);
      stopListening?.();
      const patience = new AbortController();
      await filling;
      await Promise.race([
        Promise.all(running),
        delay(STOP_WITHIN_MS, undefined, { signal: patience.signal }).catch(() => undefined),
      ]);
      patience.abort();
      heartbeats.forEach(clearInterval);
    },

    /** How many rows are in each state but `done`. */
    async counts(): Promise<{ pending: number; leased: number; parked: number; dead: number }> {
      const states = await db.read.query<{ status: OutboxRow['status']; n: number }[]>(
        `SELECT "status", COUNT(*) AS "n" FROM "outbox" WHERE "status" IN ('pending', 'leased', 'parked', 'dead') GROUP BY "status"`,
      );
      const zero = { pending: 0, leased: 0, parked: 0, dead: 0 };
      return Object.assign(zero, Object.fromEntries(states.map(({ status, n }) => [status, n])));
    },

    /** A person's decision: try again now (from parked, dead, or while it waits). False when the row is in no such state. */
    retry: (id: string): Promise<boolean> => move(id, ['parked', 'dead', 'pending'], 'pending'),

    /** A person's decision: hold it, and with it what follows in a reply lane. */
    park: (id: string): Promise<boolean> => move(id, ['pending', 'dead'], 'parked'),

    /** A person's decision: never do it; its lane goes on. */
    discard: (id: string): Promise<boolean> => move(id, ['pending', 'parked'], 'dead'),
  };
}

function fieldsOf({ id, kind, fence, traceId }: Claimed) {
  return { outboxId: id, kind, fence, traceId };
}
