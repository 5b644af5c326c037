import { usualRetention } from '../../bot/complaint/retention';
import { archiveOrder } from '../../bot/casework/records/archive';
import { recordKept, recordUnfetchable } from '../../bot/casework/attachments/attachments';
import { readCaseFile } from '../../bot/casework/reading/caseFile';
import type { AttachmentRow } from '../../bot/database/tables';
import { renderDossier, type Dossier } from '../../bot/documents/dossier';
import { dossierColumns } from '../../bot/effects/dossierColumns';
import { dossierOf } from '../../bot/effects/dossierOf';
import { paperWords } from '../../bot/effects/paperWords';
import { answer, inProgress, plain, reported, resolved, sheetOf, taken, verified } from '../casework/journeys';
import { openOfficeInTime } from '../casework/officeInTime';
import { storedPhoto } from './storedPhoto';
import type { OfficeInTime } from '../casework/officeInTime';
import { office as letterhead } from '../documents/samples';

let office: OfficeInTime;
beforeEach(async () => {
  office = await openOfficeInTime();
});
afterEach(() => office.close());

async function dossierFor(id: string): Promise<{ dossier: Dossier; columns: Record<string, string | number> }> {
  const file = await readCaseFile(office.db.read, office.office, await office.row(id));
  const dossier = dossierOf(file, archiveOrder(file.log)!, letterhead);
  return { dossier, columns: dossierColumns(file, dossier, usualRetention) };
}

const nik = '9999990101900001';

test('the whole story of a settled case, with each hand it went through', async () => {
  const id = await resolved(office, 'KTP saya sudah 3 minggu belum dicetak');
  const { dossier } = await dossierFor(id);
  expect(dossier).toMatchObject({
    ...{ ticketNumber: 'ADU-2026-000001', revision: 1, channel: 'WhatsApp', reporter: 'Warga Contoh A (••••••••••001)' },
    ...{ outcome: 'Selesai (Dikonfirmasi pelapor)', cycles: 1, securityClass: 'terbatas', isSupervisory: false },
    ...{ classificationCode: '000.8.3.4', isClassificationSettled: false, closedAt: office.now(), createdAt: office.now() },
    report: { writtenBy: 'Warga Contoh A (••••••••••001)', text: 'KTP saya sudah 3 minggu belum dicetak', attachments: [] },
    confirmation: { how: 'Dikonfirmasi pelapor', at: office.now(), words: 'Sudah selesai' },
  });
  expect(dossier.reviews).toMatchObject([
    {
      ...{ isShort: false, from: 'Petugas Contoh A', subject: 'Lama/terlambat, KTP-el: pencetakan' },
      facts: ['Perekaman 2 November 2026.', 'Status siap cetak.'],
      verification: { by: 'Analis Contoh', findings: 'Sesuai, siap cetak.' },
    },
  ]);
  expect(dossier.dispositions).toMatchObject([
    {
      forwardTo: ['Bidang Pelayanan Pendaftaran Penduduk'],
      otherInstructions: ['Proses lebih lanjut, jawaban kepada pelapor.'],
      ...{ orderNumber: null, isConfidential: false, urgency: 'urgent' },
      decidedBy: { kind: 'definitive', post: 'Kepala Bidang Pemanfaatan Data dan Inovasi Pelayanan', name: 'Kabid Contoh' },
    },
  ]);
  expect(dossier.answers).toMatchObject([
    {
      ...{ cycle: 1, text: 'Sudah dicetak, dapat diambil di loket.', writtenBy: 'Staf Dafduk Contoh', approvedBy: null },
      ...{ sentBy: 'Petugas Contoh A (Petugas Pengaduan)', identityCheck: 'Tidak diperiksa (informasi umum saja)' },
      delivery: 'sampai 23 November 2026, 09.12 WIB',
    },
  ]);
  expect(dossier.conversation.map(({ who, delivery }) => [who, delivery])).toEqual([
    ['Warga Contoh A', null],
    ['Petugas Pengaduan', 'belum terkirim saat berkas disusun'],
    ['Petugas Pengaduan', 'sampai 23 November 2026, 09.12 WIB'],
    ['Warga Contoh A', null],
    ['Petugas Pengaduan', 'belum terkirim saat berkas disusun'],
  ]);
  const last = dossier.history.at(-1)!;
  expect([dossier.history[0]!.action, last.action, last.who, last.sopStep]).toEqual([
    'Mendaftarkan laporan',
    'Arsipkan',
    'Sistem (jadwal)',
    6,
  ]);
  expect(dossier.chainHead).toBe((await office.log(id)).findLast(entry => entry.action === 'archive')!.hash);
});

