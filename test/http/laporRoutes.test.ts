import { cityRows, laporRow, sheetLines, workbookOf } from '../channels/laporWorkbook';
import type { PersonaKey } from '../../bot/local/personas';
import { openServer, type TestServer } from './openServer';

let server: TestServer;
beforeEach(async () => {
  server = await openServer();
});
afterEach(() => server?.close());

const post = async (persona: PersonaKey, query: string, body: Buffer) =>
  server.call('POST', `/api/lapor/imports${query}`, {
    body,
    headers: { Authorization: `Bearer ${await server.token(persona)}` },
  });
const list = async (persona: PersonaKey) =>
  server.call('GET', '/api/lapor/imports', { headers: { Authorization: `Bearer ${await server.token(persona)}` } });

test('the counts add up to the number of data rows, with and without the other offices’ rows', async () => {
  const file = await workbookOf(sheetLines([...cityRows(60), laporRow('12')]));
  const ours = await post('operator', '?dryRun=1', file);
  expect(ours.body).toMatchObject({ new: 30, changed: 0, unchanged: 0, notOurs: 30, faulty: [{ row: 72, code: 'trackingId' }] });
  expect(ours.body.faulty[0].reason).toMatch(/^Tracking ID kosong/);
  expect(ours.body.rows).toHaveLength(60);
  const all = await post('liaisonOfficer', '?office=*&fileName=ekspor.xlsx', file);
  expect(all.body).toMatchObject({ new: 60, notOurs: 0 });
  expect(all.body.rows).toBeUndefined();
  const { body } = await list('operator');
  expect(body).toMatchObject([{ fileName: 'ekspor.xlsx', rowsAll: 61, rowsDone: 61, counts: { new: 60, faulty: 1 } }]);
});

test('who has nothing to do with LAPOR! is told whose work it is', async () => {
  const file = await workbookOf(sheetLines([laporRow('99000001')]));
  for (const refused of [await post('policyAnalyst', '', file), await list('policyAnalyst')])
    expect(refused).toMatchObject({
      status: 403,
      body: { code: 'importNotYours', message: expect.stringContaining('Petugas Pengaduan') },
    });
  expect((await server.call('POST', '/api/lapor/imports', { body: file })).status).toBe(401);
});

test('a file that is no export is refused with the heading that is missing, and numbers in a dry run are masked', async () => {
  const other = await post('operator', '', Buffer.from('Nama;Alamat\nWarga Contoh A;Jl. Contoh'));
  expect(other).toMatchObject({ status: 400, body: { code: 'laporHeading' } });
  expect(other.body.message).toContain('Tracking ID');
  const title = 'NIK 6271010101900001 ganda';
  const { body } = await post(
    'operator',
    '?dryRun=1',
    await workbookOf(sheetLines([laporRow('99000001', { 'Judul Laporan': title })])),
  );
  expect(body.rows[0].title).not.toContain('6271010101900001');
});
