import { randomUUID } from 'node:crypto';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createIntake, type Intake } from './intake';
import { cardRoundDuty } from './casework/news/cardRound';
import { followUp, nextFollowUpAt } from './casework/clocks/followUp';
import { recountDuty } from './casework/clocks/recountClocks';
import { greetingsDuty } from './casework/receiving/greetings';
import { queueIndexing } from './casework/list/indexWords';
import { loadPolicy, type Office } from './casework/office';
import { laporDuty } from './casework/importing/laporDuty';
import { morningDuty } from './casework/desk/morning';
import { monthlyReportDuty } from './casework/report/reportDuty';
import { archiveCheckDuty } from './casework/records/archiveCheck';
import { reportRefused, reportStuck } from './casework/news/stuck';
import { graphCredential } from './archive/graphCredential';
import { resourceUnits } from './archive/resourceUnits';
import { typedReport } from './channels/typedReport';
import { BadSettings, environment, readConfig, type Config, type Environment } from './config';
import type { Database } from './database/dataSource';
import { openOfficeDatabase } from './database/openOfficeDatabase';
import { createSealer } from './database/sealed';
import { createEffects } from './effects';
import { postingPace } from './effects/postingPace';
import { openFolderStore } from './files/folderStore';
import { createServer } from './http/server';
import type * as Local from './local/office';
import { createLog, type Log } from './log';
import { reasonOf } from './outbox/effect';
import { createSchedule } from './outbox/schedule';
import { createWorker, type OutboxWorker, type Tell } from './outbox/worker';
import type * as Teams from './teams/bot';
import type { TeamsAdapter } from './teams/adapter';
import { textIn } from './text/text';

export interface RunningOffice {
  mode: Config['mode'];
  port: number;
  /** Lets what is under way end, 25 s at most, and closes everything. */
  stop(): Promise<void>;
}

/** Together the 25 s that a service manager is told to wait (QUALITY R11). */
const stopWithinMs = 23_000;
const closeWithinMs = 2_000;
/** The built pages lie beside the built server. */
const web = join(__dirname, '..', 'web');

/** The only wiring: settings → database → services → server → worker. @throws BadSettings */
export async function startOffice(env: Environment, log: Log = createLog()): Promise<RunningOffice> {
  const { config, local } = await settingsOf(env);
  const { db, ran } = await openOfficeDatabase(config.databaseUrl, log);
  try {
    return await openOffice(config, local, db, ran.length, log);
  } catch (error) {
    await within(closeWithinMs, db.close());
    throw error;
  }
}

/** @throws BadSettings */
export async function settingsOf(env: Environment): Promise<{ config: Config; local: typeof Local | null }> {
  // A production build has no stand-ins: they are loaded where they are asked for, and nowhere else.
  const local = env.ADUAN_MODE === 'local' ? await standIns() : null;
  return { config: readConfig(local ? local.settingsFor(env) : env), local };
}

