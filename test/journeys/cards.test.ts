import { openLocalOffice, type LocalOffice } from './localOffice';
import { reporting, type Data } from './officeDriver';

/** Cards and dialogs as staff press them, over Teams' protocols: refusals, stale cards, forged data, lost and doubled posts. */

let office: LocalOffice;
beforeAll(async () => {
  office = await openLocalOffice();
}, 60_000);
afterAll(() => office?.stop());

const complaint = reporting(() => office, '62800000001');
const text = (value: unknown) => JSON.stringify(value);
const channel = async () => (await office.get('/local/teams/channels/aduan/messages')).body as Data[];
const chat = async (persona: string) => (await office.get(`/local/teams/chats/${persona}/messages`)).body as Data[];
const cardType = 'application/vnd.microsoft.card.adaptive';
const messageType = 'application/vnd.microsoft.activity.message';

test('each persona’s own view: words and buttons for those who act, no more than the channel’s card for others', async () => {
  const ticket = await complaint('Kata warga yang rahasia');
  const { activityId, card } = await office.card(ticket);
  expect(text(card)).not.toContain('rahasia');
  expect(card.refresh.userIds.every((id: string) => id.startsWith('29:'))).toBe(true);
  const seen = async (persona: string) =>
    (await office.post('/local/teams/invoke', { persona, activityId, verb: 'refresh' })).body.value as Data;
  expect(text(await seen('operator'))).toContain('Kata warga yang rahasia');
  expect(text(await seen('operator'))).toContain('"verb":"take"');
  const records = text(await seen('recordsOfficer'));
  expect(records).toContain('Kata warga yang rahasia');
  expect(records).not.toContain('"verb":"take"');
  for (const persona of ['technicalDivision', 'liaisonOfficer']) expect(text(await seen(persona))).not.toContain('rahasia');
});

test('a stale click answers with the current card, says who was faster and with what, and changes nothing', async () => {
  const ticket = await complaint();
  const { activityId } = await office.card(ticket);
  await office.post('/local/teams/invoke', { persona: 'operator2', activityId, verb: 'refresh' });
  expect((await office.click('operator', ticket, 'take')).type).toBe(cardType);
  const before = await office.complaint(ticket);
  const late = await office.click('operator2', ticket, 'take');
  expect([late.statusCode, late.type]).toEqual([200, cardType]);
  expect(text(late.value)).toContain('Petugas Contoh A sudah menerima laporan');
  expect(text(late.value)).toContain('submitReview');
  expect(await office.complaint(ticket)).toEqual(before);
});

test('the wrong role is refused in words that name who does it', async () => {
  const ticket = await complaint();
  const refused = await office.click('headOfOffice', ticket, 'take');
  expect([refused.statusCode, refused.type]).toEqual([200, messageType]);
  expect(refused.value).toMatch(/Petugas/);
  const unknown = await office.click('operator', ticket, 'destroy');
  expect([unknown.type, unknown.value]).toEqual([messageType, expect.stringContaining('destroy')]);
  expect(await office.complaint(ticket)).toMatchObject({ status: 'received', version: expect.any(Number) });
});

test('what a card claims of role, actor, case or step counts for nothing', async () => {
  const ticket = await complaint();
  const other = await complaint();
  const { activityId, card } = await office.card(ticket);
  const { complaintId } = card.actions[0].data;
  const forged = [
    { complaintId, step: 1, role: 'operator', actor: 'operator', by: { kind: 'system' } },
    { complaintId, step: 1, person: { roles: [{ role: 'operator' }] } },
    { complaintId, step: 99 },
    { complaintId: `${complaintId}' OR 1=1 --`, step: 1 },
    { complaintId: ['x'], step: 1 },
    { complaintId: '99999999-9999-4999-8999-999999999999', step: 1 },
    null,
    'x',
  ];
  for (const data of forged) {
    const persona = (data as Data)?.step === 99 ? 'operator' : 'recordsOfficer';
    await office.post('/local/teams/invoke', { persona, activityId, verb: 'take', data: data ?? {}, raw: true });
  }
  await office.settle();
  for (const each of [ticket, other])
    expect(await office.complaint(each)).toMatchObject({ status: 'received', assigneeId: null });
});

test('the same press twice, as Teams repeats it, acts once and answers alike', async () => {
  const ticket = await complaint();
  const { activityId, card } = await office.card(ticket);
  const { complaintId, step } = card.actions[0].data;
  const data = { complaintId, step, submissionId: 'press-1', note: 'Sekali saja' };
  const press = { persona: 'operator', activityId, verb: 'addNote', data, raw: true };
  const answers = await Promise.all([office.post('/local/teams/invoke', press), office.post('/local/teams/invoke', press)]);
  expect(answers.map(answer => answer.body.type)).toEqual([cardType, cardType]);
  const { history } = await office.complaint(ticket);
  expect(history.filter((event: Data) => event.action === 'addNote')).toHaveLength(1);
});

