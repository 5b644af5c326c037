import { EntityManager, type UpdateResult } from 'typeorm';
import type { ComplaintRow, MessageRow, TicketCounterRow } from '../../../bot/database/tables';
import { nobody } from '../../../bot/casework/receiving/contacts';
import { receive } from '../../../bot/casework/receiving/receive';
import { answer, answered, reported, resolved, review, sheetOf } from '../journeys';
import { citizen, openOfficeInTime, wib } from '../officeInTime';
import type { OfficeInTime, Written } from '../officeInTime';

let office: OfficeInTime;
beforeEach(async () => {
  office = await openOfficeInTime();
});
afterEach(() => office.close());

const complaints = () => office.db.read.count('Complaint');
const inboundOf = async (complaintId: string) =>
  (await office.texts({ complaintId })).filter(({ direction }) => direction === 'in').map(({ text }) => text);
const toldTo = async (contactId: string | null) => (await office.texts({ contactId: contactId! })).map(({ purpose }) => purpose);

test('a first message gets a number, a receipt, a card and its clocks', async () => {
  const id = await reported(office);
  expect(await office.row(id)).toMatchObject({
    ...{ ticketNumber: 'ADU-2026-000001', status: 'received', channel: 'whatsapp', track: 'full', cycle: 1, step: 1 },
    ...{ receivedAt: wib('2026-11-23T09:12'), registeredAt: wib('2026-11-23T09:12'), restricted: false, needsSummary: false },
  });
  expect(await office.told(id)).toEqual(['receipt']);
  expect((await office.deadline(id, 'sopResponse'))!.dueAt).toEqual(wib('2026-11-24T09:12'));
  expect((await office.outbox('showCard')).map(({ lane }) => lane)).toEqual([`card:${id}:aduan`]);
  expect((await office.outbox('sendReply')).length).toBe(1);
  expect((await office.log(id)).map(({ action }) => action)).toEqual(['receive', 'message']);
  expect(await office.breakIn(id)).toBeNull();
});

test('of two that open a year at once, the later counts on from the number of the earlier', async () => {
  await reported(office);
  // As the later of two on SQL Server sees it: nobody has begun to count yet.
  const increment = jest.spyOn(EntityManager.prototype, 'increment').mockResolvedValueOnce({ affected: 0 } as UpdateResult);
  const id = await reported(office, 'KK saya belum jadi', { from: '6280000000002' });
  increment.mockRestore();
  expect((await office.row(id)).ticketNumber).toBe('ADU-2026-000002');
});

test('the same provider id a second time changes nothing', async () => {
  const id = await reported(office, 'KTP saya belum jadi', { providerId: 'wamid.same' });
  const before = [await office.row(id), await office.log(id), await office.outbox('sendReply')];
  office.pass(5);
  expect(await office.writes({ text: 'KTP saya belum jadi', providerId: 'wamid.same' })).toEqual({
    kind: 'repeated',
    complaint: null,
  });
  expect([await office.row(id), await office.log(id), await office.outbox('sendReply')]).toEqual(before);
});

test('further messages join the open complaint: one number, one receipt, no button becomes stale', async () => {
  const id = await reported(office);
  const { step } = await office.row(id);
  for (const text of ['atas nama Warga Contoh A', 'Kelurahan Langkai']) {
    office.pass(1);
    expect(await office.writes(text)).toMatchObject({ kind: 'joined', complaint: { id, step } });
  }
  expect(await inboundOf(id)).toEqual(['KTP saya sudah 3 minggu belum dicetak', 'atas nama Warga Contoh A', 'Kelurahan Langkai']);
  expect([await complaints(), await office.told(id)]).toEqual([1, ['receipt']]);
  const last = (await office.texts({ complaintId: id })).findLast(({ direction }) => direction === 'in');
  expect((await office.row(id)).lastInboundMessageId).toBe(last!.id);
});

