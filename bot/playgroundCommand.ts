import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BadSettings, environment, type Environment } from './config';
import { refusal, startOffice, type RunningOffice } from './index';
import { openSigner, type Signer } from './local/playground/signer';
import { arrivals, personaCalled, worldOf } from './local/playground/world';
import { createLog } from './log';
import { textIn } from './text/text';

/**
 * `npm run playground [-- <persona>]`: Microsoft's Agents Playground as a second client of the bot, beside an office of its own. It is
 * fetched by npx at this version; its licence is for evaluation, so that it is no dependency.
 */
const playground = '@microsoft/m365agentsplayground@0.2.28';
const port = 56_150;
const signerPort = 56_151;
/** Where the Playground plays Teams' connector. */
const serviceUrl = `http://localhost:${port}/_connector`;

const inBoth = (key: string, values: Record<string, unknown> = {}): void =>
  (['id', 'en'] as const).forEach(
    language => void process.stdout.write(`${textIn(language)(`local:playground.${key}`, values)}\n`),
  );

/** The Playground's own office: the bot may also speak to the Playground's connector. */
const settingsIn = (env: Environment, folder: string): Environment => ({
  ...env,
  ADUAN_MODE: 'local',
  DATA_DIR: folder,
  DATABASE_URL: undefined,
  BOT_SERVICE_HOSTS: `localhost:${env.PORT || '3978'},localhost:${port}`,
});

type Me = NonNullable<ReturnType<typeof personaCalled>>;

async function play(env: Environment, me: Me): Promise<void> {
  const folder = env.DATA_DIR || 'data-playground';
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, '.m365agentsplayground.yml'), worldOf(me));
  const log = createLog(createWriteStream(join(folder, 'office.log'), { flags: 'a' }));
  const office = await startOffice(settingsIn(env, folder), log);
  const signer = await openSigner(folder, `http://localhost:${office.port}`, signerPort);
  for (const activity of arrivals(me)) await signer.tell({ ...activity, serviceUrl });
  const client = startClient(folder);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => end(client));
  inBoth('open', { url: `http://localhost:${port}`, phone: `http://localhost:${office.port}/local/phone`, who: me.name });
  const code = await new Promise<number>(resolve =>
    client.once('error', () => resolve(1)).once('exit', left => resolve(left ?? 0)),
  );
  if (code !== 0) {
    inBoth('needs', { playground });
    process.exitCode = 1;
  }
  await close(office, signer);
}

/** A group of processes of its own: npx starts the Playground as its child. */
function startClient(folder: string): ChildProcess {
  const at = [
    '--app-endpoint',
    `http://127.0.0.1:${signerPort}/api/messages`,
    '--port',
    String(port),
    '--service-url',
    serviceUrl,
  ];
  const windows = process.platform === 'win32';
  return spawn('npx', ['--yes', playground, 'start', ...at, '--channel-id', 'msteams', '--disable-telemetry'], {
    ...{ cwd: folder, stdio: 'ignore', shell: windows, detached: !windows },
  });
}

function end({ pid }: ChildProcess): void {
  if (pid !== undefined) process.kill(process.platform === 'win32' ? pid : -pid, 'SIGTERM');
}

async function close(office: RunningOffice, signer: Signer): Promise<void> {
  signer.close();
  await office.stop();
  process.exit();
}

async function main(): Promise<void> {
  const wanted = process.argv[2] ?? 'operator';
  const me = personaCalled(wanted);
  if (!me) {
    inBoth('unknownPersona', { wanted });
    process.exitCode = 1;
    return;
  }
  await play(environment(), me).catch(explain);
}

function explain(error: unknown): void {
  process.exitCode = 1;
  if (error instanceof BadSettings) return void process.stderr.write(`${refusal(error)}\n`);
  if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
  (['id', 'en'] as const).forEach(language => void process.stderr.write(`${textIn(language)('errors:portTaken')}\n`));
}

if (require.main === module) void main();
