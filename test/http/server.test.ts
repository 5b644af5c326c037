import { get } from 'node:http';
import { DatabaseBusy, OutcomeUnknown } from '../../bot/database/dataSource';
import { openServer, type TestServer } from './openServer';

let server: TestServer;
beforeAll(async () => {
  server = await openServer();
});
afterAll(() => server?.close());

const auth = async (persona: Parameters<TestServer['token']>[0]) => ({ Authorization: `Bearer ${await server.token(persona)}` });

test('a quiet connection outlives the one that Azure keeps in front of it', async () => {
  const answer = await server.call('GET', '/healthz', {});
  expect(answer.headers.get('keep-alive')).toBe('timeout=250');
});

test.each([
  ['GET', '/healthz', 200],
  ['GET', '/readyz', 200],
  ['GET', '/', 404],
  ['GET', '/api/me', 401],
  ['GET', '/api/complaints', 401],
  ['GET', '/api/complaint-list', 401],
  ['GET', '/api/work-log', 401],
  ['GET', '/api/saved-filters', 401],
  ['POST', '/api/saved-filters', 401],
  ['POST', '/api/bulk-preview', 401],
  ['POST', '/api/bulk-runs', 401],
  ['POST', '/api/complaints', 401],
  ['GET', '/api/complaints/ADU-2026-000001', 401],
  ['POST', '/api/complaints/ADU-2026-000001/actions', 401],
  ['POST', '/api/complaints/ADU-2026-000001/preview', 401],
  ['GET', '/api/bank-texts', 401],
  ['POST', '/api/bank-texts/1', 401],
  ['GET', '/api/reports/2026-11', 401],
  ['POST', '/api/reports/2026-11/actions', 401],
  ['POST', '/api/messages', 401],
  ['POST', '/webhooks/whatsapp', 401],
  ['GET', '/webhooks/whatsapp', 403],
  ['DELETE', '/api/complaints', 405],
  ['GET', '/local/sop', 404],
  ['GET', '/../etc/passwd', 404],
])(
  '%s %s without a token answers %i with every protective header and no hint of what runs behind',
  async (method, path, status) => {
    const answer = await server.call(method, path, method === 'GET' ? {} : { json: {} });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(answer.headers.get('x-powered-by')).toBeNull();
  },
);

test('by https a browser is told to stay with https', async () => {
  const { headers } = await server.call('GET', '/healthz', { headers: { 'X-Forwarded-Proto': 'https' } });
  expect(headers.get('strict-transport-security')).toContain('max-age=31536000');
});

test('only JSON is taken, whole and uncompressed, and every refusal says what to do in the language asked for', async () => {
  const headers = await auth('operator');
  const english = { ...headers, 'Accept-Language': 'en' };
  const form = await server.call('POST', '/api/complaints', {
    body: 'channel=counter',
    headers: { ...headers, 'Content-Type': 'application/x-www-form-urlencoded' },
  });
  expect([form.status, form.body.code]).toEqual([415, 'notJson']);
  const broken = await server.call('POST', '/api/complaints', {
    body: '{"channel":',
    headers: { ...english, 'Content-Type': 'application/json' },
  });
  expect([broken.status, broken.body.code]).toEqual([400, 'malformed']);
  expect(broken.body.message).toContain('Check its content');
  const large = JSON.stringify({ channel: 'counter', text: 'x'.repeat(600_000) });
  const tooLarge = await server.call('POST', '/api/complaints', {
    body: large,
    headers: { ...headers, 'Content-Type': 'application/json' },
  });
  expect([tooLarge.status, tooLarge.body.code]).toEqual([413, 'tooLarge']);
});

test('an unexpected error says its trace id and nothing of itself, and is logged without its message', async () => {
  const broken = await openServer({
    health: {
      database: async () => undefined,
      queue: async () => ({ inbox: { pending: 0, parked: 0 }, outbox: {}, oldestMs: 0 }),
      draining: () => {
        throw new Error('secret of the house');
      },
      showsDetail: false,
    },
  });
  const { status, body } = await broken.call('GET', '/readyz', { headers: { 'Accept-Language': 'en' } });
  expect([status, body.code]).toEqual([500, 'internal']);
  expect(JSON.stringify([body, broken.logged])).not.toContain('secret of the house');
  const { fields } = broken.logged.at(-1)!;
  expect(body.message).toContain((fields as { traceId: string }).traceId);
  await broken.close();
});

test.each([
  [new DatabaseBusy('held'), 'busy', 'nothing was changed'],
  [new OutcomeUnknown('lost'), 'outcomeUnknown', 'may have been saved or not'],
])('what the database did not do, or may have done, is told in words that say so: %s', async (error, code, words) => {
  const write = jest.spyOn(server.office.db, 'write').mockRejectedValueOnce(error);
  const json = { name: 'Telat', filter: {} };
  const headers = { ...(await auth('operator')), 'Accept-Language': 'en' };
  const answer = await server.call('POST', '/api/saved-filters', { json, headers });
  write.mockRestore();
  expect(answer).toMatchObject({ status: 503, body: { code, message: expect.stringContaining(words) as string } });
  expect(answer.headers.get('retry-after')).toBe('5');
});

test('readiness tells outsiders one word: ready, degraded while something waits for a person, draining, unavailable', async () => {
  const state = { draining: false, parked: 0, broken: false };
  const watched = await openServer({
    health: {
      database: async () => (state.broken ? Promise.reject(new Error('down')) : undefined),
      queue: async () => ({ inbox: { pending: 0, parked: state.parked }, outbox: { dead: 0 }, oldestMs: 0 }),
      draining: () => state.draining,
      showsDetail: false,
    },
  });
  const ready = () => watched.call('GET', '/readyz');
  expect(await ready()).toMatchObject({ status: 200, body: { status: 'ready' } });
  state.parked = 1;
  expect((await ready()).body).toEqual({ status: 'degraded' });
  state.broken = true;
  expect(await ready()).toMatchObject({ status: 503, body: { status: 'unavailable' } });
  state.draining = true;
  expect(await ready()).toMatchObject({ status: 503, body: { status: 'draining' } });
  expect(await watched.call('GET', '/healthz')).toMatchObject({ status: 200 });
  await watched.close();
});

test('a local office answers only to this machine’s names; a page that borrows its address is refused', async () => {
  const local = await openServer({ standIns: true });
  const named = (host: string) =>
    new Promise<number>((resolve, reject) => {
      get(`${local.baseUrl}/healthz`, { headers: { Host: host } }, answer => resolve(answer.resume().statusCode ?? 0)).on(
        'error',
        reject,
      );
    });
  try {
    expect(await named('evil.contoh.invalid')).toBe(421);
    expect(await named('localhost.contoh.invalid:3978')).toBe(421);
    for (const host of ['localhost:3978', '127.0.0.1', '[::1]:3978']) expect([host, await named(host)]).toEqual([host, 200]);
  } finally {
    await local.close();
  }
});
