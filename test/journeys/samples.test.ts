import { laporRow, sheetLines, workbookOf, type Row } from '../channels/laporWorkbook';
import { openLocalOffice, type LocalOffice } from './localOffice';
import type { Data } from './officeDriver';

/** The twelve samples of DOMAIN §10, in the order in which they come in, over HTTP, as far as these steps of the SOP go. */

let office: LocalOffice;
beforeAll(async () => {
  office = await openLocalOffice();
}, 60_000);
afterAll(() => office?.stop());

const number = (n: number) => `62800000000${String(n).padStart(2, '0')}`;
const tickets: Record<number, string> = {};

async function newest(persona = 'operator'): Promise<string> {
  const { body } = await office.get('/api/complaints?limit=1', await office.token(persona));
  return body.items[0].ticketNumber as string;
}

async function whatsapp(sample: number, at: string, messages: (string | Record<string, unknown>)[]): Promise<string> {
  await office.at(at);
  for (const message of messages) {
    const written = typeof message === 'string' ? { text: message } : message;
    await office.writes(number(sample), { name: `Warga Contoh ${String.fromCharCode(64 + sample)}`, ...written });
  }
  return (tickets[sample] = await newest());
}

/** A row of LAPOR!'s export of the day, as the liaison officer imports it; gives the case's number. */
async function imported(trackingId: string, more: Row): Promise<string> {
  const sheet = await workbookOf(sheetLines([laporRow(trackingId, more)]));
  const { status, body } = await office.upload('/api/lapor/imports', sheet, await office.token('liaisonOfficer'));
  expect([status, body]).toMatchObject([200, { new: 1, opened: 1, faulty: [] }]);
  await office.settle();
  return newest();
}

async function form(persona: string, body: object): Promise<Data> {
  const reply = await office.post('/api/complaints', body, await office.token(persona));
  await office.settle();
  expect([reply.status, reply.body]).toEqual([201, expect.anything()]);
  return reply.body as Data;
}

const ok = { status: 200 };
const due = (detail: Data, code: string) => detail.deadlines.find((each: Data) => each.code === code)?.dueAt as string;
const wib = (text: string) => new Date(`${text}:00+07:00`).toISOString();

async function resolve(ticket: string, sample: number, service: string, division: string): Promise<void> {
  await office.act('operator', ticket, 'take');
  const review = { problem: 'P', assumptions: 'A', facts: 'F', analysis: 'N', conclusion: 'K', recommendation: 'S' };
  const kind = { complaintClass: 'complaintNonSupervisory', category: 'delay', service };
  expect(await office.act('operator', ticket, 'submitReview', { ...review, ...kind })).toMatchObject(ok);
  expect(await office.act('policyAnalyst', ticket, 'verify', { findings: 'Sesuai.' })).toMatchObject(ok);
  await dispose(ticket, division);
  await answer(ticket, 'Sudah dapat diambil di loket.');
  // The window has closed since: a template tells of the answer, and LIHAT brings it.
  expect((await office.chat(number(sample))).at(-1).text).not.toContain('loket');
  await office.writes(number(sample), 'LIHAT');
  expect((await office.chat(number(sample))).map(message => message.text as string).join()).toContain('diambil di loket');
  await office.writes(number(sample), { button: `sudah:${ticket}` });
  expect(await office.complaint(ticket)).toMatchObject({ outcome: 'resolved' });
}

async function dispose(ticket: string, division: string): Promise<void> {
  const { now } = (await office.get('/local/clock')).body;
  const dueAt = new Date(Date.parse(now) + 24 * 3600_000).toISOString();
  const sheet = { instructions: 'Proses lebih lanjut.', division, dueAt, urgency: 'normal' };
  expect(await office.act('headOfDivision', ticket, 'giveDisposition', sheet)).toMatchObject(ok);
}

