import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { complaintChannel } from '../../bot/casework/teamsNews';
import { rememberPlace } from '../../bot/casework/teamsPlaces';
import { openOfficeDatabase } from '../../bot/database/openOfficeDatabase';
import { createSealer } from '../../bot/database/sealed';
import type { ComplaintRow, MessageRow, OutboxRow } from '../../bot/database/tables';
import { seedStaff } from '../../bot/local/seedStaff';
import { envelope, metadata } from '../channels/webhookSamples';
import { Died, RefusedThere, spawnOffice, type OfficeProcess } from './child';
import { lines } from './journal';
import type { Command, Opening, Press } from './office';
import { journals, type PhoneLine } from './outside';
import { randomOf } from './random';

export interface TownOptions {
  seed: number;
  processes: number;
  /** Where the process that is started as number `start` (from 0, replacements included) kills itself. */
  killAt?: (start: number) => Opening['killAt'];
  /** Delivery ticks reach the office at once, or only when `tell` is called. */
  ticks?: 'atOnce' | 'held';
}

const start = Date.parse('2026-11-23T02:12:00Z'); // Monday 09.12 WIB
const messages = (...value: object[]) =>
  value.map(fields => ({ field: 'messages', value: { messaging_product: 'whatsapp', metadata, ...fields } }));

/**
 * A database, the processes that work on it, and the world around them: citizens and Meta, who repeat what was not answered,
 * officers, who press again, and whoever starts a process anew when it died.
 */
