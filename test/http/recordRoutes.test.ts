import ExcelJS from 'exceljs';
import type { CheckRecord } from '../../bot/http/recordRoutes';
import { personas, type PersonaKey } from '../../bot/local/personas';
import { openServer, type TestServer } from './openServer';

/** The archive over HTTP: who reads it, what is asked wrongly, and the lists for those who decide. */

let server: TestServer;
let checked: string[];
const check: CheckRecord = async (person, ticketNumber) => {
  checked.push(`${person.loginName} ${ticketNumber}`);
  return [{ revision: 1, state: 'changed' }];
};
beforeEach(async () => {
  checked = [];
  server = await openServer({ checkRecord: check });
});
afterEach(() => server?.close());

const call = async (persona: PersonaKey, path: string, json?: object) =>
  server.call(json ? 'POST' : 'GET', `/api${path}`, {
    ...(json && { json }),
    headers: { Authorization: `Bearer ${await server.token(persona)}`, 'Accept-Language': 'id' },
  });

let citizens = 0;
/** A case that was closed so many years ago and filed by an earlier release. */
async function archived(yearsAgo: number): Promise<string> {
  const report = {
    ...{ channel: 'counter', text: 'KTP saya belum dicetak', name: 'Warga Contoh', readBack: true },
    contact: `62800000091${String(++citizens).padStart(2, '0')}`,
  };
  const { ticketNumber } = (await call('operator', '/complaints', report)).body as { ticketNumber: string };
  const closedAt = new Date(Date.now() - yearsAgo * 366 * 86_400_000);
  const filed = { dossierUrl: 'https://contoh.sharepoint.com/berkas.pdf', dossierHash: 'ab'.repeat(32), dossierRevision: 1 };
  const ended = { status: 'archived', outcome: 'resolved', closedAt, archivedAt: closedAt, ...filed } as const;
  await server.office.db.write(tx => tx.update('Complaint', { ticketNumber }, ended));
  return ticketNumber;
}

const readers: readonly PersonaKey[] = ['operator', 'operator2', 'headOfDivision', 'headOfOffice', 'recordsOfficer'];

test('without a token nobody gets in; four posts read the archive, three of them draw up the list for appraisal', async () => {
  const ticket = await archived(6);
  const paths = ['/records', `/records/${ticket}`, '/records-due'];
  for (const path of paths) expect((await server.call('GET', `/api${path}`)).status).toBe(401);
  expect((await server.call('POST', `/api/records/${ticket}/check`, { json: {} })).status).toBe(401);
  for (const { key } of personas) {
    const answers = await Promise.all([...paths.map(path => call(key, path)), call(key, `/records/${ticket}/check`, {})]);
    const codes = answers.map(({ status }) => status);
    const me = (await call(key, '/me')).body as { readsRecords: boolean };
    const reads = readers.includes(key);
    const keeps = reads && !key.startsWith('operator');
    expect([key, ...codes.slice(0, 3), me.readsRecords]).toEqual([
      ...[key, reads ? 200 : 403, reads ? 200 : 403, keeps ? 200 : 403, reads],
    ]);
  }
});

test('a check says what it found with who asked, also of a bundle of which little is known', async () => {
  const ticket = await archived(1);
  const { status, body } = await call('recordsOfficer', `/records/${ticket}/check`, {});
  expect([status, checked.map(line => line.split(' ')[1])]).toEqual([200, [ticket]]);
  expect(body).toMatchObject({
    ...{ ticketNumber: ticket, state: 'active' },
    bundles: [{ revision: 1, path: null, sha256: 'ab'.repeat(32), checked: { state: 'changed', by: 'Arsiparis Contoh' } }],
  });
});

test('what is asked wrongly is named, and what lies in no archive is said so', async () => {
  const ticket = await archived(1);
  for (const [query, field] of [
    ['year=26', 'year'],
    ['year=2026&month=13', 'month'],
    ['code=470', 'code'],
    ['state=lost', 'state'],
  ] as const) {
    const { status, body } = await call('recordsOfficer', `/records?${query}`);
    expect([query, status, body.fields.map((each: { name: string }) => each.name)]).toEqual([query, 400, [field]]);
  }
  const nothing = await call('recordsOfficer', '/records-due');
  expect([nothing.status, nothing.body.code]).toEqual([409, 'nothingDue']);
  await server.office.db.write(tx => tx.update('Complaint', { ticketNumber: ticket }, { dossierUrl: null, status: 'inReview' }));
  const open = await call('recordsOfficer', `/records/${ticket}`);
  expect([open.status, open.body.code]).toEqual([409, 'notInArchive']);
});

test('the list for appraisal comes as a worksheet and, with a number that somebody typed, as a paper; held records are on neither', async () => {
  const [one, two] = [await archived(6), await archived(7)];
  await archived(3);
  const detail = (await call('recordsOfficer', `/complaints/${two}`)).body as { step: number };
  const input = { letterNumber: '180/CONTOH/DKPS/XI/2026', reason: 'Sengketa' };
  const held = await call('recordsOfficer', `/complaints/${two}/actions`, { action: 'holdRecord', step: detail.step, input });
  expect(held.status).toBe(200);
  expect((await call('recordsOfficer', '/records?state=due')).body).toMatchObject({
    ...{ due: 1, mayExport: true, items: [{ state: 'due', listed: { ticketNumber: one } }] },
  });
  const sheet = await download('recordsOfficer', '/records-due?type=xlsx');
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(sheet.bytes as unknown as ArrayBuffer);
  const numbers = workbook.worksheets[0]!.getColumn(1).values.slice(2);
  expect([sheet.type, numbers]).toEqual([expect.stringContaining('spreadsheetml'), [one]]);

  const missing = await call('recordsOfficer', '/records-due?type=pdf&number=%20');
  expect([missing.status, missing.body.fields[0].name]).toEqual([400, 'officialNumber']);
  const paper = await download('headOfDivision', '/records-due?type=pdf&number=000.5%2FCONTOH%2FDKPS%2F2026');
  expect([paper.type, paper.bytes.subarray(0, 5).toString()]).toEqual(['application/pdf', '%PDF-']);
  const toEdit = await download('headOfDivision', '/records-due?type=docx&number=000.5%2FCONTOH%2FDKPS%2F2026');
  expect([toEdit.type, toEdit.bytes.subarray(0, 2).toString()]).toEqual([expect.stringContaining('wordprocessingml'), 'PK']);
});

async function download(persona: PersonaKey, path: string): Promise<{ type: string; bytes: Buffer }> {
  const response = await fetch(`${server.baseUrl}/api${path}`, {
    headers: { Authorization: `Bearer ${await server.token(persona)}` },
  });
  return { type: response.headers.get('Content-Type') ?? '', bytes: Buffer.from(await response.arrayBuffer()) };
}
