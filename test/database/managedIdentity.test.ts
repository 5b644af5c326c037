import { createServer as createHttp } from 'node:http';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { openSqlServer } from '../../bot/database/sqlServer';
import { number, packet, prelogin, refusal, ucs2 } from './tdsServer';

/**
 * Sign-in to Azure SQL by a managed identity, with the real driver against the first packets of a server ([MS-TDS] 2.2.6.5 PRELOGIN,
 * 2.2.7.12 FEDAUTHINFO, 2.2.6.3 federated authentication token) and App Service's identity endpoint. The server then refuses.
 */

const id = '99999999-0000-4000-8000-000000000003';
const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise(done => server.close(done));
  delete process.env.IDENTITY_ENDPOINT;
  delete process.env.IDENTITY_HEADER;
});

async function listening<Kind extends Server>(server: Kind): Promise<number> {
  servers.push(server);
  await new Promise<void>(done => server.listen(0, '127.0.0.1', () => done()));
  return (server.address() as AddressInfo).port;
}

/** Where tokens come from, and for whom they must be made out. */
function signInBy(issuer: string, audience: string): Buffer {
  const [first, second] = [ucs2(issuer), ucs2(audience)];
  const at = 4 + 2 * 9;
  const table = [number(2, 4), number(1, 1), number(first.length, 4), number(at, 4)];
  const body = Buffer.concat([...table, number(2, 1), number(second.length, 4), number(at + first.length, 4), first, second]);
  return Buffer.concat([number(0xee, 1), number(body.length, 4), body]);
}

test('the identity named in the address is the one that App Service is asked for, and its token is what the database gets', async () => {
  const asked: URL[] = [];
  const identity = createHttp((req, res) => {
    asked.push(new URL(req.url!, 'http://identity'));
    const expires = String(Math.floor(Date.now() / 1000) + 3600);
    res.end(JSON.stringify({ access_token: 'token-of-the-identity', expires_on: expires, token_type: 'Bearer' }));
  });
  const tokens: string[] = [];
  const database = createServer(socket => {
    socket.on('error', () => undefined); // the driver hangs up when it is refused
    socket.on('data', data => {
      if (data[0] === 0x12) socket.write(prelogin(1));
      if (data[0] === 0x10)
        socket.write(packet(signInBy('https://login.contoh.invalid/tenant', 'https://database.windows.net/')));
      if (data[0] !== 0x08) return;
      tokens.push(data.toString('ucs2', 16, 16 + data.readUInt32LE(12)));
      socket.write(refusal(18456, 'not today'));
    });
  });
  process.env.IDENTITY_ENDPOINT = `http://127.0.0.1:${await listening(identity)}/token`;
  process.env.IDENTITY_HEADER = 'header';
  const url = `mssql://127.0.0.1:${await listening(database)}/aduan?identity=${id}&encrypt=false`;
  await expect(openSqlServer(url, [])).rejects.toThrow('not today');
  expect(asked.map(({ searchParams }) => [searchParams.get('client_id'), searchParams.get('resource')])).toEqual([
    [id, 'https://database.windows.net'],
  ]);
  expect(tokens).toEqual(['token-of-the-identity']);
});
