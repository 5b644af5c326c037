import { createHash } from 'node:crypto';
import ExcelJS from 'exceljs';
import { archiveColumns } from '../../bot/archive/columns';
import { ArchiveRefused } from '../../bot/archive/refused';
import type { Filed, FileToArchive } from '../../bot/archive/sharePoint';
import { actOnReport } from '../../bot/casework/report/monthlyReport';
import { receive } from '../../bot/casework/receiving/receive';
import { nobody } from '../../bot/casework/receiving/contacts';
import type { Channel } from '../../bot/complaint/complaint';
import type { MonthlyReportRow } from '../../bot/database/tables';
import { publishReport } from '../../bot/effects/publishReport';
import type { PersonaKey } from '../../bot/local/personas';
import { GiveUp, RetryLater } from '../../bot/outbox/effect';
import { filesInMemory } from '../casework/filesInMemory';
import { answer, inProgress, reported, resolved, sheetOf, taken } from '../casework/journeys';
import { openOfficeInTime, wib } from '../casework/officeInTime';
import type { OfficeInTime } from '../casework/officeInTime';

const month = '2026-11';
const folder = '/Arsip Pengaduan/2026/11/Laporan Bulanan';
let office: OfficeInTime;
beforeEach(async () => {
  office = await openOfficeInTime('2026-11-24T09:00');
});
afterEach(() => office.close());

/** An archive that keeps what it is given, or answers as `refuse` says. */
function keepingArchive(refuse: (nth: number) => Error | null = () => null) {
  const files: FileToArchive[] = [];
  const put = async (file: FileToArchive): Promise<Filed> => {
    files.push(file);
    const refused = refuse(files.length);
    if (refused) throw refused;
    const sha256 = createHash('sha256').update(file.bytes).digest('hex');
    const webUrl = `https://contoh.sharepoint.com${encodeURI(file.path)}`;
    return { itemId: file.path, webUrl, eTag: '"1"', size: file.bytes.length, sha256, quickXorHash: '' };
  };
  return { files, put };
}
type Archive = ReturnType<typeof keepingArchive>;

const context = {
  id: 'row',
  attempts: 1,
  fence: 1,
  reclaimed: false,
  traceId: null,
  lastError: null,
  stillMine: () => Promise.resolve(true),
};
const publish = (archive: Pick<Archive, 'put'>) =>
  publishReport({ office: office.office, files: filesInMemory(), sharePoint: archive })({ month }, context);
const stored = () => office.db.read.findOneByOrFail<MonthlyReportRow>('MonthlyReport', { month });

async function does(who: PersonaKey, action: string, input: Record<string, unknown> = {}): Promise<void> {
  await actOnReport(office.office, { month, action, by: await office.person(who), input });
}
async function submitted(input: Record<string, unknown> = {}): Promise<void> {
  office.at('2026-12-01T09:00');
  await does('operator', 'submitReport', input);
}

const bytesOf = (archive: Archive, end: string): Buffer => archive.files.findLast(file => file.path.endsWith(end))!.bytes;

/** The register's rows as shown, by their headings. */
async function registerIn(archive: Archive): Promise<Record<string, unknown>[]> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytesOf(archive, '.xlsx') as unknown as ExcelJS.Buffer);
  const [head, ...rows] = workbook.worksheets[0]!.getSheetValues().slice(1) as unknown[][];
  return rows.map(row => Object.fromEntries(head!.map((heading, at) => [String(heading), row[at] ?? null]).slice(1)));
}

const from = (n: number, name = 'Budi Contoh') => ({ from: `62800000000${n}`, name });
async function comes(channel: Channel, text: string, form = {}): Promise<string> {
  const { complaint } = await office.db.write(tx =>
    receive(tx, office.office, {
      channel,
      alias: { ...nobody, address: null, displayName: 'Siti Rahasia' },
      kind: 'form',
      text,
      occurredAt: office.now(),
      understand: () => ({ intent: 'other', certain: false }),
      form: { registeredBy: null, ...form },
    }),
  );
  return complaint!.id;
}

