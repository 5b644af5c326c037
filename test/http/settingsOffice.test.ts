import { loadPolicy, loadSettings } from '../../bot/casework/office';
import { dueAt } from '../../bot/complaint/deadline';
import { personas, type PersonaKey } from '../../bot/local/personas';
import { openServer, type TestServer } from './openServer';

/** Deadlines, approval of answers and the office's own texts in the settings. */

let server: TestServer;
beforeEach(async () => {
  server = await openServer();
});
afterEach(() => server?.close());

const call = async (persona: PersonaKey, path: string, json?: object) =>
  server.call(json ? 'POST' : 'GET', `/api/settings${path}`, {
    ...(json && { json }),
    headers: { Authorization: `Bearer ${await server.token(persona)}`, 'Accept-Language': 'id' },
  });
const limit = (version: number, limitCode: string, amount: number) =>
  call('admin', '/limits', { version, input: { limitCode, amount } });
const policy = () => loadPolicy(server.office.db.read);

test('only the administrator changes them', async () => {
  const changes: [string, object][] = [
    ['/limits', { version: 1, input: { limitCode: 'callback', amount: 2 } }],
    ['/answer-approval', { version: 1, input: { answerApproval: 'never' } }],
    ['/office', { version: 1, input: {} }],
    ['/reminders', { version: 1, input: {} }],
    ['/channels', { version: 1, input: {} }],
  ];
  for (const { key } of personas.filter(persona => persona.key !== 'admin'))
    for (const [path, json] of changes) expect([key, (await call(key, path, json)).status]).toEqual([key, 403]);
  expect((await policy()).version).toBe(1);
});

test('a limit changes in its own unit for what is reckoned afterwards; a rule’s can only be made stricter', async () => {
  const start = new Date('2026-11-23T02:00:00Z');
  const before = dueAt('nonSupervisory', start, await policy());
  expect((await limit(1, 'nonSupervisory', 15)).body).toMatchObject({
    code: 'limitTooLong',
    message: expect.stringContaining('14'),
  });
  expect((await limit(1, 'reporterCompletes', 29)).body.code).toBe('limitTooShort');
  expect((await limit(1, 'nonSupervisory', 0)).body.fields[0].name).toBe('amount');
  expect((await limit(1, 'nonSupervisory', 2.5)).body.fields[0].name).toBe('amount');
  const { body } = await limit(1, 'nonSupervisory', 10);
  expect(body.deadlines.limits.find(({ code }: { code: string }) => code === 'nonSupervisory')).toEqual({
    ...{ code: 'nonSupervisory', amount: 10, unit: 'businessDay', usual: 14, bound: 'atMost' },
  });
  expect(body.changes[0]).toMatchObject({ what: 'limit', before: { amount: 14 }, after: { amount: 10, unit: 'businessDay' } });
  expect(dueAt('nonSupervisory', start, await policy()).at < before.at).toBe(true);
  expect((await policy()).limits.callback).toEqual({ amount: 1, unit: 'businessDay' });
  expect((await limit(1, 'callback', 2)).body.code).toBe('settingsChanged');
  expect((await limit(2, 'callback', 2)).status).toBe(200);
  expect((await policy()).limits).toMatchObject({ nonSupervisory: { amount: 10 }, callback: { amount: 2 } });
});

test('whose eyes an answer has to pass is the office’s decision', async () => {
  const decide = (answerApproval: string, version: number) =>
    call('admin', '/answer-approval', { version, input: { answerApproval } });
  expect((await decide('sometimes', 1)).body.fields[0].name).toBe('answerApproval');
  const { body } = await decide('always', 1);
  expect(body.changes[0]).toMatchObject({ what: 'answerApproval', before: 'whenNeeded', after: 'always' });
  expect((await policy()).answerApproval).toBe('always');
});

