import { DataSource } from 'typeorm';
import type { Database } from '../../bot/database/dataSource';
import { openOfficeDatabase } from '../../bot/database/openOfficeDatabase';
import { serverOptions } from '../../bot/database/sqlServer';
import { tables } from '../../bot/database/tables';

/**
 * Where the suites keep their rows: SQLite, unless `TEST_DATABASE_URL=mssql://user:password@host:port/name?encrypt=…` names a server.
 * That login must be allowed to create databases; `<name>_<worker>_<number>` are made there, emptied by every test and left behind.
 */
export const testServer = process.env.TEST_DATABASE_URL;

/** What is asked of SQLite alone, such as its plans: those of SQL Server cannot be read this way, its indexes are the same. */
export const onSqlite = testServer ? test.skip : test;

/** What is asked of Babelfish alone: a true SQL Server tells its plans otherwise. `TEST_BABELFISH=1` says that the named server is one. */
export const onBabelfish = testServer && process.env.TEST_BABELFISH ? test : test.skip;

const inUse = new Set<number>();
/** Those that were made and brought up to date. They stay open: connecting and migrating cost more than most tests. */
const ready = new Map<number, { url: string; db: Database }>();
afterAll(async () => {
  for (const { db } of ready.values()) await db.close();
});

export interface EmptyDatabase {
  url: string;
  /** Open already where a server is named. */
  db?: Database;
  /** The next that asks for one may have it. */
  giveBack(): void;
}

/** Where an office may begin: its schema may be there, but no row. @param sqlite where it is kept unless a server is named */
export async function emptyDatabase(sqlite = 'sqlite::memory:'): Promise<EmptyDatabase> {
  return testServer ? inPlace(place => makeOnServer(testServer!, place)) : { url: sqlite, giveBack: () => undefined };
}

/** The lowest place that is free, emptied. */
async function inPlace(make: (place: number) => Promise<{ url: string; db: Database }>): Promise<Required<EmptyDatabase>> {
  const place = lowestFree();
  inUse.add(place);
  const made = ready.get(place);
  const { url, db } = made ?? (await make(place));
  ready.set(place, { url, db });
  if (made || testServer) await empty(db);
  return { url, db, giveBack: () => void inUse.delete(place) };
}

async function empty(db: Database): Promise<void> {
  const statements = tables.map(({ name }) => `DELETE FROM "${name}"`);
  // SQLite takes one statement at a time, a server all of them in one call.
  await db.write(async tx => {
    for (const statement of testServer ? [statements.join('; ')] : statements) await tx.query(statement);
  });
}

/** The same, opened. */
export async function openEmptyDatabase(sqlite?: string): Promise<Database & { url: string }> {
  const isFile = !testServer && sqlite !== undefined;
  if (isFile) return { ...(await openOfficeDatabase(sqlite)).db, url: sqlite };
  const { url, db, giveBack } = await inPlace(testServer ? place => makeOnServer(testServer!, place) : makeInMemory);
  return { ...db, url, close: async () => giveBack() };
}

async function makeInMemory(): Promise<{ url: string; db: Database }> {
  const url = 'sqlite::memory:';
  return { url, db: (await openOfficeDatabase(url)).db };
}

/** Several offices may be open in one test. */
function lowestFree(): number {
  for (let place = 1; ; place += 1) if (!inUse.has(place)) return place;
}

/** Made once a worker; the next suites find it there. */
async function makeOnServer(server: string, place: number): Promise<{ url: string; db: Database }> {
  const url = new URL(server);
  const name = `${url.pathname.slice(1)}_${process.env.JEST_WORKER_ID ?? 0}_${place}`;
  url.pathname = '/master';
  const master = await new DataSource(serverOptions(url.href)).initialize();
  await master.query(`IF DB_ID('${name}') IS NULL CREATE DATABASE [${name}]`);
  const setting = `SELECT "is_read_committed_snapshot_on" AS "isOn" FROM "sys"."databases" WHERE "name" = '${name}'`;
  const [made] = await master.query<{ isOn: boolean }[]>(setting);
  if (!made!.isOn) await master.query(`ALTER DATABASE [${name}] SET READ_COMMITTED_SNAPSHOT ON`);
  await master.destroy();
  url.pathname = `/${name}`;
  const { db } = await openOfficeDatabase(url.href);
  return { url: url.href, db };
}
