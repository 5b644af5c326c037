import { openLocalOffice, type LocalOffice } from './localOffice';
import type { Data } from './officeDriver';
import { review } from './review';

/** SOP steps 1–8 over HTTP alone: DOMAIN §10 sample 1 and its worked example in §7.2. */

let office: LocalOffice;
beforeAll(async () => {
  office = await openLocalOffice();
}, 60_000);
afterAll(() => office?.stop());

const citizen = '6280000000001';
const name = 'Warga Contoh A';
const ticket = 'ADU-2026-000001';

test('four messages in three minutes become one complaint with a receipt and one card without the citizen’s words', async () => {
  const said = [
    'Assalamualaikum min',
    'ulun handak batakun',
    'KTP ulun rakam tanggal 2 wayah ini balum jua tacetak, sudah 3 minggu. Kada kawa mambuka rekening nah',
    'atas ngaran Warga Contoh A, Kelurahan Langkai',
  ];
  await office.at('2026-11-23T09:12:00');
  for (const [minute, text] of said.entries()) {
    await office.writes(citizen, { name, text, timestamp: `2026-11-23T09:1${2 + Math.min(minute, 2)}:0${minute}+07:00` });
  }
  await office.at('2026-11-23T09:20:00');
  const chat = await office.chat(citizen);
  const receipts = chat.filter(message => message.direction === 'out' && message.text.includes(ticket));
  expect(receipts).toHaveLength(1);
  expect(receipts[0].text).toContain('24 November 2026, 09.12 WIB');
  const { body: posts } = await office.get('/local/teams/channels/aduan/messages');
  expect(posts).toHaveLength(1);
  const card = JSON.stringify(posts[0].card);
  expect(card).toContain(ticket);
  expect(card).not.toMatch(/KTP|Langkai|Warga Contoh/);
});

test('the operator takes it and writes the telaahan; the division verifies, the head gives the disposition', async () => {
  const taken = await office.click('operator', ticket, 'take');
  expect(taken.statusCode).toBe(200);
  expect(JSON.stringify(taken.value)).toContain('Langkai');
  await office.fill('operator', ticket, 'submitReview', review);
  expect(await office.complaint(ticket)).toMatchObject({ status: 'awaitingVerification' });
  await office.fill('technicalDivision', ticket, 'verify', { findings: 'Sesuai, siap cetak.' });
  await office.fill('headOfDivision', ticket, 'giveDisposition', {
    instructions: 'Proses lebih lanjut, jawaban kepada pelapor.',
    division: 'populationRegistration',
    dueAt: '2026-11-24',
    dueAt__time: '09:12',
    urgency: 'urgent',
  });
  expect(await office.complaint(ticket)).toMatchObject({ status: 'inProgress' });
});

test('the answer is drafted, approved, sent after the identity check, and the citizen presses “Sudah selesai”', async () => {
  await office.fill('technicalDivision', ticket, 'draftAnswer', {
    text: 'KTP-el sudah dicetak dan dapat diambil mulai 25 November 2026 di loket pengambilan. Gratis.',
    containsPersonalData: 'true',
  });
  await office.click('headOfDivision', ticket, 'approveAnswer');
  const refused = await office.fill('operator', ticket, 'sendAnswer', { containsPersonalData: 'true', identityCheck: 'none' });
  expect(JSON.stringify(refused)).toMatch(/identitas/i);
  await office.fill('operator', ticket, 'sendAnswer', {
    containsPersonalData: 'true',
    identityCheck: 'registrationNumberMatches',
  });
  expect(await office.complaint(ticket)).toMatchObject({ status: 'answered' });
  const answer = (await office.chat(citizen)).at(-1) as Data;
  expect(answer.text).toContain('sudah dicetak');
  expect(answer.buttons.map((button: Data) => button.title)).toEqual(['Sudah selesai', 'Belum', 'Hubungi petugas']);
  await office.writes(citizen, { button: `sudah:${ticket}` });
  expect(await office.complaint(ticket)).toMatchObject({ status: 'archived', outcome: 'resolved', closeReason: 'confirmed' });
});

test('the dossier lies in SharePoint with its columns, and the card links it and has no buttons left to act', async () => {
  const { body: files } = await office.get('/local/sharepoint/files?path=/Arsip%20Pengaduan');
  const bundle = files.find((file: Data) => file.path.endsWith(`${ticket}_berkas.pdf`));
  expect(bundle.path).toBe(`Arsip Pengaduan/2026/11/${ticket}/${ticket}_berkas.pdf`);
  expect(bundle.columns).toMatchObject({
    nomorTiket: ticket,
    kanal: 'WhatsApp',
    kodeKlasifikasi: expect.stringContaining('000.8.3.4'),
  });
  const content = await fetch(`${office.baseUrl}/local/sharepoint/content?path=${encodeURIComponent(bundle.path)}`);
  expect(
    Buffer.from(await content.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
  const { card } = await office.card(ticket).catch(async () => ({
    card: ((await office.get('/local/teams/channels/aduan/messages')).body as Data[]).at(-1).card as Data,
  }));
  expect(JSON.stringify(card)).toContain('berkas.pdf');
});

test('the rating is taken and the month’s report goes to the head of division, back, again, and to the head of office', async () => {
  await office.writes(citizen, '4');
  expect(await office.complaint(ticket)).toMatchObject({ rating: 4 });
  await office.at('2026-12-01T08:30:00');
  const operator = await office.token('operator');
  const { body: draft } = await office.get('/api/reports/2026-11', operator);
  expect(draft).toMatchObject({
    month: '2026-11',
    status: 'draft',
    figures: { recap: { registered: 1, closed: 1, openEnd: 0 } },
  });
  const step = async (persona: string, action: string, input = {}) => {
    const token = await office.token(persona);
    const { body } = await office.get('/api/reports/2026-11', token);
    const reply = await office.post('/api/reports/2026-11/actions', { action, step: body.step, input }, token);
    await office.settle();
    return reply.body;
  };
  expect(await step('operator', 'submitReport', { highlights: 'Antrean cetak KTP-el.' })).toMatchObject({
    status: 'submittedToHeadOfDivision',
  });
  expect(await step('headOfDivision', 'returnReport', { note: 'Tambahkan rekomendasi.' })).toMatchObject({ status: 'returned' });
  expect(await step('operator', 'submitReport', { recommendations: 'Tambah blanko.' })).toMatchObject({
    status: 'submittedToHeadOfDivision',
  });
  const chat = (await office.get('/local/teams/chats/headOfDivision/messages')).body as Data[];
  const card = chat.findLast(post => JSON.stringify(post.card ?? {}).includes('approveReport'));
  expect(card).toBeDefined();
  const { activityId } = card as Data;
  const approved = await office.post('/local/teams/invoke', { persona: 'headOfDivision', activityId, verb: 'approveReport' });
  expect(approved.body.statusCode).toBe(200);
  await office.settle();
  expect(await step('headOfOffice', 'acknowledgeReport')).toMatchObject({ status: 'acknowledged' });
  const { body: files } = await office.get('/local/sharepoint/files?path=/Arsip%20Pengaduan/2026/11/Laporan%20Bulanan');
  expect(files.map((file: Data) => file.path.split('/').at(-1)).sort()).toEqual([
    'Laporan-Pengaduan-2026-11.docx',
    'Laporan-Pengaduan-2026-11.pdf',
    'Register-Pengaduan-2026-11.xlsx',
  ]);
  expect(await office.settle()).toEqual({ pending: 0, parked: 0 });
});
