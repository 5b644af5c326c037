import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createIntake } from './intake';
import { followUp, nextFollowUpAt } from './casework/followUp';
import { greetingsDuty } from './casework/greetings';
import type { Office } from './casework/office';
import { monthlyReportDuty } from './casework/reportDuty';
import { graphCredential } from './archive/graphCredential';
import { createSharePoint } from './archive/sharePoint';
import { BadSettings, environment, readConfig, type Config, type Environment } from './config';
import type { Database } from './database/dataSource';
import { openOfficeDatabase } from './database/openOfficeDatabase';
import { createSealer } from './database/sealed';
import { createEffects } from './effects';
import { openFolderStore } from './files/folderStore';
import { createServer } from './http/server';
import type * as Local from './local/office';
import { createLog, type Log } from './log';
import { createSchedule } from './outbox/schedule';
import { createWorker } from './outbox/worker';
import { createBot } from './teams/bot';
import type { TeamsAdapter } from './teams/adapter';
import { textIn } from './text/text';

export interface RunningOffice {
  mode: Config['mode'];
  port: number;
  /** Lets what is under way end, 25 s at most, and closes everything. */
  stop(): Promise<void>;
}

/** The only wiring: settings → database → services → server → worker. @throws BadSettings */
export async function startOffice(env: Environment, log: Log = createLog()): Promise<RunningOffice> {
  // A production build has no stand-ins: they are loaded where they are asked for, and nowhere else.
  const local = env.ADUAN_MODE === 'local' ? await standIns() : null;
  const config = readConfig(local ? local.settingsFor(env) : env);
  const { db, ran } = await openOfficeDatabase(config.databaseUrl);
  const surroundings = local ? await local.openLocalOffice(config, db) : null;
  const office = officeOf(config, db, surroundings?.now ?? (() => new Date()));
  const teams = { ...config.bot, ...(surroundings && { connectorToken: surroundings.connectorToken }) };
  const graphToken = surroundings?.graphToken ?? graphCredential(config.bot);

  const { url: graphUrl, siteId, driveId } = config.graph;
  const effects = createEffects({
    office,
    teams,
    whatsapp: config.whatsapp.mode === 'cloud' ? { ...config.whatsapp, timeoutMs: 15_000 } : null,
    sharePoint: createSharePoint({ graphUrl, siteId, driveId, token: graphToken }),
    files: openFolderStore(join(config.dataDir, 'files')),
  });
  const worker = createWorker({ db, effects, now: () => new Date(), owner: `${process.pid}-${randomUUID()}`, log });
  const phoneNumberId = config.whatsapp.mode === 'cloud' ? config.whatsapp.phoneNumberId : '';
  const intake = createIntake({ office, phoneNumberId, log });
  const schedule = createSchedule({ duties: dutiesOf(office), now: office.now, log });

  let draining = false;
  let adapter: Promise<TeamsAdapter> | undefined;
  const server = createServer({
    office,
    log,
    signIn: config.signIn,
    webhook: config.whatsapp.mode === 'cloud' ? { ...config.whatsapp, accept: intake.accept } : null,
    messages: {
      settings: teams,
      adapter: () => (adapter ??= import('./teams/adapter').then(({ createAdapter }) => createAdapter(teams))),
      bot: createBot(office),
    },
    standIns: surroundings !== null,
    health: {
      database: async () => void (await db.read.query('SELECT 1')),
      queue: () => waiting(db, intake, worker),
      draining: () => draining,
      showsDetail: config.mode === 'local',
    },
  });
  surroundings?.mount(server, { db, schedule, intake, worker });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, config.host, () => resolve());
  });
  intake.start();
  worker.start();
  schedule.start();
  await surroundings?.started();
  log.info({ mode: config.mode, port: config.port, database: db.dialect, migrations: ran.length }, 'office open');

  return {
    mode: config.mode,
    port: config.port,
    async stop() {
      draining = true;
      const closed = new Promise<void>(resolve => server.close(() => resolve()));
      server.server.closeIdleConnections();
      const patience = setTimeout(() => server.server.closeAllConnections(), 20_000);
      await schedule.stop();
      await intake.stop();
      await worker.stop();
      await closed;
      clearTimeout(patience);
      await db.close();
    },
  };
}

/** @throws BadSettings in a production build, which has none */
function standIns(): Promise<typeof Local> {
  return import('./local/office').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'MODULE_NOT_FOUND') throw error;
    throw new BadSettings([{ name: 'ADUAN_MODE', fault: 'noStandIns' }]);
  });
}

function officeOf(config: Config, db: Database, now: () => Date): Office {
  return { db, sealer: createSealer({ masterKeys: config.masterKeys }), now, whatsapp: config.whatsapp.mode };
}

function dutiesOf(office: Office) {
  const clocks = { name: 'followUp', nextAt: () => nextFollowUpAt(office), play: () => followUp(office) };
  return [clocks, greetingsDuty(office), monthlyReportDuty(office)];
}

async function waiting(db: Database, intake: ReturnType<typeof createIntake>, worker: ReturnType<typeof createWorker>) {
  const [inbox, outbox] = await Promise.all([intake.counts(), worker.counts()]);
  const oldest = await db.read
    .createQueryBuilder<{ createdAt: Date }>('Outbox', 'o')
    .where({ status: 'pending', attempts: 0 })
    .orderBy('o.orderKey', 'ASC')
    .getOne();
  return { inbox, outbox, oldestMs: oldest ? Date.now() - oldest.createdAt.getTime() : 0 };
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
function refusal({ faults }: BadSettings): string {
  return (['id', 'en'] as const)
    .map(textIn)
    .flatMap(words => [
      words('errors:startRefused'),
      ...faults.map(({ name, fault }) => `  ${words(`errors:setting.${fault}`, { name })}`),
    ])
    .join('\n');
}

if (require.main === module) void main();