test('reporters are reminded on the office’s days: enough of them, and before their time ends', async () => {
  const save = (autoCloseReminders: string, deemWithdrawnReminders: string, version = 1) =>
    call('admin', '/reminders', { version, input: { autoCloseReminders, deemWithdrawnReminders } });
  const faulty = async (...days: [string, string]) => (await save(...days)).body.fields.map(({ name }: { name: string }) => name);
  expect(await faulty('10', '10, 20')).toEqual(['autoCloseReminders']);
  expect(await faulty('0', '10, 20')).toEqual(['autoCloseReminders']);
  expect(await faulty('3', '10')).toEqual(['deemWithdrawnReminders']);
  expect(await faulty('3', '10, dua')).toEqual(['deemWithdrawnReminders']);
  expect(await faulty('1,2,3,4,5,6', '10, 30')).toEqual(['autoCloseReminders', 'deemWithdrawnReminders']);
  const { body } = await save('6; 3, 3', '20 7');
  expect(body.deadlines.reminders).toEqual({ autoCloseReminders: [3, 6], deemWithdrawnReminders: [7, 20] });
  const told = body.changes.map(({ subject, before, after }: Record<string, string>) => [subject, before, after]);
  expect(told.sort()).toEqual([
    ['autoCloseReminders', '2, 5', '3, 6'],
    ['deemWithdrawnReminders', '10, 20', '7, 20'],
  ]);
  expect((await save('2', '7, 20')).body.code).toBe('settingsChanged');
});

test('a channel that is closed is offered to nobody who enters a report, and taken from nobody', async () => {
  const open = { whatsapp: 'true', lapor: 'true', counter: 'true', email: 'true', phone: 'true' };
  expect((await call('admin', '/channels', { version: 1, input: {} })).body.code).toBe('lastChannel');
  const { body } = await call('admin', '/channels', { version: 1, input: open });
  expect(body.channels.filter(({ isOpen }: { isOpen: boolean }) => !isOpen)).toEqual([{ channel: 'letter', isOpen: false }]);
  expect(body.changes.map(({ what, subject, after }: Record<string, unknown>) => [what, subject, after])).toEqual([
    ['channel', 'letter', false],
  ]);
  const as = async (path: string, json?: object) =>
    server.call(json ? 'POST' : 'GET', `/api${path}`, {
      ...(json && { json }),
      headers: { Authorization: `Bearer ${await server.token('operator')}` },
    });
  const { reportFields } = (await as('/me')).body;
  expect(reportFields.find(({ name }: { name: string }) => name === 'channel').choices).not.toContain('letter');
  const report = { channel: 'letter', text: 'KK saya salah', name: 'Warga Contoh A', contact: '6280000000001' };
  expect((await as('/complaints', report)).body.fields).toEqual([{ name: 'channel', text: expect.any(String) }]);
  expect((await as('/complaints', { ...report, channel: 'email' })).status).toBe(201);
});

test('the office’s texts are stored as typed, only what changed is logged, and slips are pointed out', async () => {
  const { body: read } = await call('admin', '');
  const save = (input: object, version = read.version) =>
    call('admin', '/office', { version, input: { ...read.office, ...input } });
  expect((await save({ privacyUrl: 'http://contoh.invalid' })).body.fields[0].name).toBe('privacyUrl');
  expect((await save({ officeWhatsapp: '0812 3456' })).body.fields[0].name).toBe('officeWhatsapp');
  expect((await save({ letterheadPlace: '' })).body.fields[0].name).toBe('letterheadPlace');
  const changed = {
    ...{ officeWhatsapp: '+62 800-000-0000', letterheadPlace: 'Kota Contoh' },
    ...{ laporOffices: 'Dinas Contoh\n\n Disdukcapil Contoh ', laporRecordsEvery: 'false' },
  };
  const { body } = await save(changed);
  expect(body.changes.map(({ subject }: { subject: string }) => subject).sort()).toEqual([
    'laporOffices',
    'laporRecordsEvery',
    'letterheadPlace',
    'officeWhatsapp',
  ]);
  expect(await loadSettings(server.office.db.read)).toMatchObject({
    ...{ officeWhatsapp: '628000000000', laporRecordsEvery: false, laporOffices: ['Dinas Contoh', 'Disdukcapil Contoh'] },
    letterhead: { place: 'Kota Contoh', government: read.office.letterheadGovernment },
  });
  expect((await save({ ...changed, letterheadPlace: 'Kota Lain' })).body.code).toBe('settingsChanged');
  expect((await loadSettings(server.office.db.read)).letterhead.place).toBe('Kota Contoh');
  expect((await save(changed, body.version)).body.version).toBe(body.version);
});
