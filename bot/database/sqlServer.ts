import { setTimeout as delay } from 'node:timers/promises';
import { DataSource, type EntityManager, type EntitySchema } from 'typeorm';
import { driverErrorOf } from './dialect';
import { DatabaseBusy, type Engine, type Transact } from './engine';

const DEADLOCK = 1205;
const LOCK_TIMEOUT = 1222;
const MOST_TRIES = 5;
const LOCK_MIGRATION = `
  DECLARE @outcome int;
  EXEC @outcome = sp_getapplock @Resource = 'aduan.exclusive', @LockMode = 'Exclusive', @LockOwner = 'Transaction', @LockTimeout = 60000;
  IF @outcome < 0 THROW 51000, 'Another process holds the migration lock', 1;`;

/** SQL Server or Azure SQL through a pool; typeorm loads the `mssql` package only here. */
export async function openSqlServer(url: string, entities: EntitySchema[]): Promise<Engine> {
  const source = await new DataSource({ ...serverOptions(url), entities }).initialize();
  const transact: Transact = work => retried(() => source.transaction(work));
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
