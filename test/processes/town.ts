import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { complaintChannel } from '../../bot/casework/news/teamsNews';
import { rememberPlace } from '../../bot/casework/news/teamsPlaces';
import type { Database } from '../../bot/database/dataSource';
import { openOfficeDatabase } from '../../bot/database/openOfficeDatabase';
import { createSealer } from '../../bot/database/sealed';
import type { ComplaintRow, MessageRow } from '../../bot/database/tables';
import { seedStaff } from '../../bot/local/seedStaff';
import { openCrew, type CrewOptions } from './crew';
import { lines } from './journal';
import { ticksOf, webhookOf, type Said } from './meta';
import { journals, type PhoneLine } from './outside';
import { randomOf } from './random';

export interface TownOptions extends Pick<CrewOptions, 'processes' | 'killAt'> {
  seed: number;
  /** Effects that a process has at work at once. */
  concurrency?: number;
  /** Delivery ticks reach the office at once, or only after `letTicksThrough`. */
  ticks?: 'atOnce' | 'held';
}

const start = Date.parse('2026-11-23T02:12:00Z'); // Monday 09.12 WIB
const patienceMs = 100_000;
const pollMs = 30;

/**
 * A database, the processes that work on it, and the world around them: citizens and Meta, who repeat what was not answered,
 * and officers, who press again.
 */
export async function openTown({ seed, processes, killAt, concurrency = 4, ticks = 'atOnce' }: TownOptions) {
  const folder = mkdtempSync(join(tmpdir(), 'aduan-town-'));
  const masterKey = randomBytes(32).toString('base64');
  const sealer = createSealer({ masterKeys: { current: 'k', keys: { k: Buffer.from(masterKey, 'base64') } } });
  const since = Date.now();
  const now = (): Date => new Date(start + Date.now() - since);
  const random = randomOf(seed);
  const { db } = await openOfficeDatabase(`sqlite:${folder}/office.db`);
  await furnish(db);
  const crew = await openCrew({ db, random, processes, killAt, opening: { folder, masterKey, concurrency, start, since } });

  async function until<Found>(what: string, look: () => Promise<Found | null | false>): Promise<Found> {
    const patience = Date.now() + patienceMs;
    for (;;) {
      crew.check();
      const found = await look();
      if (found) return found;
      if (Date.now() > patience)
        throw new Error(`It never came to pass: ${what}. ${crew.live.map(office => office.said()).join()}`);
      await delay(pollMs);
    }
  }

  let told = 0;
  let telling = ticks === 'atOnce';
  let closing = false;
  const untold = (): PhoneLine[] => lines<PhoneLine>(journals(folder).phone).slice(told);
  const meta = (async () => {
    for (; !closing; await delay(pollMs))
      for (const line of telling ? untold() : []) {
        await crew.ask({ webhook: ticksOf(line, random.shuffled(['sent', 'delivered']), now()) });
        told += 1;
      }
  })();
  meta.catch(() => undefined); // whatever stopped it stops the test, too

  return {
    ...{ folder, db, sealer, random, now, until, crew },
    /** A webhook of Meta's with any number of citizens' messages. */
    writes: (...said: Said[]) => crew.ask({ webhook: webhookOf(said) }),
    complaintOf: (messageId: string) => complaintOf(db, messageId),
    /** An officer presses, with the step that the card shows, until somebody has answered. */
    async presses(by: string, complaintId: string, action: string, input: Record<string, unknown> = {}): Promise<unknown> {
      const { step } = await db.read.findOneByOrFail<ComplaintRow>('Complaint', { id: complaintId });
      return crew.ask({ press: { complaintId, action, by, step, input, submissionId: randomUUID() } });
    },
    /** From now on Meta tells what it had kept back. */
    letTicksThrough: () => void (telling = true),
    /** Until nothing is left to do, inside or on its way. */
    settled: () => until('nothing waits', async () => untold().length === 0 && (await isIdle(db)) && untold().length === 0),
    async close(): Promise<void> {
      closing = true;
      await meta.catch(() => undefined);
      await crew.close();
      await db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
export type Town = Awaited<ReturnType<typeof openTown>>;

async function furnish(db: Database): Promise<void> {
  await seedStaff(db);
  const channel = { kind: 'channel', key: complaintChannel, conversationId: 'aduan@thread.tacv2', teamId: 'team' } as const;
  const service = { serviceUrl: 'https://teams.example', botId: 'bot', tenantId: 'tenant' };
  await db.write(tx => rememberPlace(tx, { ...channel, ...service }));
}

async function complaintOf({ read }: Database, messageId: string): Promise<ComplaintRow | null> {
  const message = await read.findOneBy<MessageRow>('Message', { providerId: messageId, direction: 'in' });
  return message?.complaintId ? read.findOneBy<ComplaintRow>('Complaint', { id: message.complaintId }) : null;
}

async function isIdle({ read }: Database): Promise<boolean> {
  const waiting = { Inbox: ['pending'], Outbox: ['pending', 'leased'] };
  for (const [table, states] of Object.entries(waiting))
    for (const status of states) if (await read.existsBy(table, { status })) return false;
  return true;
}