test('a submitted report is filed as a PDF, a DOCX and a register, with their columns, and its links are kept', async () => {
  await resolved(office);
  await submitted();
  const archive = keepingArchive();
  await publish(archive);
  expect(archive.files.map(({ path, contentType }) => [path, contentType])).toEqual([
    [`${folder}/Register-Pengaduan-2026-11.xlsx`, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    [`${folder}/Laporan-Pengaduan-2026-11.pdf`, 'application/pdf'],
    [`${folder}/Laporan-Pengaduan-2026-11.docx`, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ]);
  const [register, report, toEdit] = archive.files;
  expect(report!.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect(report!.columns).toEqual({
    kodeKlasifikasi: '000.8.3.4 (usulan, menunggu arsiparis)',
    uraianBerkas: 'Laporan Bulanan Pengaduan Publik November 2026',
    bidang: 'Bidang Pemanfaatan Data dan Inovasi Pelayanan',
    tanggalSelesai: '2026-12-01',
    kurunWaktu: '2026-11',
    jumlahItem: 1,
    tingkatKeamanan: 'biasa',
    retensiAktifSampai: '2028-12-01',
    retensiInaktifSampai: '2031-12-01',
    nasibAkhir: 'dinilai kembali',
    lokasi: folder,
  });
  expect(register!.columns).toMatchObject({ jumlahItem: 1, tingkatKeamanan: 'terbatas' });
  const copy = { uraianBerkas: 'Laporan Bulanan Pengaduan Publik November 2026 (naskah Word)' };
  expect(toEdit!.columns).toEqual({ ...report!.columns, ...copy });
  const known = archiveColumns.map(column => column.name);
  expect(Object.keys(register!.columns).filter(name => !known.includes(name))).toEqual([]);
  expect(await stored()).toMatchObject({
    filedStep: 1,
    pdfUrl: `https://contoh.sharepoint.com${encodeURI(report!.path)}`,
    registerUrl: `https://contoh.sharepoint.com${encodeURI(register!.path)}`,
    pdfHash: createHash('sha256').update(report!.bytes).digest('hex'),
  });
});

test('a repeat gives the same bytes, and what is filed already is left alone', async () => {
  await resolved(office);
  await submitted();
  const archive = keepingArchive();
  await publish(archive);
  await office.db.write(tx => tx.update('MonthlyReport', { month }, { filedStep: null }));
  await publish(archive);
  const hashes = archive.files.map(({ bytes }) => createHash('sha256').update(bytes).digest('hex'));
  expect(hashes.slice(3)).toEqual(hashes.slice(0, 3));
  await publish(archive);
  expect(archive.files).toHaveLength(6);
});

test('approval and acknowledgement file the PDF anew and leave the register as the figures were frozen', async () => {
  const open = await inProgress(office, 'KTP belum jadi', from(1));
  await submitted();
  const archive = keepingArchive();
  await publish(archive);
  office.at('2026-12-02T09:00');
  await answer(office, open);
  await does('headOfDivision', 'approveReport');
  await publish(archive);
  await does('headOfOffice', 'acknowledgeReport');
  await publish(archive);
  const [registers, reports] = ['.xlsx', '.pdf'].map(end => archive.files.filter(({ path }) => path.endsWith(end)));
  expect(new Set(registers!.map(({ bytes }) => bytes.toString('base64'))).size).toBe(1);
  expect(new Set(reports!.map(({ bytes }) => bytes.toString('base64'))).size).toBe(3);
  expect(await registerIn(archive)).toMatchObject([{ Status: 'Diproses', 'Tanggal Jawaban Pertama (WIB)': null }]);
  expect(await stored()).toMatchObject({ filedStep: 3 });
});

test.each(['draft', 'returned'])('a %s report has nothing to file', async status => {
  await reported(office);
  await submitted();
  if (status === 'returned') await does('headOfDivision', 'returnReport', { note: 'Periksa.' });
  else await office.db.write(tx => tx.update('MonthlyReport', { month }, { status }));
  const archive = keepingArchive();
  await publish(archive);
  expect(archive.files).toEqual([]);
});

test('a row of the register tells the whole case, masked', async () => {
  const said = 'Saya Budi Contoh, NIK 9999990101900001, HP 081234567890. KTP saya belum jadi.';
  const id = await taken(office, said, from(1));
  await office.does('operator', id, 'submitReview', {
    ...{ problem: 'KTP Budi Contoh (NIK 9999990101900001) belum dicetak.', assumptions: 'A', facts: 'F', analysis: 'N' },
    ...{ conclusion: 'K', recommendation: 'S', district: 'Pahandut', ward: 'Langkai' },
    ...{ complaintClass: 'complaintNonSupervisory', category: 'delay', service: 'ktpel_cetak' },
  });
  await office.does('policyAnalyst', id, 'verify', { findings: 'Sesuai.' });
  await office.does('headOfDivision', id, 'giveDisposition', { ...sheetOf(office), instructions: '=HYPERLINK("http://jahat")' });
  await answer(office, id, 'Yth. Budi Contoh, KTP dapat diambil. Hubungi 081234567890.');
  await office.does('operator', id, 'confirmSettled', { via: 'phone', quote: 'Sudah.' });
  await office.does('operator', id, 'rate', { rating: '4' });
  await submitted();
  const archive = keepingArchive();
  await publish(archive);
  const [row] = await registerIn(archive);
  expect(row).toEqual({
    No: 1,
    'Nomor Tiket': 'ADU-2026-000001',
    'Tanggal/Jam Masuk (WIB)': new Date('2026-11-24T09:00:00Z'),
    Kanal: 'WhatsApp',
    'Tracking ID LAPOR': null,
    'Nama Pelapor': 'B••• C•••••',
    Kontak: '•••••••••001',
    'Kelurahan/Kecamatan': 'Langkai, Pahandut',
    Klasifikasi: 'Pengaduan tidak berkadar pengawasan',
    Kategori: 'Lama/terlambat',
    'Jenis Layanan': 'KTP-el: pencetakan',
    Ringkasan: 'KTP B••• C••••• (NIK 9999••••••••0001) belum dicetak.',
    'Terlapor/Unit': null,
    Petugas: 'Petugas Contoh A',
    'Tanggal Telaahan': new Date('2026-11-24T09:00:00Z'),
    'Tanggal Disposisi': new Date('2026-11-24T09:00:00Z'),
    Bidang: 'Bidang Pelayanan Pendaftaran Penduduk',
    'Isi Disposisi': '\'=HYPERLINK("http://jahat")',
    'Batas Waktu (WIB)': new Date('2026-12-14T09:00:00Z'),
    'Tanggal Jawaban Pertama (WIB)': new Date('2026-11-24T09:00:00Z'),
    'Ringkasan Jawaban': 'Yth. B••• C•••••, KTP dapat diambil. Hubungi •••••••••890.',
    'Jumlah Siklus': 1,
    Status: 'Selesai',
    'Tanggal Selesai (WIB)': new Date('2026-11-24T09:00:00Z'),
    'Cara Selesai': 'Dikonfirmasi pelapor',
    'Kepuasan (1–4)': 4,
    'Lokasi Arsip': null,
    Keterangan: null,
  });
});

test('a supervisory case is a number with its dates, a suspicion likewise; nothing else of them is anywhere', async () => {
  const levy = await comes('counter', 'Loket minta 150 ribu');
  await office.does('operator', levy, 'take');
  await office.does('operator', levy, 'flagSupervisory', { reason: 'Pungli.', reportedParty: 'unknown' });
  await comes('counter', 'Diduga ada pungli', { restricted: true });
  await submitted();
  const archive = keepingArchive();
  await publish(archive);
  const rows = await registerIn(archive);
  const filled = rows.map(row => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null && value !== '')));
  const dates = { 'Tanggal/Jam Masuk (WIB)': expect.any(Date), 'Batas Waktu (WIB)': expect.any(Date) };
  expect(filled).toEqual([
    { No: 1, 'Nomor Tiket': 'ADU-2026-000001', ...dates, Status: 'Berkadar pengawasan' },
    { No: 2, 'Nomor Tiket': 'ADU-2026-000002', ...dates, Status: 'Dibatasi' },
  ]);
});

test('who asked to stay unknown, or complains about an officer, is not named, called or placed', async () => {
  await comes('letter', 'Tolong', { isAnonymous: true, ward: 'Langkai' });
  await comes('letter', 'Nama saya Siti Rahasia', { isConfidential: true, ward: 'Langkai' });
  const accused = await comes('letter', 'Petugas membentak', { ward: 'Langkai' });
  await office.does('operator', accused, 'take');
  const { id: reportedPerson } = await office.person('technicalDivision');
  await office.does('operator', accused, 'markConflict', { reason: 'Terlapor.', reportedParty: 'person', reportedPerson });
  await submitted();
  const archive = keepingArchive();
  await publish(archive);
  const rows = await registerIn(archive);
  expect(rows.map(row => [row['Nama Pelapor'], row.Kontak, row['Kelurahan/Kecamatan'], row['Terlapor/Unit']])).toEqual([
    ['Anonim', null, null, null],
    ['Dirahasiakan', null, null, null],
    ['Dirahasiakan', null, null, 'Seorang petugas'],
  ]);
  expect(rows[1]!.Ringkasan).toBe('Nama saya S••• R••••••');
});

test('the register holds what was registered or closed in the month, and no spam', async () => {
  office.at('2026-11-25T09:00');
  const carried = await inProgress(office, 'Dari Oktober', from(1));
  await office.db.write(tx => tx.update('Complaint', { id: carried }, { registeredAt: wib('2026-10-20T09:00') }));
  await office.does('operator', carried, 'withdraw', { via: 'phone', quote: 'Cabut.' });
  const still = await reported(office, 'Masih terbuka sejak Oktober', from(2));
  await office.db.write(tx => tx.update('Complaint', { id: still }, { registeredAt: wib('2026-10-21T09:00') }));
  const spam = await reported(office, 'Promo', from(3));
  await office.does('operator', spam, 'dismiss', { reason: 'spam' });
  await reported(office, 'November', from(4));
  office.at('2026-12-01T08:00');
  await reported(office, 'Desember', from(5));
  await submitted();
  const archive = keepingArchive();
  await publish(archive);
  expect((await registerIn(archive)).map(row => [row['Nomor Tiket'], row.Status])).toEqual([
    ['ADU-2026-000001', 'Dicabut'],
    ['ADU-2026-000004', 'Diterima'],
  ]);
});

test('a reporter who was erased leaves the row without words', async () => {
  const id = await taken(office, 'KTP saya belum jadi', from(1));
  const { reporterId } = await office.row(id);
  await office.db.write(tx => tx.update('Reporter', { id: reporterId }, { wrappedKey: null, erasedAt: office.now() }));
  await submitted();
  const archive = keepingArchive();
  await publish(archive);
  expect(await registerIn(archive)).toMatchObject([
    { 'Nama Pelapor': 'Tanpa nama', Kontak: null, Ringkasan: null, Kanal: 'WhatsApp' },
  ]);
});

test('a month without complaints makes papers all the same', async () => {
  await submitted();
  const archive = keepingArchive();
  await publish(archive);
  expect(await registerIn(archive)).toEqual([]);
  expect(bytesOf(archive, '.pdf').length).toBeGreaterThan(10_000);
});

test('SharePoint’s refusals ask for a person or for another try, and record nothing', async () => {
  await reported(office);
  await submitted();
  const giveUp = publish(keepingArchive(() => new ArchiveRefused(400, 'invalidRequest')));
  await expect(giveUp).rejects.toThrow(new GiveUp({ reason: 'graph:400' }));
  const denied = publish(keepingArchive(() => new ArchiveRefused(403, 'accessDenied')));
  await expect(denied).rejects.toMatchObject({ name: 'RetryLater', reason: 'graph:403', alarm: true });
  const later = publish(keepingArchive(nth => (nth === 2 ? new ArchiveRefused(429, 'tooMany', 7_000) : null)));
  await expect(later).rejects.toMatchObject({ name: new RetryLater({ reason: '' }).name, reason: 'graph:429', afterMs: 7_000 });
  expect(await stored()).toMatchObject({ filedStep: null, pdfUrl: null, registerUrl: null });
});

test('a crash around any call is mended by a repeat: three paths, one record', async () => {
  await reported(office);
  await submitted();
  const archive = keepingArchive();
  for (let crashAt = 1; crashAt <= 6; crashAt += 1) {
    let calls = 0;
    office.office.failPoint = () => {
      if (++calls === crashAt) throw new Error('crash');
    };
    await expect(publish(archive)).rejects.toThrow('crash');
    expect(await stored()).toMatchObject({ filedStep: null });
  }
  office.office.failPoint = undefined;
  await publish(archive);
  expect(new Set(archive.files.map(({ path }) => path)).size).toBe(3);
  expect(await stored()).toMatchObject({ filedStep: 1 });
});
