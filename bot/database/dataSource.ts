import { AsyncLocalStorage } from 'node:async_hooks';
import type { EntityManager, EntitySchema, ObjectLiteral } from 'typeorm';
import type { Dialect } from './dialect';
import { DatabaseBusy, OutcomeUnknown, type RetryLog, type Transact } from './engine';
import { migrate, type Migration } from './migrate';
import { openSqlite } from './sqlite';
import { openSqlServer } from './sqlServer';

export { DatabaseBusy, OutcomeUnknown, type RetryLog };

export interface Database {
  dialect: Dialect;
  /** Committed state only (except `sqlite::memory:`); writing through it fails or is a mistake. */
  read: EntityManager;
  /**
   * The only way to change data. Inside, use insert(), update(), delete() and query builders, never save(), and call
   * nothing outside the process: after a deadlock or a lost connection `work` runs again. `tx` must not be used after `work` has ended.
   * @throws DatabaseBusy, OutcomeUnknown, or whatever `work` throws
   */
  write: Transact;
  exclusive: Transact;
  /** `heard` runs after each commit that announced the topic; the answer stops it. */
  listen(topic: string, heard: () => void): () => void;
  close(): Promise<void>;
}

export type MigrationRunner = (migrations: readonly Migration[]) => Promise<string[]>;

export interface DatabaseOptions {
  /** `sqlite:<file>` | `sqlite::memory:` | `mssql://user:password@host:port/database?encrypt=…&trustServerCertificate=…`, `mssql://host/database?identity=<client id>` */
  url: string;
  entities: EntitySchema[];
  migrate?: (run: MigrationRunner) => Promise<unknown>;
  log?: RetryLog;
}

interface Scope {
  open: boolean;
  callbacks: (() => void)[];
  topics: Set<string>;
  remembered: Map<string, Promise<unknown>>;
}

const scopes = new WeakMap<EntityManager, Scope>();
const inside = new AsyncLocalStorage<Scope>();

/** @throws Error for any other kind of URL (its text is not repeated, since it may hold a password) */
export function dialectOf(url: string): Dialect {
  if (url.startsWith('sqlite:')) return 'sqlite';
  if (url.startsWith('mssql://')) return 'mssql';
  throw new Error('The database URL must begin with sqlite: or mssql://');
}

/** `fn` runs once, after the transaction has committed; never when it is rolled back. */
export function onCommit(tx: EntityManager, fn: () => void): void {
  scopeOf(tx).callbacks.push(fn);
}

/**
 * Holds rows until the transaction ends, so that no other process changes what is read of them next. Without effect on SQLite, which writes one
 * transaction after another. They are touched by an update, since a hint to lock what is read may be ignored.
 * @param column one of theirs that stands in no index; it stays as it is
 */
export async function hold(
  tx: EntityManager,
  { dialect }: Pick<Database, 'dialect'>,
  entity: string,
  where: ObjectLiteral,
  column: 'version' | 'mode' = 'version',
): Promise<void> {
  if (dialect === 'mssql') await tx.update(entity, where, { [column]: () => `"${column}"` });
}

/** Tells the listeners of `topic` in this process, once, after the transaction has committed. */
export function announce(tx: EntityManager, topic: string): void {
  scopeOf(tx).topics.add(topic);
}

/**
 * What `load` gives, asked for once in a transaction: each step of an action wants the office's rules or a reporter's key, and each question is a
 * round trip to SQL Server. Outside a transaction it is asked for anew. Whoever changes it inside one calls `forget`.
 */
export function remembered<T>(manager: EntityManager, name: string, load: () => Promise<T>): Promise<T> {
  const scope = scopes.get(manager);
  if (!scope?.open) return load();
  const known = (scope.remembered.get(name) as Promise<T> | undefined) ?? load();
  scope.remembered.set(name, known);
  return known;
}

/** What this transaction remembers is asked for anew. */
export function forget(tx: EntityManager): void {
  scopeOf(tx).remembered.clear();
}

/** Opens the database and brings its schema up to date. */
export async function openDatabase({ url, entities, migrate: migrateWith, log }: DatabaseOptions): Promise<Database> {
  const dialect = dialectOf(url);
  const engine =
    dialect === 'sqlite' ? await openSqlite(url.slice('sqlite:'.length), entities) : await openSqlServer(url, entities, log);
  const listeners = new Map<string, Set<() => void>>();
  const scoped = (transact: Transact): Transact => withScope(transact, topic => listeners.get(topic)?.forEach(afterwards));
  const db: Database = {
    dialect,
    read: engine.read,
    write: scoped(engine.transact),
    exclusive: scoped(engine.exclusive),
    close: () => engine.close(),
    listen(topic, heard) {
      const heardBy = listeners.get(topic) ?? new Set();
      listeners.set(topic, heardBy.add(heard));
      return () => void heardBy.delete(heard);
    },
  };
  try {
    await migrateWith?.(migrations => migrate(db, migrations));
  } catch (error) {
    await db.close();
    throw error;
  }
  return db;
}

function withScope(transact: Transact, tell: (topic: string) => void): Transact {
  return async work => {
    // A write waiting for its own surrounding write would never end: there is one queue.
    if (inside.getStore()?.open) throw new Error('A write inside a write: pass `tx` on instead of calling write() again');
    const scope: Scope = { open: true, ...nothing() };
    try {
      const result = await transact(tx => {
        Object.assign(scope, nothing());
        scopes.set(tx, scope);
        return inside.run(scope, () => work(tx));
      });
      scope.open = false;
      scope.callbacks.forEach(afterwards);
      scope.topics.forEach(tell);
      return result;
    } finally {
      scope.open = false;
    }
  };
}

/** Where an attempt begins. */
const nothing = (): Omit<Scope, 'open'> => ({ callbacks: [], topics: new Set(), remembered: new Map() });

/** The commit stands whatever a callback does: its error must not look like the write's. */
function afterwards(fn: () => void): void {
  try {
    fn();
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}

function scopeOf(tx: EntityManager): Scope {
  const scope = scopes.get(tx);
  if (!scope?.open) throw new Error('Not inside a write');
  return scope;
}
