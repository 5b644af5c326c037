import { createHash } from 'node:crypto';
import { dossierFolder } from '../../bot/archive/path';
import { ArchiveRefused } from '../../bot/archive/refused';
import { createSharePoint } from '../../bot/archive/sharePoint';
import type { Filed, FileToArchive, SharePoint } from '../../bot/archive/sharePoint';
import { recordKept } from '../../bot/casework/attachments/attachments';
import { archiveDossier } from '../../bot/effects/archiveDossier';
import { GiveUp, RetryLater } from '../../bot/outbox/effect';
import type { AttachmentRow, DossierFileRow, MessageRow } from '../../bot/database/tables';
import { recordSent } from '../../bot/casework/telling/delivery';
import { FakeDrive } from '../archive/fakeDrive';
import { filesInMemory } from '../casework/filesInMemory';
import { answer, resolved } from '../casework/journeys';
import { openOfficeInTime } from '../casework/officeInTime';
import { storedPhoto } from './storedPhoto';
import type { OfficeInTime } from '../casework/officeInTime';

let office: OfficeInTime;
beforeEach(async () => {
  office = await openOfficeInTime();
});
afterEach(() => office.close());

/** An archive that keeps what it is given, and may do something just after it took a file. */
function keepingArchive(afterwards: (nth: number) => unknown = () => undefined) {
  const files: FileToArchive[] = [];
  const put = async (file: FileToArchive): Promise<Filed> => {
    files.push(file);
    await afterwards(files.length);
    const sha256 = createHash('sha256').update(file.bytes).digest('hex');
    const webUrl = `https://contoh.sharepoint.com${file.path}`;
    return { itemId: file.path, webUrl, eTag: '"1"', size: file.bytes.length, sha256, quickXorHash: '' };
  };
  return { files, put };
}

const context = (attempts = 1) => ({
  ...{ id: 'row', attempts, fence: 1, reclaimed: attempts > 1, traceId: null, lastError: null },
  stillMine: () => Promise.resolve(true),
});
const file = (id: string, sharePoint: Pick<SharePoint, 'put'>, attempts?: number, restricted = sharePoint): Promise<void> => {
  const libraries = { general: sharePoint, restricted };
  return archiveDossier({ office: office.office, libraries, files: filesInMemory() })({ complaintId: id }, context(attempts));
};
const confirmations = async (id: string) => (await office.log(id)).filter(({ action }) => action === 'archiveConfirmed');
const crash = (): never => {
  throw new Error('crash');
};

test('a settled case is filed with its columns, and archived with link and hash', async () => {
  const id = await resolved(office);
  const archive = keepingArchive();
  await file(id, archive);
  const [filed] = archive.files;
  const path = '/Arsip Pengaduan/2026/11/ADU-2026-000001/ADU-2026-000001_berkas.pdf';
  expect(archive.files).toHaveLength(1);
  expect([filed!.path, filed!.contentType, filed!.bytes.subarray(0, 5).toString()]).toEqual([path, 'application/pdf', '%PDF-']);
  expect(filed!.columns).toEqual({
    nomorTiket: 'ADU-2026-000001',
    kodeKlasifikasi: '000.8.3.4 (usulan, menunggu arsiparis)',
    uraianBerkas: 'Pengaduan ADU-2026-000001: Lama/terlambat, KTP-el: pencetakan',
    kanal: 'WhatsApp',
    klasifikasi: 'Pengaduan tidak berkadar pengawasan',
    kategori: 'Lama/terlambat',
    jenisLayanan: 'KTP-el: pencetakan',
    bidang: 'Bidang Pelayanan Pendaftaran Penduduk',
    tanggalMasuk: '2026-11-23',
    tanggalSelesai: '2026-11-23',
    kurunWaktu: '2026-11-23 s.d. 2026-11-23',
    jumlahItem: 7,
    tingkatKeamanan: 'terbatas',
    retensiAktifSampai: '2028-11-23',
    retensiInaktifSampai: '2031-11-23',
    nasibAkhir: 'dinilai kembali',
    lokasi: '/Arsip Pengaduan/2026/11/ADU-2026-000001',
  });
  const hash = createHash('sha256').update(filed!.bytes).digest('hex');
  expect(await office.row(id)).toMatchObject({
    ...{ status: 'archived', outcome: 'resolved', dossierRevision: 1, dossierHash: hash },
    dossierUrl: `https://contoh.sharepoint.com${path}`,
    archivedAt: office.now(),
  });
  expect(await confirmations(id)).toMatchObject([{ actorKind: 'system', actorRole: 'archive', sopStep: 6, detail: { hash } }]);
  expect(await office.breakIn(id)).toBeNull();
  expect((await office.deadline(id, 'archive'))?.metAt).toEqual(office.now());
});