test('a NIK is masked wherever somebody wrote it, and phone numbers too', async () => {
  const id = await taken(office, `NIK saya 9999 9901 0190 0001, HP 081234567890`);
  const parts = ['problem', 'assumptions', 'facts', 'analysis', 'conclusion', 'recommendation'];
  const full = Object.fromEntries(parts.map(part => [part, `NIK ${nik}`]));
  const kind = { complaintClass: 'complaintNonSupervisory', category: 'delay', service: 'ktpel_cetak' };
  await office.does('operator', id, 'submitReview', { ...full, ...kind });
  await office.does('policyAnalyst', id, 'verify', { findings: `cocok ${nik}` });
  await office.does('headOfDivision', id, 'giveDisposition', { ...sheetOf(office), instructions: `cek ${nik}` });
  await answer(office, id, 'Sudah aktif.');
  const quote = { via: 'phone', quote: `selesai, ${nik}`, saidAt: '2026-11-23T09:10' };
  await office.does('operator', id, 'confirmSettled', quote);
  const { dossier, columns } = await dossierFor(id);
  const said = JSON.stringify([dossier, columns]);
  expect(said).not.toMatch(/9999990101900001|9999 9901 0190 0001|081234567890/);
  expect(said.match(/9999••••••••0001/g)!.length).toBeGreaterThanOrEqual(9);
  expect(dossier.confirmation).toMatchObject({
    how: 'Dikonfirmasi pelapor (Telepon)',
    at: new Date('2026-11-23T02:10:00Z'),
    words: 'selesai, 9999••••••••0001',
  });
});

test('what was changed, withdrawn or answered by a reaction is told beside the message, and nothing that came after the order', async () => {
  const id = await reported(office, `KTP belum jadi, NIK ${nik}`, { providerId: 'wamid.first' });
  await office.writes({ kind: 'edit', text: `KK belum jadi, NIK ${nik}`, quotes: 'wamid.first' });
  await office.writes({ kind: 'revoke', quotes: 'wamid.first' });
  await office.writes({ kind: 'reaction', text: '🙏', quotes: 'wamid.unknown' });
  await office.does('operator', id, 'withdraw', { via: 'phone', quote: 'Batal saja.' });
  const at = '23 November 2026, 09.12 WIB';
  const told = [
    'KK belum jadi, NIK 9999••••••••0001',
    `[Diubah pengirim ${at}]`,
    '[Semula: KTP belum jadi, NIK 9999••••••••0001]',
    `[Ditarik pengirim ${at}; isinya disimpan sebagai bukti]`,
  ].join('\n');
  const before = await dossierFor(id);
  expect(before.dossier.report!.text).toBe(told);
  const texts = before.dossier.conversation.map(({ text }) => text);
  expect([texts[0], texts.at(-2)]).toEqual([told, '[Reaksi atas pesan yang tidak ada di sini]\n🙏']);
  await office.writes({ kind: 'edit', text: 'sesudah berkas disusun', quotes: 'wamid.first' });
  expect((await dossierFor(id)).dossier).toEqual(before.dossier);
});

test('attachments are listed with kind, size and hash, never with their own names, and are not part of the bundle', async () => {
  const photo = (fileName: string) => ({ mediaId: fileName, mimeType: 'image/jpeg', fileName });
  const { complaint } = await office.writes({ text: null, kind: 'image', media: photo(`ktp ${nik}.jpg`), needsSummary: true });
  await office.writes({ text: 'dan ini kk', kind: 'image', media: photo('kk.jpg') });
  const id = complaint!.id;
  const [first, second] = await office.db.read.find<AttachmentRow>('Attachment', {
    where: { complaintId: id },
    order: { id: 'ASC' },
  });
  await office.db.write(tx => recordKept(tx, office.office, first!.id, storedPhoto));
  await office.db.write(tx => recordUnfetchable(tx, office.office, second!.id));
  await office.does('operator', id, 'withdraw', { via: 'phone', quote: 'Batal saja.' });
  const { dossier } = await dossierFor(id);
  expect(dossier.report!.attachments).toEqual([
    {
      name: 'Lampiran 1, 23 November 2026, 09.12 WIB',
      kind: 'image/jpeg',
      size: 182_311,
      sha256: 'ab'.repeat(32),
      missing: null,
    },
    {
      name: 'Lampiran 2, 23 November 2026, 09.12 WIB',
      kind: 'image/jpeg',
      size: null,
      sha256: null,
      missing: 'tidak dapat diunduh',
    },
  ]);
  expect(dossier.report!.text).toBe('[foto]\n[Lampiran 1]\ndan ini kk\n[Lampiran 2]');
  expect(dossier.confirmation).toMatchObject({ how: 'Dicabut oleh pelapor (Telepon)', words: 'Batal saja.' });
  expect(JSON.stringify(dossier)).not.toContain(nik);
});