async function answer(ticket: string, text: string): Promise<void> {
  expect(await office.act('operator', ticket, 'draftAnswer', { text, containsPersonalData: false })).toMatchObject(ok);
  const { answerNeedsApproval } = await office.complaint(ticket);
  const sent = await office.act('operator', ticket, 'sendAnswer', { containsPersonalData: false });
  if (sent.status === 200) return;
  expect([answerNeedsApproval ?? sent.body.code, sent.status]).toEqual([expect.anything(), 409]);
  expect(await office.act('headOfDivision', ticket, 'approveAnswer')).toMatchObject(ok);
  expect(await office.act('operator', ticket, 'sendAnswer', { containsPersonalData: false })).toMatchObject(ok);
}

test('1: four messages in Banjar become one complaint; the first starts the clock', async () => {
  await office.at('2026-11-23T09:12:00');
  const ticket = await whatsapp(1, '2026-11-23T09:12:30', [
    { text: 'Assalamualaikum min', timestamp: '2026-11-23T09:12:00+07:00' },
    { text: 'ulun handak batakun', timestamp: '2026-11-23T09:12:10+07:00' },
    'KTP ulun rakam tanggal 2 wayah ini balum jua tacetak, sudah 3 minggu. Kada kawa mambuka rekening nah',
    'atas ngaran Warga Contoh A, Kelurahan Langkai',
  ]);
  const detail = await office.complaint(ticket);
  expect(detail.messages.filter((each: Data) => each.direction === 'in')).toHaveLength(4);
  expect([detail.receivedAt, due(detail, 'sopResponse')]).toEqual([wib('2026-11-23T09:12'), wib('2026-11-24T09:12')]);
  const sorted = { complaintClass: 'complaintNonSupervisory', category: 'delay', service: 'ktpel_cetak' };
  expect(detail.suggestion).toMatchObject({ ...sorted, division: 'populationRegistration', district: 'Pahandut' });
});

test('4: a photo of an identity card and a NIK: registered, and the number is masked wherever it is shown', async () => {
  const ticket = await whatsapp(4, '2026-11-24T08:05:00', [
    { type: 'image', caption: 'ini pak' },
    'NIK saya 9999990101900001 gak kebaca di bank',
  ]);
  const shown = JSON.stringify(await office.complaint(ticket));
  expect(shown).toContain('9999••••••••0001');
  expect(shown).not.toContain('9999990101900001');
  const taken = JSON.stringify(await office.click('operator', ticket, 'take'));
  expect(taken).not.toContain('9999990101900001');
  const told = (await office.chat(number(4))).map(message => message.text as string).join();
  expect(told).toContain('Mohon tidak mengirim foto KTP/KK');
  // Nobody needs the photo: it is gone, and the log says who did it and why.
  const detail = await office.complaint(ticket);
  expect(detail.suggestion).toMatchObject({ service: 'konsolidasi', division: 'informationManagement' });
  const [photo] = detail.messages.flatMap((message: Data) => message.attachments);
  expect(photo).toMatchObject({ status: 'stored', opens: true });
  const discarding = { attachment: photo.id, reason: 'Foto KTP tidak diperlukan.' };
  expect(await office.act('operator', ticket, 'discardAttachment', discarding)).toMatchObject(ok);
  const path = `/api/complaints/${ticket}/attachments/${photo.id}`;
  expect((await office.get(path, await office.token('operator'))).status).not.toBe(200);
});

