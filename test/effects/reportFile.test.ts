import ExcelJS from 'exceljs';
import { createHash } from 'node:crypto';
import type { FileToArchive } from '../../bot/archive/sharePoint';
import { actOnReport } from '../../bot/casework/report/monthlyReport';
import { readRegister } from '../../bot/casework/report/readRegister';
import type { MonthlyReportRow } from '../../bot/database/tables';
import { papersHere } from '../../bot/effects/paperMaker';
import { publishReport } from '../../bot/effects/publishReport';
import { reportFile } from '../../bot/effects/reportFile';
import type { MonthlyReportPaper } from '../../bot/documents/reportContent';
import type { PersonaKey } from '../../bot/local/personas';
import { textIn } from '../../bot/text/text';
import { filesInMemory } from '../casework/filesInMemory';
import { inProgress, resolved, taken } from '../casework/journeys';
import { openOfficeInTime, wib, type OfficeInTime } from '../casework/officeInTime';
import { isTaggedArchivePdf } from '../documents/pdf';

/** The report's files as they are drawn for a reader, before and after they are filed. */

const month = '2026-11';
let office: OfficeInTime;
let kept: ReturnType<typeof filesInMemory>;
beforeEach(async () => {
  kept = filesInMemory();
  office = await openOfficeInTime('2026-11-24T09:00');
});
afterEach(async () => {
  jest.restoreAllMocks();
  await office.close();
});

const fileFor = async (who: PersonaKey, type: 'pdf' | 'docx' | 'xlsx') =>
  reportFile(office.office, kept, await office.person(who), month, type);
const does = async (who: PersonaKey, action: string) =>
  actOnReport(office.office, { month, action, by: await office.person(who), input: { note: 'Periksa.' } });

async function sheetFor(who: PersonaKey) {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await fileFor(who, 'xlsx')).bytes as unknown as ExcelJS.Buffer);
  const sheet = workbook.worksheets[0]!;
  const [head, ...rows] = sheet.getSheetValues().slice(1) as unknown[][];
  const named = rows.map(row => Object.fromEntries(head!.map((heading, at) => [String(heading), row[at] ?? null]).slice(1)));
  return { name: sheet.name, rows: named.map(row => [row['Nomor Tiket'], row.Status, row.Ringkasan]) };
}

/** The paper as it was given to be drawn. */
async function paperFor(who: PersonaKey): Promise<MonthlyReportPaper> {
  const draw = jest.spyOn(papersHere, 'monthlyReport');
  const { bytes } = await fileFor(who, 'pdf');
  expect(isTaggedArchivePdf(bytes)).toBe(true);
  return draw.mock.calls.at(-1)![0];
}

test('of a month that runs there is a draft with the figures of now, signed by nobody', async () => {
  await taken(office);
  const paper = await paperFor('operator');
  expect(paper).toMatchObject({ isDraft: true, frozenAt: null, figuresHash: null, createdAt: wib('2026-11-24T09:00') });
  expect(paper).toMatchObject({ register: { count: 1, sha256: null }, headOfOffice: null, headOfDivision: { approvedAt: null } });
  expect(paper.sections.recap.rows).toContainEqual({ key: 'registered', values: [1], unit: undefined });
  expect((await fileFor('operator', 'pdf')).name).toBe('KONSEP-Laporan-Pengaduan-2026-11.pdf');
  expect((await sheetFor('operator')).name).toBe('Register (KONSEP)');
});

test('a returned report is a draft again, whoever had approved it', async () => {
  await taken(office);
  office.at('2026-12-01T09:00');
  await does('operator', 'submitReport');
  expect(await paperFor('operator')).toMatchObject({ isDraft: true, frozenAt: wib('2026-12-01T09:00') });
  await does('headOfDivision', 'approveReport');
  expect(await paperFor('operator')).toMatchObject({ isDraft: false });
  await does('headOfOffice', 'returnReport');
  expect(await paperFor('operator')).toMatchObject({ isDraft: true, frozenAt: null, headOfDivision: { approvedAt: null } });
});