test('anonymous, confidential and supervisory cases are secret, and their reporter’s name is kept out, also out of the texts', async () => {
  const said = 'Saya Warga Contoh A diminta 150 ribu di loket';
  const id = await taken(office, said);
  const unit = { reason: 'Dugaan pungli.', reportedParty: 'unit', reportedUnit: 'populationRegistration' };
  await office.does('operator', id, 'flagSupervisory', unit);
  const sheet = { ...sheetOf(office), division: 'secretariat', handler: 'handler' };
  await office.does('headOfOffice', id, 'giveDisposition', sheet);
  await office.does('handler', id, 'draftAnswer', { text: 'Sudah diperiksa.', ...plain });
  await office.does('headOfOffice', id, 'approveAnswer');
  await office.does('handler', id, 'sendAnswer', plain);
  await office.answerGoesOut(id);
  await office.writes({ text: 'Sudah selesai', button: 'sudah:ADU-2026-000001' });
  const { dossier, columns } = await dossierFor(id);
  expect(dossier).toMatchObject({
    ...{ securityClass: 'rahasia', classificationCode: '700.1.2.4', isSupervisory: true, reporter: 'W•••• C••••• A•' },
    report: { text: 'Saya W•••• C••••• A• diminta 150 ribu di loket' },
    dispositions: [
      { isConfidential: true, forwardTo: ['Sekretariat', 'Staf Sekretariat Contoh'], decidedBy: { post: 'Kepala Dinas' } },
    ],
    answers: [{ approvedBy: 'Kadis Contoh (Kepala Dinas)', sentBy: 'Staf Sekretariat Contoh (Penangan khusus)' }],
  });
  expect(columns).toMatchObject({ tingkatKeamanan: 'rahasia', kodeKlasifikasi: '700.1.2.4 (usulan, menunggu arsiparis)' });
  expect(JSON.stringify([dossier, columns])).not.toContain('Warga Contoh A');

  const anonymous = await resolved(office, 'Nama saya Warga Contoh B', { from: '6280000000002', name: 'Warga Contoh B' });
  await office.db.write(tx => tx.update('Complaint', { id: anonymous }, { isAnonymous: true }));
  const nameless = (await dossierFor(anonymous)).dossier;
  expect(nameless).toMatchObject({ reporter: 'Pelapor anonim', securityClass: 'rahasia' });
  expect(nameless.history[0]!.who).toBe('Pelapor anonim');
  expect(JSON.stringify(nameless)).not.toMatch(/Warga Contoh B|•002/);

  await office.db.write(tx => tx.update('Complaint', { id: anonymous }, { isAnonymous: false, isConfidential: true }));
  expect((await dossierFor(anonymous)).dossier).toMatchObject({ reporter: 'W•••• C••••• B•', securityClass: 'rahasia' });
});

test('a mandate holder signs a.n. the head, with the number of the order; the analyst’s name stands in the history', async () => {
  const id = await verified(office);
  const order = { role: 'headOfDivision', kind: 'mandate', orderNumber: '800/12/DKPS/XI/2026' };
  await office.appoint('policyAnalyst', { ...order, from: new Date('2026-11-01'), to: new Date('2026-12-01') });
  await office.does('policyAnalyst', id, 'giveDisposition', sheetOf(office));
  await answer(office, id);
  await office.writes({ text: 'Sudah selesai', button: 'sudah:ADU-2026-000001' });
  const { dossier } = await dossierFor(id);
  expect(dossier.dispositions).toMatchObject([
    { orderNumber: '800/12/DKPS/XI/2026', decidedBy: { kind: 'mandate', name: 'Analis Contoh' } },
  ]);
  const given = dossier.history.find(({ action }) => action === 'Beri disposisi');
  expect(given!.who).toBe('Analis Contoh (a.n. Kepala Bidang, surat 800/12/DKPS/XI/2026)');
});