describe('the end does not depend on the order of arrival', () => {
  const said: Written[] = [
    { text: 'Assalamualaikum', at: wib('2026-11-23T08:58') },
    { text: 'KTP saya sejak 2 November belum dicetak', at: wib('2026-11-23T08:59') },
    { text: null, kind: 'audio', needsSummary: true, at: wib('2026-11-23T09:03') },
    { text: 'atas nama Warga Contoh A', at: wib('2026-11-23T09:05') },
  ];
  const orders = [
    [0, 1, 2, 3],
    [3, 2, 1, 0],
    [2, 0, 3, 1],
    [1, 3, 0, 2],
    [2, 3, 1, 0],
  ];

  test.each(orders)('%i %i %i %i', async (...order) => {
    for (const index of order) await office.writes({ ...said[index]!, providerId: `wamid.${index}` });
    const rows = await office.db.read.find<{ id: string }>('Complaint');
    expect(rows).toHaveLength(1);
    const { id } = rows[0]!;
    expect(await office.row(id)).toMatchObject({ receivedAt: wib('2026-11-23T08:58'), needsSummary: false });
    expect(await office.deadline(id, 'sopResponse')).toMatchObject({ startedAt: wib('2026-11-23T08:58') });
    expect((await office.deadline(id, 'sopResponse'))!.dueAt).toEqual(wib('2026-11-24T08:58'));
    expect((await office.deadline(id, 'nonSupervisory'))!.dueAt).toEqual(wib('2026-12-11T08:58'));
    const messages = await office.db.read.find<MessageRow>('Message', {
      where: { complaintId: id, direction: 'in' },
      order: { occurredAt: 'ASC' },
    });
    expect(messages.map(({ providerId }) => providerId)).toEqual(['wamid.0', 'wamid.1', 'wamid.2', 'wamid.3']);
    expect((await office.row(id)).lastInboundMessageId).toBe(messages.at(-1)!.id);
    expect((await office.db.read.findOneByOrFail<TicketCounterRow>('TicketCounter', { year: 2026 })).last).toBe(1);
    expect((await office.tasks(id)).filter(({ doneAt }) => doneAt === null)).toEqual([]);
    expect(await office.breakIn(id)).toBeNull();
  });

  test('a later message never moves the beginning forward', async () => {
    const id = await reported(office);
    office.pass(3);
    await office.writes('tambahan');
    expect((await office.row(id)).receivedAt).toEqual(wib('2026-11-23T09:12'));
  });
});

test('a lone greeting is welcomed once and gets no number; the next message gets it, with the greeting inside', async () => {
  expect((await office.writes('Assalamualaikum')).kind).toBe('greeted');
  office.pass(2);
  expect((await office.writes('selamat pagi')).kind).toBe('greeted');
  expect(await complaints()).toBe(0);
  office.pass(3);
  const { kind, complaint } = await office.writes('KTP saya belum jadi');
  expect([kind, complaint!.receivedAt]).toEqual(['registered', wib('2026-11-23T09:12')]);
  expect(await inboundOf(complaint!.id)).toEqual(['Assalamualaikum', 'selamat pagi', 'KTP saya belum jadi']);
  expect(await toldTo(complaint!.contactId)).toEqual([null, 'greeting', null, null, 'receipt']);
});

test('after closing a message makes a task for the next working day and reopens nothing', async () => {
  const id = await resolved(office);
  office.at('2026-11-25T09:00');
  expect(await office.writes('kok alamatnya salah ya')).toMatchObject({ kind: 'afterClosing', complaint: { id } });
  expect(await office.row(id)).toMatchObject({ status: 'resolved', outcome: 'resolved', cycle: 1 });
  expect(await office.tasks(id)).toMatchObject([{ kind: 'afterClosing', dueAt: wib('2026-11-26T09:00'), doneAt: null }]);
  // A photo and a second line are the same question, which shows the newest words.
  await office.writes('RT 3 jadi RT 8');
  const said = { complaintId: id, direction: 'in' } as const;
  const [last] = await office.db.read.find<MessageRow>('Message', { where: said, order: { id: 'DESC' }, take: 1 });
  expect(await office.tasks(id)).toMatchObject([{ kind: 'afterClosing', messageId: last!.id }]);
  expect(await complaints()).toBe(1);
});