async function openOffice(
  config: Config,
  local: typeof Local | null,
  db: Database,
  migrations: number,
  log: Log,
): Promise<RunningOffice> {
  const surroundings = local ? await local.openLocalOffice(config, db, web) : null;
  const office = officeOf(config, db, surroundings?.now ?? (() => new Date()));
  const teams = { ...config.bot, ...(surroundings && { connectorToken: surroundings.connectorToken }) };
  const graphToken = surroundings?.graphToken ?? graphCredential(config.bot);

  const { url: graphUrl, ...library } = config.graph;
  const files = openFolderStore(join(config.dataDir, 'files'));
  const scanner = config.scanner && { ...config.scanner, timeoutMs: 60_000 };
  // The stand-in counts nothing: its office lives a month in minutes.
  const units = local ? null : resourceUnits({ now: Date.now, wait: delay });
  const sharePoint = { graphUrl, ...library, token: graphToken, ...(units && { units }) };
  const effects = createEffects({
    office,
    teams,
    teamsPace: local && !config.localTeamsLimits ? null : postingPace({ now: Date.now, wait: delay }),
    whatsapp: config.whatsapp.mode === 'cloud' ? { ...config.whatsapp, timeoutMs: 15_000 } : null,
    sharePoint,
    files,
    scanner,
  });
  const owner = `${process.pid}-${randomUUID()}`;
  const worker = createWorker({ db, effects, now: () => new Date(), owner, log, ...tellingPeople(office) });
  const phoneNumberId = config.whatsapp.mode === 'cloud' ? config.whatsapp.phoneNumberId : null;
  const intake = createIntake({ office, phoneNumberId, log });
  const schedule = createSchedule({ duties: dutiesOf(office, log), now: office.now, log });

  let draining = false;
  let adapter: Promise<TeamsAdapter> | undefined;
  let bot: ReturnType<typeof teamsBot> | undefined;
  let checker: ReturnType<typeof openChecks> | undefined;
  const openChecks = async () => (await import('./effects/archiveChecks')).archiveChecks(office, sharePoint);
  const checks = () => (checker ??= openChecks());
  const server = createServer({
    office,
    log,
    attachments: { files, scanner },
    signIn: config.signIn,
    webhook: config.whatsapp.mode === 'cloud' ? { ...config.whatsapp, accept: intake.accept } : null,
    messages: {
      settings: teams,
      adapter: () => (adapter ??= import('./teams/adapter').then(({ createAdapter }) => createAdapter(teams))),
      bot: async context => (await (bot ??= teamsBot(office)))(context),
    },
    // What draws is loaded with the first paper: an office that opens does not wait for it.
    casePapers: async (...wanted) => (await import('./effects/casePaperFile')).casePaperFile(office, ...wanted),
    reportFiles: async (...wanted) => (await import('./effects/reportFile')).reportFile(office, files, ...wanted),
    memoFiles: async (...wanted) => (await import('./effects/reportFile')).memoFile(office, ...wanted),
    summaryFiles: async (...wanted) => (await import('./effects/summaryFile')).summaryFile(office, ...wanted),
    evidencePacks: async (...wanted) => (await import('./effects/evidencePack')).evidencePack(office, ...wanted),
    checkRecord: async (...wanted) => (await checks()).record(...wanted),
    checkReport: async (...wanted) => (await checks()).report(...wanted),
    surroundings: { hasScanner: scanner !== null, disk: () => roomOn(config.dataDir), retry: worker.retry },
    tabFolder: join(web, 'tab'),
    standIns: surroundings !== null,
    health: {
      database: async () => void (await db.read.query('SELECT 1')),
      queue: () => waiting(intake, worker),
      draining: () => draining,
      showsDetail: config.mode === 'local',
    },
  });
  surroundings?.mount(server, { db, schedule, intake, worker, policy: () => loadPolicy(db.read) });

  async function endWork(): Promise<void> {
    draining = true;
    surroundings?.close();
    const closed = new Promise<void>(resolve => server.close(() => resolve()));
    server.server.closeIdleConnections();
    // A connection that answers its last request now is kept open again, and one may be open that asks nothing.
    const tidying = setInterval(() => server.inflightRequests() === 0 && server.server.closeAllConnections(), 250);
    const patience = setTimeout(() => server.server.closeAllConnections(), 20_000);
    const ending = Promise.all([schedule.stop(), intake.stop(), worker.stop(), closed]);
    const ended = await within(stopWithinMs, ending).finally(() => {
      clearTimeout(patience);
      clearInterval(tidying);
    });
    if (!ended) log.error({}, 'not everything ended in time');
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, config.host, () => resolve());
  });
  try {
    intake.start();
    worker.start();
    schedule.start();
    await queueIndexing(office);
    await surroundings?.started();
  } catch (error) {
    await endWork();
    throw error;
  }
  log.info({ mode: config.mode, port: config.port, database: db.dialect, migrations }, 'office open');

  return {
    mode: config.mode,
    port: config.port,
    async stop() {
      await endWork().finally(() => within(closeWithinMs, db.close()));
    },
  };
}

