import { personas, type PersonaKey } from '../../bot/local/personas';
import type { ComplaintRow } from '../../bot/database/tables';
import { openServer, type TestServer } from './openServer';

/** Mass disruptions over HTTP: who declares, who decides, who reads, and that what is secret stays out of them. */

let server: TestServer;
beforeEach(async () => {
  server = await openServer();
});
afterEach(() => server?.close());

const call = async (persona: PersonaKey, path: string, json?: object) =>
  server.call(json ? 'POST' : 'GET', `/api${path}`, {
    ...(json && { json }),
    headers: { Authorization: `Bearer ${await server.token(persona)}`, 'Accept-Language': 'id' },
  });
const hours = (count: number): string => new Date(Date.now() + count * 3_600_000).toISOString();
const input = () => ({
  ...{ name: 'SIAK pusat tidak dapat diakses', kind: 'system', startedAt: hours(-2), services: '', category: 'system' },
  ...{ text: 'SIAK pusat sedang tidak dapat diakses.', promisedAt: hours(20), expectedEndAt: '' },
});
let citizens = 0;
const enters = async (text: string, more: object = {}): Promise<string> => {
  const report = {
    channel: 'counter',
    text,
    name: 'Warga Contoh',
    contact: `62800000090${String(++citizens).padStart(2, '0')}`,
    readBack: true,
    category: 'system',
    ...more,
  };
  return (await call('operator', '/complaints', report)).body.ticketNumber as string;
};
const opens = async (who: PersonaKey = 'operator') =>
  (await call(who, '/disruptions', { action: 'disruption', input: input() })).body;

test('without a token nobody gets in; every officer reads them, three posts declare one, who has no post or keeps the settings alone sees none', async () => {
  const { id } = await opens();
  const routes = [`/disruptions/${id}/news`, `/disruptions/${id}/decision`, `/disruptions/${id}/end`, `/disruptions/${id}/cases`];
  for (const path of ['/disruptions', '/disruptions/preview', ...routes])
    expect((await server.call('POST', `/api${path}`, { json: {} })).status).toBe(401);
  for (const path of ['/disruptions', `/disruptions/${id}`]) expect((await server.call('GET', `/api${path}`)).status).toBe(401);
  const declaring: string[] = [];
  for (const { key } of personas) {
    const reads = [(await call(key, '/disruptions')).status, (await call(key, `/disruptions/${id}`)).status];
    expect([key, reads]).toEqual([key, ['admin', 'handler'].includes(key) ? [403, 403] : [200, 200]]);
    const answered = await call(key, '/disruptions', { input: input() });
    if (answered.status === 201) declaring.push(key);
    else expect([answered.status, answered.body.code]).toEqual([403, 'disruptionsNotYours']);
    const others = await Promise.all(
      [...routes.slice(0, 1), ...routes.slice(2)].map(path =>
        call(key, path, { input: { ...input(), endedAt: hours(-1) }, version: -1, tickets: [] }),
      ),
    );
    if (answered.status !== 201) expect(others.map(({ status }) => status)).toEqual([403, 403, 403]);
  }
  expect(new Set(declaring)).toEqual(
    new Set(
      personas
        .filter(({ roles }) => roles.some(({ role }) => ['operator', 'policyAnalyst', 'headOfDivision'].includes(role)))
        .map(({ key }) => key),
    ),
  );
});

test('a text waits for the head of division; a refused one comes back with its note, and a stale press is told so', async () => {
  const opened = await opens();
  expect(opened).toMatchObject({ mayDecide: false, news: [{ kind: 'opening', state: 'waiting', telling: null }] });
  expect(
    (await call('operator', `/disruptions/${opened.id}/decision`, { version: opened.version, approve: true })).body.code,
  ).toBe('newsNotYours');
  expect((await call('headOfDivision', `/disruptions/${opened.id}`)).body.mayDecide).toBe(true);
  const noNote = await call('headOfDivision', `/disruptions/${opened.id}/decision`, {
    version: opened.version,
    approve: false,
    input: {},
  });
  expect([noNote.status, noNote.body.fields[0].name]).toEqual([400, 'note']);
  const approved = await call('headOfDivision', `/disruptions/${opened.id}/decision`, { version: opened.version, approve: true });
  expect(approved.body.news[0]).toMatchObject({ state: 'approved', telling: { notYet: 0 } });
  const stale = await call('operator', `/disruptions/${opened.id}/news`, { version: opened.version, input: input() });
  expect([stale.status, stale.body.code]).toEqual([409, 'disruptionChanged']);
});