describe('what came after the closing, and was something new', () => {
  let old: string;
  const closeTask = async (result: string): Promise<ComplaintRow[]> => {
    const task = (await office.tasks(old)).find(({ kind }) => kind === 'afterClosing')!;
    office.at('2026-11-25T11:00');
    await office.does('operator', old, 'closeTask', { task: task.id, result });
    return office.db.read.findBy<ComplaintRow>('Complaint', { followUpOf: old });
  };
  beforeEach(async () => {
    old = await resolved(office);
    office.at('2026-11-25T09:00');
    await office.writes('KK saya salah nama, oknum minta uang');
  });

  test('gets a number of its own from the day it was written, and leaves the old case', async () => {
    const [anew] = await closeTask('newComplaint');
    expect(anew).toMatchObject({
      ...{ ticketNumber: 'ADU-2026-000002', status: 'received', receivedAt: wib('2026-11-25T09:00'), restricted: true },
      ...{ contactId: (await office.row(old)).contactId },
    });
    expect(await inboundOf(anew!.id)).toEqual(['KK saya salah nama, oknum minta uang']);
    expect(await office.told(anew!.id)).toEqual(['receipt']);
    expect((await office.deadline(anew!.id, 'sopResponse'))!.dueAt).toEqual(wib('2026-11-26T09:00'));
    expect(await inboundOf(old)).not.toContain('KK saya salah nama, oknum minta uang');
    const last = (await office.texts({ complaintId: old })).findLast(({ direction }) => direction === 'in')!;
    expect((await office.row(old)).lastInboundMessageId).toBe(last.id);
    expect([await office.breakIn(old), await office.breakIn(anew!.id)]).toEqual([null, null]);
    expect((await office.deadline(old, 'afterClosing'))!.metAt).toEqual(office.now());
  });

  test('stays where it is when a person decides otherwise', async () => {
    expect(await closeTask('notNeeded')).toEqual([]);
  });

  test('keeps an accused officer out there too', async () => {
    const { id } = await office.person('technicalDivision');
    await office.db.write(tx => tx.update('Complaint', { id: old }, { reportedParty: 'person', reportedPersonId: id }));
    const [anew] = await closeTask('newComplaint');
    expect(anew).toMatchObject({ reportedParty: 'person', reportedPersonId: id });
  });
});

test('the rating asked for at the closing is taken once; a second number is for a person', async () => {
  const id = await resolved(office);
  const closed = (await office.texts({ complaintId: id })).findLast(({ purpose }) => purpose === 'closed')!;
  await office.db.write(tx => tx.update('Message', { id: closed.id }, { status: 'sent' }));
  office.pass(5);
  await office.writes('4');
  expect([(await office.row(id)).rating, (await office.told(id)).at(-1)]).toEqual([4, 'rated']);
  office.pass(5);
  await office.writes({ text: '1', quotes: closed.providerId ?? undefined });
  expect((await office.row(id)).rating).toBe(4);
});

test('more than 30 days after closing a message is a new complaint', async () => {
  const id = await resolved(office);
  office.at('2026-12-28T09:00');
  const { kind, complaint } = await office.writes('KK saya salah nama');
  expect([kind, complaint!.id === id, complaint!.ticketNumber]).toEqual(['registered', false, 'ADU-2026-000002']);
});

test('words of levy or misuse of data restrict the complaint on arrival, also in a later message', async () => {
  const early = await reported(office, 'Di loket ada oknum minta 150 ribu supaya KK cepat jadi');
  expect((await office.row(early)).restricted).toBe(true);
  const late = await reported(office, 'KTP belum jadi', { from: '6280000000002' });
  await office.writes({ text: 'ada pungli di loket', from: '6280000000002' });
  expect((await office.row(late)).restricted).toBe(true);
});

