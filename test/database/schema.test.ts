import { openDatabase } from '../../bot/database/dataSource';
import { columnTypes, type Dialect } from '../../bot/database/dialect';
import { migrations } from '../../bot/database/openOfficeDatabase';
import { entitySchemas, tables, type Column } from '../../bot/database/tables';

/** The schema as the hand-written migrations make it, against what the program maps. */

type Shape = Record<string, Record<string, string>>;

function declared(dialect: Dialect): Shape {
  const types = columnTypes(dialect);
  const typeOf = ([kind]: Column) => {
    const { type, length, precision } = typeof kind === 'number' ? types.text(kind) : types[kind];
    const size = length ?? precision;
    return `${String(type)}${size === undefined ? '' : `(${size})`}`;
  };
  const shape = ([name, column]: [string, Column]) => [name, `${typeOf(column)}${column.includes('?') ? '' : ' NOT NULL'}`];
  return Object.fromEntries(tables.map(table => [table.name, Object.fromEntries(Object.entries(table.columns).map(shape))]));
}

/** Columns of the CREATE TABLE statements; constraints and indexes stand on lines of their own. */
function written(dialect: Dialect): Shape {
  const statements = migrations.flatMap(migration => migration.up[dialect]).filter(sql => sql.startsWith('CREATE TABLE'));
  const read = (sql: string) => {
    const name = /^CREATE TABLE ["[](\w+)["\]]/.exec(sql)![1]!;
    const columns = [...sql.matchAll(/^\s+["[](\w+)["\]] ([^,\n]+?),?$/gm)];
    return [name, Object.fromEntries(columns.map(([, column, type]) => [column!, type!.replace(/ PRIMARY KEY.*$/, '')]))];
  };
  const shape = Object.fromEntries(statements.map(read)) as Shape;
  for (const sql of migrations.flatMap(migration => migration.up[dialect])) {
    const [, table, column, type] = /^ALTER TABLE ["[](\w+)["\]] ADD ["[](\w+)["\]] (.+)$/.exec(sql) ?? [];
    // A computed column is there for its index alone.
    if (type && / ?\bAS \(/.test(type)) continue;
    if (table && column && type) shape[table]![column] = type.replace(/ DEFAULT \S+$/, '');
  }
  return shape;
}

test.each(['sqlite', 'mssql'] as const)('on %s every table and column is made as the program maps it', dialect => {
  expect(written(dialect)).toEqual(declared(dialect));
});

test('both databases get the same tables, columns and indexes', () => {
  const names = (dialect: Dialect) =>
    Object.entries(written(dialect)).map(([table, columns]) => [table, Object.keys(columns)] as const);
  const indexes = (dialect: Dialect) =>
    migrations
      .flatMap(migration => migration.up[dialect])
      .filter(sql => /^CREATE (UNIQUE )?INDEX/.test(sql))
      .map(sql => sql.replace(/[[\]"]/g, ''))
      .sort();
  expect(names('mssql')).toEqual(names('sqlite'));
  expect(indexes('mssql')).toEqual(indexes('sqlite'));
});

test('a SQLite file that was migrated really has the columns, types and primary keys', async () => {
  const db = await openDatabase({ url: 'sqlite::memory:', entities: entitySchemas('sqlite'), migrate: run => run(migrations) });
  try {
    for (const { name, columns } of tables) {
      const found = (await db.read.query(`PRAGMA table_info("${name}")`)) as {
        name: string;
        type: string;
        notnull: number;
        pk: number;
      }[];
      const real = Object.fromEntries(
        found.map(each => [each.name, `${each.type.toLowerCase()}${each.notnull ? ' NOT NULL' : ''}`]),
      );
      expect({ [name]: real }).toEqual({ [name]: declared('sqlite')[name] });
      const keys = found.filter(each => each.pk > 0).map(each => each.name);
      expect([name, keys.sort()]).toEqual([
        name,
        Object.keys(columns)
          .filter(column => columns[column]!.includes('pk'))
          .sort(),
      ]);
    }
  } finally {
    await db.close();
  }
});
