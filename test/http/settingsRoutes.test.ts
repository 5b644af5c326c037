import { loadPolicy } from '../../bot/casework/office';
import { personas, type PersonaKey } from '../../bot/local/personas';
import { openServer, type TestServer } from './openServer';

/** The settings over HTTP: whose they are, what a change does, and what the log says of it. */

let server: TestServer;
let now = new Date('2026-11-23T03:15:00Z');
beforeEach(async () => {
  now = new Date('2026-11-23T03:15:00Z');
  server = await openServer();
  server.office.now = () => now;
});
afterEach(() => server?.close());

const headers = async (persona: PersonaKey, language = 'id') => ({
  Authorization: `Bearer ${await server.token(persona)}`,
  'Accept-Language': language,
});
const call = async (persona: PersonaKey, path: string, json?: object, language?: string) =>
  server.call(json ? 'POST' : 'GET', `/api/settings${path}`, {
    ...(json && { json }),
    headers: await headers(persona, language),
  });
const upload = async (persona: PersonaKey, csv: string, query = '') =>
  server.call('POST', `/api/settings/holidays/import${query}`, {
    body: csv,
    headers: { ...(await headers(persona)), 'Content-Type': 'text/csv' },
  });
const policy = () => loadPolicy(server.office.db.read);
const day = (date: string, holidayName = 'HUT Kota', holidayType = 'local') => ({ input: { date, holidayName, holidayType } });
const version = async (): Promise<number> => (await call('admin', '')).body.version;

test('they are the administrator’s alone, in reading and in every change', async () => {
  const changes: [string, object][] = [
    ['/holidays', day('2026-12-01')],
    ['/holidays', { remove: '2026-12-25' }],
    ['/hours', { version: 1, input: { weekday1: '08:00-12:00' } }],
    ['/special-hours', { version: 1, input: { from: '2026-12-01', hours: '08:00-12:00' } }],
    ['/special-hours', { version: 1, remove: true, input: { from: '2026-12-01' } }],
  ];
  for (const { key } of personas.filter(persona => persona.key !== 'admin')) {
    const replies = [await call(key, ''), await upload(key, '2027-01-01;Tahun Baru;nasional')];
    for (const [path, json] of changes) replies.push(await call(key, path, json));
    for (const { status, body } of replies) expect([key, status, body.code]).toEqual([key, 403, 'settingsNotYours']);
  }
  expect((await server.call('GET', '/api/settings')).status).toBe(401);
  const { status, body } = await call('admin', '');
  expect([status, body.changes, body.version]).toEqual([200, [], 1]);
});

test('a mandate to stand in for the administrator does not open them', async () => {
  await server.office.db.write(tx => tx.update('RoleAssignment', { role: 'admin' }, { kind: 'mandate' }));
  expect((await call('admin', '')).body.code).toBe('settingsNotYours');
});

test('the first day the office enters keeps the calendar it had, and is a new version of the policy', async () => {
  const before = await policy();
  const { body } = await call('admin', '/holidays', day('2026-12-01'));
  const after = await policy();
  expect(after.holidays).toEqual({ ...before.holidays, '2026-12-01': 'HUT Kota' });
  expect([after.version, after.calendarYears]).toEqual([before.version + 1, [2026]]);
  expect(body.changes[0]).toMatchObject({
    ...{ what: 'holiday', subject: '2026-12-01', by: 'Admin Contoh', at: now.toISOString() },
    ...{ before: null, after: { name: 'HUT Kota', type: 'local' } },
  });
  await call('admin', '/holidays', day('2026-12-01'));
  expect([(await policy()).version, (await call('admin', '')).body.changes.length]).toEqual([after.version, 1]);
  await call('admin', '/holidays', { remove: '2026-12-01' });
  expect((await policy()).holidays).toEqual(before.holidays);
  expect((await call('admin', '')).body.changes[0]).toMatchObject({ before: { name: 'HUT Kota' }, after: null });
  expect((await call('admin', '/holidays', { remove: '2026-12-01' })).body.code).toBe('unknownHoliday');
});

const decree = [
  'tanggal;nama;jenis',
  ...Array.from({ length: 12 }, (_, at) => `2027-${String(at + 1).padStart(2, '0')}-01;Libur ${at};Nasional`),
];