test('what was approved comes byte for byte as it is filed, whatever becomes of cases, officers and letterhead', async () => {
  const settled = await resolved(office);
  await inProgress(office, 'Akta anak saya belum jadi', { from: '6280000000002' });
  office.at('2026-12-01T09:00');
  await does('operator', 'submitReport');
  await does('headOfDivision', 'approveReport');
  const filed: FileToArchive[] = [];
  const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
  const put = async (file: FileToArchive) => {
    filed.push(file);
    return { itemId: 'i', webUrl: 'https://contoh.invalid', eTag: '"1"', size: 1, sha256: sha256(file.bytes), quickXorHash: '' };
  };
  const context = { id: 'row', attempts: 1, fence: 1, reclaimed: false, traceId: null, lastError: null };
  const stillMine = () => Promise.resolve(true);
  await publishReport({ office: office.office, files: kept, sharePoint: { put } })({ month }, { ...context, stillMine });
  const shownBefore = await readRegister(office.office, await office.person('operator'), month, textIn('en'));
  // What comes later: a rating, another class, a case that turns out to be secret, a new rank, a new letterhead.
  office.at('2026-12-09T09:00');
  await office.db.write(async tx => {
    await tx.update(
      'Complaint',
      { id: settled },
      { rating: 1, complaintClass: 'aspiration', dossierUrl: 'https://contoh.invalid' },
    );
    await tx.update('Person', { id: (await office.person('headOfDivision')).id }, { rank: 'Pembina Utama' });
    const letterhead = { government: 'KOTA LAIN', office: 'DINAS LAIN', address: '-', contact: '-', place: 'Lain' };
    await tx.insert('Setting', { key: 'letterhead', version: 2, value: letterhead, changedBy: null, changedAt: office.now() });
  });
  expect(await readRegister(office.office, await office.person('operator'), month, textIn('en'))).toEqual(shownBefore);
  const [pdf, xlsx, docx] = [
    await fileFor('operator', 'pdf'),
    await fileFor('operator', 'xlsx'),
    await fileFor('operator', 'docx'),
  ];
  const { pdfHash } = await office.db.read.findOneByOrFail<MonthlyReportRow>('MonthlyReport', { month });
  expect([pdf.name, sha256(pdf.bytes)]).toEqual(['Laporan-Pengaduan-2026-11.pdf', pdfHash]);
  expect(xlsx.bytes.equals(filed[0]!.bytes)).toBe(true);
  expect([docx.name, docx.bytes.equals(filed[2]!.bytes)]).toEqual(['Laporan-Pengaduan-2026-11.docx', true]);
  // Without the copy, as after a loss of the folder, the frozen lines still make the same register.
  kept.kept.clear();
  expect((await fileFor('operator', 'xlsx')).bytes.equals(filed[0]!.bytes)).toBe(true);
  // A case that became secret since is closed to whoever may not read it now, in the frozen month too.
  await office.db.write(tx => tx.update('Complaint', { id: settled }, { track: 'supervisory' }));
  const closed = ['ADU-2026-000001', 'Tertutup bagi pembaca ini', null];
  expect((await sheetFor('operator')).rows).toEqual([closed, ['ADU-2026-000002', 'Diproses', expect.any(String)]]);
});

test('of the register each reader gets what they may read of a case; a case about them is not there', async () => {
  const plain = await taken(office, 'KTP belum jadi');
  await office.does('operator', await taken(office, 'Diduga pungli', { from: '6280000000002' }), 'flagSupervisory', {
    ...{ reason: 'Pungli.', reportedParty: 'unknown' },
  });
  const about = await taken(office, 'Petugas membentak', { from: '6280000000003' });
  const { id: reportedPerson } = await office.person('technicalDivision');
  await office.does('operator', about, 'markConflict', { reason: 'Terlapor.', reportedParty: 'person', reportedPerson });
  expect((await office.row(plain)).division).toBeNull();
  const supervisory = ['ADU-2026-000002', 'Berkadar pengawasan', null];
  expect((await sheetFor('operator')).rows).toEqual([
    ['ADU-2026-000001', 'Ditelaah', 'KTP belum jadi'],
    supervisory,
    ['ADU-2026-000003', 'Ditelaah', 'Petugas membentak'],
  ]);
  expect((await sheetFor('technicalDivision')).rows).toEqual([
    ['ADU-2026-000001', 'Tertutup bagi pembaca ini', null],
    supervisory,
  ]);
});
