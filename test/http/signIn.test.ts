import { createSecretKey, generateKeyPairSync } from 'node:crypto';
import { tenantId } from '../../bot/local/personas';
import { issuer, openServer, teamsWeb, type TestServer } from './openServer';

let server: TestServer;
beforeAll(async () => {
  server = await openServer();
});
afterAll(() => server?.close());

const me = (token: string, headers = {}) =>
  server.call('GET', '/api/me', { headers: { Authorization: `Bearer ${token}`, ...headers } });

test('the tab’s token signs in the officer behind its object id, with the posts held now', async () => {
  const { status, body } = await me(await server.token('headOfDivision'));
  expect([status, body.name]).toEqual([200, 'Kabid Contoh']);
  expect(body.roles).toMatchObject([{ role: 'headOfDivision', kind: 'definitive' }]);
});

test.each([
  ['another issuer', { iss: issuer.replace(tenantId, '99999999-0000-4000-8000-00000000dead') }],
  ['an issuer of version 1', { iss: `https://sts.windows.net/${tenantId}/` }],
  ['another audience', { aud: '99999999-0000-4000-8000-0000000000b0' }],
  ['no audience', { aud: undefined }],
  ['another tenant', { tid: '99999999-0000-4000-8000-00000000dead' }],
  ['no tenant', { tid: undefined }],
  ['another scope', { scp: 'User.Read' }],
  ['an app’s own rights instead of a user’s', { scp: undefined, roles: ['access_as_user'], idtyp: 'app' }],
  ['another client', { azp: '04b07795-8ddb-461a-bbee-02f9e1bf7b46' }],
  ['no client', { azp: undefined }],
  ['no object id', { oid: undefined }],
  ['an object id that is no text', { oid: { $ne: '' } as never }],
  ['an end long past', { exp: 1 }],
  ['no end', { exp: undefined }],
  ['a beginning in the future', { nbf: Math.floor(Date.now() / 1000) + 3600 }],
])('a token with %s is refused', async (_, claims) => {
  expect(await me(await server.token('operator', claims))).toMatchObject({ status: 401, body: { code: 'signIn' } });
});

test('a token is refused that another key signed, that names an unknown key, or that a secret signed', async () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const tokens = [
    await server.token('operator', {}, { key: privateKey }),
    await server.token('operator', {}, { kid: 'two' }),
    await server.token('operator', {}, { alg: 'HS256', key: createSecretKey(Buffer.alloc(32, 1)) }),
  ];
  for (const token of tokens) expect((await me(token)).status).toBe(401);
});

test('an unsigned token, an altered one and none at all are refused', async () => {
  const [header, payload, signature] = (await server.token('operator')).split('.') as [string, string, string];
  const none = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
  const altered = Buffer.from(JSON.stringify({ ...claims, oid: '99999999-0000-4000-9000-000000000007' })).toString('base64url');
  for (const token of [
    `${none}.${payload}.`,
    `${none}.${payload}.${signature}`,
    `${header}.${altered}.${signature}`,
    'x',
    'a.b.c',
  ]) {
    expect((await me(token)).status).toBe(401);
  }
  expect(await server.call('GET', '/api/me')).toMatchObject({ status: 401 });
});

test('a colleague of the tenant who is no officer is told whom to ask, in the language asked for', async () => {
  const token = await server.token('operator', { oid: '99999999-0000-4000-9000-0000000000ff' });
  const { status, body } = await me(token, { 'Accept-Language': 'en-GB,en;q=0.9' });
  expect([status, body.code]).toEqual([403, 'notStaff']);
  expect(body.message).toContain('Ask the administrator');
  expect((await me(token)).body.message).toContain('administrator');
});

test('the web client’s id is one of the two that are taken', async () => {
  const mobile = await server.token('operator', { azp: '1fec8e78-bce4-4aaf-ab1b-5451cc387264' });
  expect([(await me(mobile)).status, (await me(await server.token('operator', { azp: teamsWeb }))).status]).toEqual([200, 200]);
});
