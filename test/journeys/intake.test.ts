import { openLocalOffice, type LocalOffice } from './localOffice';
import type { Data } from './officeDriver';

/** Ways in beside a plain text by the Cloud API: every kind of message, the handset, and the counter's form. */

const newest = async (office: LocalOffice): Promise<Data> => {
  const { body } = await office.get('/api/complaints?limit=1', await office.token('operator'));
  return body.items[0];
};
const enter = async (office: LocalOffice, persona: string, form: object) => {
  const reply = await office.post('/api/complaints', form, await office.token(persona));
  await office.settle();
  return reply;
};

describe('by the Cloud API', () => {
  let office: LocalOffice;
  beforeAll(async () => {
    office = await openLocalOffice();
  }, 60_000);
  afterAll(() => office?.stop());

  test.each([
    ['unsupported', '01'],
    ['sticker', '02'],
    ['location', '03'],
    ['contacts', '04'],
    ['audio', '05'],
    ['video', '06'],
    ['document', '07'],
    ['image', '08'],
  ])('a first message of kind %s is registered and asks for a person’s summary', async (type, citizen) => {
    await office.writes(`62800000020${citizen}`, { name: 'Warga Contoh', type });
    const { ticketNumber } = await newest(office);
    const detail = await office.complaint(ticketNumber);
    expect(detail).toMatchObject({ status: 'received', needsSummary: true, tasks: [{ kind: 'needsSummary' }] });
    expect(detail.messages[0]).toMatchObject({ direction: 'in', kind: type });
  });

  test('only a voice note is promised to be listened to; whoever sent something else is asked to write', async () => {
    const told = async (citizen: string) => (await office.chat(citizen)).map((message: Data) => message.text).join();
    expect(await told('6280000002005')).toContain('Pesan suara');
    for (const citizen of ['6280000002001', '6280000002003', '6280000002008']) {
      expect(await told(citizen)).toContain('mohon tuliskan kendala');
      expect(await told(citizen)).not.toContain('Pesan suara');
    }
  });

  test('a file is fetched at once, kept sealed outside any folder the server shows, and named in the case', async () => {
    await office.writes('6280000002011', { name: 'Warga Contoh', type: 'image', caption: 'ini KK saya' });
    const { ticketNumber } = await newest(office);
    const { messages } = await office.complaint(ticketNumber);
    expect(messages[0].attachments).toMatchObject([{ mimeType: 'image/jpeg', status: 'stored', size: expect.any(Number) }]);
  });

  test('a reaction alone registers nothing, and somebody without a number is reached by user id', async () => {
    await office.writes('6280000002012', { name: 'Warga Contoh', text: 'KK saya salah nama' });
    const before = (await newest(office)).ticketNumber;
    await office.writes('6280000002012', { type: 'reaction', emoji: '👍' });
    expect((await newest(office)).ticketNumber).toBe(before);
    await office.writes('6280000002013', { bsuid: 'ID.10000000000000013', withoutFrom: true, text: 'KTP saya hilang' });
    const { ticketNumber } = await newest(office);
    expect(ticketNumber).not.toBe(before);
    const chat = await office.chat('6280000002013');
    expect(chat.at(-1).text).toContain(ticketNumber);
  });

  test('the counter’s form: what is missing or wrong is named field by field, in the language asked for', async () => {
    const token = await office.token('operator');
    const response = await fetch(`${office.baseUrl}/api/complaints`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}`, 'Accept-Language': 'en' },
      body: JSON.stringify({ channel: 'fax', complaintClass: 'x', receivedAt: 'yesterday' }),
    });
    const body = (await response.json()) as Data;
    expect([response.status, body.code]).toEqual([400, 'invalidInput']);
    expect(body.fields.map((field: Data) => field.name)).toEqual(['channel', 'text', 'complaintClass', 'receivedAt']);
    expect(body.message).toContain('Channel: choose one of those offered');
  });

  test('a visitor needs a contact or stays anonymous; only operators take visitors, the liaison officer takes LAPOR!', async () => {
    const visit = { channel: 'counter', text: 'Antrean terlalu lama' };
    expect(await enter(office, 'operator', visit)).toMatchObject({ status: 409, body: { code: 'contactNeeded' } });
    expect(await enter(office, 'operator', { ...visit, isAnonymous: true })).toMatchObject({
      status: 201,
      body: { channel: 'counter', reporterName: null, isAnonymous: true },
    });
    expect(await enter(office, 'liaisonOfficer', { ...visit, isAnonymous: true })).toMatchObject({ status: 403 });
    expect(await enter(office, 'headOfOffice', { ...visit, isAnonymous: true })).toMatchObject({ status: 403 });
    const lapor = { channel: 'lapor', externalId: 'abc', text: 'x' };
    expect(await enter(office, 'liaisonOfficer', lapor)).toMatchObject({ status: 400 });
  });

  test('a form sent again by a browser that saw no answer leads to the complaint of the first time', async () => {
    const form = { channel: 'counter', text: 'Loket tutup lebih awal', isAnonymous: true, submissionId: 'form-1' };
    const [first, again] = [await enter(office, 'operator', form), await enter(office, 'operator', form)];
    expect([first.status, again.status, again.body.ticketNumber]).toEqual([201, 201, first.body.ticketNumber]);
    const next = await enter(office, 'operator', { ...form, submissionId: 'form-2' });
    expect(next.body.ticketNumber).not.toBe(first.body.ticketNumber);
  });

  test('a message typed in for a citizen whose case is under seal is answered as if it was only noted', async () => {
    const from = '6280000002014';
    await office.writes(from, { name: 'Warga Contoh', text: 'Petugas loket meminta uang' });
    const { ticketNumber } = await newest(office);
    const accused = { reason: 'Dugaan pungutan.', reportedParty: 'person', reportedPerson: 'operator' };
    expect(await office.act('operator', ticketNumber, 'flagSupervisory', accused)).toMatchObject({ status: 200 });
    const said = { channel: 'whatsapp', contact: from, text: 'kapan selesai?' };
    expect(await enter(office, 'operator', said)).toEqual({ status: 202, body: { noted: true } });
    const { messages } = await office.complaint(ticketNumber, 'headOfOffice');
    expect(messages.map((message: Data) => message.text)).toContain('kapan selesai?');
  });

  test('a letter starts its clock when it came, not when it was typed in; nothing is received in the future', async () => {
    await office.at('2026-11-24T10:00:00');
    const letter = { channel: 'letter', text: 'Akta belum jadi', contact: 'Jl. Contoh 1' };
    const { body } = await enter(office, 'operator', { ...letter, receivedAt: '2026-11-23T09:00' });
    const due = body.deadlines.find((each: Data) => each.code === 'sopResponse');
    expect(due.dueAt).toBe('2026-11-24T02:00:00.000Z');
    expect(await enter(office, 'operator', { ...letter, receivedAt: '2026-12-24' })).toMatchObject({ status: 400 });
  });

  test('lists page without losing or repeating a row, filter by what the reader may see, and find by number and words', async () => {
    const token = await office.token('operator');
    const all: string[] = [];
    for (let cursor = ''; ;) {
      const { body } = await office.get(`/api/complaints?limit=3${cursor && `&cursor=${cursor}`}`, token);
      all.push(...body.items.map((item: Data) => item.ticketNumber));
      if (!body.nextCursor) break;
      cursor = body.nextCursor;
    }
    expect(new Set(all).size).toBe(all.length);
    expect(all).toEqual([...all].sort().reverse());
    const found = async (query: string, persona = 'operator') =>
      (await office.get(`/api/complaints?${query}`, await office.token(persona))).body.items as Data[];
    expect((await found('channel=letter')).every(item => item.channel === 'letter')).toBe(true);
    expect(await found('status=archived')).toEqual([]);
    expect(await found(`q=${all[0]!.toLowerCase()}`)).toHaveLength(1);
    expect((await found('q=akta+belum')).map(item => item.channel)).toEqual(['letter']);
    expect(await found('q=akta+belum', 'technicalDivision')).toEqual([]);
    expect(await found('q=zzz')).toEqual([]);
    expect((await office.get('/api/complaints?status=lost', token)).body).toMatchObject({ code: 'invalidInput' });
    expect((await office.get('/api/complaints?limit=0', token)).status).toBe(400);
    expect((await office.get('/api/complaints/ADU-2026-999999', token)).body).toMatchObject({ code: 'unknownComplaint' });
  });
});

describe('from the handset, before the Cloud API is set up', () => {
  let office: LocalOffice;
  beforeAll(async () => {
    office = await openLocalOffice({ WHATSAPP_MODE: 'manual' });
  }, 60_000);
  afterAll(() => office?.stop());

  test('a typed message becomes a complaint, its texts become tasks to send by hand, and only then it counts as answered', async () => {
    const said = { channel: 'whatsapp', name: 'Warga Contoh A', contact: '0800-0000-0001', text: 'Syarat KIA apa?' };
    const { status, body } = await enter(office, 'operator', said);
    expect([status, body.status]).toEqual([201, 'received']);
    const ticket = body.ticketNumber as string;
    const tasks = async (): Promise<Data[]> => (await office.complaint(ticket)).tasks;
    const receipt = (await tasks()).find(task => task.kind === 'sendByHand')!;
    expect(receipt.text).toContain(ticket);
    expect(await office.act('operator', ticket, 'markSent', { task: receipt.id })).toMatchObject({ status: 200 });

    await enter(office, 'operator', { ...said, text: 'untuk anak umur 3 tahun' });
    const detail = await office.complaint(ticket);
    expect(detail.messages.filter((message: Data) => message.direction === 'in')).toHaveLength(2);

    const kind = { complaintClass: 'informationRequest', category: 'information', service: 'kia' };
    await office.act('operator', ticket, 'take', kind);
    const short = { problem: 'Syarat KIA.', conclusion: 'Umum.', recommendation: 'Jawab.', answer: 'Syaratnya: KK dan akta.' };
    await office.act('operator', ticket, 'submitShort', { ...short, containsPersonalData: false });
    await office.act('headOfDivision', ticket, 'approveAndSend', { containsPersonalData: false });
    expect(await office.complaint(ticket)).toMatchObject({ status: 'inProgress', answer: { state: 'sending' } });
    const answer = (await tasks()).find(task => task.text?.includes('Syaratnya'))!;
    const tooEarly = { task: answer.id, sentAt: '2026-11-24T09:05' };
    expect(await office.act('operator', ticket, 'markSent', tooEarly)).toMatchObject({
      status: 400,
      body: { fields: [{ name: 'sentAt', text: expect.stringContaining('belum tiba') as string }] },
    });
    await office.act('operator', ticket, 'markSent', { task: answer.id, sentAt: '2026-11-23T09:05' });
    expect(await office.complaint(ticket)).toMatchObject({ status: 'answered', answer: { state: 'delivered' } });
    const words = { via: 'whatsapp', quote: 'sudah jelas, terima kasih' };
    expect(await office.act('operator', ticket, 'confirmSettled', words)).toMatchObject({ status: 200 });
    expect(await office.complaint(ticket)).toMatchObject({ status: 'archived', closeReason: 'confirmed' });
    expect(await office.settle()).toEqual({ pending: 0, parked: 0 });
  });

  test('a number that is none is refused, and Meta’s webhook is not offered', async () => {
    const said = { channel: 'whatsapp', contact: 'besok', text: 'halo' };
    expect(await enter(office, 'operator', said)).toMatchObject({ status: 400, body: { code: 'invalidInput' } });
    expect((await office.get('/webhooks/whatsapp')).status).toBe(404);
  });
});