test('2: the same matter in LAPOR!’s export is suggested as a duplicate, merged by a person, and counts once', async () => {
  await office.at('2026-11-24T09:00:00');
  const text = 'Saya Warga Contoh A sudah perekaman 2 November, sampai sekarang KTP belum tercetak, mohon kejelasan.';
  const ticket = (tickets[2] = await imported('99000001', {
    ...{ 'Judul Laporan': 'KTP tidak kunjung jadi', 'Isi Laporan Awal': text, 'Isi Laporan Akhir': text },
    ...{ 'Tanggal Laporan Masuk': '23 Nov 2026', 'Waktu Laporan Masuk': '20:15:00' },
  }));
  const entry = { channel: 'lapor', externalId: '#99000001', text };
  const again = await office.post('/api/complaints', entry, await office.token('operator'));
  expect([again.status, again.body.code]).toEqual([409, 'alreadyRegistered']);
  const { duplicates, outcome } = await office.complaint(ticket);
  expect(duplicates).toMatchObject([{ ticketNumber: tickets[1], channel: 'whatsapp', isOpen: true }]);
  expect(duplicates[0].reasons).toEqual(expect.arrayContaining(['sameName', 'sameService', 'closeDates']));
  expect(outcome).toBeNull();
  expect(await office.act('operator', ticket, 'merge', { into: tickets[1] })).toMatchObject(ok);
  expect(await office.complaint(ticket)).toMatchObject({ outcome: 'merged' });
});

test('5: an anonymous and confidential report of a levy goes to the head of office and one handler alone', async () => {
  await office.at('2026-11-24T10:00:00');
  const text =
    'Di loket ada oknum minta 150 ribu supaya KK cepat jadi, lewat orang di parkiran. Kejadian Jumat 20 Nov sekitar jam 10.';
  const ticket = await imported('99000002', {
    ...{ 'Judul Laporan': 'Pungli di loket', 'Isi Laporan Awal': text, 'Isi Laporan Akhir': text },
    ...{ 'Tipe Laporan (Anonim/Rahasia)': 'Anonim|Rahasia', 'Tanggal Laporan Masuk': '24 Nov 2026' },
  });
  const entered = await office.complaint(ticket);
  expect(entered).toMatchObject({ restricted: true, isAnonymous: true, isConfidential: true, reporterName: null });
  // Supervisory or not is for a person to say.
  expect([entered.track, entered.suggestion]).toMatchObject(['full', { category: 'illegalLevy', toConfirm: true }]);
  expect((await office.complaint(ticket, 'policyAnalyst')).messages).toBeUndefined();
  const unit = { reason: 'Dugaan pungli.', reportedParty: 'unit', reportedUnit: 'populationRegistration' };
  expect(await office.act('operator', ticket, 'flagSupervisory', unit)).toMatchObject(ok);
  for (const persona of ['operator', 'headOfDivision', 'policyAnalyst']) {
    const seen = await office.complaint(ticket, persona);
    expect([persona, seen.ticketNumber, seen.messages, seen.status]).toEqual([persona, ticket, undefined, undefined]);
  }
  expect(await office.get(`/api/complaints/${ticket}`, await office.token('technicalDivision'))).toMatchObject({ status: 404 });
  const { body: channel } = await office.get('/local/teams/channels/aduan/messages');
  const outline = JSON.stringify(channel.filter((post: Data) => JSON.stringify(post.card).includes(ticket)));
  expect(outline).not.toMatch(/loket|LAPOR|Menunggu|disposisi/i);
  const dueAt = '2026-12-10';
  const sheet = { instructions: 'Periksa.', division: 'secretariat', dueAt, urgency: 'urgent', handler: 'handler' };
  expect(await office.act('headOfOffice', ticket, 'giveDisposition', sheet)).toMatchObject(ok);
  const handled = await office.complaint(ticket, 'handler');
  expect(handled).toMatchObject({ status: 'inProgress', view: 'full' });
  expect(handled.deadlines).toContainEqual(expect.objectContaining({ code: 'supervisory', metAt: null }));
});

test('1 and 2, on the 25th: one answer settles both, and it is posted in LAPOR! as well', async () => {
  await office.at('2026-11-25T09:00:00');
  await resolve(tickets[1]!, 1, 'ktpel_cetak', 'populationRegistration');
  const post = (await office.complaint(tickets[2]!)).tasks.find((task: Data) => task.way === 'lapor');
  expect(post).toMatchObject({ kind: 'sendByHand', link: expect.stringContaining('99000001') });
  expect(await office.act('liaisonOfficer', tickets[2]!, 'markSent', { task: post.id })).toMatchObject(ok);
});

