import { setTimeout as delay } from 'node:timers/promises';
import { DataSource, type EntityManager, type EntitySchema } from 'typeorm';
import { driverErrorOf } from './dialect';
import { DatabaseBusy, type Engine, type Transact } from './engine';

const DEADLOCK = 1205;
const LOCK_TIMEOUT = 1222;
const MOST_TRIES = 5;
/** Without it SQL Server waits for a lock without end. */
const WAIT_TEN_SECONDS = 'SET LOCK_TIMEOUT 10000';
/** A migration's statements may take long, and whoever starts meanwhile waits a minute for it. */
const REQUEST_TIMEOUT_MS = 90_000;
const LOCK_MIGRATION = `
  DECLARE @outcome int;
  EXEC @outcome = sp_getapplock @Resource = 'aduan.exclusive', @LockMode = 'Exclusive', @LockOwner = 'Transaction', @LockTimeout = 60000;
  IF @outcome < 0 THROW 51000, 'Another process holds the migration lock', 1;`;

/**
 * SQL Server or Azure SQL through a pool; typeorm loads the `mssql` package only here.
 * @throws Error where readers of this database would wait for its writers, saying how to change that
 */
export async function openSqlServer(url: string, entities: EntitySchema[]): Promise<Engine> {
  const source = await new DataSource({ ...serverOptions(url), entities }).initialize();
  await checkReadsSnapshots(source).catch(async (error: unknown) => {
    await source.destroy();
    throw error;
  });
  const transact: Transact = work =>
    retried(() =>
      source.transaction(async tx => {
        await tx.query(WAIT_TEN_SECONDS);
        return work(tx);
      }),
    );
  return {
    read: source.manager,
    transact,
    exclusive: work =>
      transact(async (tx: EntityManager) => {
        await tx.query(LOCK_MIGRATION);
        return work(tx);
      }),
    close: () => source.destroy(),
  };
}

/** What the driver is told of `mssql://user:password@host:port/database`, or `mssql://host:port/database?identity=<client id>`. */
export function serverOptions(url: string) {
  const { hostname, port, pathname, searchParams } = new URL(url);
  return {
    type: 'mssql' as const,
    host: hostname,
    port: Number(port || 1433),
    ...loginOf(new URL(url)),
    database: decodeURIComponent(pathname.slice(1)),
    pool: { max: 20 },
    requestTimeout: REQUEST_TIMEOUT_MS,
    options: {
      encrypt: searchParams.get('encrypt') !== 'false',
      trustServerCertificate: searchParams.get('trustServerCertificate') === 'true',
      useUTC: true,
    },
  };
}

/** A managed identity of App Service signs in by tokens of Entra, which the driver asks for and renews; nobody keeps a password. */
function loginOf({ username, password, searchParams }: URL) {
  const clientId = searchParams.get('identity');
  if (clientId === null) return { username: decodeURIComponent(username), password: decodeURIComponent(password) };
  return { authentication: { type: 'azure-active-directory-msi-app-service' as const, options: { clientId } } };
}

/** What `Database.read` promises: the last committed state, at once. Azure SQL is set so from the start, SQL Server is not. */
async function checkReadsSnapshots(source: DataSource): Promise<void> {
  const found = await source.query<{ name: string; isOn: boolean }[]>(
    'SELECT "name", "is_read_committed_snapshot_on" AS "isOn" FROM "sys"."databases" WHERE "name" = DB_NAME()',
  );
  const off = found.find(({ isOn }) => !isOn);
  if (off) {
    const change = `ALTER DATABASE [${off.name}] SET READ_COMMITTED_SNAPSHOT ON`;
    throw new Error(`Whoever reads would wait for whoever writes in this database: run "${change}" once, then start again`);
  }
}

/** The victim of a deadlock is rolled back whole, so that it may simply be done again. */
async function retried<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      const { number } = driverErrorOf(error);
      if (number === LOCK_TIMEOUT) throw new DatabaseBusy('A lock was not obtained in time', { cause: error });
      if (number !== DEADLOCK || tries === MOST_TRIES) throw error;
      await delay(20 * tries * (0.5 + Math.random()));
    }
  }
}
