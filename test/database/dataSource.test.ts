import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { EntitySchema } from 'typeorm';
import {
  announce,
  DatabaseBusy,
  forget,
  onCommit,
  openDatabase,
  remembered,
  type Database as OfficeDatabase,
} from '../../bot/database/dataSource';
import { columnTypes, newId, isUniqueViolation } from '../../bot/database/dialect';

const types = columnTypes('sqlite');
interface Note {
  id: string;
  words: string;
  writtenAt: Date;
  urgent: boolean;
  tags: string[] | null;
}
const Notes = new EntitySchema<Note>({
  name: 'Note',
  tableName: 'note',
  columns: {
    id: { ...types.id, primary: true },
    words: types.text(40),
    writtenAt: types.moment,
    urgent: types.bool,
    tags: { ...types.json, nullable: true },
  },
});
const createNotes = {
  name: '20261101000000-create-notes',
  up: {
    sqlite: [
      'CREATE TABLE "note" ("id" varchar(36) NOT NULL PRIMARY KEY, "words" varchar(40) NOT NULL, "writtenAt" text NOT NULL, "urgent" boolean NOT NULL, "tags" text)',
    ],
    mssql: [],
  },
};
const note = (words: string): Note => ({
  id: newId(),
  words,
  writtenAt: new Date('2026-11-02T01:02:03.004Z'),
  urgent: true,
  tags: ['a'],
});

let folder: string;
let db: OfficeDatabase;
const open = (url = `sqlite:${join(folder, 'office.db')}`) =>
  openDatabase({ url, entities: [Notes], migrate: run => run([createNotes]) });
const words = async () => (await db.read.find(Notes, { order: { id: 'ASC' } })).map(row => row.words);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aduan-'));
  db = await open();
});
afterEach(async () => {
  await db.close();
  rmSync(folder, { recursive: true });
});

test('a row comes back as it was written, and its moment sorts as text in the file', async () => {
  const written = note('Halo');
  await db.write(tx => tx.insert(Notes, written));
  expect(await db.read.findOneBy(Notes, { writtenAt: new Date('2026-11-02T01:02:03.004Z') })).toEqual(written);
  expect(await db.read.query('SELECT "writtenAt" FROM "note"')).toEqual([{ writtenAt: '2026-11-02T01:02:03.004Z' }]);
});

test('the file is durable on each commit and checks foreign keys', async () => {
  const pragma = (name: string) => db.write(tx => tx.query(`PRAGMA ${name}`) as Promise<Record<string, unknown>[]>);
  expect(await pragma('journal_mode')).toEqual([{ journal_mode: 'wal' }]);
  expect(await pragma('synchronous')).toEqual([{ synchronous: 2 }]);
  expect(await pragma('foreign_keys')).toEqual([{ foreign_keys: 1 }]);
  expect((await pragma('busy_timeout'))[0]!.timeout).toBeLessThanOrEqual(20);
});

test('an error inside a write takes all of it back, and nothing of a stranger who writes at the same time', async () => {
  const failing = db.write(async tx => {
    await tx.insert(Notes, note('half'));
    await new Promise(setImmediate);
    throw new Error('second half failed');
  });
  const stranger = db.write(tx => tx.insert(Notes, note('stranger')));
  await expect(failing).rejects.toThrow('second half failed');
  await stranger;
  expect(await words()).toEqual(['stranger']);
});

test('reads see committed rows only', async () => {
  await db.write(async tx => {
    await tx.insert(Notes, note('not yet'));
    expect(await words()).toEqual([]);
  });
  expect(await words()).toEqual(['not yet']);
});

test('the reading connection cannot write', async () => {
  await expect(db.read.insert(Notes, note('no'))).rejects.toThrow(/readonly/);
});

test('writes run in the order in which they were asked for', async () => {
  await Promise.all(['one', 'two', 'three'].map(text => db.write(tx => tx.insert(Notes, note(text)))));
  expect(await words()).toEqual(['one', 'two', 'three']);
});

test('a write inside a write is refused instead of waiting for itself, and one started by it but run later is not', async () => {
  let later!: Promise<unknown>;
  await db.write(async tx => {
    await expect(db.write(() => Promise.resolve())).rejects.toThrow('A write inside a write');
    later = new Promise(setImmediate)
      .then(() => new Promise(setImmediate))
      .then(() => db.write(inner => inner.insert(Notes, note('later'))));
    await tx.insert(Notes, note('outer'));
  });
  await later;
  expect(await words()).toEqual(['outer', 'later']);
});

