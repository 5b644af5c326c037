import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Command, Opening } from './office';

/** The process died before it answered: whoever asked does not know whether it happened, as in life. */
export class Died extends Error {}

/** What the office said no to. */
export class RefusedThere extends Error {
  constructor(readonly refused: { name: string; code?: string; details: { values?: Record<string, string> }; message: string }) {
    super(`${refused.name}: ${refused.message}`);
  }
}

/** One process of the office: spawned it only loads its modules; `begin` opens the office in it. */
export function spawnOffice() {
  const program = ['-r', join(__dirname, 'register.js'), join(__dirname, 'office.ts')];
  const child = spawn(process.execPath, program, { stdio: ['pipe', 'pipe', 'pipe'] });
  const asked = new Map<number, { resolve(done: unknown): void; reject(error: Error): void }>();
  let said = '';
  let lastId = 0;
  let dead = false;
  child.stdin.on('error', () => undefined); // EPIPE: its end is told below
  child.stderr.on('data', (text: Buffer) => (said += text.toString()));
  createInterface({ input: child.stdout }).on('line', line => {
    const { id, done, refused } = JSON.parse(line) as { id: number; done?: unknown; refused?: RefusedThere['refused'] };
    const asker = asked.get(id);
    asked.delete(id);
    if (refused) asker?.reject(new RefusedThere(refused));
    else asker?.resolve(done);
  });
  const ended = new Promise<NodeJS.Signals | number>(resolve => {
    child.once('close', (code, signal) => {
      dead = true;
      resolve(signal ?? code ?? 0);
      for (const asker of asked.values()) asker.reject(new Died());
      asked.clear();
    });
  });
  const ask = (command: Command): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (dead) return reject(new Died());
      asked.set((lastId += 1), { resolve, reject });
      child.stdin.write(`${JSON.stringify({ id: lastId, ...command })}\n`);
    });
  let owner = '';
  return {
    ask,
    ended,
    begin(opening: Opening): Promise<unknown> {
      ({ owner } = opening);
      return ask({ open: opening });
    },
    get owner() {
      return owner;
    },
    /** Whatever it complained of on its error output. */
    said: () => said,
    /** Ends a process that only stands by, or that a failing test left behind. */
    kill: () => void child.kill('SIGKILL'),
  };
}
export type OfficeProcess = ReturnType<typeof spawnOffice>;

/** Loading typeorm and its like costs more than a whole scenario: who survived one serves in the next. */
const standingBy: OfficeProcess[] = [];

/** A process that stands by, and one more that loads meanwhile if one is going to be missed. */
export function takeOffice(missedSoon: boolean): OfficeProcess {
  const taken = standingBy.pop() ?? spawnOffice();
  if (missedSoon && standingBy.length === 0) standingBy.push(spawnOffice());
  return taken;
}

export async function giveBack(office: OfficeProcess): Promise<void> {
  await office.ask({ close: true });
  standingBy.push(office);
}

export async function endStandingBy(): Promise<void> {
  const all = standingBy.splice(0);
  all.forEach(office => office.kill());
  await Promise.all(all.map(office => office.ended));
}
