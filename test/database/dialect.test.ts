import { DataSource } from 'typeorm';
import { columnTypes, momentFrom, momentValue, newId, sqlTypes } from '../../bot/database/dialect';
import { entitySchemas } from '../../bot/database/tables';

afterEach(() => jest.restoreAllMocks());

test('ids are version 7, and each is greater than the one before, also within a millisecond and when the clock steps back', () => {
  const clock = jest.spyOn(Date, 'now').mockReturnValue(1_800_000_000_000);
  const ids = Array.from({ length: 10_000 }, () => newId());
  clock.mockReturnValue(1_799_999_999_000);
  ids.push(newId());
  expect(ids.every(id => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(true);
  expect(ids).toEqual([...ids].sort());
  expect(new Set(ids).size).toBe(ids.length);
});

test('an id made after another is greater even if that came from a process whose clock is ahead', () => {
  const ahead = `${(Date.now() + 60_000)
    .toString(16)
    .padStart(12, '0')
    .replace(/^(.{8})/, '$1-')}-7fff-bfff-ffffffffffff`;
  expect(newId(ahead) > ahead).toBe(true);
});

test('a moment as a raw parameter keeps its milliseconds on both databases', () => {
  const moment = new Date('2026-11-02T01:02:03.004Z');
  expect(momentValue('sqlite', moment)).toBe('2026-11-02T01:02:03.004Z');
  expect(momentValue('mssql', moment)).toMatchObject({ value: moment, type: 'datetime2', params: [3] });
  expect([momentFrom('2026-11-02T01:02:03.004Z'), momentFrom(moment)]).toEqual([moment, moment]);
});

test('ids are text on both databases, so that both sort them in order of time', () => {
  const ids = [columnTypes('sqlite').id, columnTypes('mssql').id];
  expect(ids).toEqual([
    { type: 'varchar', length: 36 },
    { type: 'nvarchar', length: 36 },
  ]);
});

test('a sealed column refuses plain text', () => {
  const { transformer } = columnTypes('sqlite').sealed;
  expect(() => transformer && 'to' in transformer && transformer.to('Warga Contoh A')).toThrow('takes a Sealed');
});

test('the type names for migrations are those that the entity columns declare', async () => {
  const source = new DataSource({ type: 'better-sqlite3', database: ':memory:', entities: entitySchemas('sqlite') });
  await source.initialize();
  const outbox = source.getMetadata('Outbox');
  const declared = (name: string) => {
    const column = outbox.findColumnWithPropertyName(name)!;
    return source.driver.createFullType({ ...column, type: source.driver.normalizeType(column) } as never);
  };
  await source.destroy();
  const sql = sqlTypes('sqlite');
  expect(['id', 'lane', 'payload', 'nextAt', 'fence'].map(declared)).toEqual([
    sql.id,
    sql.text(200),
    sql.longText,
    sql.moment,
    sql.int,
  ]);
});
