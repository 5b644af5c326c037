import { setTimeout as delay } from 'node:timers/promises';
import { DataSource, type EntityManager, type EntitySchema, type QueryRunner } from 'typeorm';
import { driverErrorOf } from './dialect';
import { DatabaseBusy, OutcomeUnknown, type Engine, type RetryLog, type Transact } from './engine';
import { faultCodeOf, isTransient, wasNotCommitted } from './transient';

const DEADLOCK = 1205;
const LOCK_TIMEOUT = 1222;
const MOST_TRIES = 5;
/** Doubled each time: after 1, 3 and 7 s. A failover takes seconds as a rule, and a server that is full must not be pressed. */
const FIRST_WAIT_MS = 1_000;
/** As on SQLite: who waits for an answer is told to come again. A last try may take longer by the 15 s of a connection. */
const GIVE_UP_AFTER_MS = 10_000;
/** Without it SQL Server waits for a lock without end. */
const WAIT_TEN_SECONDS = 'SET LOCK_TIMEOUT 10000';
/** A migration's statements may take long, and whoever starts meanwhile waits a minute for it. */
const REQUEST_TIMEOUT_MS = 90_000;
const LOCK_MIGRATION = `
  DECLARE @outcome int;
  EXEC @outcome = sp_getapplock @Resource = 'aduan.exclusive', @LockMode = 'Exclusive', @LockOwner = 'Transaction', @LockTimeout = 60000;
  IF @outcome < 0 THROW 51000, 'Another process holds the migration lock', 1;`;

/**
 * SQL Server or Azure SQL through a pool; typeorm loads the `mssql` package only here. What fails while the database moves or is full is done
 * again, reads as well as whole transactions; the pool makes new connections for those that broke. The first connection is not waited for:
 * an office that cannot start says why.
 * @throws Error where readers of this database would wait for its writers, saying how to change that
 */
export async function openSqlServer(url: string, entities: EntitySchema[], log?: RetryLog): Promise<Engine> {
  const source = await new DataSource({ ...serverOptions(url), entities }).initialize();
  await checkReadsSnapshots(source).catch(async (error: unknown) => {
    await source.destroy();
    throw error;
  });
  const statements = overseen(source, log);
  const transact: Transact = work => retried(() => committed(source, statements, work), log);
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

/**
 * One transaction. Whatever fails before COMMIT was sent is certainly not committed, since a lost session is rolled back.
 * @throws OutcomeUnknown when it was sent and its answer did not come
 */
async function committed<T>(source: DataSource, statements: Statements, work: (tx: EntityManager) => Promise<T>): Promise<T> {
  let committing = false;
  try {
    return await source.transaction(async tx => {
      await tx.query(WAIT_TEN_SECONDS);
      try {
        const result = await work(tx);
        committing = true;
        return result;
      } finally {
        // mssql refuses to roll back while a statement runs, and the connection would stay out, its locks held.
        await Promise.allSettled(statements.get(tx.queryRunner!)!);
      }
    });
  } catch (error) {
    if (!committing || wasNotCommitted(error)) throw error;
    throw new OutcomeUnknown('The answer to a COMMIT was lost', { cause: error });
  }
}

/** Statements under way, by whose they are. */
type Statements = WeakMap<QueryRunner, Set<Promise<unknown>>>;

/** Outside a transaction there are reads only, so that each may be asked again by itself; inside, what runs is noted. */
function overseen(source: DataSource, log?: RetryLog): Statements {
  const statements: Statements = new WeakMap();
  const create = source.createQueryRunner.bind(source);
  source.createQueryRunner = mode => {
    const runner = create(mode);
    const query = runner.query.bind(runner);
    const running = new Set<Promise<unknown>>();
    statements.set(runner, running);
    runner.query = (...asked: Parameters<QueryRunner['query']>) => {
      if (!runner.isTransactionActive) return retried(() => query(...asked), log);
      const statement = query(...asked);
      running.add(statement);
      return statement.finally(() => running.delete(statement));
    };
    return runner;
  };
  return statements;
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
    // Its socket tells whether a connection is open still. The driver's usual question of the server would be a round trip more for each read
    // and each transaction, and what breaks after it is tried again all the same.
    extra: { validateConnection: 'socket' },
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

/**
 * The victim of a deadlock, and what met a database that was not there, may simply be done again: nothing of it stayed.
 * @throws DatabaseBusy when a lock was not obtained, or the database was not there for ten seconds
 */
async function retried<T>(attempt: () => Promise<T>, log?: RetryLog): Promise<T> {
  const began = Date.now();
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (error instanceof DatabaseBusy) throw error;
      const { number } = driverErrorOf(error);
      if (number === LOCK_TIMEOUT) throw new DatabaseBusy('A lock was not obtained in time', { cause: error });
      if (number === DEADLOCK && tries < MOST_TRIES) {
        await delay(20 * tries * (0.5 + Math.random()));
        continue;
      }
      if (!isTransient(error)) throw error;
      const wait = FIRST_WAIT_MS * 2 ** (tries - 1) * (0.75 + Math.random() / 2);
      const isLast = Date.now() + wait - began > GIVE_UP_AFTER_MS;
      log?.warn({ code: faultCodeOf(error), attempts: tries }, isLast ? 'database not reached' : 'database asked again');
      if (isLast) throw new DatabaseBusy('The database was not reached', { cause: error });
      await delay(wait);
    }
  }
}
