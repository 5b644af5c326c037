import type { Database } from '../../bot/database/dataSource';
import { openOfficeDatabase } from '../../bot/database/openOfficeDatabase';
import { openSqlServer } from '../../bot/database/sqlServer';
import { tables } from '../../bot/database/tables';

/**
 * Where the suites keep their rows: SQLite, unless `TEST_DATABASE_URL=mssql://user:password@host:port/name?encrypt=…` names a server.
 * That login must be allowed to create databases; `<name>_<worker>_<number>` are made there, emptied by every test and left behind.
 */
export const testServer = process.env.TEST_DATABASE_URL;

/** What one database alone can do, or how it does it. */
export const onSqlite = testServer ? test.skip : test;

const inUse = new Set<number>();
const made = new Map<number, string>();

export interface EmptyDatabase {
  url: string;
  /** The next that asks for one may have it. */
  giveBack(): void;
}

/** Where an office may begin: its schema may be there, but no row. @param sqlite where it is kept unless a server is named */
export async function emptyDatabase(sqlite = 'sqlite::memory:'): Promise<EmptyDatabase> {
  if (!testServer) return { url: sqlite, giveBack: () => undefined };
  const place = lowestFree();
  inUse.add(place);
  const url = made.get(place) ?? (await make(testServer, place));
  made.set(place, url);
  const { db } = await openOfficeDatabase(url);
  await db.write(tx => tx.query(tables.map(({ name }) => `DELETE FROM [${name}]`).join('; ')));
  await db.close();
  return { url, giveBack: () => void inUse.delete(place) };
}

/** The same, opened; whoever closes it gives it back. */
export async function openEmptyDatabase(sqlite?: string): Promise<Database & { url: string }> {
  const { url, giveBack } = await emptyDatabase(sqlite);
  const { db } = await openOfficeDatabase(url);
  const close = async (): Promise<void> => {
    await db.close();
    giveBack();
  };
  return { ...db, url, close };
}

/** Several offices may be open in one test. */
function lowestFree(): number {
  for (let place = 1; ; place += 1) if (!inUse.has(place)) return place;
}

/** Made once a worker; the next suites find it there. */
async function make(server: string, place: number): Promise<string> {
  const url = new URL(server);
  const name = `${url.pathname.slice(1)}_${process.env.JEST_WORKER_ID ?? 0}_${place}`;
  url.pathname = '/master';
  const master = await openSqlServer(url.href, []);
  await master.read.query(`IF DB_ID('${name}') IS NULL CREATE DATABASE [${name}]`);
  await master.close();
  url.pathname = `/${name}`;
  return url.href;
}