test('6: an abusive message with a real matter is handled like any other', async () => {
  const ticket = await whatsapp(6, '2026-11-25T13:30:00', [
    'Woy dukcapil t*** kerja apa tidur?? jaringan rusak terus, 3x bolak balik dari Rakumpit cuma disuruh pulang. Pake otak!!',
  ]);
  const { cues, suggestion } = await office.complaint(ticket);
  expect([cues.isAbusive, suggestion.category]).toEqual([true, 'system']);
  const kind = { complaintClass: 'complaintNonSupervisory', category: 'system', service: 'layanan_online' };
  expect(await office.act('operator', ticket, 'take', kind)).toMatchObject(ok);
  expect(await office.complaint(ticket)).toMatchObject({ status: 'inReview', category: 'system', division: 'dataUseInnovation' });
});

test('7: what belongs to another agency is proposed, confirmed, forwarded by us, and only then is the reporter told', async () => {
  const ticket = await whatsapp(7, '2026-11-26T10:02:00', [
    'Selamat pagi. Jalan di Bukit Tunggal depan rumah saya rusak parah, banjir terus. Tolong diperbaiki.',
    { type: 'image' },
    { type: 'image' },
  ]);
  const { suggestion } = await office.complaint(ticket);
  expect(suggestion.referral).toMatchObject({ reason: 'notOurOffice' });
  await office.act('operator', ticket, 'take');
  const proposal = { reason: 'notOurOffice', agency: 'Dinas PUPR', note: 'Jalan umum.' };
  expect(await office.act('operator', ticket, 'proposeReferral', proposal)).toMatchObject(ok);
  expect(await office.act('headOfDivision', ticket, 'confirmReferral')).toMatchObject(ok);
  const before = (await office.chat(number(7))).length;
  const forwarded = { agency: 'Dinas PUPR', trackingId: '99000003' };
  expect(await office.act('liaisonOfficer', ticket, 'recordReferral', forwarded)).toMatchObject(ok);
  const told = (await office.chat(number(7))).slice(before);
  expect(told.map(message => message.text).join()).toContain('99000003');
  expect(await office.complaint(ticket)).toMatchObject({ status: 'archived', outcome: 'referredOut' });
});

