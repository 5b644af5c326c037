import { createHmac } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { appSecret, openServer, verifyToken, type TestServer } from './openServer';

let server: TestServer;
beforeAll(async () => {
  server = await openServer();
});
afterAll(() => server?.close());

const path = '/webhooks/whatsapp';
const signed = (body: string | Buffer, secret = appSecret) => ({
  'X-Hub-Signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
  'Content-Type': 'application/json',
});
const webhook = (...messages: object[]): string =>
  JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ changes: [{ field: 'messages', value: { metadata: { phone_number_id: '100000000000001' }, messages } }] }],
  });
const message = (id: string, body = 'KTP saya belum jadi') => ({
  from: '6280000000001',
  id,
  timestamp: '1795399920',
  type: 'text',
  text: { body },
});
const rows = () => server.office.db.read.countBy('Inbox', {});

test('Meta’s verification is answered with the bare challenge, and a wrong token with 403', async () => {
  const asked = (token: string) => server.call('GET', `${path}?hub.mode=subscribe&hub.verify_token=${token}&hub.challenge=4711`);
  const right = await asked(verifyToken);
  expect([right.status, right.body, right.headers.get('content-type')]).toEqual([200, '4711', 'text/plain; charset=utf-8']);
  const wrong = await asked('guess');
  expect([wrong.status, wrong.body.code]).toEqual([403, 'verifyToken']);
});

test('a signed message is in the inbox, sealed, before the answer leaves; the same one again adds nothing', async () => {
  const body = webhook(message('wamid.A1', 'kata rahasia warga'));
  for (let times = 0; times < 2; times += 1) {
    expect(await server.call('POST', path, { body, headers: signed(body) })).toMatchObject({ status: 200 });
  }
  expect(await rows()).toBe(1);
  const raw = await server.office.db.read.query('SELECT * FROM inbox');
  expect(JSON.stringify(raw)).not.toMatch(/rahasia|6280000000001/);
});

test('the signature is over the bytes as they came: Meta’s escapes stay as they are', async () => {
  const body = webhook(message('wamid.A2', 'hilang')).replace('hilang', 'hilang \\ud83d\\ude22');
  expect(await server.call('POST', path, { body, headers: signed(body) })).toMatchObject({ status: 200 });
});

test('what is not signed by Meta is refused with 401, stores nothing and leaves no content in the log', async () => {
  const before = await rows();
  const body = webhook(message('wamid.X', 'pesan palsu'));
  const headers: Record<string, string>[] = [
    {},
    signed(body, 'another secret'),
    signed(`${body} `),
    { 'X-Hub-Signature-256': 'sha256=' },
    { 'X-Hub-Signature-256': 'sha1=0329a06b62cd16b33eb6792be8c60b158d89a2ee' },
  ];
  for (const each of headers) expect((await server.call('POST', path, { body, headers: each })).status).toBe(401);
  expect(await rows()).toBe(before);
  expect(JSON.stringify(server.logged)).not.toMatch(/palsu|6280000/);
  expect(server.logged.at(-1)).toMatchObject({ message: 'webhook refused', fields: { code: 'signature' } });
});

test.each([
  ['no JSON', '{"object":'],
  ['no envelope', '[1,2,3]'],
  ['no list of entries', '{"object":"whatsapp_business_account"}'],
])('a signed body that is %s is answered 400', async (_, body) => {
  const { status, body: answer } = await server.call('POST', path, { body, headers: signed(body) });
  expect([status, answer.code]).toEqual([400, 'malformed']);
});

test('a body over 4 MB is refused with 413, and a compressed one with 415 however small it is', async () => {
  const large = Buffer.alloc(4 * 1024 * 1024 + 1, 32);
  expect(await server.call('POST', path, { body: large, headers: signed(large) })).toMatchObject({
    status: 413,
    body: { code: 'tooLarge' },
  });
  const bomb = gzipSync(Buffer.alloc(1024 * 1024));
  const headers = { ...signed(bomb), 'Content-Encoding': 'gzip' };
  expect(await server.call('POST', path, { body: bomb, headers })).toMatchObject({ status: 415 });
});

test('one post may carry several messages, statuses and unknown things; each becomes a row and none drops another', async () => {
  const before = await rows();
  const value = { metadata: { phone_number_id: '100000000000001' } };
  const statuses = [
    { id: 'wamid.OUT1', status: 'delivered', timestamp: '1795399921', recipient_id: '6280000000001' },
    { nonsense: true },
  ];
  const body = JSON.stringify({
    entry: [
      { changes: [{ field: 'messages', value: { ...value, messages: [message('wamid.B1'), message('wamid.B2')] } }] },
      {
        changes: [
          { field: 'messages', value: { ...value, statuses } },
          { field: 'account_update', value: { event: 'x' } },
        ],
      },
    ],
  });
  expect(await server.call('POST', path, { body, headers: signed(body) })).toMatchObject({ status: 200 });
  expect(await rows()).toBe(before + 4);
});
