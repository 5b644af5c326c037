import { DatabaseBusy, OutcomeUnknown } from '../../bot/database/engine';
import { openSqlServer, serverOptions } from '../../bot/database/sqlServer';
import { openTdsServer, type Fault } from './tdsServer';

/** What is waited between tries is not slept here: the clock is set on by it. */
let waited: number[] = [];
jest.mock('node:timers/promises', () => ({ setTimeout: async (ms: number) => void waited.push(ms) }));
const machineNow = Date.now;
jest.spyOn(Date, 'now').mockImplementation(() => machineNow() + waited.reduce((sum, ms) => sum + ms, 0));

const id = '99999999-0000-4000-8000-000000000001';

test('a user and a password of the address go to the driver as they were meant, by an encrypted connection', () => {
  expect(serverOptions('mssql://aduan:s%40ndi%2F1@db.contoh.invalid:1444/aduan')).toMatchObject({
    ...{ host: 'db.contoh.invalid', port: 1444, database: 'aduan', username: 'aduan', password: 's@ndi/1' },
    options: { encrypt: true, trustServerCertificate: false, useUTC: true },
  });
});

test('a managed identity signs in without user or password', () => {
  const options = serverOptions(`mssql://aduan-sql.database.windows.net/aduan?identity=${id}`);
  expect(options).toMatchObject({
    port: 1433,
    authentication: { type: 'azure-active-directory-msi-app-service', options: { clientId: id } },
  });
  expect(options).not.toHaveProperty('username');
  expect(options).not.toHaveProperty('password');
});

const closing: (() => Promise<unknown>)[] = [];
beforeEach(() => (waited = []));
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function reached() {
  const server = await openTdsServer();
  closing.push(server.close);
  const warned: { code: string; attempts: number }[] = [];
  const engine = await openSqlServer(server.url, [], { warn: fields => void warned.push(fields) });
  closing.push(engine.close);
  server.heard.splice(0);
  const verbs = ['BEGIN', 'COMMIT', 'ROLLBACK', 'LOCK_TIMEOUT', 'UPDATE', 'SELECT'];
  return {
    ...engine,
    ...server,
    warned,
    /** What the server was asked, each by its verb. */
    asked: () => server.heard.map(said => verbs.find(verb => said.includes(verb)) ?? said),
    /** All connections end, and the driver has noticed. */
    async leaves() {
      server.hangUp();
      await new Promise(noticed => setTimeout(noticed, 30));
    },
    /** The next request with this word in it meets the fault, as often as said. */
    fails(word: string, fault: Fault, times = 1) {
      server.state.fault = said => (said.includes(word) && times-- > 0 ? fault : undefined);
    },
  };
}
const whole = ['BEGIN', 'LOCK_TIMEOUT', 'UPDATE', 'COMMIT'];
const isNear = (ms: number) => ({ asymmetricMatch: (actual: number) => actual >= ms * 0.75 && actual <= ms * 1.25 });

test('a server whose readers would wait for writers is refused, with what to do about it', async () => {
  const server = await openTdsServer();
  closing.push(server.close);
  server.state.readsSnapshots = false;
  await expect(openSqlServer(server.url, [])).rejects.toThrow('ALTER DATABASE [aduan] SET READ_COMMITTED_SNAPSHOT ON');
});

test('a row that somebody else holds is waited for ten seconds by the server, and no longer', async () => {
  const server = await reached();
  server.fails('UPDATE', 1222);
  await expect(server.transact(tx => tx.query('UPDATE held'))).rejects.toThrow(DatabaseBusy);
  expect(server.asked()).toEqual(['BEGIN', 'LOCK_TIMEOUT', 'UPDATE', 'ROLLBACK']);
  expect(server.heard[1]).toContain('SET LOCK_TIMEOUT 10000');
});