test('8: three issues of one visit go their own ways and are answered at once, with one receipt', async () => {
  await office.at('2026-11-26T11:20:00');
  const issues = {
    ...{ text: 'KK saya salah nama ibu.', service: 'kk' },
    ...{ text2: 'akta anak kedua belum jadi sejak September.', service2: 'akta_lahir' },
    ...{ text3: 'petugas loket 4 membentak saya.', service3: 'umum' },
  };
  const visit = { channel: 'counter', name: 'Warga Contoh H', contact: '0800-0000-0008', ...issues };
  const { ticketNumber: whole, parts } = await form('operator', visit);
  const numbers: string[] = parts.map((part: Data) => part.ticketNumber);
  const divisions = parts.map((part: Data) => part.division);
  expect(divisions).toEqual(['populationRegistration', 'civilRegistration', 'secretariat']);
  const { body } = await office.get('/api/complaints?channel=counter', await office.token('operator'));
  expect(body.items.map((item: Data) => item.ticketNumber)).toEqual(numbers.toReversed());
  const path = `/api/complaints/${whole}/receipt?size=strip`;
  const receipt = await fetch(office.baseUrl + path, { headers: { authorization: `Bearer ${await office.token('operator')}` } });
  expect([receipt.status, receipt.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  for (const [at, ticket] of numbers.entries()) {
    await office.act('operator', ticket, 'take');
    const review = { problem: 'P', assumptions: 'A', facts: 'F', analysis: 'N', conclusion: 'K', recommendation: 'S' };
    const kind = { complaintClass: 'complaintNonSupervisory', category: ['dataError', 'delay', 'staffConduct'][at] };
    const service = ['kk', 'akta_lahir', 'umum'][at];
    expect(await office.act('operator', ticket, 'submitReview', { ...review, ...kind, service })).toMatchObject(ok);
    expect(await office.act('policyAnalyst', ticket, 'verify', { findings: 'Sesuai.' })).toMatchObject(ok);
    await dispose(ticket, divisions[at]);
  }
  for (const ticket of numbers) await answer(ticket, `Jawaban untuk ${ticket}.`);
  const { tasks } = await office.complaint(whole);
  for (const ticket of numbers) expect(tasks[0].text).toContain(`Jawaban untuk ${ticket}.`);
  expect(await office.act('operator', whole, 'markSent', { task: tasks[0].id })).toMatchObject(ok);
  for (const ticket of numbers) expect(await office.complaint(ticket)).toMatchObject({ status: 'answered', visit: whole });
  expect(await office.act('operator', whole, 'settleParts', { via: 'counter', quote: 'Sudah semua.' })).toMatchObject(ok);
  for (const ticket of [...numbers, whole])
    expect(await office.complaint(ticket)).toMatchObject({ status: 'archived', outcome: 'resolved' });
});

test('9: a question in Dayak Ngaju after hours: the clock starts on Monday', async () => {
  const ticket = await whatsapp(9, '2026-11-27T16:30:00', [
    'Tabe Bu, aku handak misek. KK aku hindai jadi sampai wayah tuh, jadi telu minggu. Kilen ampi ah?',
  ]);
  const detail = await office.complaint(ticket);
  expect(due(detail, 'sopResponse')).toBe(wib('2026-12-01T08:00'));
  expect(detail.suggestion).toMatchObject({ category: 'status', service: 'kk', division: 'populationRegistration' });
  expect((await office.chat(number(9))).at(-1).text).toContain('30 November 2026, 08.00 WIB');
});

test('3: a voice note is registered with needsSummary, and the operator writes what it says', async () => {
  const ticket = await whatsapp(3, '2026-11-28T21:40:00', [{ type: 'audio' }]);
  const detail = await office.complaint(ticket);
  expect([detail.needsSummary, due(detail, 'sopResponse')]).toEqual([true, wib('2026-12-01T08:00')]);
  expect((await office.chat(number(3))).map(message => message.text).join()).toContain('Pesan suara');
  expect(await office.act('operator', ticket, 'summarize', { summary: 'BPJS menolak NIK anak.' })).toMatchObject(ok);
  const summarized = await office.complaint(ticket);
  expect(summarized).toMatchObject({ needsSummary: false, summary: 'BPJS menolak NIK anak.' });
  const sorted = { category: 'dataMismatch', service: 'konsolidasi', division: 'informationManagement' };
  expect(summarized.suggestion).toMatchObject(sorted);
});

test('9, on Monday: the short track answers it in one click', async () => {
  const ticket = tickets[9]!;
  await office.at('2026-11-30T08:30:00');
  const kind = { complaintClass: 'informationRequest', category: 'status', service: 'kk' };
  expect(await office.act('operator', ticket, 'take', kind)).toMatchObject(ok);
  const short = { problem: 'Status KK.', conclusion: 'Sedang dicetak.', recommendation: 'Jawab.', answer: 'KK sedang dicetak.' };
  expect(await office.act('operator', ticket, 'submitShort', { ...short, containsPersonalData: false })).toMatchObject(ok);
  expect(await office.act('headOfDivision', ticket, 'approveAndSend', { containsPersonalData: false })).toMatchObject(ok);
  expect(await office.complaint(ticket)).toMatchObject({ status: 'answered', track: 'short' });
});

test('10: a message on a closed complaint makes a task; the operator reopens it and the second round begins', async () => {
  await office.at('2026-11-30T14:10:00');
  await office.writes(number(1), { type: 'image' });
  await office.writes(number(1), 'Pak sudah saya ambil kartunya tapi alamatnya salah RT. Lha kok iso ngono, nggih pripun niki?');
  const ticket = tickets[1]!;
  const detail = await office.complaint(ticket);
  expect(detail).toMatchObject({ status: 'archived', tasks: [expect.objectContaining({ kind: 'afterClosing' })] });
  expect(await office.act('operator', ticket, 'reopen', { reason: 'Alamat salah RT.' })).toMatchObject(ok);
  expect(await office.complaint(ticket)).toMatchObject({ status: 'inProgress', cycle: 2, tasks: [] });
  const kind = { complaintClass: 'complaintNonSupervisory', category: 'dataError' };
  expect(await office.act('operator', ticket, 'reclassify', kind)).toMatchObject(ok);
});

test('11: the third “Belum” escalates to the head of division and names the Ombudsman', async () => {
  const ticket = await whatsapp(11, '2026-12-01T09:00:00', ['KTP saya belum jadi, katanya blanko kosong']);
  await office.act('operator', ticket, 'take');
  const review = { problem: 'P', assumptions: 'A', facts: 'F', analysis: 'N', conclusion: 'K', recommendation: 'S' };
  const kind = { complaintClass: 'complaintNonSupervisory', category: 'blankShortage', service: 'ktpel_cetak' };
  await office.act('operator', ticket, 'submitReview', { ...review, ...kind });
  await office.act('policyAnalyst', ticket, 'verify', { findings: 'Blanko kosong.' });
  await dispose(ticket, 'populationRegistration');
  for (const round of [1, 2, 3]) {
    await answer(ticket, `Blanko kosong (${round}).`);
    await office.writes(number(11), { button: `belum:${ticket}` });
  }
  const detail = await office.complaint(ticket);
  expect(detail).toMatchObject({ status: 'inProgress', cycle: 4, escalatedAt: expect.any(String) });
  expect((await office.chat(number(11))).at(-1).text).toContain('Ombudsman');
});

test('12: a confidential e-mail on the short track is answered by hand and counts as answered only when it was sent', async () => {
  await office.at('2026-12-01T23:59:00');
  const text = 'Mohon informasi syarat akta kelahiran anak di luar nikah. Nama saya jangan ditampilkan.';
  const kind = { complaintClass: 'informationRequest', category: 'information', service: 'akta_lahir', isConfidential: true };
  const mail = { channel: 'email', text, name: 'Warga Contoh L', contact: 'warga.contoh.l@contoh.invalid', ...kind };
  const { ticketNumber: ticket } = await form('operator', mail);
  const detail = await office.complaint(ticket);
  expect([detail.track, due(detail, 'sopResponse')]).toEqual(['short', wib('2026-12-03T08:00')]);
  expect((await office.complaint(ticket, 'headOfDivision')).reporterName).not.toBe('Warga Contoh L');
  await office.at('2026-12-02T08:30:00');
  await office.act('operator', ticket, 'take');
  const short = {
    problem: 'Syarat akta.',
    conclusion: 'Umum.',
    recommendation: 'Jawab.',
    answer: 'Syaratnya: surat keterangan lahir.',
  };
  expect(await office.act('operator', ticket, 'submitShort', { ...short, containsPersonalData: false })).toMatchObject(ok);
  expect(await office.act('headOfDivision', ticket, 'approveAndSend', { containsPersonalData: false })).toMatchObject(ok);
  const waiting = await office.complaint(ticket);
  expect(waiting).toMatchObject({ status: 'inProgress', answer: { state: 'sending' } });
  const task = waiting.tasks.find((each: Data) => each.kind === 'sendByHand' && each.text.includes('Syaratnya'));
  expect(await office.act('operator', ticket, 'markSent', { task: task.id })).toMatchObject(ok);
  expect(await office.complaint(ticket)).toMatchObject({ status: 'answered' });
});

test('in the end nothing waits and nothing is parked', async () => {
  expect(await office.settle()).toEqual({ pending: 0, parked: 0 });
});
