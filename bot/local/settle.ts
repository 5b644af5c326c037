import { setTimeout as delay } from 'node:timers/promises';
import { In } from 'typeorm';
import type { OfficePolicy } from '../complaint/deadline';
import type { Database } from '../database/dataSource';
import type { OutboxRow } from '../database/tables';

/** The parts of a running office that have work of their own. */
export interface Running {
  db: Database;
  schedule: {
    playDue(): Promise<number>;
    nextAt(): Promise<Date | null>;
    upcoming(): Promise<{ duty: string; at: Date }[]>;
  };
  intake: { drain(): Promise<{ ran: number }>; counts(): Promise<{ pending: number; parked: number }> };
  worker: { drain(): Promise<{ ran: number }>; counts(): Promise<Record<'pending' | 'leased' | 'parked' | 'dead', number>> };
  /** The office's hours and holidays as they are now. */
  policy(): Promise<OfficePolicy>;
  /** Delivery ticks on their way from the phone stand-in. @returns how many still wait */
  drainPhone(): Promise<number>;
}

export interface Settled {
  /** Still waiting: inbox, outbox (a retry that is not due soon, a lease of another process), delivery ticks. */
  pending: number;
  /** Waiting for a person's decision, dead letters included. */
  parked: number;
}

const soon = 5_000;
const patience = 30_000;

/**
 * Works until nothing is due: schedule, inbox, outbox and delivery ticks, each of which may give the others work. Retries that
 * are due within five seconds are waited for, so that scripts never sleep.
 */
export async function settle(running: Running): Promise<Settled> {
  const until = Date.now() + patience;
  for (;;) {
    const before = await running.drainPhone();
    const played = await running.schedule.playDue();
    const { ran: received } = await running.intake.drain();
    const { ran: sent } = await running.worker.drain();
    const ticks = await running.drainPhone();
    if (played + received + sent > 0 || ticks < before) continue;
    const wait = await nextRetryIn(running.db);
    if (wait === null || wait > soon || Date.now() + wait > until) return counted(running, ticks);
    await delay(Math.max(wait, 20));
  }
}

async function nextRetryIn(db: Database): Promise<number | null> {
  const next = await db.read.findOne<OutboxRow>('Outbox', {
    where: { status: In(['pending', 'leased']) },
    order: { nextAt: 'ASC' },
  });
  return next && next.nextAt.getTime() - Date.now();
}

/** What waits in the office just now; `ticks` are delivery ticks on their way. */
export async function counted({ intake, worker }: Pick<Running, 'intake' | 'worker'>, ticks = 0): Promise<Settled> {
  const [inbox, outbox] = await Promise.all([intake.counts(), worker.counts()]);
  return {
    pending: inbox.pending + outbox.pending + outbox.leased + ticks,
    parked: inbox.parked + outbox.parked + outbox.dead,
  };
}
