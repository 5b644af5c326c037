import { comparedFigures } from '../../bot/casework/report/reportComparison';
import { hashOf } from '../../bot/casework/report/reportMonth';
import type { ReportFigures } from '../../bot/complaint/reportComparison';
import type { MonthlyReportRow } from '../../bot/database/tables';
import { personas, type PersonaKey } from '../../bot/local/personas';
import { partsOf, textOf } from '../documents/docx';
import { isTaggedArchivePdf } from '../documents/pdf';
import { openServer, type TestServer } from './openServer';

/** A month's report over HTTP: its sections, its figures, and who is refused. */

const month = '2026-10';
let server: TestServer;
beforeAll(async () => {
  server = await openServer();
  server.office.now = () => new Date('2026-11-02T02:00:00Z');
});
afterAll(() => server?.close());

const call = async (persona: PersonaKey, path: string, json?: object, language = 'id') =>
  server.call(json ? 'POST' : 'GET', `/api/reports${path}`, {
    ...(json && { json }),
    headers: { Authorization: `Bearer ${await server.token(persona)}`, 'Accept-Language': language },
  });
const paths = ['body', 'figures', 'register', 'file', 'file?type=xlsx', 'file?type=docx'].map(name => `/${month}/${name}`);

test('whoever works on cases reads it; an administrator alone, a handler and a stranger do not', async () => {
  for (const path of paths) {
    expect((await server.call('GET', `/api/reports${path}`)).status).toBe(401);
    for (const { key } of personas) {
      const { status, body } = await call(key, path);
      if (key === 'admin' || key === 'handler') expect([key, status, body.code]).toEqual([key, 404, 'unknownReport']);
      else expect([key, status]).toEqual([key, 200]);
    }
  }
});

test('whoever may not read it is not led to it', async () => {
  for (const { key } of personas) {
    const headers = { Authorization: `Bearer ${await server.token(key)}` };
    const { body } = await server.call('GET', '/api/me', { headers });
    expect([key, body.readsReports]).toEqual([key, key !== 'admin' && key !== 'handler']);
  }
});

test('what is no month, or has not begun, is refused in words', async () => {
  for (const name of ['body', 'figures', 'register', 'file']) {
    expect(await call('operator', `/2026-13/${name}`)).toMatchObject({ status: 404, body: { code: 'unknownReport' } });
    expect(await call('operator', `/2026-12/${name}`)).toMatchObject({ status: 404, body: { code: 'futureMonth' } });
  }
});

test('the sections come in the language asked for', async () => {
  const title = async (language: string) =>
    (await call('operator', `/${month}/body`, undefined, language)).body.sections[1].title;
  expect([await title('id'), await title('en')]).toEqual(['Rekapitulasi', 'Recapitulation']);
});

test('the office, in capitals on the letterhead, is written as a sentence has it', async () => {
  const [introduction] = (await call('operator', `/${month}/body`, undefined, 'id')).body.sections;
  expect(JSON.stringify(introduction)).toContain('diterima Dinas Kependudukan dan Pencatatan Sipil selama bulan');
});

test('figures say whether they are frozen, and then with their hash', async () => {
  const live = await call('operator', `/${month}/figures`);
  expect(live.body).toMatchObject({ month, status: 'draft', isFrozen: false, hash: null, frozenAt: null });
  const counted = await comparedFigures(server.office.db.read, server.office, month);
  expect(live.body.figures).toEqual(JSON.parse(JSON.stringify(counted)));
  await call('operator', `/${month}/actions`, { action: 'submitReport', step: 0 });
  const { body } = await call('recordsOfficer', `/${month}/figures`);
  expect(body).toMatchObject({ isFrozen: true, status: 'submittedToHeadOfDivision', frozenAt: '2026-11-02T02:00:00.000Z' });
  expect(body.hash).toMatch(/^[0-9a-f]{64}$/);
  expect(body.figures).toEqual(live.body.figures);
});

test('a frozen month is counted again: it is the same, something came late, or somebody has changed what is stored', async () => {
  expect(await call('operator', '/2026-11/recount')).toMatchObject({ status: 404, body: { code: 'notFrozen' } });
  const path = `/${month}/recount`;
  for (const { key } of personas) {
    const { status } = await call(key, path);
    expect([key, status]).toEqual([key, key === 'admin' || key === 'handler' ? 404 : 200]);
  }
  const { body: figures } = await call('operator', `/${month}/figures`);
  expect((await call('headOfOffice', path)).body).toEqual({ month, hash: figures.hash, isSound: true, isSame: true });

  const { db } = server.office;
  const row = await db.read.findOneByOrFail<MonthlyReportRow>('MonthlyReport', { month });
  const store = (changed: object) => db.write(tx => tx.update('MonthlyReport', { month }, changed));
  const stored = row.figures as unknown as ReportFigures;
  const late = { ...stored, recap: { ...stored.recap, registered: stored.recap.registered + 1 } };
  await store({ figures: late });
  expect((await call('headOfOffice', path)).body).toMatchObject({ isSound: false, isSame: false });
  await store({ figures: late, figuresHash: hashOf(late) });
  expect((await call('headOfOffice', path)).body).toMatchObject({ isSound: true, isSame: false });
  await store({ figures: row.figures, figuresHash: row.figuresHash });
});