test('visible cases are found and linked; confidential, restricted and supervisory ones are not, whoever asks', async () => {
  const open = await enters('Aplikasi tidak bisa dibuka');
  const secret = await enters('Aplikasi tidak bisa dibuka sama sekali', { isConfidential: true });
  const grave = await enters('Aplikasi mati, kata mereka');
  await server.office.db.write(tx =>
    tx.update('Complaint', { ticketNumber: grave }, { track: 'supervisory' } as Partial<ComplaintRow>),
  );
  const { id } = await opens('headOfDivision');
  for (const who of ['operator', 'policyAnalyst', 'headOfDivision'] as const) {
    const { candidates } = (await call(who, `/disruptions/${id}`)).body;
    expect(candidates.items.map(({ ticketNumber }: { ticketNumber: string }) => ticketNumber)).toEqual([open]);
  }
  expect((await call('headOfOffice', `/disruptions/${id}`)).body.candidates).toBeNull();
  const linked = await call('operator', `/disruptions/${id}/cases`, { tickets: [open, secret, grave, 'ADU-2020-000001'] });
  expect(linked.body.linked).toEqual([open]);
  expect(linked.body.refused.map(({ ticketNumber }: { ticketNumber: string }) => ticketNumber)).toEqual([
    secret,
    grave,
    'ADU-2020-000001',
  ]);
  expect(linked.body.refused[0].reason).toContain('tertutup bagi sebagian kantor');
  const many = await call('operator', `/disruptions/${id}/cases`, { tickets: Array.from({ length: 51 }, () => open) });
  expect([many.status, many.body.code]).toEqual([409, 'tooManyCases']);
  expect((await call('operator', `/complaints?disruption=${id}`)).body.items).toHaveLength(1);
  expect((await call('liaisonOfficer', `/complaints?disruption=${id}`)).body.items).toHaveLength(0);
  expect((await call('operator', '/complaints?disruption=semua')).status).toBe(400);
  expect((await call('operator', `/complaints/${open}`)).body.disruption).toMatchObject({ id, name: input().name });
});

test('a newcomer that fits is offered on its own page, and one press links it and writes to its reporter', async () => {
  const { id, name } = await opens('headOfDivision');
  const ticket = await enters('Aplikasi masih tidak bisa dibuka');
  const { likelyDisruptions, step } = (await call('operator', `/complaints/${ticket}`)).body;
  expect(likelyDisruptions).toEqual([{ id, name }]);
  const after = await call('operator', `/complaints/${ticket}/actions`, {
    action: 'joinDisruption',
    step,
    input: { disruption: id },
  });
  expect(after.body.disruption.id).toBe(id);
  expect(after.body.tasks.map(({ kind }: { kind: string }) => kind)).toContain('sendByHand');
  expect(after.body.messages.at(-1).text).toContain('SIAK pusat sedang tidak dapat diakses.');
});

test('the preview is the text as it goes out', async () => {
  const typed = { kind: 'update', text: 'Sedang diperbaiki.', promisedAt: '2027-01-04T10:00' };
  const { body } = await call('operator', '/disruptions/preview', typed);
  expect(body.message).toContain(
    'Sedang diperbaiki.\n\nPerkembangan berikutnya kami sampaikan paling lambat 4 Januari 2027, 10.00 WIB.',
  );
  expect(body.template).toContain('LIHAT');
  expect((await call('headOfOffice', '/disruptions/preview', typed)).status).toBe(403);
});
