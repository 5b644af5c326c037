import { findPerson } from '../../bot/casework/people';
import { holds } from '../../bot/complaint/visibility';
import { personas, type PersonaKey } from '../../bot/local/personas';
import { openServer, type TestServer } from './openServer';

/** The register of staff in the settings: people, their posts with dates, and the administrator who has to stay. */

let server: TestServer;
let now = new Date('2026-11-23T03:15:00Z');
beforeEach(async () => {
  now = new Date('2026-11-23T03:15:00Z');
  server = await openServer();
  server.office.now = () => now;
});
afterEach(() => server?.close());

interface Officer {
  id: string;
  loginName: string;
  posts: { id: string; role: string; state: string }[];
}

const call = async (persona: PersonaKey, path: string, json?: object) =>
  server.call(json ? 'POST' : 'GET', `/api/settings${path}`, {
    ...(json && { json }),
    headers: { Authorization: `Bearer ${await server.token(persona)}`, 'Accept-Language': 'en' },
  });
const admin = (path: string, json?: object) => call('admin', path, json);
const officer = async (loginName: string): Promise<Officer> =>
  (await admin('')).body.people.find((each: Officer) => each.loginName === loginName);
const postOf = async (loginName: string): Promise<string> => (await officer(loginName)).posts[0]!.id;
const stored = (loginName: string) => findPerson(server.office.db.read, { loginName });
const lastChange = async () => (await admin('')).body.changes[0];
const someone = {
  officerName: 'Baru Contoh',
  loginName: 'baru',
  aadObjectId: '99999999-0000-4000-8000-00000000AAAA',
  language: 'en',
};

test('nobody but the administrator changes the register', async () => {
  const [id, post] = [(await officer('operator')).id, await postOf('operator')];
  const changes: [string, object][] = [
    ['/people', { input: someone }],
    [`/people/${id}`, { input: { ...someone } }],
    [`/people/${id}`, { active: false }],
    [`/people/${id}/posts`, { input: { role: 'admin', kind: 'definitive', from: '2026-11-23' } }],
    [`/posts/${post}/end`, { input: {} }],
  ];
  for (const { key } of personas.filter(persona => persona.key !== 'admin')) {
    for (const [path, json] of changes) {
      const { status, body } = await call(key, path, json);
      expect([key, path, status, body.code]).toEqual([key, path, 403, 'settingsNotYours']);
    }
  }
  expect((await admin('')).body.changes).toEqual([]);
});

test('an officer is entered once, is known by the Entra id, and only what changed of them is logged', async () => {
  const { status } = await admin('/people', { input: { ...someone, nip: '198001012006041001' } });
  expect(status).toBe(201);
  const { id } = await officer('baru');
  expect(await findPerson(server.office.db.read, { aadObjectId: someone.aadObjectId.toLowerCase() })).toMatchObject({
    id,
    roles: [],
  });
  expect(JSON.stringify((await admin('')).body.changes)).not.toContain('198001012006041001');
  expect((await admin('/people', { input: { ...someone, loginName: 'lain' } })).body.code).toBe('personKnown');
  expect((await admin('/people', { input: { ...someone, loginName: 'operator' } })).body.code).toBe('loginTaken');
  const slip = await admin('/people', { input: { ...someone, loginName: 'lain', aadObjectId: 'lain@contoh.invalid' } });
  expect(slip.body.fields).toEqual([{ name: 'aadObjectId', text: expect.stringContaining('Entra object id') }]);
  await admin(`/people/${id}`, { input: { ...someone, officerName: 'Baru Sekali', nip: '198001012006041001' } });
  expect(await stored('baru')).toMatchObject({ name: 'Baru Sekali', aadObjectId: someone.aadObjectId.toLowerCase() });
  expect(await lastChange()).toMatchObject({ what: 'person', before: { name: 'Baru Contoh' }, after: { name: 'Baru Sekali' } });
});

test('only who is qualified as the SOP asks is given the post of a complaint officer', async () => {
  await admin('/people', { input: someone });
  const { id } = await officer('baru');
  const give = () => admin(`/people/${id}/posts`, { input: { role: 'operator', kind: 'definitive', from: '2026-11-23' } });
  const qualified = { computers: 'true', complaintHandling: 'true' };
  expect((await give()).body).toMatchObject({ code: 'notQualified', message: expect.stringContaining('Baru Contoh') });
  await admin(`/people/${id}`, { input: { ...someone, ...qualified } });
  expect((await give()).body.code).toBe('notQualified');
  await admin(`/people/${id}`, { input: { ...someone, ...qualified, records: 'true' } });
  expect((await admin('')).body.changes[0].after.qualifications).toBe('computers, complaintHandling, records');
  expect((await give()).status).toBe(201);
});