test('a dialog whose lost answer is followed by other words says so, and the next press is one of its own', async () => {
  const ticket = await complaint();
  const { activityId } = await office.card(ticket);
  const submit = async (data: Data) =>
    (await office.post('/local/teams/dialogs', { persona: 'operator', activityId, dialog: 'addNote', type: 'submit', data }))
      .body;
  const first = { submissionId: 'press-7', note: 'Ditelepon pagi' };
  expect((await submit(first)).body?.task?.type).not.toBe('continue');
  const changed = (await submit({ ...first, note: 'Ditelepon siang' })).body.task;
  expect(text(changed)).toContain('isi lain');
  const { submissionId } = changed.value.card.content.actions[0].data;
  expect(submissionId).not.toBe('press-7');
  await submit({ submissionId, note: 'Ditelepon siang' });
  const { history } = await office.complaint(ticket);
  const notes = history.filter((event: Data) => event.action === 'addNote').map((event: Data) => event.words.note);
  expect(notes).toEqual(['Ditelepon pagi', 'Ditelepon siang']);
});

test('a dialog shows what is answered, keeps what was typed, and names every fault inside itself', async () => {
  const ticket = await complaint('Sudah tiga minggu belum jadi');
  await office.click('operator', ticket, 'take');
  const { activityId } = await office.card(ticket);
  const dialog = { persona: 'operator', activityId, dialog: 'submitReview' };
  const opened = (await office.post('/local/teams/dialogs', { ...dialog, type: 'fetch' })).body.body.task;
  expect([opened.type, opened.value.title]).toEqual(['continue', expect.stringContaining(ticket)]);
  expect(text(opened)).toContain('Sudah tiga minggu');
  const data = { problem: 'Telaahan yang panjang', complaintClass: 'bukan kelas' };
  const again = (await office.post('/local/teams/dialogs', { ...dialog, type: 'submit', data })).body.body.task;
  expect(again.type).toBe('continue');
  const sent = text(again);
  expect(sent).toContain('Telaahan yang panjang');
  for (const fault of ['II. Praanggapan', 'VI. Saran', 'Klasifikasi']) expect(sent).toContain(fault);
  expect(await office.complaint(ticket)).toMatchObject({ status: 'inReview' });
});

test('a dialog whose case moved on meanwhile stays open with everything typed, and acts on nothing', async () => {
  const ticket = await complaint();
  await office.click('operator', ticket, 'take');
  const { activityId } = await office.card(ticket);
  const dialog = { persona: 'operator', activityId, dialog: 'askReporter' };
  await office.post('/local/teams/dialogs', { ...dialog, type: 'fetch' });
  await office.act('operator2', ticket, 'proposeRejection', { reason: 'tooVague', note: 'Terlalu umum.' });
  const data = { items: 'Nomor registrasi yang sudah diketik' };
  const again = (await office.post('/local/teams/dialogs', { ...dialog, type: 'submit', data })).body.body.task;
  expect(again.type).toBe('continue');
  expect(text(again)).toContain('Nomor registrasi yang sudah diketik');
  expect(text(again)).toContain('Petugas Contoh B');
  expect(await office.complaint(ticket)).toMatchObject({ status: 'awaitingDisposition' });
});

test('a dialog for somebody else’s step says whose it is instead of opening', async () => {
  const ticket = await complaint();
  await office.click('operator', ticket, 'take');
  const { activityId } = await office.card(ticket);
  const fetch = { persona: 'policyAnalyst', activityId, dialog: 'submitReview', type: 'fetch' };
  const { task } = (await office.post('/local/teams/dialogs', fetch)).body.body;
  expect([task.type, task.value]).toEqual(['message', expect.stringMatching(/Petugas/)]);
});

test('changes while a card waits coalesce: one update shows the newest state', async () => {
  const ticket = await complaint();
  const before = (await channel()).length;
  await office.act('operator', ticket, 'take');
  await office.act('operator', ticket, 'addNote', { note: 'Satu' });
  expect((await channel()).length).toBe(before);
  expect(text((await office.card(ticket)).card)).toContain('Ditelaah');
});

const cardsOf = async (ticket: string) => (await channel()).filter(post => text(post.card).includes(ticket));