test('its files are a PDF, a DOCX or an XLSX under a name that says what they are; nothing else is one', async () => {
  const sent = async (type: string) => {
    const { status, headers } = await call('headOfOffice', `/${month}/file?type=${type}`);
    return [status, headers.get('content-type'), headers.get('content-disposition')];
  };
  const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  expect(await sent('pdf')).toEqual([200, 'application/pdf', `inline; filename="KONSEP-Laporan-Pengaduan-${month}.pdf"`]);
  const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  expect(await sent('docx')).toEqual([200, docx, `attachment; filename="KONSEP-Laporan-Pengaduan-${month}.docx"`]);
  expect(await sent('xlsx')).toEqual([200, xlsx, `attachment; filename="KONSEP-Register-Pengaduan-${month}.xlsx"`]);
  expect(await call('headOfOffice', `/${month}/file?type=exe`)).toMatchObject({ status: 400, body: { code: 'invalidInput' } });
});

test('the register on screen says of each case what its reader may read, masked', async () => {
  const text = 'NIK saya 9999990101900001 tidak terbaca';
  const json = { channel: 'counter', text, name: 'Warga Contoh A', contact: '6280000000001' };
  const headers = { Authorization: `Bearer ${await server.token('operator')}` };
  const { ticketNumber } = (await server.call('POST', '/api/complaints', { json, headers })).body;
  const { body } = await call('operator', '/2026-11/register', undefined, 'en');
  expect(body.frozenAt).toBeNull();
  expect(body.columns).toHaveLength(27);
  expect(body.columns[0]).toEqual({ key: 'ticketNumber', heading: expect.any(String) });
  const [row, ...more] = body.rows;
  expect([row.ticketNumber, row.reporterName, more]).toEqual([ticketNumber, 'W•••• C••••• A•', []]);
  expect(JSON.stringify(body)).not.toMatch(/Warga|9999990101900001|6280000000001/);
  const closed = (await call('technicalDivision2', '/2026-11/register')).body.rows[0];
  expect([closed.ticketNumber, closed.reporterName, closed.summary]).toEqual([ticketNumber, '', null]);
  expect((await call('operator', `/${month}/register`)).body).toMatchObject({ frozenAt: '2026-11-02T02:00:00.000Z', rows: [] });
});

test('summaries of month, quarter and year are for whoever reads the report, and for nobody else', async () => {
  for (const period of ['2026-10', '2026-Q4', '2026']) {
    const path = `/api/summaries/${period}`;
    expect((await server.call('GET', path)).status).toBe(401);
    for (const { key } of personas) {
      const answer = await server.call('GET', path, { headers: { Authorization: `Bearer ${await server.token(key)}` } });
      if (key === 'admin' || key === 'handler')
        expect([key, answer.status, answer.body.code]).toEqual([key, 404, 'unknownPeriod']);
      else expect([key, answer.status, answer.headers.get('content-type')]).toEqual([key, 200, 'application/pdf']);
    }
  }
});

test('the cover memo comes by itself under the number that is typed, else with the place for one', async () => {
  const memo = async (query: string) => {
    const headers = { Authorization: `Bearer ${await server.token('operator')}` };
    const response = await fetch(`${server.baseUrl}/api/reports/${month}/memo?${query}`, { headers });
    return { name: response.headers.get('content-disposition'), bytes: Buffer.from(await response.arrayBuffer()) };
  };
  const text = async (bytes: Buffer) => textOf((await partsOf(bytes)).get('word/document.xml')!);
  const typed = await memo('type=docx&number=000.8.3.4%2F9%2FDKPS%2FXI%2F2026');
  expect(typed.name).toMatch(/Nota-Dinas-Laporan-Pengaduan-2026-10\.docx"$/);
  expect(await text(typed.bytes)).toContain('Nomor:000.8.3.4/9/DKPS/XI/2026');
  expect(await text((await memo('type=docx')).bytes)).toMatch(/Nomor:\.+\/\.+\/DKPS\/XI\/2026/);
  expect(isTaggedArchivePdf((await memo('')).bytes)).toBe(true);
  expect(await call('operator', `/${month}/memo?number=%3D1`)).toMatchObject({ status: 400, body: { code: 'invalidInput' } });
});

test('an assessor’s bundle comes line by line with its progress, is logged, and is refused in words before it begins', async () => {
  const ask = async (persona: PersonaKey, period: unknown) =>
    server.call('POST', '/api/evidence', {
      ...{ json: { period }, headers: { Authorization: `Bearer ${await server.token(persona)}` } },
    });
  expect(await ask('operator', '2026-11')).toMatchObject({ status: 403, body: { code: 'evidenceNotYours' } });
  expect(await ask('recordsOfficer', month)).toMatchObject({ status: 409, body: { code: 'emptyPeriod' } });
  expect(await ask('recordsOfficer', { period: '2026' })).toMatchObject({ status: 404, body: { code: 'unknownPeriod' } });
  const { status, headers, body } = await ask('recordsOfficer', '2026-11');
  expect([status, headers.get('content-type')]).toEqual([200, 'application/x-ndjson']);
  const lines = String(body)
    .trim()
    .split('\n')
    .map(line => JSON.parse(line));
  expect(lines.slice(0, -1)).toEqual([0, 1, 2, 3, 4, 5].map(done => ({ done, of: 6 })));
  expect(lines.at(-1).name).toBe('KONSEP-Bukti-Dukung-Pengaduan-2026-11.zip');
  expect(Buffer.from(lines.at(-1).zip, 'base64').subarray(0, 2).toString()).toBe('PK');
  expect(server.logged.at(-1)).toMatchObject({ message: 'evidence given', fields: { period: '2026-11' } });
});
