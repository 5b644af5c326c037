import type { PersonaKey } from '../../bot/local/personas';
import { openServer, type TestServer } from './openServer';

let server: TestServer;
beforeEach(async () => {
  server = await openServer();
});
afterEach(() => server?.close());

const get = async (persona: PersonaKey, path: string) =>
  server.call('GET', path, { headers: { Authorization: `Bearer ${await server.token(persona)}` } });

test('the figures come for whoever may read them; others are told to whom they are open', async () => {
  const asked = '/api/dashboard?from=2026-11-01&to=2026-12-31';
  expect(await get('recordsOfficer', asked)).toMatchObject({
    status: 200,
    body: { from: '2026-11-01', all: { registered: 0, onTime: { percent: null } }, closed: 0, surges: [] },
  });
  const refused = await get('technicalDivision', asked);
  expect(refused).toMatchObject({ status: 403, body: { code: 'figuresNotYours' } });
  expect(refused.body.message).toContain('Kepala Bidang');
  expect([
    (await get('operator', '/api/me')).body.readsFigures,
    (await get('liaisonOfficer', '/api/me')).body.readsFigures,
  ]).toEqual([true, false]);
});

test.each([
  ['/api/dashboard?from=2026-11-01', 400, 'to'],
  ['/api/dashboard?from=2026-02-30&to=2026-11-01', 400, 'from'],
  ['/api/complaints?service=paspor', 400, 'service'],
  ['/api/complaints?district=Jakarta', 400, 'district'],
  ['/api/complaints?from=kemarin', 400, 'from'],
  ['/api/complaints?sort=size', 400, 'sort'],
  ['/api/complaints?holder=saya', 400, 'holder'],
])('%s is refused with the name of what is wrong', async (path, status, name) => {
  const { status: answered, body } = await get('operator', path);
  expect([answered, body.fields.map((field: { name: string }) => field.name)]).toEqual([status, [name]]);
});

test('a list is narrowed by what the address says', async () => {
  for (const query of [
    'service=kia',
    'division=unknown',
    'district=Pahandut',
    'state=overdue',
    'from=2026-11-01',
    'to=2026-11-02',
    'holder=me',
    'holder=nobody&sort=waiting',
    'sort=due',
  ])
    expect(await get('operator', `/api/complaints?${query}&counted=1`)).toMatchObject({ status: 200, body: { items: [] } });
});
