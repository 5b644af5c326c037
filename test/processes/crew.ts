import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '../../bot/database/dataSource';
import type { OutboxRow } from '../../bot/database/tables';
import { Died, giveBack, RefusedThere, takeOffice, type OfficeProcess } from './child';
import type { Command, Opening } from './office';
import type { Random } from './random';

/** A process that died, and the outbox rows in its hands: of these alone nobody knows whether they happened outside. */
export interface Death {
  inHands: Pick<OutboxRow, 'kind' | 'payload'>[];
}

export interface CrewOptions {
  db: Database;
  random: Random;
  processes: number;
  opening: Omit<Opening, 'owner' | 'killAt'>;
  /** Where the process that is started as number `start` (from 0, replacements included) kills itself. */
  killAt?: (start: number) => Opening['killAt'];
}

/** The processes that work on one database. Whoever dies is replaced, as a service manager would. */
export async function openCrew({ db, random, processes, opening, killAt = () => undefined }: CrewOptions) {
  const deaths: Death[] = [];
  const troubles: unknown[] = [];
  const live: OfficeProcess[] = [];
  let starts = 0;
  let closing = false;

  async function begin(): Promise<void> {
    const start = starts++;
    const owner = `process-${start}-${randomUUID()}`;
    const office = takeOffice(killAt(start) !== undefined);
    live.push(office);
    void office.ended.then(how => bury(office, owner, how)).catch((error: unknown) => troubles.push(error));
    try {
      const { loads } = (await office.ask({ open: { ...opening, owner, killAt: killAt(start) } })) as { loads: string[] };
      if (loads.length > 0) throw new Error(`The process loaded ${loads[0]}`);
    } catch (error) {
      if (!(error instanceof Died)) throw error; // it found work at its point at once: it is being replaced already
    }
  }

  async function bury(office: OfficeProcess, owner: string, how: NodeJS.Signals | number): Promise<void> {
    if (closing) return;
    live.splice(live.indexOf(office), 1);
    if (how !== 'SIGKILL') throw new Error(`A process ended by itself (${how}): ${office.said()}`);
    const leased = { owner, status: 'leased' as const };
    deaths.push({ inHands: await db.read.findBy<OutboxRow>('Outbox', leased) });
    // Its leases run out: a minute passes for the dead one alone, so that nobody has to sleep through it.
    await db.write(tx => tx.update('Outbox', leased, { leaseUntil: new Date(0) }));
    await begin();
  }

  function check(): void {
    if (troubles.length > 0) throw troubles[0];
  }

  /** Asks one of the living, and another one if it dies or is too busy, until somebody has answered. */
  async function ask(command: Command, choose = () => random.pick(live)): Promise<unknown> {
    for (;;) {
      check();
      try {
        if (live.length > 0) return await choose().ask(command);
        await delay(10);
      } catch (error) {
        const again = error instanceof Died || (error instanceof RefusedThere && error.refused.name === 'DatabaseBusy');
        if (!again) throw error;
      }
    }
  }

  await Promise.all(Array.from({ length: processes }, begin));
  return {
    ask,
    check,
    deaths,
    live: live as readonly OfficeProcess[],
    async close(): Promise<void> {
      closing = true;
      await Promise.all(live.map(office => giveBack(office)));
    },
  };
}
export type Crew = Awaited<ReturnType<typeof openCrew>>;
