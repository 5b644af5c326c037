import { serverOptions } from '../../bot/database/sqlServer';

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
