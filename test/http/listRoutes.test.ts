import ExcelJS from 'exceljs';
import { exportList } from '../../bot/casework/list/exportList';
import { wibYear } from '../../bot/complaint/number';
import { findPerson } from '../../bot/casework/people';
import type { ComplaintList } from '../../bot/http/contract';
import { personas, type PersonaKey } from '../../bot/local/personas';
import { inventedLives, storeLives } from '../casework/inventedLives';
import { wib } from '../casework/officeInTime';
import { onSqlite } from '../database/emptyDatabase';
import { openServer, type TestServer } from './openServer';

/** Files of the list and of one's own work: what is in them, for whom, and what stays out. */

const lives = inventedLives(130, { from: wib('2026-09-07T00:00'), days: 78, now: wib('2026-11-24T10:00') });
let server: TestServer;
beforeAll(async () => {
  server = await openServer();
  await server.office.db.write(async tx => {
    await storeLives(tx, lives);
    await tx.insert('TicketCounter', { year: wibYear(new Date()), last: 900_000 });
  });
});
afterAll(() => server?.close());

const fetched = async (persona: PersonaKey, path: string) => {
  const headers = { Authorization: `Bearer ${await server.token(persona)}`, 'Accept-Language': 'id' };
  const answer = await fetch(`${server.baseUrl}/api${path}`, { headers });
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
};
const linesOf = async (persona: PersonaKey, query: string): Promise<string[]> => {
  const { status, bytes } = await fetched(persona, `/complaint-list?type=csv&${query}`);
  expect(status).toBe(200);
  return bytes.toString('utf8').trimEnd().split('\r\n');
};
const rowsOf = async (bytes: Buffer, sheet = 0): Promise<unknown[][]> => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as unknown as ArrayBuffer);
  return book.worksheets[sheet]!.getSheetValues()
    .slice(1)
    .map(row => (row as unknown[]).slice(1));
};

test.each<PersonaKey>(['operator', 'liaisonOfficer', 'headOfOffice'])(
  '%s gets the whole list under a filter, in its order',
  async who => {
    const query = 'state=open&sort=oldest';
    const shown: ComplaintList['items'] = [];
    for (let cursor = ''; cursor !== 'end';) {
      const page = JSON.parse(
        (await fetched(who, `/complaints?${query}&limit=100&cursor=${cursor}`)).bytes.toString(),
      ) as ComplaintList;
      shown.push(...page.items);
      cursor = page.nextCursor ?? 'end';
    }
    const [heading, ...lines] = await linesOf(who, query);
    expect(heading).toContain('"Nomor","Status","Kanal"');
    expect(lines.map(line => line.split(',')[0])).toEqual(shown.map(({ ticketNumber }) => `"${ticketNumber}"`));
    expect(lines.length).toBeGreaterThan(10);
  },
);

test('of a case that is closed to its reader the file holds the number and the due time alone', async () => {
  const closed = (await linesOf('liaisonOfficer', '')).filter(line => line.includes('"Tertutup"'));
  expect(closed.length).toBeGreaterThan(5);
  for (const line of closed) expect(line).toMatch(/^"ADU-[\d-]+","Tertutup",,,,,,,("[\d -:]+")?,("Terlambat")?,,,$/);
});

test('as XLSX moments are moments, and the same filter is told in the log without the words that were searched', async () => {
  const { headers, bytes } = await fetched('operator', '/complaint-list?state=overdue');
  expect(headers.get('content-disposition')).toBe('attachment; filename="daftar-aduan.xlsx"');
  const [heading, ...rows] = await rowsOf(bytes);
  expect(rows.every(row => row[heading!.indexOf('Batas waktu')] instanceof Date)).toBe(true);
  await fetched('operator', '/complaint-list?q=Warga%20Contoh&type=csv');
  const { fields } = server.logged.findLast(({ message }) => message === 'list exported')!;
  const me = await findPerson(server.office.db.read, { loginName: 'operator' });
  expect(fields).toEqual({ person: me!.id, cases: 0, filter: { q: '…', type: 'csv' } });
});

test('a name that begins like a formula stays a text', async () => {
  const person = await findPerson(server.office.db.read, { loginName: 'operator2' });
  await server.office.db.write(async tx => {
    await tx.update('Person', { id: person!.id }, { name: '=HYPERLINK("x")' });
    const open = { restricted: false, isConfidential: false, reportedParty: null, track: 'full', holdsParts: false };
    await tx.update('Complaint', { id: lives[3]!.row.id }, { ...open, assigneeId: person!.id });
  });
  const lines = await linesOf('operator', `holder=${person!.id}`);
  expect(lines.slice(1).every(line => line.includes(`"'=HYPERLINK(""x"")"`))).toBe(true);
  expect(lines).toHaveLength(2);
});

test('more than a file holds is refused with what to do, and nobody without a token gets one', async () => {
  const person = (await findPerson(server.office.db.read, { loginName: 'operator' }))!;
  await expect(exportList(server.office, person, {}, 50)).rejects.toMatchObject({ code: 'exportTooLarge', values: { most: 50 } });
  expect(await exportList(server.office, person, { status: 'inReview' }, 130)).not.toHaveLength(0);
  for (const path of ['/api/complaint-list', '/api/work-log?month=2026-11'])
    expect((await server.call('GET', path)).status).toBe(401);
  expect((await fetched('operator', '/complaint-list?type=pdf')).status).toBe(400);
  expect((await fetched('operator', '/work-log?month=2026-13')).status).toBe(400);
});