describe('a database that moves to another machine, or is full for a moment', () => {
  test.each([40613, 40197, 40501, 49918, 49919, 49920, 10928, 10929, 4060, 4221])(
    'says %i within a transaction: all of it is done again after a second, and once',
    async code => {
      const server = await reached();
      server.fails('UPDATE', code);
      let runs = 0;
      const work = server.transact(async tx => {
        runs += 1;
        await tx.query('UPDATE complaint');
        return runs;
      });
      expect(await work).toBe(2);
      expect(server.asked()).toEqual(['BEGIN', 'LOCK_TIMEOUT', 'UPDATE', 'ROLLBACK', ...whole]);
      expect([server.warned, waited]).toEqual([[{ code: `${code}`, attempts: 1 }], [isNear(1_000)]]);
    },
  );

  test.each(['LOCK_TIMEOUT', 'UPDATE', 'BEGIN'])('hangs up at %s: all is done again by a new connection', async word => {
    const server = await reached();
    server.fails(word, 'hangUp');
    await server.transact(tx => tx.query('UPDATE complaint'));
    expect(server.asked().slice(-4)).toEqual(whole);
    expect(server.asked().filter(verb => verb === 'COMMIT')).toHaveLength(1);
    expect(server.warned).toEqual([{ code: expect.stringMatching(/^E/) as string, attempts: 1 }]);
  });

  test('refuses to sign a new connection in, for a reason that the driver does not pass on', async () => {
    const server = await reached();
    await server.leaves();
    server.fails('LOGIN', 49918, 2);
    await server.transact(tx => tx.query('UPDATE complaint'));
    expect([server.asked(), server.warned]).toEqual([
      whole,
      [
        { code: 'ELOGIN', attempts: 1 },
        { code: 'ELOGIN', attempts: 2 },
      ],
    ]);
  });

  test('loses all its connections at once: those that come next find new ones', async () => {
    const server = await reached();
    const five = () => Promise.all([1, 2, 3, 4, 5].map(() => server.transact(tx => tx.query('UPDATE complaint'))));
    await five();
    server.hangUp();
    await five();
    expect(server.asked().filter(verb => verb === 'COMMIT')).toHaveLength(10);
  });

  test('is asked again what was only to be read', async () => {
    const server = await reached();
    server.fails('SELECT', 40613);
    await server.read.query('SELECT complaint');
    server.fails('SELECT', 'hangUp');
    await server.read.query('SELECT complaint');
    expect([server.asked(), server.warned.length]).toEqual([['SELECT', 'SELECT', 'SELECT', 'SELECT'], 2]);
  });

  test('stays away: after ten seconds whoever waits is told to come again, and each try stood in the log', async () => {
    const server = await reached();
    server.fails('UPDATE', 40613, 99);
    await expect(server.transact(tx => tx.query('UPDATE complaint'))).rejects.toThrow(DatabaseBusy);
    expect(waited).toEqual([isNear(1_000), isNear(2_000), isNear(4_000)]);
    expect(server.warned.map(({ attempts }) => attempts)).toEqual([1, 2, 3, 4]);
    expect(server.asked()).not.toContain('COMMIT');
  });
});

describe('a commit', () => {
  test.each<[string, Fault]>([
    ['whose answer was lost', 'hangUp'],
    ['that the server ended by an error', 40197],
  ])('%s may stand, and is not done again: the caller is told just that', async (_, fault) => {
    const server = await reached();
    server.fails('COMMIT', fault);
    let runs = 0;
    const work = server.transact(async tx => {
      runs += 1;
      await tx.query('UPDATE complaint');
    });
    await expect(work).rejects.toThrow(OutcomeUnknown);
    expect([runs, server.asked().filter(verb => verb === 'COMMIT').length]).toEqual([1, 1]);
    await server.transact(tx => tx.query('UPDATE complaint'));
    expect(server.asked().slice(-4)).toEqual(whole);
  });

  test('that was never sent, since the connection broke before, is certainly not there: the work is done again', async () => {
    const server = await reached();
    let runs = 0;
    await server.transact(async tx => {
      await tx.query('UPDATE complaint');
      if (++runs > 1) return;
      await server.leaves();
    });
    expect([runs, server.asked()]).toEqual([2, [...whole.slice(0, -1), ...whole]]);
  });
});

test.each([2627, 547, 8134])('an error of the work itself (%i) is thrown at once', async code => {
  const server = await reached();
  server.fails('UPDATE', code);
  await expect(server.transact(tx => tx.query('UPDATE complaint'))).rejects.toMatchObject({ driverError: { number: code } });
  expect([server.asked(), waited]).toEqual([['BEGIN', 'LOCK_TIMEOUT', 'UPDATE', 'ROLLBACK'], []]);
});

test('a failure beside a statement that still runs is rolled back when that has ended, and the connection comes back', async () => {
  const server = await reached();
  server.state.fault = said => (said.includes('UPDATE') ? 547 : said.includes('SELECT') ? 'slow' : undefined);
  const both = server.transact(tx => Promise.all([tx.query('UPDATE complaint'), tx.query('SELECT complaint')]));
  await expect(both).rejects.toMatchObject({ driverError: { number: 547 } });
  expect(server.asked()).toEqual(['BEGIN', 'LOCK_TIMEOUT', 'UPDATE', 'SELECT', 'ROLLBACK']);
});
