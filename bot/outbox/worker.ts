import { setTimeout as delay } from 'node:timers/promises';
import { IsNull, LessThanOrEqual, Not } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { DatabaseBusy, type Database } from '../database/dataSource';
import type { OutboxRow } from '../database/tables';
import { claim, extend, putBack, settle, type Claimed } from './claim';
import { createDecisions } from './decisions';
import { GiveUp, RetryLater, isAlarming, reasonOf, waitMs, type Effect } from './effect';
import { QUEUED, REPLY_LANE, type OutboxKind } from './queue';

const MOST_ATTEMPTS = 8;
const STOP_WITHIN_MS = 20_000;

/** Lets people know of a row; in the transaction that records how its attempt ended. */
export type Tell = (tx: EntityManager, row: Claimed, reason: string) => Promise<void>;

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
  /** A row was parked or became a dead letter: nothing more happens by itself. */
  hopeless?: Tell;
  /** A row waits for something that a person must mend; it is tried again all the same. */
  alarm?: Tell;
  /** For tests: throwing leaves the row as a crash at this point would. */
  failPoint?: (name: 'worker.claimed' | 'worker.effectDone') => void | Promise<void>;
}

export type OutboxWorker = ReturnType<typeof createWorker>;

/** Carries out what the outbox holds: claims rows, runs their effects side by side, lane by lane in order, and records how each ended. */
export function createWorker(options: WorkerOptions) {
  const { db, effects, now, owner, concurrency = 4, leaseMs = 60_000, pollMs = 1_000, log, failPoint } = options;
  const { hopeless, alarm } = options;
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
    const { id, kind, attempts, fence, reclaimed, traceId, lastError } = row;
    if (reclaimed && attempts > MOST_ATTEMPTS) return new GiveUp({ reason: 'crashedEachTime' });
    try {
      const stillMine = () => extend(db, row, leaseEnd());
      await effects[kind](row.payload as never, { id, attempts, fence, reclaimed, traceId, lastError, stillMine });
      return undefined;
    } catch (error) {
      // What was done outside may not be recorded: it is to be met as after a crash, not as what did not happen.
      if (error instanceof DatabaseBusy) throw error;
      return error ?? new Error('thrown without an error');
    }
  }

  async function record(row: Claimed, failure: unknown): Promise<boolean> {
    if (failure === undefined) return db.write(tx => settle(tx, row, { status: 'done', doneAt: now(), lastError: null }));
    const lastError = reasonOf(failure);
    const isHopeless = failure instanceof GiveUp || (!(failure instanceof RetryLater) && row.attempts >= MOST_ATTEMPTS);
    log.warn({ ...fieldsOf(row), attempts: row.attempts, reason: lastError, hopeless: isHopeless }, 'outbox effect failed');
    if (isHopeless) {
      const status = row.lane.startsWith(REPLY_LANE) ? 'parked' : 'dead';
      return recordAndTell(row, tx => settle(tx, row, { status, lastError }), hopeless, lastError);
    }
    const afterMs = failure instanceof RetryLater ? failure.afterMs : undefined;
    const nextAt = new Date(now().getTime() + waitMs(row.attempts, afterMs));
    const attempts = afterMs === undefined ? row.attempts : row.attempts - 1;
    const alarming = failure instanceof RetryLater && isAlarming(failure, row.attempts);
    const back = { nextAt, attempts, lastError };
    return recordAndTell(row, tx => putBack(tx, row, 'leased', back), alarming ? alarm : undefined, lastError);
  }

  /** One transaction for the record and the word to people, so that no crash silences it; what cannot be told is recorded all the same. */
  async function recordAndTell(
    row: Claimed,
    recorded: (tx: EntityManager) => Promise<boolean>,
    tell: Tell | undefined,
    reason: string,
  ): Promise<boolean> {
    try {
      return await db.write(async tx => {
        const kept = await recorded(tx);
        if (kept) await tell?.(tx, row, reason);
        return kept;
      });
    } catch (error) {
      if (error instanceof DatabaseBusy || !tell) throw error;
      log.error({ ...fieldsOf(row), reason: reasonOf(error) }, 'nobody could be told of an outbox row');
      return db.write(recorded);
    }
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
        const [atWork, begun] = [running.size, ran];
        await fillInTurn();
        // What ended while the claim was under way may have freed a lane that the claim still saw taken.
        if (running.size > 0) await Promise.race(running);
        else if (atWork === 0 && ran === begun) return { ran: ran - before };
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

    /** How long the oldest row has waited that is due or was tried already; 0 = there is none. */
    async oldestMs(): Promise<number> {
      const pending = { status: 'pending' } as const;
      const oldest = await db.read.findOne<OutboxRow>('Outbox', {
        where: [
          { ...pending, nextAt: LessThanOrEqual(now()) },
          { ...pending, lastError: Not(IsNull()) },
        ],
        order: { createdAt: 'ASC' },
      });
      return oldest ? Math.max(0, now().getTime() - oldest.createdAt.getTime()) : 0;
    },

    ...createDecisions(db, now),
  };
}

function fieldsOf({ id, kind, fence, traceId }: Claimed) {
  return { outboxId: id, kind, fence, traceId };
}
