import type { EntityManager } from 'typeorm';
import { momentValue, sqlTypes, type Dialect } from './dialect';
import type { Transact } from './engine';

/** The statements of one change for each database, side by side. */
export type MigrationSql = Record<Dialect, readonly string[]>;

/** One file `<timestamp>-<verb-noun>.ts` in migrations/; `name` is the file's name without extension. */
export interface Migration {
  name: string;
  up: MigrationSql;
}

/**
 * Runs, in the order of their names and in one transaction, the migrations that table `migration` does not list yet.
 * Processes that start at once wait for each other, and each migration runs once.
 * @returns the names of those that ran now
 */
export async function migrate(
  db: { dialect: Dialect; exclusive: Transact },
  migrations: readonly Migration[],
): Promise<string[]> {
  const ordered = [...migrations].sort((one, other) => (one.name < other.name ? -1 : 1));
  return db.exclusive(async tx => {
    const applied = await appliedNames(tx, db.dialect);
    const due = ordered.filter(({ name }) => !applied.has(name));
    for (const migration of due) await apply(tx, db.dialect, migration);
    return due.map(({ name }) => name);
  });
}

async function appliedNames(tx: EntityManager, dialect: Dialect): Promise<Set<string>> {
  const types = sqlTypes(dialect);
  const columns = `("name" ${types.text(120)} NOT NULL PRIMARY KEY, "appliedAt" ${types.moment} NOT NULL)`;
  await tx.query(
    dialect === 'sqlite'
      ? `CREATE TABLE IF NOT EXISTS "migration" ${columns}`
      : `IF OBJECT_ID('migration', 'U') IS NULL CREATE TABLE "migration" ${columns}`,
  );
  const rows = (await tx.query('SELECT "name" FROM "migration"')) as { name: string }[];
  return new Set(rows.map(({ name }) => name));
}

async function apply(tx: EntityManager, dialect: Dialect, { name, up }: Migration): Promise<void> {
  for (const statement of up[dialect]) await tx.query(statement);
  const values = dialect === 'sqlite' ? '?, ?' : '@0, @1';
  await tx.query(`INSERT INTO "migration" ("name", "appliedAt") VALUES (${values})`, [name, momentValue(dialect, new Date())]);
}