test('a list is looked at first, its faulty rows by their reasons, and stored when it is imported', async () => {
  const csv = [
    ...decree,
    '31/6/2027;Salah;nasional',
    '3/6/2027;;nasional',
    '4/6/2027;Cuti;libur besar',
    '1/1/2027;Lagi;nasional',
  ].join('\n');
  const dry = await upload('admin', csv, '?dryRun=1');
  expect(dry.body).toMatchObject({ new: 12, changed: 0, same: 0 });
  expect(dry.body.days).toHaveLength(12);
  expect(dry.body.faulty.map(({ row, code }: { row: number; code: string }) => [row, code])).toEqual([
    [14, 'date'],
    [15, 'name'],
    [16, 'type'],
    [17, 'repeated'],
  ]);
  expect((await policy()).calendarYears).toEqual([2026]);
  expect((await upload('admin', csv)).body).toMatchObject({ new: 12 });
  expect([(await policy()).calendarYears, (await policy()).version]).toEqual([[2026, 2027], 2]);
  expect((await upload('admin', csv)).body).toMatchObject({ new: 0, same: 12 });
  expect((await policy()).version).toBe(2);
  expect((await upload('admin', '')).body.code).toBe('holidaysUnreadable');
});

test('from October on the next year is missed until its national holidays are there', async () => {
  now = new Date('2026-09-30T16:59:00Z');
  expect((await call('admin', '')).body.calendar.missing).toBeNull();
  now = new Date('2026-09-30T17:01:00Z');
  expect((await call('admin', '')).body.calendar).toMatchObject({
    missing: 2027,
    years: [{ year: 2026 }, { year: 2027, days: [] }],
  });
  await call('admin', '/holidays', day('2027-01-04'));
  expect((await call('admin', '')).body.calendar.missing).toBe(2027);
  await upload('admin', decree.join('\n'));
  expect((await call('admin', '')).body.calendar.missing).toBeNull();
});

test('a year full of holidays is refused whole', async () => {
  const days = Array.from({ length: 61 }, (_, at) => new Date(Date.UTC(2027, 0, 1 + at)).toISOString().slice(0, 10));
  const { status, body } = await upload('admin', days.map(date => `${date};Libur;nasional`).join('\n'));
  expect([status, body.code]).toEqual([409, 'calendarTooFull']);
  expect((await policy()).calendarYears).toEqual([2026]);
});

test('the week’s hours change for what is reckoned from now on; a slip is pointed out at its day', async () => {
  const week = Object.fromEntries([1, 2, 3, 4].map(at => [`weekday${at}`, '07.30 - 12.00; 13:00–16:00']));
  const wrong = await call('admin', '/hours', { version: 1, input: { ...week, weekday5: '8-11' } }, 'en');
  expect([wrong.status, wrong.body.fields]).toEqual([400, [{ name: 'weekday5', text: expect.stringMatching(/^Friday/) }]]);
  expect((await call('admin', '/hours', { version: 1, input: {} })).body.code).toBe('neverOpen');
  const { body } = await call('admin', '/hours', { version: 1, input: { ...week, weekday5: '07:30-11:00' } });
  expect((await policy()).openingHours).toMatchObject({ 1: [{ from: '07:30' }, { to: '16:00' }], 5: [{ to: '11:00' }], 6: [] });
  expect(body.changes.map(({ subject, after }: { subject: string; after: string }) => [subject, after]).sort()).toEqual([
    ...['1', '2', '3', '4'].map(at => [at, '07:30–12:00, 13:00–16:00']),
    ['5', '07:30–11:00'],
  ]);
  const stale = await call('admin', '/hours', { version: 1, input: week });
  expect([stale.status, stale.body.message]).toEqual([409, expect.stringContaining('Admin Contoh')]);
  expect((await call('admin', '/hours', { input: week })).body.code).toBe('settingsChanged');
});

test('a stretch of special hours touches working days alone, is shown as one, and gives way to a holiday', async () => {
  const month = { from: '2026-11-30', until: '2026-12-27', hours: '08:00-15:00' };
  const { body } = await call('admin', '/special-hours', { version: 1, input: month });
  expect(body.hours.special).toEqual([{ from: '2026-11-30', until: '2026-12-23', openings: [{ from: '08:00', to: '15:00' }] }]);
  const { exceptions } = await policy();
  expect(['2026-12-05', '2026-12-24', '2026-12-25'].filter(date => date in exceptions)).toEqual([]);
  await call('admin', '/holidays', day('2026-12-07'));
  expect((await policy()).exceptions['2026-12-07']).toBeUndefined();
  const saturday = { version: await version(), input: { from: '2026-12-05', hours: '08:00-12:00' } };
  expect((await call('admin', '/special-hours', saturday)).body.hours.special).toHaveLength(3);
  const removed = await call('admin', '/special-hours', { version: await version(), remove: true, input: month });
  expect(removed.body.hours.special).toEqual([]);
  const tooLong = { version: await version(), input: { from: '2026-12-01', until: '2026-12-31', hours: '' } };
  expect((await call('admin', '/special-hours', tooLong)).body.code).toBe('stretchTooLong');
});