test('a deputy is somebody else in service, and stands in the log by name', async () => {
  const [{ id }, { id: other }] = [await officer('operator'), await officer('operator2')];
  const save = (deputy: string) =>
    admin(`/people/${id}`, { input: { officerName: 'Petugas Contoh A', loginName: 'operator', language: 'id', deputy } });
  for (const nobody of [id, '99999999-0000-4000-8000-00000000ffff', 'operator2'])
    expect((await save(nobody)).body.fields).toEqual([{ name: 'deputy', text: expect.any(String) }]);
  await save(other);
  expect((await officer('operator')) as object).toMatchObject({ deputyId: other });
  expect((await lastChange()).after.deputy).toBe('Petugas Contoh B');
});

test('a post counts from its first day to the end of its last, as WIB counts them', async () => {
  const { id } = await officer('operator');
  const input = { role: 'headOfDivision', kind: 'plh', from: '2026-11-24', until: '2026-11-25', orderNumber: '800/1/DKPS/2026' };
  for (const [missing, fields] of [
    ['until', { until: '' }],
    ['orderNumber', { orderNumber: '' }],
  ] as const)
    expect((await admin(`/people/${id}/posts`, { input: { ...input, ...fields } })).body.fields[0].name).toBe(missing);
  expect((await admin(`/people/${id}/posts`, { input: { ...input, role: 'operator' } })).body.code).toBe('notActedFor');
  expect((await admin(`/people/${id}/posts`, { input: { ...input, until: '2026-11-23' } })).status).toBe(400);
  expect((await admin(`/people/${id}/posts`, { input })).status).toBe(201);
  expect((await admin(`/people/${id}/posts`, { input })).body.code).toBe('postHeld');
  const acts = async (at: string) => holds((await stored('operator'))!, 'headOfDivision', new Date(`${at}+07:00`));
  expect([await acts('2026-11-23T23:59:59'), await acts('2026-11-24T00:00:00')]).toEqual([false, true]);
  expect([await acts('2026-11-25T23:59:59'), await acts('2026-11-26T00:00:00')]).toEqual([true, false]);
  expect((await officer('operator')).posts.map(({ state }) => state)).toEqual(['now', 'future']);
  expect(await lastChange()).toMatchObject({
    what: 'post',
    subject: id,
    before: null,
    after: { until: '2026-11-25', kind: 'plh' },
  });
  const unit = { input: { role: 'technicalDivision', kind: 'definitive', from: '2026-11-24' } };
  expect((await admin(`/people/${id}/posts`, unit)).body.fields[0].name).toBe('division');
});

test('a post that is ended at once gives no right any more, and stays on record', async () => {
  const post = await postOf('operator');
  expect((await admin(`/posts/${post}/end`, { input: { until: '2026-11-22' } })).body.fields[0].name).toBe('until');
  await admin(`/posts/${post}/end`, { input: {} });
  expect(holds((await stored('operator'))!, 'operator', now)).toBe(false);
  expect((await officer('operator')).posts).toMatchObject([{ id: post, state: 'past' }]);
  expect((await admin(`/posts/${post}/end`, { input: {} })).body.code).toBe('unknownPost');
});

test('who is out of service does not get in, and back in service holds what they held', async () => {
  const { id } = await officer('operator');
  await admin(`/people/${id}`, { active: false });
  const desk = () =>
    server.token('operator').then(token => server.call('GET', '/api/desk', { headers: { Authorization: `Bearer ${token}` } }));
  expect((await desk()).status).toBe(403);
  expect(await lastChange()).toMatchObject({ before: { active: true }, after: { active: false } });
  await admin(`/people/${id}`, { active: true });
  expect((await desk()).status).toBe(200);
});

test('the last administrator stays, whichever way they would go', async () => {
  const { id } = await officer('admin');
  const post = await postOf('admin');
  const ways: [string, object][] = [
    [`/people/${id}`, { active: false }],
    [`/posts/${post}/end`, { input: {} }],
    [`/posts/${post}/end`, { input: { until: '2026-12-31' } }],
  ];
  const other = (await officer('operator')).id;
  const asAdmin = (more: object) => ({ input: { role: 'admin', kind: 'definitive', from: '2026-11-23', ...more } });
  await admin(`/people/${other}/posts`, asAdmin({ until: '2026-12-31' }));
  for (const [path, json] of ways) expect([path, (await admin(path, json)).body.code]).toEqual([path, 'lastAdmin']);
  expect(holds((await stored('admin'))!, 'admin', new Date('2027-01-01T00:00:00Z'))).toBe(true);
  const another = (await officer('policyAnalyst')).id;
  await admin(`/people/${another}/posts`, asAdmin({}));
  expect((await admin(`/posts/${post}/end`, { input: { until: '2026-12-31' } })).status).toBe(200);
});