test('Teams asks to wait: the card comes afterwards, once', async () => {
  await office.post('/local/teams/faults', { status: 429, retryAfter: 1, times: 3 });
  const ticket = await complaint();
  expect(await cardsOf(ticket)).toHaveLength(1);
});

test('Teams posts a card and answers 503: the twin, once clicked, becomes a line that points to the card that counts', async () => {
  // One order each for the card and the two operators' notices, whichever comes first.
  await office.post('/local/teams/faults', { status: 503, times: 3, applyFirst: true });
  const ticket = await complaint();
  const twins = await cardsOf(ticket);
  expect(twins).toHaveLength(2);
  for (const { activityId } of twins) {
    const seen = await office.post('/local/teams/invoke', { persona: 'operator', activityId, verb: 'showMyActions' });
    expect(text(seen.body.value)).toContain('"verb":"take"');
    await office.settle();
  }
  const after = await cardsOf(ticket);
  const standing = after.filter(post => text(post.card).includes('showMyActions'));
  expect([after.length, standing.length]).toEqual([2, 1]);
  expect(text(after.find(post => post !== standing[0]))).toContain('pesan lain');
});

test('a message “aduan …” shows the case in the sender’s own chat; anything else is answered with what can be asked', async () => {
  const ticket = await complaint('Kata warga');
  await office.post('/local/teams/messages', {
    persona: 'policyAnalyst',
    text: `aduan ${ticket.toLowerCase().replaceAll('-', ' ')}`,
  });
  await office.settle();
  const { card } = await office.card(ticket, 'policyAnalyst');
  expect(text(card)).toContain('Kata warga');
  await office.post('/local/teams/messages', { persona: 'policyAnalyst', text: 'halo' });
  await office.post('/local/teams/messages', { persona: 'admin', text: `aduan ${ticket}` });
  await office.settle();
  expect(text((await chat('policyAnalyst')).at(-1))).toContain('ADU-2026-000001');
  expect(text((await chat('admin')).at(-1))).toContain('tidak ada');
});

test('“tugas saya” is answered in one’s own chat with what waits there, without a citizen’s word', async () => {
  const ticket = await complaint('Kata warga');
  await office.post('/local/teams/messages', { persona: 'operator2', text: ' Tugas saya. ' });
  await office.post('/local/teams/messages', { persona: 'recordsOfficer', text: 'my tasks' });
  await office.settle();
  const mine = text((await chat('operator2')).at(-1));
  expect(mine).toMatch(new RegExp(`(${ticket} · Terima|dan \\d+ hal lain)`));
  expect(mine).not.toContain('Kata warga');
  expect(decodeURIComponent(mine)).toContain('{"subEntityId":"desk"}');
  expect(text((await chat('recordsOfficer')).at(-1))).toContain('Tidak ada yang menunggu');
});

test('a card in somebody’s chat is closed when the case is no longer theirs to see', async () => {
  const ticket = await complaint('Kata warga');
  await office.post('/local/teams/messages', { persona: 'technicalDivision', text: `aduan ${ticket}` });
  await office.settle();
  const unit = { reason: 'Dugaan.', reportedParty: 'unit', reportedUnit: 'populationRegistration' };
  expect(await office.act('operator', ticket, 'flagSupervisory', unit)).toMatchObject({ status: 200 });
  const shown = await chat('technicalDivision');
  expect(text(shown.filter(post => text(post).includes(ticket)))).not.toMatch(/Pengawasan|Menunggu disposisi/);
  expect(text(shown)).toContain('tidak lagi terbuka');
});

test('supervisory: number and due time alone in the channel, the full card in the chats of head of office and handler only', async () => {
  const ticket = await complaint('Ada petugas minta uang');
  const accused = { reason: 'Dugaan pungli.', reportedParty: 'unknown' };
  expect(await office.act('operator', ticket, 'flagSupervisory', accused)).toMatchObject({ status: 200 });
  expect(text((await office.card(ticket)).card)).not.toMatch(/minta uang|WhatsApp|disposisi/i);
  expect(text((await office.card(ticket, 'headOfOffice')).card)).toContain('minta uang');
  const sheet = { instructions: 'Periksa.', division: 'secretariat', dueAt: '2026-12-10', urgency: 'urgent', handler: 'handler' };
  expect((await office.fill('headOfOffice', ticket, 'giveDisposition', sheet, true)).body?.task?.type ?? 'closed').toBe('closed');
  expect(text((await office.card(ticket, 'handler')).card)).toContain('minta uang');
  await expect(office.card(ticket, 'headOfDivision')).rejects.toThrow('no card');
});
