import type BetterSqlite3 from 'better-sqlite3';
import { setTimeout as delay } from 'node:timers/promises';
import { DataSource, type EntityManager, type EntitySchema, type QueryRunner } from 'typeorm';
import { driverErrorOf } from './dialect';
import { DatabaseBusy, type Engine } from './engine';

/** better-sqlite3 blocks the event loop while it waits for a lock, so it waits briefly and we wait asynchronously. */
const BUSY_TIMEOUT_MS = 10;
const GIVE_UP_AFTER_MS = 10_000;

/**
 * One SQLite file, durable on every commit (WAL, synchronous=FULL). typeorm shares one connection among all users, so
 * writes go through one queue, and reads use a second, read-only connection. `:memory:` has one connection for both:
 * its reads may see a write that is under way.
 */
export async function openSqlite(file: string, entities: EntitySchema[]): Promise<Engine> {
  let connection!: BetterSqlite3.Database;
  const writer = await opened(file, entities, async opening => {
    connection = opening;
    await patiently(() => opening.pragma('journal_mode = WAL'), Date.now() + GIVE_UP_AFTER_MS);
    opening.pragma('synchronous = FULL');
  });
  const reader = file === ':memory:' ? writer : await opened(file, entities);
  const runner = writer.createQueryRunner();
  const inOrder = fifo();

  const transaction = async <T>(begin: string, deadline: number, work: (tx: EntityManager) => Promise<T>): Promise<T> => {
    await patiently(() => runner.query(begin), deadline);
    const { view, end } = untilEnd(runner);
    try {
      const result = await work(writer.createEntityManager(view));
      end();
      await runner.query('COMMIT');
      return result;
    } catch (error) {
      end();
      if (connection.inTransaction) await runner.query('ROLLBACK');
      throw error;
    }
  };

  return {
    read: reader.manager,
    // The ten seconds count from the call: behind a stuck writer a whole queue must not wait ten seconds each.
    transact: async work => {
      const deadline = Date.now() + GIVE_UP_AFTER_MS;
      return inOrder(() => transaction('BEGIN IMMEDIATE', deadline, work));
    },
    // SQLite changes a table by rebuilding it, which foreign keys would forbid; they are checked before the commit.
    exclusive: work =>
      inOrder(async () => {
        connection.pragma('foreign_keys = OFF');
        try {
          return await transaction('BEGIN EXCLUSIVE', Date.now() + GIVE_UP_AFTER_MS, async tx => {
            const result = await work(tx);
            const broken = (await tx.query('PRAGMA foreign_key_check')) as unknown[];
            if (broken.length > 0) throw new Error(`${broken.length} rows would point at nothing`);
            return result;
          });
        } finally {
          connection.pragma('foreign_keys = ON');
        }
      }),
    close: () =>
      inOrder(async () => {
        if (reader !== writer) await reader.destroy();
        await writer.destroy();
      }),
  };
}

async function opened(
  file: string,
  entities: EntitySchema[],
  prepareWriter?: (connection: BetterSqlite3.Database) => Promise<void>,
): Promise<DataSource> {
  const source = new DataSource({
    type: 'better-sqlite3',
    database: file,
    entities,
    timeout: BUSY_TIMEOUT_MS,
    readonly: !prepareWriter,
    prepareDatabase: prepareWriter,
  });
  await patiently(() => source.initialize(), Date.now() + GIVE_UP_AFTER_MS);
  return source;
}

/** Tries again while another process holds the lock. @throws DatabaseBusy after `deadline` (epoch ms) */
async function patiently<T>(attempt: () => T | Promise<T>, deadline: number): Promise<T> {
  for (let wait = 2; ; wait = Math.min(wait * 2, 50)) {
    try {
      return await attempt();
    } catch (error) {
      if (!driverErrorOf(error).code?.startsWith('SQLITE_BUSY')) throw error;
      if (Date.now() >= deadline) throw new DatabaseBusy('Another process holds the database', { cause: error });
      await delay(wait * (0.5 + Math.random()));
    }
  }
}

/** Work that was not awaited would otherwise write outside its transaction, or into a stranger's. */
function untilEnd(runner: QueryRunner): { view: QueryRunner; end: () => void } {
  let ended = false;
  const view = Object.create(runner) as QueryRunner;
  view.query = (...query: Parameters<QueryRunner['query']>) =>
    ended ? Promise.reject(new Error('The transaction has ended: await every statement inside it')) : runner.query(...query);
  return { view, end: () => (ended = true) };
}

function fifo() {
  let tail: Promise<unknown> = Promise.resolve();
  return <T>(job: () => Promise<T>): Promise<T> => {
    const run = tail.then(job);
    tail = run.catch(() => undefined);
    return run;
  };
}
