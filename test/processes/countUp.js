// Usage: node -r ./register.js countUp.js <sqlite file> <times>. Adds 1 to one counter, each time in its own transaction, reading first.
const { EntitySchema } = require('typeorm');
const { openDatabase } = require('../../bot/database/dataSource.ts');
const { columnTypes } = require('../../bot/database/dialect.ts');

const { int } = columnTypes('sqlite');
const counter = new EntitySchema({
  name: 'Counter',
  tableName: 'counter',
  columns: { id: { ...int, primary: true }, value: int },
});
const createCounter = {
  name: '20261101000000-create-counter',
  up: {
    sqlite: ['CREATE TABLE counter (id integer PRIMARY KEY, value integer NOT NULL)', 'INSERT INTO counter VALUES (1, 0)'],
    mssql: [],
  },
};

async function main([file, times]) {
  let ranMigrations = [];
  const migrate = async run => (ranMigrations = await run([createCounter]));
  const db = await openDatabase({ url: `sqlite:${file}`, entities: [counter], migrate });
  let failed = 0;
  const addOne = () =>
    db.write(async tx => {
      const { value } = await tx.findOneByOrFail('Counter', { id: 1 });
      await new Promise(setImmediate);
      await tx.update('Counter', { id: 1 }, { value: value + 1 });
    });
  for (let done = 0; done < Number(times); done += 1) await addOne().catch(() => (failed += 1));
  await db.close();
  process.stdout.write(JSON.stringify({ failed, ranMigrations }));
}

main(process.argv.slice(2)).catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