test.each([{ isAnonymous: true }, { isConfidential: true }, { restricted: true }, { track: 'supervisory' }] as const)(
  'what is secret (%j) lies in the restricted library alone',
  async secret => {
    const id = await resolved(office);
    await office.db.write(tx => tx.update('Complaint', { id }, secret));
    const [general, restricted] = [keepingArchive(), keepingArchive()];
    await file(id, general, 1, restricted);
    expect([general.files.length, restricted.files.map(({ columns }) => columns.tingkatKeamanan)]).toEqual([0, ['rahasia']]);
    const row = await office.db.read.findOneByOrFail<DossierFileRow>('DossierFile', { complaintId: id });
    expect(row.library).toBe('restricted');
  },
);

test('an archived case is not filed again, and an open one not at all', async () => {
  const archive = keepingArchive();
  const id = await resolved(office);
  await file(id, archive);
  await file(id, archive);
  const { complaint } = await office.writes({ from: '6280000000002', text: 'Akta anak saya belum jadi' });
  await file(complaint!.id, archive);
  expect(archive.files).toHaveLength(1);
  expect(await confirmations(id)).toHaveLength(1);
});

test('after a crash between SharePoint and the record, the repeat makes the same bytes and confirms once', async () => {
  const id = await resolved(office);
  const archive = keepingArchive();
  office.office.failPoint = name => (name === 'archive.afterCall' ? crash() : undefined);
  await expect(file(id, archive)).rejects.toThrow('crash');
  expect(await office.row(id)).toMatchObject({ status: 'resolved', dossierUrl: null, dossierRevision: 0 });

  // What happens to a closed case meanwhile: the closing text leaves, the citizen rates and thanks, the archivist presses again.
  office.at('2026-11-24T10:00');
  const closing = (await office.db.read.findOneByOrFail<MessageRow>('Message', {
    complaintId: id,
    purpose: 'closed',
  })) as MessageRow;
  await office.db.write(tx => recordSent(tx, office.office, closing, { providerId: 'wamid.closed', at: office.now() }));
  await office.writes('4');
  await office.writes('terima kasih banyak, NIK saya 9999990101900001');
  await office.does('recordsOfficer', id, 'archive');
  delete office.office.failPoint;
  await file(id, archive, 2);

  expect(archive.files).toHaveLength(2);
  expect(archive.files[1]!.bytes.equals(archive.files[0]!.bytes)).toBe(true);
  expect(archive.files[1]).toEqual(archive.files[0]);
  expect(await office.row(id)).toMatchObject({ status: 'archived', dossierRevision: 1, rating: 4 });
  expect(await confirmations(id)).toHaveLength(1);
  expect(await office.breakIn(id)).toBeNull();
});

test('a crash before the call leaves nothing behind', async () => {
  const id = await resolved(office);
  const archive = keepingArchive();
  office.office.failPoint = name => (name === 'archive.beforeCall' ? crash() : undefined);
  await expect(file(id, archive)).rejects.toThrow('crash');
  expect([archive.files.length, (await office.row(id)).status]).toEqual([0, 'resolved']);
});

test('a case reopened between SharePoint and the record stays open; its next closing takes the bundle’s place', async () => {
  const id = await resolved(office);
  const archive = keepingArchive(nth =>
    nth === 1 ? office.does('operator', id, 'reopen', { reason: 'Alamat salah.' }) : undefined,
  );
  await file(id, archive);
  expect(await office.row(id)).toMatchObject({ status: 'inProgress', cycle: 2, dossierRevision: 0, dossierUrl: null });
  await file(id, archive, 2);
  expect(archive.files).toHaveLength(1);

  office.at('2026-11-25T09:00');
  await answer(office, id, 'Alamat sudah diperbaiki.');
  office.pass(5);
  await office.writes({ text: 'Sudah selesai', button: 'sudah:ADU-2026-000001' });
  await file(id, archive);
  expect(archive.files[1]!.path).toBe(archive.files[0]!.path);
  expect(archive.files[1]!.bytes.equals(archive.files[0]!.bytes)).toBe(false);
  const hash = createHash('sha256').update(archive.files[1]!.bytes).digest('hex');
  expect(await office.row(id)).toMatchObject({ status: 'archived', dossierRevision: 1, dossierHash: hash });
});

test('a case reopened and closed again meanwhile is confirmed by the later filing, not by the earlier', async () => {
  const id = await resolved(office);
  const again = async (): Promise<void> => {
    await office.does('operator', id, 'reopen', { reason: 'Alamat salah.' });
    await answer(office, id, 'Alamat sudah diperbaiki.');
    await office.writes({ text: 'Sudah selesai', button: 'sudah:ADU-2026-000001' });
  };
  const archive = keepingArchive(nth => (nth === 1 ? again() : undefined));
  await file(id, archive);
  expect(await office.row(id)).toMatchObject({ status: 'resolved', dossierRevision: 0 });
  await file(id, archive);
  const hash = createHash('sha256').update(archive.files[1]!.bytes).digest('hex');
  expect(await office.row(id)).toMatchObject({ status: 'archived', dossierRevision: 1, dossierHash: hash });
});

