import { openingColumns } from '../../bot/channels/openingBalance';
import type { PersonaKey } from '../../bot/local/personas';
import { csvOf } from '../channels/laporWorkbook';
import { openServer, type TestServer } from './openServer';

let server: TestServer;
beforeEach(async () => {
  server = await openServer();
});
afterEach(() => server?.close());

const headings = openingColumns.map(({ heading }) => heading);
const row = (number: string, text = 'KTP saya belum jadi') =>
  [number, '02/11/2026', '10.15', 'Telepon', 'Warga Contoh A', '+62 800-0000-0001', text, null, 'diterima'].concat(
    Array(4).fill(null),
  );
const file = (...rows: (string | null)[][]) => Buffer.from(csvOf([[...headings], ...rows]));

const call = async (persona: PersonaKey, method: 'GET' | 'POST', path: string, body?: Buffer) =>
  server.call(method, `/api/opening-balance${path}`, {
    ...(body && { body }),
    headers: { Authorization: `Bearer ${await server.token(persona)}` },
  });

test('the counts add up to the number of data rows, a dry run shows them masked, and the same file again changes nothing', async () => {
  const bytes = file(row('1', 'NIK 6271010101900001 ganda'), row('2'), row(''));
  const dry = await call('operator', 'POST', '?dryRun=1', bytes);
  expect(dry).toMatchObject({ status: 200, body: { new: 2, unchanged: 0, faulty: [{ row: 4, code: 'priorNumber' }] } });
  expect(dry.body.faulty[0].reason).toMatch(/^Nomor lama kosong/);
  expect(dry.body.rows).toMatchObject([{ priorNumber: '1', outcome: 'new', dueAt: '2026-11-20T03:15:00.000Z' }, { row: 3 }]);
  expect(JSON.stringify(dry.body)).not.toContain('6271010101900001');
  expect((await call('headOfDivision', 'POST', '', bytes)).body).toMatchObject({ new: 2, unchanged: 0 });
  const again = await call('operator', 'POST', '', bytes);
  expect(again.body).toMatchObject({ new: 0, unchanged: 2 });
  expect(again.body.rows).toBeUndefined();
});

test('others are told whose work it is', async () => {
  for (const refused of [
    await call('policyAnalyst', 'POST', '', file(row('1'))),
    await call('liaisonOfficer', 'GET', '/template'),
  ])
    expect(refused).toMatchObject({ status: 403, body: { code: 'openingNotYours' } });
});
