import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a data folder is to the demo. `foreign`: somebody's own, which is left alone. */
export type DemoFolder = 'empty' | 'unfinished' | 'beingPlayed' | 'played' | 'foreign';

const marker = 'demo.json';

interface Mark {
  state: 'playing' | 'played';
  pid: number;
}

export function lookAt(folder: string): DemoFolder {
  if (!existsSync(folder) || readdirSync(folder).length === 0) return 'empty';
  const mark = markOf(folder);
  if (!mark) return 'foreign';
  if (mark.state === 'played') return 'played';
  return mark.pid !== process.pid && isRunning(mark.pid) ? 'beingPlayed' : 'unfinished';
}

/** Marks the folder as the demo's own before anything else is written into it; an unfinished play in it is thrown away. */
export function beginIn(folder: string): void {
  if (lookAt(folder) === 'unfinished') rmSync(folder, { recursive: true });
  mkdirSync(folder, { recursive: true });
  mark(folder, 'playing');
}

export const playedTo = (folder: string): void => mark(folder, 'played');

const mark = (folder: string, state: Mark['state']): void =>
  writeFileSync(join(folder, marker), `${JSON.stringify({ state, pid: process.pid } satisfies Mark)}\n`);

function markOf(folder: string): Mark | null {
  try {
    const read = JSON.parse(readFileSync(join(folder, marker), 'utf8')) as Partial<Mark> | null;
    return isMark(read) ? read : null; // somebody's own file may have the same name
  } catch {
    return null; // none, or torn: what is not surely the demo's is not touched
  }
}

const isMark = (read: Partial<Mark> | null): read is Mark =>
  (read?.state === 'playing' || read?.state === 'played') && Number.isInteger(read.pid);

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