test('a short question: three parts of the telaahan, “setuju dijawab” as the disposition, code of information requests', async () => {
  const id = await reported(office, 'Syarat akta kelahiran apa saja?');
  await office.does('operator', id, 'take', {
    complaintClass: 'informationRequest',
    category: 'information',
    service: 'akta_lahir',
  });
  const short = { problem: 'Syarat akta.', conclusion: 'Umum.', recommendation: 'Jawab.', answer: 'Surat keterangan lahir.' };
  await office.does('operator', id, 'submitShort', { ...short, ...plain });
  await office.does('headOfDivision', id, 'approveAndSend', plain);
  await office.answerGoesOut(id, ['delivered', 'read']);
  office.pass(1);
  await office.writes({ text: 'Sudah selesai', button: 'sudah:ADU-2026-000001' });
  const { dossier } = await dossierFor(id);
  expect(dossier).toMatchObject({
    classificationCode: '400.12.4.4',
    reviews: [
      { isShort: true, problem: 'Syarat akta.', facts: [], verification: { by: 'Kabid Contoh', findings: 'setuju dijawab' } },
    ],
    dispositions: [{ otherInstructions: ['setuju dijawab'], forwardTo: ['Bidang Pelayanan Pencatatan Sipil'] }],
    answers: [{ approvedBy: 'Kabid Contoh (Kepala Bidang)', delivery: 'dibaca 23 November 2026, 09.12 WIB' }],
  });
});

describe('cases that ended without an answer print what there is, and Nihil for the rest', () => {
  const empty = { reviews: [], dispositions: [], answers: [], confirmation: null };

  test('rejected', async () => {
    const id = await taken(office, 'Tolong');
    await office.does('operator', id, 'proposeRejection', { reason: 'tooVague', note: 'Tidak jelas.' });
    await office.does('headOfDivision', id, 'confirmRejection');
    const { dossier, columns } = await dossierFor(id);
    expect(dossier).toMatchObject({ ...empty, outcome: 'Tidak dapat diproses (Isi laporan terlalu umum)' });
    expect(columns).toMatchObject({
      jumlahItem: 3,
      kategori: '–',
      uraianBerkas: 'Pengaduan ADU-2026-000001: belum diklasifikasikan',
    });
    expect((await renderDossier(dossier, paperWords)).subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('referred to another agency, and only once its number is known', async () => {
    const id = await taken(office, 'Jalan di depan rumah saya rusak');
    await office.does('operator', id, 'proposeReferral', { reason: 'notOurOffice', agency: 'Dinas PUPR', note: 'Jalan umum.' });
    await office.does('headOfDivision', id, 'confirmReferral');
    const early = await readCaseFile(office.db.read, office.office, await office.row(id));
    expect(archiveOrder(early.log)).toBeNull();
    office.at('2026-11-24T09:00');
    await office.does('liaisonOfficer', id, 'recordReferral', { agency: 'Dinas PUPR', trackingId: '99000003' });
    const { dossier } = await dossierFor(id);
    expect(dossier).toMatchObject({ ...empty, outcome: 'Diteruskan ke instansi lain (Dinas PUPR, nomor 99000003)' });
    expect(dossier).toMatchObject({ closedAt: new Date('2026-11-23T02:12:00Z'), createdAt: office.now() });
  });

  test('merged', async () => {
    const target = await inProgress(office);
    const id = await taken(office, 'KTP belum jadi', { from: '6280000000002' });
    await office.does('operator', id, 'merge', { into: (await office.row(target)).ticketNumber });
    expect((await dossierFor(id)).dossier).toMatchObject({ ...empty, outcome: 'Digabung (ADU-2026-000001)' });
  });
});

test('a case that was answered twice holds both answers, and the first confirmation is not the second’s', async () => {
  const id = await resolved(office);
  office.at('2026-11-24T09:00');
  await office.does('operator', id, 'reopen', { reason: 'Alamat salah.' });
  await answer(office, id, 'Alamat sudah diperbaiki.');
  office.pass(5);
  await office.does('operator', id, 'confirmSettled', { via: 'counter', quote: 'Sudah benar.' });
  const { dossier } = await dossierFor(id);
  expect(dossier.answers.map(({ cycle, approvedBy }) => [cycle, approvedBy])).toEqual([
    [1, null],
    [2, 'Kabid Contoh (Kepala Bidang)'],
  ]);
  expect(dossier.confirmation).toMatchObject({ how: 'Dikonfirmasi pelapor (Tatap muka)', words: 'Sudah benar.' });
});
