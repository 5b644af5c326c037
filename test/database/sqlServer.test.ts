import { DataSource } from 'typeorm';
import { DatabaseBusy } from '../../bot/database/engine';
import { openSqlServer, serverOptions } from '../../bot/database/sqlServer';

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

describe('a server that was reached', () => {
  const url = 'mssql://aduan:sandi@db.contoh.invalid/aduan';
  /** What a server would say to what is asked outside a transaction, and within one. */
  function reached(isOn: boolean, within: (sql: string) => Promise<unknown> = async () => undefined) {
    jest.spyOn(DataSource.prototype, 'initialize').mockImplementation(async function (this: DataSource) {
      return this;
    });
    jest.spyOn(DataSource.prototype, 'query').mockResolvedValue([{ name: 'aduan', isOn }]);
    jest
      .spyOn(DataSource.prototype, 'transaction')
      .mockImplementation(((work: (tx: object) => Promise<unknown>) => work({ query: within })) as never);
    return jest.spyOn(DataSource.prototype, 'destroy').mockResolvedValue();
  }
  afterEach(() => jest.restoreAllMocks());

  test('is refused where its readers would wait for writers, with what to do about it', async () => {
    const left = reached(false);
    await expect(openSqlServer(url, [])).rejects.toThrow('ALTER DATABASE [aduan] SET READ_COMMITTED_SNAPSHOT ON');
    expect(left).toHaveBeenCalledTimes(1);
  });

  test('is waited for ten seconds where somebody else holds a row, and no longer', async () => {
    const asked: string[] = [];
    reached(true, async sql => {
      asked.push(sql);
      if (sql === 'held') throw Object.assign(new Error('Lock request time out period exceeded.'), { number: 1222 });
    });
    const { transact } = await openSqlServer(url, []);
    await expect(transact(tx => tx.query('held'))).rejects.toThrow(DatabaseBusy);
    expect(asked).toEqual(['SET LOCK_TIMEOUT 10000', 'held']);
  });
});
