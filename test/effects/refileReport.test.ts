import { createSharePoint, type SharePoint } from '../../bot/archive/sharePoint';
import { actOnReport } from '../../bot/casework/report/monthlyReport';
import { askReportRefiling } from '../../bot/casework/records/reportRefiling';
import { readReport } from '../../bot/casework/report/reportView';
import type { ReportPaperRow } from '../../bot/database/tables';
import { checkArchive } from '../../bot/effects/checkArchive';
import { checkReport } from '../../bot/effects/checkReport';
import type { Papers } from '../../bot/effects/papers';
import { publishReport } from '../../bot/effects/publishReport';
import { refileReport } from '../../bot/effects/refileReport';
import type { PersonaKey } from '../../bot/local/personas';
import { FakeDrive } from '../archive/fakeDrive';
import { filesInMemory } from '../casework/filesInMemory';
import { reported } from '../casework/journeys';
import { openOfficeInTime, type OfficeInTime } from '../casework/officeInTime';

/** A month's files that SharePoint lost, or that were changed there: found by the round, and filed again at a keeper's word. */

const month = '2026-11';
const folder = '/Arsip Pengaduan/2026/11/Laporan Bulanan';
const pathOf = { report: `${folder}/Laporan-Pengaduan-${month}.pdf`, register: `${folder}/Register-Pengaduan-${month}.xlsx` };
const docxPath = `${folder}/Laporan-Pengaduan-${month}.docx`;

let office: OfficeInTime;
let drive: FakeDrive;
let sharePoint: SharePoint;
let files: ReturnType<typeof filesInMemory>;
beforeEach(async () => {
  office = await openOfficeInTime('2026-11-24T09:00');
  drive = await new FakeDrive().open();
  files = filesInMemory();
  const place = { graphUrl: drive.url, siteId: 'site-1', driveId: 'drive-1' };
  sharePoint = createSharePoint({ ...place, token: () => Promise.resolve('token-1') });
  await reported(office);
  office.at('2026-12-01T09:00');
  await actOnReport(office.office, { month, action: 'submitReport', by: await office.person('operator'), input: {} });
  await publish(drawn);
  office.at('2027-01-04T08:15');
});
afterEach(async () => {
  await drive.close();
  await office.close();
});

/** What is drawn is not the matter here. */
const some = (words: string) => () => Promise.resolve(Buffer.from(words));
const drawn = {
  monthlyReport: some('%PDF laporan'),
  reportDocx: some('PK naskah'),
  register: some('PK register'),
} as unknown as Papers;
const context = {
  ...{ id: 'row', attempts: 1, fence: 1, reclaimed: false, traceId: null, lastError: null },
  stillMine: () => Promise.resolve(true),
};
const publish = (papers: Papers) => publishReport({ office: office.office, files, sharePoint, papers })({ month }, context);
const round = () =>
  checkArchive({ office: office.office, libraries: { general: sharePoint, restricted: sharePoint } })({} as never, context);
const view = async (who: PersonaKey = 'recordsOfficer') => readReport(office.office, await office.person(who), month);
const amiss = async () => (await view()).amiss.map(({ kind, state }) => `${kind} ${state}`).toSorted();
const ask = async (kind: string, more: object = {}, who: PersonaKey = 'recordsOfficer') =>
  askReportRefiling(office.office, files, await office.person(who), month, {
    ...{ kind, reason: 'Terhapus saat pindah folder', replaces: false },
    ...more,
  });
/** Carries out what was asked for. */
async function refile(): Promise<void> {
  const rows = await office.outbox('refileReport');
  for (const { payload } of rows) await refileReport({ office: office.office, files, sharePoint })(payload as never, context);
  await office.db.write(tx => tx.delete('Outbox', { kind: 'refileReport' }));
}
const hashOf = (path: string): unknown => drive.items.get(path)!.fields.hashBerkas;

test('the round finds what is lost of PDF, DOCX and register, and each is filed again from the bytes that were kept', async () => {
  await round();
  expect(await amiss()).toEqual([]);
  const before = [pathOf.report, docxPath, pathOf.register].map(path => [path, drive.items.get(path)!.bytes, hashOf(path)]);
  drive.items.clear();
  office.at('2027-02-05T08:15');
  await round();
  expect(await amiss()).toEqual(['register missing', 'report missing', 'reportDocx missing']);
  for (const kind of ['report', 'reportDocx', 'register']) await ask(kind);
  await refile();
  expect(await amiss()).toEqual([]);
  expect(before.map(([path]) => [path, drive.items.get(String(path))!.bytes, hashOf(String(path))])).toEqual(before);
  expect(drive.items.get(pathOf.register)!.fields).toMatchObject({ jumlahItem: 1, tingkatKeamanan: 'terbatas' });
  const { refilings, mayRefile } = await view();
  expect(mayRefile).toBe(true);
  expect(refilings).toHaveLength(3);
  expect(refilings[0]).toMatchObject({ by: 'Arsiparis Contoh', reason: 'Terhapus saat pindah folder', at: office.now() });
});

test('an Office file that SharePoint wrote anew is the same by our own hash in its column; without that, it is not', async () => {
  const item = drive.items.get(pathOf.register)!;
  expect(item.bytes.toString()).toBe('PK registerrewritten');
  await round();
  expect(await amiss()).toEqual([]);
  item.fields.hashBerkas = 'x';
  office.at('2027-02-05T08:15');
  await round();
  expect(await amiss()).toEqual(['register changed']);
});