test('a case reopened after archiving gets a second bundle beside the first, also when it is closed in another month', async () => {
  const id = await resolved(office);
  const archive = keepingArchive();
  await file(id, archive);
  office.at('2026-12-02T09:00');
  await office.does('operator', id, 'reopen', { reason: 'Alamat salah.' });
  await answer(office, id, 'Alamat sudah diperbaiki.');
  office.pass(5);
  await office.writes({ text: 'Sudah selesai', button: 'sudah:ADU-2026-000001' });
  await file(id, archive);
  const folder = dossierFolder('ADU-2026-000001', new Date('2026-11-23T02:12:00Z'));
  expect(archive.files.map(({ path }) => path)).toEqual([
    `${folder}/ADU-2026-000001_berkas.pdf`,
    `${folder}/ADU-2026-000001_berkas_r2.pdf`,
  ]);
  expect(archive.files[1]!.columns).toMatchObject({ tanggalSelesai: '2026-12-02', retensiAktifSampai: '2028-12-02' });
  expect(await office.row(id)).toMatchObject({ status: 'archived', dossierRevision: 2 });
});

test('a wrong request is for a person, a missing right waits with an alarm, a busy SharePoint without; the case stays as it is', async () => {
  const id = await resolved(office);
  const refusing = (refused: ArchiveRefused) => ({ put: () => Promise.reject(refused) });
  const wrong = await file(id, refusing(new ArchiveRefused(400, 'invalidRequest'))).catch((error: unknown) => error);
  expect(wrong).toBeInstanceOf(GiveUp);
  expect(wrong).toMatchObject({ reason: 'graph:400' });
  for (const status of [401, 403, 507]) {
    const denied = await file(id, refusing(new ArchiveRefused(status, 'accessDenied'))).catch((error: unknown) => error);
    expect(denied).toBeInstanceOf(RetryLater);
    expect(denied).toMatchObject({ reason: `graph:${status}`, alarm: true, afterMs: 300_000 });
  }
  const busy = await file(id, refusing(new ArchiveRefused(429, 'activityLimitReached', 7_000))).catch((error: unknown) => error);
  expect(busy).toBeInstanceOf(RetryLater);
  expect(busy).toMatchObject({ reason: 'graph:429', afterMs: 7_000, alarm: undefined });
  expect((await office.row(id)).status).toBe('resolved');
});

test('a file still being fetched is waited for a while; then the bundle names it as missing', async () => {
  const media = { mediaId: 'media-1', mimeType: 'image/jpeg', fileName: 'ktp 9999990101900001.jpg' };
  const { complaint } = await office.writes({ text: 'ini pak', kind: 'image', media });
  await office.writes({ text: 'batal saja, saya cabut laporan', at: office.now() });
  const by = { kind: 'reporter', reporterId: complaint!.reporterId } as const;
  await office.does('operator', complaint!.id, 'withdraw', {}, { by });
  const archive = keepingArchive();
  await expect(file(complaint!.id, archive)).rejects.toMatchObject({ name: 'RetryLater', reason: 'archive:attachmentPending' });
  const attachment = await office.db.read.findOneByOrFail<AttachmentRow>('Attachment', { complaintId: complaint!.id });
  await office.db.write(tx => recordKept(tx, office.office, attachment.id, storedPhoto));
  await file(complaint!.id, archive, 2);
  expect((await office.row(complaint!.id)).status).toBe('archived');
});

test('through Graph: a broken connection after the upload leaves one item with our bytes, confirmed by the repeat', async () => {
  const drive = await new FakeDrive().open();
  const settings = { graphUrl: drive.url, siteId: 'site-1', driveId: 'drive-1', token: () => Promise.resolve('token-1') };
  const sharePoint = createSharePoint(settings);
  const id = await resolved(office);
  let broken = false;
  drive.mishap = ({ method, path }) => {
    if (broken || method !== 'PUT' || !path.endsWith('/content')) return undefined;
    broken = true;
    return 'cutAfter';
  };
  await expect(file(id, sharePoint)).rejects.toBeInstanceOf(RetryLater);
  expect((await office.row(id)).status).toBe('resolved');
  office.pass(10);
  await file(id, sharePoint, 2);
  const { dossierUrl, dossierHash, status } = await office.row(id);
  const path = '/Arsip Pengaduan/2026/11/ADU-2026-000001/ADU-2026-000001_berkas.pdf';
  const item = drive.items.get(path)!;
  expect([drive.items.size, status, dossierUrl]).toEqual([1, 'archived', `https://contoh.sharepoint.com${path}`]);
  expect(createHash('sha256').update(item.bytes).digest('hex')).toBe(dossierHash);
  expect(item.fields).toMatchObject({ hashBerkas: dossierHash, nomorTiket: 'ADU-2026-000001' });
  const uploads = drive.seen.filter(({ method, path: to }) => method === 'PUT' && to.endsWith('/content'));
  expect(uploads).toHaveLength(1);
  await drive.close();
});