export async function openTown({ seed, processes, killAt = () => undefined, ticks = 'atOnce' }: TownOptions) {
  const folder = mkdtempSync(join(tmpdir(), 'aduan-town-'));
  const masterKey = randomBytes(32).toString('base64');
  const since = Date.now();
  const random = randomOf(seed);
  const { db } = await openOfficeDatabase(`sqlite:${folder}/office.db`);
  await seedStaff(db);
  const channel = { kind: 'channel', key: complaintChannel, conversationId: 'aduan@thread.tacv2', teamId: 'team' } as const;
  await db.write(tx => rememberPlace(tx, { ...channel, serviceUrl: 'https://teams.example', botId: 'bot', tenantId: 'tenant' }));

  const deaths: string[] = [];
  const complaints: string[] = [];
  const spare: OfficeProcess[] = [];
  const live: OfficeProcess[] = [];
  let starts = 0;
  let closing = false;
  const troubles: unknown[] = [];

  async function begin(): Promise<void> {
    const child = spare.pop() ?? spawnOffice();
    const opening = { folder, masterKey, owner: `process-${starts}-${randomUUID()}`, start, since, killAt: killAt(starts) };
    starts += 1;
    void child.ended.then(how => buried(child, how).catch(error => troubles.push(error)));
    live.push(child);
    const { loads } = (await child.begin(opening)) as { loads: string[] };
    if (loads.length > 0) throw new Error(`The process loaded ${loads[0]}`);
  }

  async function buried(child: OfficeProcess, how: NodeJS.Signals | number): Promise<void> {
    live.splice(live.indexOf(child), 1);
    complaints.push(...child.said().split('\n').filter(Boolean));
    if (closing) return;
    if (how !== 'SIGKILL') throw new Error(`A process ended by itself (${how}): ${child.said()}`);
    deaths.push(child.owner);
    // Its leases run out: a minute passes for the dead one alone, so that nobody has to sleep through it.
    await db.write(tx => tx.update('Outbox', { owner: child.owner, status: 'leased' }, { leaseUntil: new Date(0) }));
    await begin().catch((error: unknown) => {
      if (!(error instanceof Died)) throw error;
    });
  }

  /** Asks any of the living, again and again until one has answered. */
  async function ask(command: Command): Promise<unknown> {
    for (;;) {
      if (troubles.length > 0) throw troubles[0];
      if (live.length === 0) await delay(10);
      else {
        try {
          return await random.pick(live).ask(command);
        } catch (error) {
          const again = error instanceof Died || (error instanceof RefusedThere && error.refused.name === 'DatabaseBusy');
          if (!again) throw error;
        }
      }
    }
  }

  async function until<Found>(what: string, look: () => Promise<Found | null | false>): Promise<Found> {
    const patience = Date.now() + 60_000;
    for (;;) {
      if (troubles.length > 0) throw troubles[0];
      const found = await look();
      if (found) return found;
      if (Date.now() > patience)
        throw new Error(`Not within a minute: ${what}. ${complaints.concat(live.map(child => child.said())).join('\n')}`);
      await delay(20);
    }
  }

  let told = 0;
  let telling: Promise<unknown> = Promise.resolve();
  /** Meta tells what became of each message, and of none twice unless nobody answered. */
  async function tell(): Promise<void> {
    telling = telling.then(async () => {
      for (const line of lines<PhoneLine>(journals(folder).phone).slice(told)) {
        await ask({
          webhook: envelope(
            ...messages({ statuses: random.shuffled(['sent', 'delivered']).map(status => tickOf(line, status)) }),
          ),
        });
        told += 1;
      }
    });
    return telling as Promise<void>;
  }
  const tickOf = ({ id, callbackData, to }: PhoneLine, status: string) => ({
    ...{ id, status, recipient_id: to, timestamp: String(Math.floor(now().getTime() / 1000)) },
    biz_opaque_callback_data: callbackData,
  });
  const now = (): Date => new Date(start + Date.now() - since);

  for (let count = 0; count < processes + (killAt(0) ? 1 : 0); count += 1) spare.push(spawnOffice());
  await Promise.all(
    Array.from({ length: processes }, () =>
      begin().catch((error: unknown) => {
        if (!(error instanceof Died)) throw error;
      }),
    ),
  );
  let ticking = ticks === 'atOnce';
  const ticker = (async () => {
    while (!closing) {
      if (ticking) await tell();
      await delay(20);
    }
  })().catch((error: unknown) => troubles.push(error));

  return {
    folder,
    db,
    sealer: createSealer({ masterKeys: { current: 'k', keys: { k: Buffer.from(masterKey, 'base64') } } }),
    random,
    deaths,
    now,
    ask,
    until,
    live: () => [...live],
    /** A webhook of Meta's with any number of citizens' messages. */
    writes: (...said: { from: string; id: string; text?: string; button?: string; at?: Date }[]) =>
      ask({
        webhook: envelope(
          ...messages(
            ...said.map(({ from, id, text, button, at = now() }) => ({
              contacts: [{ profile: { name: `Warga ${from}` }, wa_id: from }],
              messages: [
                {
                  ...{ from, id, timestamp: String(Math.floor(at.getTime() / 1000)) },
                  ...(button
                    ? {
                        type: 'interactive',
                        interactive: { type: 'button_reply', button_reply: { id: button, title: 'Sudah selesai' } },
                      }
                    : { type: 'text', text: { body: text } }),
                },
              ],
            })),
          ),
        ),
      }),
    complaintOf: async (messageId: string): Promise<ComplaintRow | null> => {
      const message = await db.read.findOneBy<MessageRow>('Message', { providerId: messageId, direction: 'in' });
      return message?.complaintId ? db.read.findOneBy<ComplaintRow>('Complaint', { id: message.complaintId }) : null;
    },
    /** An officer presses, with the step as it is on the card, until somebody has answered. */
    async presses(
      by: string,
      complaintId: string,
      action: string,
      input: Record<string, unknown> = {},
    ): Promise<{ repeated: boolean }> {
      const { step } = await db.read.findOneByOrFail<ComplaintRow>('Complaint', { id: complaintId });
      const press: Press = { complaintId, action, by, step, input, submissionId: randomUUID() };
      return (await ask({ press })) as { repeated: boolean };
    },
    /** From now on Meta tells what it had kept back. */
    letTicksThrough: () => void (ticking = true),
    /** Nothing is left to do, inside or on its way. */
    settled: () =>
      until('nothing waits', async () => {
        if (told < lines(journals(folder).phone).length) return false;
        const [inbox, outbox] = await Promise.all([
          db.read.countBy('Inbox', { status: 'pending' }),
          db.read.createQueryBuilder<OutboxRow>('Outbox', 'o').where(`o.status IN ('pending', 'leased')`).getCount(),
        ]);
        return inbox + outbox === 0 && told === lines(journals(folder).phone).length;
      }),
    async close(): Promise<void> {
      closing = true;
      spare.forEach(child => child.kill());
      await ticker;
      const all = [...live];
      all.forEach(child => child.kill());
      await Promise.all([...all, ...spare].map(child => child.ended));
      await db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
export type Town = Awaited<ReturnType<typeof openTown>>;