describe('one’s own work', () => {
  const act = async (persona: PersonaKey, ticket: string, action: string, input = {}) => {
    const reply = await server.call('POST', `/api/complaints/${ticket}/actions`, {
      json: { action, input },
      headers: { Authorization: `Bearer ${await server.token(persona)}` },
    });
    expect([action, reply.status, reply.body]).toEqual([action, 200, expect.anything()]);
  };
  const month = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 7);
  const ofMonth = async (persona: PersonaKey, sheet = 0) =>
    rowsOf((await fetched(persona, `/work-log?month=${month}`)).bytes, sheet);

  test('is told in the office’s words with day, time, number and step; a colleague’s is not in it', async () => {
    const received = await server.call('POST', '/api/complaints', {
      json: { channel: 'counter', text: 'KTP belum jadi.', readBack: true, name: 'Warga Contoh A', contact: '6280000000009' },
      headers: { Authorization: `Bearer ${await server.token('operator')}` },
    });
    expect([received.status, received.body]).toEqual([201, expect.anything()]);
    const ticket = received.body.ticketNumber as string;
    await act('operator', ticket, 'take');
    const [heading, ...rows] = await ofMonth('operator');
    expect(heading).toEqual(['No.', 'Tanggal', 'Jam (WIB)', 'Nomor aduan', 'Kegiatan', 'Langkah SOP', 'Sebagai']);
    const take = rows.at(-1)!;
    expect(take.slice(3)).toEqual([ticket, 'menerima laporan', 'Langkah SOP 2 dari 8: Diterima petugas', 'Petugas Pengaduan']);
    expect(take[1]).toBeInstanceOf(Date);
    expect(JSON.stringify(rows)).not.toMatch(/Warga|6280|KTP/);
    expect(await ofMonth('operator', 1)).toContainEqual(['menerima laporan', 1]);
    for (const { key } of personas.filter(each => each.key !== 'operator')) expect(await ofMonth(key)).toHaveLength(1);
    const last = await rowsOf((await fetched('operator', '/work-log?month=2026-01')).bytes);
    expect(last).toHaveLength(1);
    const me = await findPerson(server.office.db.read, { loginName: 'operator' });
    await server.office.db.write(tx =>
      tx.update('Complaint', { ticketNumber: ticket }, { reportedParty: 'person', reportedPersonId: me!.id }),
    );
    expect((await ofMonth('operator')).at(-1)![3]).toBe('tidak ditampilkan');
  });

  onSqlite('is found by index', async () => {
    const { read } = server.office.db;
    const asked = jest.spyOn(read.dataSource.logger, 'logQuery');
    await ofMonth('operator');
    const [sql, parameters] = asked.mock.calls.find(([text]) => text.includes('"log_entry"'))!;
    asked.mockRestore();
    const plan = (await read.query(`EXPLAIN QUERY PLAN ${sql}`, parameters as unknown[])) as { detail: string }[];
    expect(plan[0]!.detail).toContain('log_actor');
  });
});

describe('a kept filter', () => {
  const send = async (persona: PersonaKey, json: object) =>
    server.call('POST', '/api/saved-filters', {
      json,
      headers: { Authorization: `Bearer ${await server.token(persona)}` },
    });

  test('is its owner’s alone, is replaced by its name, and goes when it is let go', async () => {
    await send('operator', { name: ' Terlambat  KIA ', query: 'service=kia&state=open' });
    const kept = await send('operator', { name: 'Terlambat KIA', query: 'service=kia&state=overdue&sort=due&before=x' });
    expect(kept.body).toEqual([{ name: 'Terlambat KIA', query: 'service=kia&state=overdue&sort=due' }]);
    expect(JSON.parse((await fetched('operator2', '/saved-filters')).bytes.toString())).toEqual([]);
    await send('operator2', { name: 'Terlambat KIA' });
    expect(JSON.parse((await fetched('operator', '/saved-filters')).bytes.toString())).toEqual(kept.body);
    expect((await send('operator', { name: 'Terlambat KIA' })).body).toEqual([]);
  });

  test('keeps no words that were searched and no identity number; what is no filter is refused', async () => {
    const { body } = await send('policyAnalyst', { name: 'NIK 6271012345678901', query: 'q=Warga+Contoh&holder=me' });
    expect(body).toEqual([{ name: expect.not.stringContaining('62710123456789'), query: 'holder=me' }]);
    expect(await send('policyAnalyst', { name: ' ', query: 'holder=me' })).toMatchObject({
      status: 400,
      body: { fields: [{ name: 'filterName' }] },
    });
    expect((await send('policyAnalyst', { name: 'x', query: 'status=hilang' })).status).toBe(400);
    for (let count = 1; count < 20; count++) await send('policyAnalyst', { name: `Saringan ${count}`, query: 'holder=me' });
    expect((await send('policyAnalyst', { name: 'Satu lagi', query: 'holder=me' })).body.code).toBe('tooManyFilters');
  });
});