describe('a voice note', () => {
  const voice: Written = { text: null, kind: 'audio', needsSummary: true };

  test('needs somebody who listens, until the citizen writes it', async () => {
    const { complaint } = await office.writes(voice);
    const id = complaint!.id;
    expect(await office.row(id)).toMatchObject({ needsSummary: true });
    expect(await office.told(id)).toEqual(['receipt', 'voiceOnly']);
    expect(await office.tasks(id)).toMatchObject([{ kind: 'needsSummary', doneAt: null }]);
    office.pass(1);
    await office.writes('NIK anak saya ditolak BPJS');
    expect(await office.row(id)).toMatchObject({ needsSummary: false });
    expect((await office.tasks(id))[0]!.doneAt).toEqual(office.now());
  });

  test.each([
    ['after a greeting', true],
    ['before a greeting', false],
  ])('%s needs it just the same', async (_, greetingFirst) => {
    const greeting: Written = { text: 'Assalamualaikum', at: wib(greetingFirst ? '2026-11-23T09:10' : '2026-11-23T09:11') };
    for (const said of greetingFirst ? [greeting, voice] : [voice, greeting]) await office.writes(said);
    const [row] = await office.db.read.find<{ id: string; needsSummary: boolean }>('Complaint');
    expect(row!.needsSummary).toBe(true);
    expect((await office.tasks(row!.id)).map(({ kind }) => kind)).toEqual(['needsSummary']);
  });
});

describe('a contact with several open complaints', () => {
  let first: string;
  let second: string;
  beforeEach(async () => {
    first = await reported(office);
    await office.does('operator', first, 'take');
    second = await office.writesOfAnother('Akta anak saya belum jadi.');
    office.pass(60);
  });

  test('is asked once which one is meant; the pick claims all that waited', async () => {
    expect((await office.writes('bagaimana kabarnya')).kind).toBe('asked');
    office.pass(1);
    expect((await office.writes('sudah lama ini')).kind).toBe('asked');
    const { contactId } = await office.row(first);
    const questions = (await office.texts({ contactId: contactId! })).filter(({ purpose }) => purpose === 'chooseComplaint');
    expect(questions).toMatchObject([
      { buttons: [{ id: 'pilih:ADU-2026-000001' }, { id: 'pilih:ADU-2026-000002' }], complaintId: null },
    ]);
    expect(await inboundOf(second)).toEqual(['Akta anak saya belum jadi.']);
    office.pass(1);
    const picked = await office.writes({ text: 'ADU-2026-000002', kind: 'interactive', button: 'pilih:ADU-2026-000002' });
    expect(picked).toMatchObject({ kind: 'joined', complaint: { id: second } });
    expect(await inboundOf(second)).toEqual([
      'Akta anak saya belum jadi.',
      'bagaimana kabarnya',
      'sudah lama ini',
      'ADU-2026-000002',
    ]);
    expect(await office.breakIn(second)).toBeNull();
  });

  test('is not asked again in the middle of a session, which ends after more than 15 minutes of quiet', async () => {
    await office.writes({ text: 'ADU-2026-000002', kind: 'interactive', button: 'pilih:ADU-2026-000002' });
    for (const minutes of [2, 15]) {
      office.pass(minutes);
      expect(await office.writes('anaknya lahir bulan September')).toMatchObject({ kind: 'joined', complaint: { id: second } });
    }
    office.pass(16);
    expect((await office.writes('halo kabarnya bagaimana pak')).kind).toBe('asked');
  });

  test('may quote one of our texts instead', async () => {
    const receipt = (await office.texts({ complaintId: second })).find(({ purpose }) => purpose === 'receipt')!;
    await office.db.write(tx => tx.update('Message', { id: receipt.id }, { providerId: 'wamid.receipt' }));
    expect(await office.writes({ text: 'ini maksudnya?', quotes: 'wamid.receipt' })).toMatchObject({
      kind: 'joined',
      complaint: { id: second },
    });
  });
});