test('a statement that was not awaited cannot reach the database after its transaction', async () => {
  let late!: () => Promise<unknown>;
  await db.write(async tx => {
    late = () => tx.insert(Notes, note('late'));
    await tx.insert(Notes, note('in time'));
  });
  await expect(late()).rejects.toThrow('The transaction has ended');
  expect(await words()).toEqual(['in time']);
});

test('callbacks and listeners run after the commit, once, and not after a rollback', async () => {
  const heard: string[] = [];
  const stop = db.listen('notes', () => heard.push('topic'));
  await db.write(async tx => {
    onCommit(tx, () => heard.push('callback'));
    announce(tx, 'notes');
    announce(tx, 'notes');
    await tx.insert(Notes, note('told'));
    expect(heard).toEqual([]);
  });
  const failing = db.write(tx => {
    onCommit(tx, () => heard.push('never'));
    announce(tx, 'notes');
    return Promise.reject(new Error('no'));
  });
  await expect(failing).rejects.toThrow('no');
  stop();
  await db.write(async tx => announce(tx, 'notes'));
  expect(heard).toEqual(['callback', 'topic']);
});

test('a second row with the same id is a unique violation', async () => {
  const first = note('first');
  await db.write(tx => tx.insert(Notes, first));
  const error: unknown = await db.write(tx => tx.insert(Notes, first)).catch((caught: unknown) => caught);
  expect(isUniqueViolation(error)).toBe(true);
  expect(isUniqueViolation(new Error('other'))).toBe(false);
  expect([2627, 2601, 547].map(number => isUniqueViolation({ driverError: { number } }))).toEqual([true, true, false]);
});

test('a write waits while another process holds the lock, and says so when it holds it too long', async () => {
  const other = new Database(join(folder, 'office.db'));
  other.exec('BEGIN IMMEDIATE');
  const clock = jest.spyOn(Date, 'now');
  const start = Date.now();
  // From its third attempt on, ten seconds have gone by.
  let calls = 0;
  clock.mockImplementation(() => start + ((calls += 1) > 3 ? 10_000 : 0));
  await expect(db.write(tx => tx.insert(Notes, note('too long')))).rejects.toThrow(DatabaseBusy);
  clock.mockRestore();
  const waiting = db.write(tx => tx.insert(Notes, note('patient')));
  setImmediate(() => other.exec('COMMIT'));
  await waiting;
  other.close();
  expect(await words()).toEqual(['patient']);
});

test('a database in memory works with its one connection', async () => {
  const memory = await open('sqlite::memory:');
  await memory.write(tx => tx.insert(Notes, note('volatile')));
  expect(await memory.read.countBy(Notes, {})).toBe(1);
  await memory.close();
});

test('another kind of URL is refused without repeating it', async () => {
  await expect(open('postgres://user:rahasia@host/db')).rejects.toThrow(/^(?!.*rahasia).*sqlite: or mssql/);
});

test('two processes that start at once migrate once, and none of their 400 transactions fails or overwrites another', async () => {
  const file = join(folder, 'two.db');
  const script = join(__dirname, '../processes/countUp.js');
  const count = () =>
    promisify(execFile)(process.execPath, ['-r', join(__dirname, '../processes/register.js'), script, file, '200']);
  const reports = (await Promise.all([count(), count()])).map(
    ({ stdout }) => JSON.parse(stdout) as { failed: number; ranMigrations: string[] },
  );
  expect(reports.map(({ failed }) => failed)).toEqual([0, 0]);
  expect(reports.flatMap(({ ranMigrations }) => ranMigrations)).toEqual(['20261101000000-create-counter']);
  const counted = new Database(file, { readonly: true });
  expect(counted.prepare('SELECT value FROM counter').get()).toEqual({ value: 400 });
  counted.close();
});

test('what a transaction has asked for once it remembers until it ends, or until it changes it; outside nothing is remembered', async () => {
  let asked = 0;
  const ask = async () => (asked += 1);
  const twice = async (manager: typeof db.read) => [
    await remembered(manager, 'rules', ask),
    await remembered(manager, 'rules', ask),
  ];
  expect(await db.write(twice)).toEqual([1, 1]);
  const changed = async (tx: typeof db.read) => {
    const before = await twice(tx);
    forget(tx);
    return [...before, ...(await twice(tx))];
  };
  expect(await db.write(changed)).toEqual([2, 2, 3, 3]);
  expect(await twice(db.read)).toEqual([4, 5]);
});
