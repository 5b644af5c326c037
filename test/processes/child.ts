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