describe('“sudah” speaks of the text that asked for it', () => {
  let first: string;
  let second: string;
  beforeEach(async () => {
    first = await reported(office);
    await office.does('operator', first, 'take');
    second = await office.writesOfAnother('Akta anak saya belum jadi.');
    await office.does('operator', second, 'take');
    for (const id of [first, second]) {
      await office.does('operator', id, 'submitReview', review);
      await office.does('policyAnalyst', id, 'verify', { findings: 'Sesuai.' });
      await office.does('headOfDivision', id, 'giveDisposition', sheetOf(office));
    }
    office.pass(60);
    await answer(office, first);
    office.pass(30);
    await office.writes({ text: 'ADU-2026-000001', kind: 'interactive', button: 'pilih:ADU-2026-000001' });
    office.pass(5);
  });
  const statuses = async () => [(await office.row(first)).status, (await office.row(second)).status];

  test('also in the middle of a talk about another complaint', async () => {
    await answer(office, second);
    office.pass(2);
    expect(await office.writes('sudah')).toMatchObject({ kind: 'joined', complaint: { id: second } });
    expect(await statuses()).toEqual(['answered', 'resolved']);
    expect(await inboundOf(second)).toContain('sudah');
  });

  test('a quotation or a button says more', async () => {
    await answer(office, second);
    office.pass(2);
    const asked = (await office.texts({ complaintId: first })).find(({ purpose }) => purpose === 'answer')!;
    await office.writes({ text: 'sudah', quotes: asked.providerId! });
    expect(await statuses()).toEqual(['resolved', 'answered']);
  });

  test('a text about another complaint that asked for nothing leaves it to a person', async () => {
    await office.does('operator', second, 'sendProgress', {
      text: 'Berkas sedang diperiksa.',
      promisedAt: '2026-11-25',
    });
    const news = (await office.texts({ complaintId: second })).at(-1)!;
    await office.db.write(tx => tx.update('Message', { id: news.id }, { status: 'sent', sentAt: office.now() }));
    office.pass(2);
    expect(await office.writes('sudah selesai')).toMatchObject({ kind: 'joined', complaint: { id: first } });
    expect(await statuses()).toEqual(['answered', 'inProgress']);
    const said = (await office.texts({ complaintId: first })).at(-1)!;
    expect((await office.tasks(first)).at(-1)).toMatchObject({ kind: 'interpretReply', messageId: said.id });
  });

  test('and the number named in the words must be that of the complaint they came to', async () => {
    await answer(office, second);
    office.pass(2);
    await office.writes('sudah selesai ADU-2026-000001');
    expect(await statuses()).toEqual(['answered', 'answered']);
  });
});

test.each(['sudah', 'sudah selesai'])('“%s” written before the answer went out is for a person to read', async text => {
  const id = await answered(office);
  await office.writes({ text, at: new Date(office.now().getTime() - 60_000) });
  expect((await office.row(id)).status).toBe('answered');
  expect(await office.tasks(id)).toMatchObject([{ kind: 'interpretReply', doneAt: null }]);
  office.pass(1);
  await office.writes(text);
  expect((await office.row(id)).status).toBe('resolved');
});

test('nobody writes into a stranger’s complaint by quoting or naming it', async () => {
  const id = await reported(office);
  const [receipt] = (await office.texts({ complaintId: id })).filter(({ purpose }) => purpose === 'receipt');
  await office.db.write(tx => tx.update('Message', { id: receipt!.id }, { providerId: 'wamid.receipt' }));
  const stranger = { from: '6280000000002', text: 'sudah selesai', quotes: 'wamid.receipt', button: 'sudah:ADU-2026-000001' };
  const { kind, complaint } = await office.writes(stranger);
  expect([kind, complaint!.id === id]).toEqual(['registered', false]);
  expect(await inboundOf(id)).toHaveLength(1);
});

test('“status ADU-…” and PRIVASI are answered on the spot and register nothing', async () => {
  const id = await reported(office);
  await office.writes('status ADU-2026-000001');
  await office.writes('status ADU-2026-000099');
  await office.writes('PRIVASI');
  const { contactId } = await office.row(id);
  const told = (await office.texts({ contactId: contactId! })).filter(({ direction }) => direction === 'out');
  expect(told.map(({ purpose }) => purpose)).toEqual(['receipt', 'status', 'statusUnknown', 'privacy']);
  expect(await complaints()).toBe(1);
});