/** True when it ended in this time. What did not is left as a crash would leave it: nothing of it is lost (DESIGN §6). */
export async function within(ms: number, ending: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>(resolve => (timer = setTimeout(resolve, ms, false)));
  return Promise.race([ending.then(() => true), late]).finally(() => clearTimeout(timer));
}

/** Loaded with the first activity that Teams sends: cards and their templates take their time. */
const teamsBot = (office: Office): Promise<ReturnType<typeof Teams.createBot>> =>
  import('./teams/bot').then(({ createBot }) => createBot(office, typedReport));

/** @throws BadSettings in a production build, which has none */
function standIns(): Promise<typeof Local> {
  return import('./local/office').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'MODULE_NOT_FOUND') throw error;
    throw new BadSettings([{ name: 'ADUAN_MODE', fault: 'noStandIns' }]);
  });
}

function officeOf(config: Config, db: Database, now: () => Date): Office {
  return { db, sealer: createSealer({ masterKeys: config.masterKeys }), now, whatsapp: config.whatsapp.mode, tab: config.tab };
}

function dutiesOf(office: Office, log: Log) {
  const onFailure = (complaintId: string, error: unknown): void =>
    log.error({ complaintId, reason: reasonOf(error) }, 'complaint could not be followed up');
  const clocks = { name: 'followUp', nextAt: () => nextFollowUpAt(office), play: () => followUp(office, onFailure) };
  return [
    recountDuty(office, onFailure),
    clocks,
    greetingsDuty(office),
    monthlyReportDuty(office),
    cardRoundDuty(office),
    morningDuty(office),
    laporDuty(office),
    archiveCheckDuty(office),
  ];
}

/** Trouble of the machinery, told to those who can mend it. */
function tellingPeople(office: Office): Record<'hopeless' | 'alarm', Tell> {
  return {
    hopeless: (tx, row, reason) => reportStuck(tx, office, row, reason),
    alarm: (tx, _row, reason) => reportRefused(tx, office, reason),
  };
}

/** What is free where citizens' files lie, in bytes that this program may use. */
async function roomOn(folder: string): Promise<{ free: number; all: number }> {
  const { bavail, blocks, bsize } = await statfs(folder);
  return { free: bavail * bsize, all: blocks * bsize };
}

async function waiting(intake: Intake, worker: OutboxWorker) {
  const [inbox, outbox, oldestMs] = await Promise.all([intake.counts(), worker.counts(), worker.oldestMs()]);
  return { inbox, outbox, oldestMs };
}

/** Started as a program: errors in words, and an orderly end on SIGTERM and SIGINT. */
async function main(): Promise<void> {
  const log = createLog();
  const opening = startOffice(environment(), log);
  // From the first moment on: who is told to stop while opening, opens and stops in order.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void end(signal, opening, log));
  try {
    const office = await opening;
    if (office.mode === 'local')
      process.stdout.write(`${textIn('id')('start:open', { url: `http://localhost:${office.port}` })}\n`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') {
      process.stderr.write(`${textIn('id')('errors:portTaken')}\n${textIn('en')('errors:portTaken')}\n`);
      process.exitCode = 1;
      return;
    }
    if (!(error instanceof BadSettings)) throw error;
    process.stderr.write(`${refusal(error)}\n`);
    process.exitCode = 78; // EX_CONFIG: starting again will not help
  }
}

async function end(signal: string, opening: Promise<RunningOffice>, log: Log): Promise<void> {
  log.info({ signal }, 'stopping');
  await (await opening).stop();
  process.exit(0);
}

/** Both languages: whoever starts a server may read either. */
export function refusal({ faults }: BadSettings): string {
  return (['id', 'en'] as const)
    .map(textIn)
    .flatMap(words => [
      words('errors:startRefused'),
      ...faults.map(({ name, fault }) => `  ${words(`errors:setting.${fault}`, { name })}`),
    ])
    .join('\n');
}

if (require.main === module) void main();
