import { personas, type PersonaKey } from '../../bot/local/personas';
import { openServer, type TestServer } from './openServer';

/** The answer bank over HTTP: who reads, who writes, and what a refusal says. */

let server: TestServer;
beforeAll(async () => {
  server = await openServer();
});
afterAll(() => server?.close());

const call = async (persona: PersonaKey, path: string, json?: object, language = 'id') =>
  server.call(json ? 'POST' : 'GET', `/api${path}`, {
    ...(json && { json }),
    headers: { Authorization: `Bearer ${await server.token(persona)}`, 'Accept-Language': language },
  });
const input = { title: 'Jam layanan', answer: 'Buka {jam}.', owner: 'admin', reviewIn: '12' };

test('every officer reads it, without a token nobody, and only its writers write', async () => {
  for (const path of [
    '/api/bank-texts',
    '/api/complaints/ADU-2026-000001/bank-texts',
    '/api/complaints/ADU-2026-000001/bank-draft',
  ])
    expect((await server.call('GET', path)).status).toBe(401);
  expect((await server.call('POST', '/api/bank-texts', { json: { input } })).status).toBe(401);
  const writing: string[] = [];
  for (const { key } of personas) {
    expect([key, (await call(key, '/bank-texts')).status]).toEqual([key, 200]);
    const { status, body } = await call(key, '/bank-texts', { input: { ...input, title: key } });
    if (status === 201) writing.push(key);
    else expect([status, body.code]).toEqual([403, 'bankNotYours']);
  }
  expect(writing.sort()).toEqual(['admin', 'headOfDivision', 'policyAnalyst']);
});

test('a text is written, changed, withdrawn, and each answer is the bank as it is then', async () => {
  const { body } = await call('admin', '/bank-texts', { input, submissionId: 'one' });
  const { id, version } = body.texts.find((text: { title: string }) => text.title === input.title);
  const changed = await call('admin', `/bank-texts/${id}`, { version, input: { ...input, answer: 'Buka {jam}. Gratis.' } });
  const stored = (reply: { body: { texts: { id: string }[] } }) => reply.body.texts.find(text => text.id === id);
  expect(stored(changed)).toMatchObject({ version: 2, text: 'Buka {jam}. Gratis.', active: true });
  expect(await call('policyAnalyst', `/bank-texts/${id}`, { version, active: false })).toMatchObject({
    status: 409,
    body: { code: 'bankChanged' },
  });
  expect(stored(await call('policyAnalyst', `/bank-texts/${id}`, { version: 2, active: false }))).toMatchObject({
    active: false,
  });
});

test('a slip is pointed out at its field in the reader’s language', async () => {
  const { status, body } = await call(
    'admin',
    '/bank-texts',
    { input: { ...input, answer: 'Buka {hari}.', owner: 'siapa' } },
    'en',
  );
  expect(status).toBe(400);
  expect(body.fields).toEqual([{ name: 'answer', text: expect.stringContaining('{tiket}, {layanan}') }]);
  expect((await call('admin', '/bank-texts', { input: { ...input, owner: 'siapa' } })).body.fields[0].name).toBe('owner');
  for (const path of ['bank-texts', 'bank-draft'])
    expect((await call('policyAnalyst', `/complaints/ADU-2026-000009/${path}`)).body.code).toBe('unknownComplaint');
});