test('TANDA TERIMA is answered with the four elements of the law, the identity number masked, to the reporter alone', async () => {
  const id = await reported(office, 'KTP saya hilang, NIK 9999990101900001');
  const { ticketNumber, contactId } = await office.row(id);
  await office.writes({ text: 'TANDA TERIMA' });
  const receipt = (await office.texts({ contactId: contactId! })).findLast(({ purpose }) => purpose === 'receiptAgain')!;
  for (const element of [
    ticketNumber,
    'Warga Contoh',
    '23 November 2026, 09.12 WIB',
    'WhatsApp',
    'KTP saya hilang',
    'Petugas Pengaduan',
  ])
    expect(receipt.text).toContain(element);
  expect(receipt.text).not.toContain('9999990101900001');
  expect(await complaints()).toBe(1);
});

test('“status” names the next date that is still to come, never one that has passed', async () => {
  const id = await reported(office);
  const { contactId } = await office.row(id);
  const said = async () => {
    await office.writes({ text: 'status' });
    return (await office.texts({ contactId: contactId! })).findLast(({ purpose }) => purpose?.startsWith('status'))!;
  };
  expect((await said()).text).toContain('24 November 2026');
  office.at('2026-11-25T09:00');
  const later = await said();
  expect([later.purpose, later.text]).toEqual(['statusEnded', expect.not.stringContaining('24 November')]);
});

test('TELEPON makes a task and a promise of one working day', async () => {
  const id = await reported(office);
  await office.writes('TELEPON');
  expect(await office.tasks(id)).toMatchObject([{ kind: 'callback', dueAt: wib('2026-11-24T09:12') }]);
  expect(await office.told(id)).toEqual(['receipt', 'callbackPromised']);
});

test('a visitor without name or number is registered, and told nothing by any program', async () => {
  const { complaint } = await office.db.write(tx =>
    receive(tx, office.office, {
      channel: 'counter',
      alias: nobody,
      kind: 'form',
      text: 'Petugas loket membentak saya.',
      occurredAt: office.now(),
      understand: () => ({ intent: 'other', certain: false }),
      form: { registeredBy: null, isAnonymous: true },
    }),
  );
  expect(await office.row(complaint!.id)).toMatchObject({ isAnonymous: true, channel: 'counter', status: 'received' });
  expect(await office.outbox('sendReply')).toEqual([]);
  expect(await office.tasks(complaint!.id)).toEqual([]);
  expect((await office.texts({ complaintId: complaint!.id })).map(({ text, status }) => [text?.slice(0, 8), status])).toEqual([
    ['Yth. Bap', 'sent'],
    ['Petugas ', 'received'],
  ]);
});

test('any message of the citizen sends what waited behind a template', async () => {
  const id = await reported(office);
  const [receipt] = (await office.texts({ complaintId: id })).filter(({ purpose }) => purpose === 'receipt');
  await office.db.write(tx => tx.update('Message', { id: receipt!.id }, { status: 'waiting' }));
  await office.writes({ text: 'LIHAT', button: 'lihat:ADU-2026-000001' });
  expect((await office.texts({ complaintId: id })).find(({ purpose }) => purpose === 'receipt')).toMatchObject({
    status: 'queued',
  });
  expect(await office.row(id)).toMatchObject({ status: 'received' });
});

test('the citizen’s words and number stand nowhere in the open', async () => {
  await reported(office, 'Rahasia sekali ini');
  const tables = ['complaint', 'message', 'reporter', 'reporter_contact', 'log_entry', 'outbox', 'search_term', 'task'];
  for (const table of tables) {
    const stored = JSON.stringify(await office.db.read.query(`SELECT * FROM "${table}"`));
    expect([table, stored.includes('Rahasia sekali'), stored.includes(citizen), stored.includes('Warga Contoh')]).toEqual([
      table,
      false,
      false,
      false,
    ]);
  }
});