test('what somebody changed is replaced only at a keeper’s word, and not if it was changed once more since', async () => {
  drive.store(pathOf.report, Buffer.from('%PDF diubah'));
  await round();
  expect(await amiss()).toEqual(['report changed']);
  await expect(ask('report')).rejects.toMatchObject({ code: 'wouldReplace' });
  await ask('report', { replaces: true });
  drive.store(pathOf.report, Buffer.from('%PDF diubah lagi'));
  await refile();
  expect([await amiss(), drive.items.get(pathOf.report)!.bytes.toString()]).toEqual([['report changed'], '%PDF diubah lagi']);
  await ask('report', { replaces: true });
  await refile();
  expect([await amiss(), drive.items.get(pathOf.report)!.bytes.toString()]).toEqual([[], '%PDF laporan']);
});

test('a DOCX on which a person worked is left; ours comes beside it, is looked at there, and the page says so', async () => {
  expect((await view()).docxBeside).toBeNull();
  // SharePoint's own writing and the app's columns are no person's work: the next step replaces it.
  office.at('2027-01-04T09:00');
  await actOnReport(office.office, { month, action: 'approveReport', by: await office.person('headOfDivision'), input: {} });
  await publish({ ...drawn, reportDocx: some('PK naskah disetujui') });
  expect([drive.items.get(docxPath)!.bytes.toString(), (await view()).docxBeside]).toEqual([
    'PK naskah disetujuirewritten',
    null,
  ]);
  drive.store(docxPath, Buffer.from('PK ditambah kepala'), 'person-1');
  await actOnReport(office.office, { month, action: 'acknowledgeReport', by: await office.person('headOfOffice'), input: {} });
  await publish({ ...drawn, reportDocx: some('PK naskah diterima') });
  const name = `Laporan-Pengaduan-${month}_dari-aplikasi-3.docx`;
  const beside = drive.items.get(`${folder}/${name}`)!;
  expect([drive.items.get(docxPath)!.bytes.toString(), beside.bytes.toString()]).toEqual([
    'PK ditambah kepalarewritten',
    'PK naskah diterimarewritten',
  ]);
  expect((await view()).docxBeside).toBe(name);
  office.at('2027-02-05T08:15');
  await round();
  expect(await amiss()).toEqual([]);
  drive.items.delete(`${folder}/${name}`);
  office.at('2027-03-08T08:15');
  await round();
  expect(await amiss()).toEqual(['reportDocx missing']);
  await ask('reportDocx');
  await refile();
  expect(drive.items.get(`${folder}/${name}`)!.bytes.toString()).toBe('PK naskah diterimarewritten');
});

test('nobody but a keeper asks, with a reason, for what the last look found amiss, where a copy is kept', async () => {
  await round();
  await expect(ask('report')).rejects.toMatchObject({ code: 'nothingToRefile' });
  await expect(ask('memo')).rejects.toMatchObject({ code: 'nothingToRefile' });
  drive.items.clear();
  office.at('2027-02-05T08:15');
  await round();
  await expect(ask('report', {}, 'operator')).rejects.toMatchObject({ httpStatus: 403, code: 'refilingNotYours' });
  await expect(ask('report', {}, 'admin')).rejects.toMatchObject({ httpStatus: 404 });
  await expect(ask('report', { reason: ' ' })).rejects.toMatchObject({ code: 'invalidInput' });
  expect((await view('operator')).mayRefile).toBe(false);
  files.kept.clear();
  await expect(ask('report')).rejects.toMatchObject({ code: 'noCopyKept' });
  const rows = await office.db.read.findBy<ReportPaperRow>('ReportPaper', { kind: 'report' });
  expect(rows[0]!.refiling).toBeNull();
});

test('whoever reads the archive has the month looked at when they ask; what is amiss is said with who looked, and so is what nobody has seen', async () => {
  const check = async (who: PersonaKey, of = month) => checkReport(office.office, sharePoint, await office.person(who), of);
  expect((await view()).looked).toBeNull();
  expect((await check('operator')).map(({ kind, state }) => `${kind} ${state}`).toSorted()).toEqual([
    ...['register same', 'report same', 'reportDocx same'],
  ]);
  expect((await view()).looked).toEqual({ at: office.now(), by: 'Petugas Contoh A', unseen: 0 });
  drive.items.delete(pathOf.report);
  office.pass(1);
  expect(await check('headOfOffice')).toContainEqual({ kind: 'report', state: 'missing' });
  expect(await amiss()).toEqual(['report missing']);
  office.pass(1);
  await ask('report');
  await refile();
  expect([await amiss(), (await view()).looked!.by]).toEqual([[], 'Arsiparis Contoh']);
  expect([(await view('operator')).mayCheck, (await view('technicalDivision')).mayCheck]).toEqual([true, false]);
  await expect(check('technicalDivision')).rejects.toMatchObject({ httpStatus: 403, code: 'archiveNotYours' });
  await expect(check('admin')).rejects.toMatchObject({ httpStatus: 404 });
  await expect(check('operator', '2026-12')).rejects.toMatchObject({ httpStatus: 409, code: 'reportNotFiled' });
  await office.db.write(tx => tx.update('ReportPaper', { kind: 'register' }, { checkedAt: null, state: null }));
  expect((await view()).looked!.unseen).toBe(1);
  await drive.close();
  await expect(check('operator')).rejects.toMatchObject({ code: 'archiveUnreachable' });
  await drive.open();
});
