import { importLapor, tryLaporImport } from '../../../bot/casework/importing/importLapor';
import { readLaporExport } from '../../../bot/channels/lapor';
import type { ComplaintRow, LaporImportRow, LaporReportRow } from '../../../bot/database/tables';
import { cityRows, laporRow, sheetLines, workbookOf } from '../../channels/laporWorkbook';
import type { Row } from '../../channels/laporWorkbook';
import { openOfficeInTime } from '../officeInTime';
import type { OfficeInTime } from '../officeInTime';

let office: OfficeInTime;
beforeEach(async () => {
  office = await openOfficeInTime();
});
afterEach(() => office.close());

async function partsOf(rows: Row[], more = {}) {
  const read = await readLaporExport(await workbookOf(sheetLines(rows)));
  const by = await office.person('liaisonOfficer');
  return { office: office.office, by, read, everyOffice: false, fileName: 'ekspor.xlsx', sha256: '0'.repeat(64), ...more };
}
const imports = async (rows: Row[], more = {}) => importLapor(await partsOf(rows, more));
const cases = () => office.db.read.find<ComplaintRow>('Complaint', { order: { externalId: 'ASC' } });
const kept = () => office.db.read.find<LaporReportRow>('LaporReport', { order: { trackingId: 'ASC' } });

test('a dry run says what would become of every row and writes nothing', async () => {
  const parts = await partsOf([laporRow('99000001'), laporRow('1'), laporRow('99000002', { 'Instansi Terdisposisi': 'Lain' })]);
  const { rows, ...counts } = await tryLaporImport(parts);
  const faulty = [{ row: 13, code: 'trackingId' }];
  expect(counts).toEqual({ new: 1, changed: 0, unchanged: 0, notOurs: 1, opened: 1, faulty });
  expect(rows.map(({ outcome }) => outcome)).toEqual(['new', 'notOurs']);
  expect([...(await cases()), ...(await kept()), ...(await office.db.read.find('LaporImport'))]).toEqual([]);
});

test('only what LAPOR! says is open becomes a case; the same export again changes nothing', async () => {
  const rows = [
    laporRow('99000001', { 'Status Laporan': 'Proses' }),
    laporRow('99000002', { 'Status Laporan': 'Belum Terverifikasi' }),
    laporRow('99000003', { 'Status Laporan': 'Ditutup oleh Sistem' }),
    laporRow('99000004', { 'Status Laporan': null }),
  ];
  expect(await imports(rows)).toMatchObject({ new: 4, opened: 2 });
  expect((await cases()).map(({ externalId }) => externalId)).toEqual(['99000001', '99000004']);
  expect(await imports(rows)).toMatchObject({ new: 0, unchanged: 4, opened: 0 });
  const opened = await imports([laporRow('99000002', { 'Status Laporan': 'Belum Ditindaklanjuti' })]);
  expect(opened).toMatchObject({ changed: 1, opened: 1 });
});

test('a status that changes in LAPOR! stands beside ours, and ours stays', async () => {
  await imports([laporRow('99000001', { 'Status Laporan': 'Proses' })]);
  const [before] = await cases();
  office.pass(60);
  expect(await imports([laporRow('99000001', { 'Status Laporan': 'Ditutup oleh Pelapor' })])).toMatchObject({ changed: 1 });
  const after = await office.row(before!.id);
  expect(after).toMatchObject({ status: 'received', step: before!.step, externalStatus: 'Ditutup oleh Pelapor' });
  expect(after.externalStatusAt).toEqual(office.now());
  expect((await office.log(after.id)).at(-1)).toMatchObject({
    action: 'externalStatus',
    detail: { from: 'Proses', to: 'Ditutup oleh Pelapor' },
  });
  expect(await office.breakIn(after.id)).toBeNull();
});

test('the SOP’s clocks start at the import, LAPOR!’s at the entry there; flags and class are taken over', async () => {
  await imports([
    laporRow('99000001', { 'Tipe Laporan (Anonim/Rahasia)': 'Anonim|Rahasia' }),
    laporRow('99000002', { 'Klasifikasi Laporan': 'Pengaduan Berkadar Pengawasan' }),
  ]);
  const [first, second] = await cases();
  expect(first).toMatchObject({ isAnonymous: true, isConfidential: true, complaintClass: 'complaintNonSupervisory' });
  expect(second).toMatchObject({ isAnonymous: false, complaintClass: null, track: 'full' });
  expect(first!.receivedAt).toEqual(new Date('2026-11-04T04:05:34+07:00'));
  expect((await office.deadline(first!.id, 'sopResponse'))!.startedAt).toEqual(office.now());
  expect((await office.deadline(first!.id, 'nonSupervisory'))!.startedAt).toEqual(office.now());
  expect((await office.deadline(first!.id, 'laporFollowUp'))!.startedAt).toEqual(first!.receivedAt);
});

test('an import that broke off half-way is refused for ten minutes, and repeating it then gives the same end', async () => {
  const rows = cityRows(300);
  const parts = await partsOf(rows);
  const { db } = office.office;
  let writes = 0;
  const breaking = {
    ...db,
    write: ((work: never) => (++writes > 2 ? Promise.reject(new Error('the power is gone')) : db.write(work))) as typeof db.write,
  };
  await expect(importLapor({ ...parts, office: { ...office.office, db: breaking } })).rejects.toThrow('the power is gone');
  expect((await db.read.find<LaporImportRow>('LaporImport', {}))[0]).toMatchObject({ rowsDone: 100, finishedAt: null });
  await expect(importLapor(parts)).rejects.toMatchObject({ code: 'importRunning' });
  office.pass(11);
  expect(await importLapor(parts)).toMatchObject({ new: 100, unchanged: 50, notOurs: 150 });
  expect(await cases()).toHaveLength(60);
});

test('each statement is a round trip to SQL Server: an export asks for rules and keys once, and adds its new rows together', async () => {
  const parts = await partsOf(cityRows(100), { everyOffice: true });
  const asked: string[] = [];
  jest.spyOn(office.db.read.dataSource.logger, 'logQuery').mockImplementation(sql => void asked.push(sql));
  const { opened } = await importLapor(parts);
  jest.restoreAllMocks();
  const counted = (what: RegExp) => asked.filter(sql => what.test(sql)).length;
  expect(opened).toBe(40);
  // Two chunks, each in a transaction of its own.
  expect([counted(/FROM "setting"/), counted(/FROM "holiday"/), counted(/^INSERT INTO "lapor_report"/)]).toEqual([2, 2, 2]);
  expect([counted(/^INSERT INTO "deadline"/), counted(/^UPDATE "outbox"/)]).toEqual([40, 40]);
  expect(asked.length / opened).toBeLessThan(27);
});

test('2,000 rows open their cases once, with one line in the operators’ chats instead of one a case', async () => {
  const parts = await partsOf(cityRows(2000), { everyOffice: true });
  const result = await importLapor(parts);
  expect(result).toMatchObject({ new: 2000, notOurs: 0, opened: 800 });
  expect(await cases()).toHaveLength(800);
  const told = (await office.outbox('notify')).map(({ payload }) => (payload as { key: string }).key);
  expect(new Set(told)).toEqual(new Set(['laporImported']));
}, 120_000);
