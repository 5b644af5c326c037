import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { BadSettings, environment, type Environment } from './config';
import { refusal, startOffice, type RunningOffice } from './index';
import { beginIn, lookAt, playedTo } from './local/demo/demoFolder';
import { opensAt, playMonth } from './local/demo/playMonth';
import { Progress } from './local/demo/progress';
import { summaryOf, whereToLook } from './local/demo/summary';
import { createLog, type Log } from './log';
import { textIn } from './text/text';

/**
 * `npm run demo`: an invented November 2026 in a folder of its own, played by the office's routes, and the office stays open after
 * it. A month that was played is only opened; one that was broken off starts afresh.
 */
const seed = 20_261_102;
const count = 200;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const inBoth = (key: string, values: Record<string, unknown> = {}): void =>
  (['id', 'en'] as const).forEach(language => say(textIn(language)(`demo:${key}`, values)));

/** The demo's own office: whatever else is set, it is local and keeps to its folder. */
const settingsIn = (env: Environment, folder: string): Environment => ({
  ...env,
  ADUAN_MODE: 'local',
  DATA_DIR: folder,
  DATABASE_URL: undefined,
  WHATSAPP_MODE: 'cloud',
  ADUAN_LOCAL_START: opensAt.toISOString(),
});

const urlOf = ({ port }: RunningOffice): string => `http://localhost:${port}`;

/** @returns the open office, or null when it was asked to stop */
export async function playDemo(env: Environment, folder: string, signal: AbortSignal): Promise<RunningOffice | null> {
  inBoth('begin', { folder, count });
  beginIn(folder);
  const office = await startOffice(settingsIn(env, folder), logIn(folder));
  const progress = new Progress(process.stdout);
  try {
    const played = await playMonth(urlOf(office), { count, seed, signal, onMoment: progress.moment });
    progress.end();
    if (played) {
      playedTo(folder);
      say(summaryOf(played, urlOf(office)));
      return office;
    }
  } catch (error) {
    await office.stop();
    throw error;
  }
  await office.stop();
  inBoth('stopped');
  return null;
}

async function openPlayed(env: Environment, folder: string): Promise<RunningOffice> {
  inBoth('alreadyPlayed', { folder });
  const office = await startOffice(settingsIn(env, folder), logIn(folder));
  (['id', 'en'] as const).forEach(language => say(whereToLook(language, urlOf(office))));
  return office;
}

/** The office's own log goes to a file: on the screen it would hide how far the play has got. */
const logIn = (folder: string): Log => createLog(createWriteStream(join(folder, 'office.log'), { flags: 'a' }));

async function main(): Promise<void> {
  const env = environment();
  const folder = env.DATA_DIR || 'data-demo';
  const stopping = new AbortController();
  const state = lookAt(folder);
  if (state === 'foreign' || state === 'beingPlayed') {
    inBoth(state, { folder });
    process.exitCode = 1;
    return;
  }
  if (state === 'unfinished') inBoth('again', { folder });
  const opening = state === 'played' ? openPlayed(env, folder) : playDemo(env, folder, stopping.signal);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      stopping.abort();
      void opening.then(office => office?.stop()).finally(() => process.exit());
    });
  }
  await opening.catch(explain);
}

function explain(error: unknown): void {
  process.exitCode = 1;
  if (error instanceof BadSettings) process.stderr.write(`${refusal(error)}\n`);
  else if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') inBothErrors('errors:portTaken');
  else inBoth('failed', { reason: error instanceof Error ? error.message : String(error) });
}

const inBothErrors = (key: string): void =>
  (['id', 'en'] as const).forEach(language => void process.stderr.write(`${textIn(language)(key)}\n`));

if (require.main === module) void main();
