import { openDatabase } from '../../bot/database/dataSource';
import type { Database } from '../../bot/database/dataSource';
import { migrate, type Migration } from '../../bot/database/migrate';

const migration = (name: string, ...sqlite: string[]): Migration => ({ name, up: { sqlite, mssql: [] } });
const first = migration('20261101000000-create-office', 'CREATE TABLE office (id integer PRIMARY KEY)');
const second = migration(
  '20261102000000-create-desk',
  'CREATE TABLE desk (id integer PRIMARY KEY, officeId integer REFERENCES office (id))',
);

let db: Database;
beforeEach(async () => {
  db = await openDatabase({ url: 'sqlite::memory:', entities: [] });
});
afterEach(() => db.close());

test('migrations run in the order of their names, once', async () => {
  expect(await migrate(db, [second, first])).toEqual([first.name, second.name]);
  expect(await migrate(db, [first, second])).toEqual([]);
  const rows = (await db.read.query('SELECT "name", "appliedAt" FROM "migration" ORDER BY "name"')) as Record<string, string>[];
  expect(rows.map(row => row.name)).toEqual([first.name, second.name]);
  expect(rows[0]!.appliedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
});

test('a migration that fails leaves the schema as it was, with none of its predecessors of this run', async () => {
  const broken = migration('20261103000000-break', 'CREATE TABLE half (id integer)', 'CREATE TABLE half (id integer)');
  await expect(migrate(db, [first, broken])).rejects.toThrow(/already exists/);
  expect(await migrate(db, [first])).toEqual([first.name]);
});

test('a migration may rebuild a table that others point at, but not leave rows that point at nothing', async () => {
  await migrate(db, [first, second]);
  await db.write(tx => tx.query('INSERT INTO office VALUES (1)'));
  await db.write(tx => tx.query('INSERT INTO desk VALUES (1, 1)'));
  const rebuild = migration(
    '20261104000000-rebuild-office',
    'CREATE TABLE office_new (id integer PRIMARY KEY, name text)',
    'INSERT INTO office_new SELECT id, NULL FROM office',
    'DROP TABLE office',
    'ALTER TABLE office_new RENAME TO office',
  );
  const orphan = migration('20261105000000-empty-office', 'DELETE FROM office');
  await migrate(db, [first, second, rebuild]);
  await expect(migrate(db, [first, second, rebuild, orphan])).rejects.toThrow('1 rows would point at nothing');
  await expect(db.write(tx => tx.query('DELETE FROM office'))).rejects.toThrow(/FOREIGN KEY/);
});
