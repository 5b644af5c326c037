import { statuses, tracks } from '../../../bot/complaint/complaint';
import { fitTo, isOpenToOffice } from '../../../bot/complaint/disruption';
import { openToOffice } from '../../../bot/casework/disruption/conditions';
import { linkCases } from '../../../bot/casework/disruption/link';
import { decideNews, endDisruption, openDisruption, writeNews, type Changing } from '../../../bot/casework/disruption/manage';
import { readDisruption } from '../../../bot/casework/disruption/read';
import { reportedDisruptions } from '../../../bot/casework/disruption/reported';
import { tellLinked } from '../../../bot/casework/disruption/tellLinked';
import { followUp } from '../../../bot/casework/clocks/followUp';
import { monthBorders } from '../../../bot/complaint/wib';
import type { ComplaintRow, DisruptionToldRow } from '../../../bot/database/tables';
import type { PersonaKey } from '../../../bot/local/personas';
import { complaintRow } from '../complaintRow';
import { reported, taken } from '../journeys';
import { openOfficeInTime, type OfficeInTime } from '../officeInTime';

let office: OfficeInTime;
beforeEach(async () => {
  office = await openOfficeInTime('2026-11-23T09:12');
});
afterEach(() => office.close());

const blanks = {
  ...{ name: 'Blanko KTP-el habis', kind: 'blankShortage', startedAt: '2026-11-23T07:30', services: 'ktpel_cetak', category: '' },
  ...{ text: 'Blanko KTP-el sedang kosong.', promisedAt: '2026-11-24T16:00', expectedEndAt: '' },
};

const opens = async (who: PersonaKey = 'headOfDivision', input: Record<string, unknown> = {}): Promise<string> =>
  openDisruption({ office: office.office, by: await office.person(who), input: { ...blanks, ...input } });
const view = async (id: string, who: PersonaKey = 'operator') => readDisruption(office.office, await office.person(who), id);
const changed = async (id: string, who: PersonaKey, input: Record<string, unknown>): Promise<Changing> => ({
  ...{ office: office.office, by: await office.person(who), id, version: (await view(id)).version, input },
});
const links = async (id: string, cases: readonly string[], who: PersonaKey = 'operator') => {
  const tickets = await Promise.all(cases.map(async each => (await office.row(each)).ticketNumber));
  return linkCases(office.office, await office.person(who), id, tickets);
};
const from = (n: number) => ({ from: `62800000001${String(n).padStart(2, '0')}`, name: `Warga Contoh ${n}` });
const news = async (id: string) =>
  (await office.texts({ complaintId: id })).filter(({ purpose }) => purpose?.startsWith('disruption')).map(({ text }) => text);
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: Error & { code?: string }) => error.code,
  );

describe('what goes out', () => {
  test('linked cases are told once in the same words, each under its own number, by the head’s own text', async () => {
    const cases = [await reported(office), await reported(office, 'KTP saya belum dicetak juga', from(2))];
    const id = await opens();
    await links(id, cases);
    await tellLinked(office.office, id);
    await tellLinked(office.office, id);
    const [one, two] = [await office.row(cases[0]!), await office.row(cases[1]!)];
    expect(await news(one.id)).toEqual([expect.stringContaining(`${one.ticketNumber}: Blanko KTP-el sedang kosong.`)]);
    expect(await news(two.id)).toEqual([expect.stringContaining('paling lambat 24 November 2026, 16.00 WIB')]);
    expect((await office.log(one.id)).slice(-2).map(({ action, actorRole, sopStep }) => [action, actorRole, sopStep])).toEqual([
      ['joinDisruption', 'operator', null],
      ['tellDisruption', 'schedule', 5],
    ]);
    expect(await office.breakIn(one.id)).toBeNull();
    expect(one).toMatchObject({ status: 'received', disruptionId: id });
    expect((await view(id)).news[0]!.telling).toMatchObject({ onItsWay: 2, notYet: 0 });
  });

  test('it is a progress answer with a named date: the first reaction is met, and the promise runs', async () => {
    const own = await reported(office);
    await links(await opens(), [own]);
    expect((await office.deadline(own, 'sopResponse'))?.metAt).toEqual(office.now());
    expect(await office.deadline(own, 'promise')).toMatchObject({ metAt: null, dueAt: new Date('2026-11-24T09:00:00Z') });
  });

  test('what an operator writes waits for the head of division, and then reaches those who are linked already', async () => {
    const own = await reported(office);
    const id = await opens('operator');
    await links(id, [own]);
    await tellLinked(office.office, id);
    expect([await news(own), (await view(id, 'headOfDivision')).mayDecide, (await view(id)).mayDecide]).toEqual([
      [],
      true,
      false,
    ]);
    expect(await refusal(decideNews(await changed(id, 'operator', {}), true))).toBe('newsNotYours');
    expect(await refusal(decideNews(await changed(id, 'policyAnalyst', {}), true))).toBe('newsNotYours');
    await decideNews(await changed(id, 'headOfDivision', { note: 'Sebut layanan lain yang berjalan.' }), false);
    expect((await view(id)).news[0]).toMatchObject({ state: 'returned', note: 'Sebut layanan lain yang berjalan.' });
    const again = { text: 'Blanko kosong; layanan lain berjalan.', promisedAt: '2026-11-25T16:00' };
    await writeNews(await changed(id, 'operator', again));
    await decideNews(await changed(id, 'headOfDivision', {}), true);
    expect(await office.outbox('tellDisruption')).toMatchObject([{ payload: { disruptionId: id }, status: 'pending' }]);
    await tellLinked(office.office, id);
    expect(await news(own)).toEqual([expect.stringContaining('Blanko kosong; layanan lain berjalan.')]);
    const told = (await office.outbox('notify')).map(({ payload }) => (payload as { key: string }).key);
    expect(told).toEqual(expect.arrayContaining(['newsToApprove', 'newsReturned', 'newsApproved']));
  });

  test('a mandate of the head approves another’s words, never one’s own', async () => {
    const days = { from: new Date('2026-11-01T00:00:00Z'), to: new Date('2026-12-31T00:00:00Z') };
    await office.appoint('policyAnalyst', { role: 'headOfDivision', kind: 'mandate', orderNumber: '800/1', ...days });
    const own = await opens('policyAnalyst');
    expect(await refusal(decideNews(await changed(own, 'policyAnalyst', {}), true))).toBe('newsNotYours');
    const others = await opens('operator');
    expect(await refusal(decideNews(await changed(others, 'policyAnalyst', {}), true))).toBe('done');
  });

  test('whoever reports while it lasts gets the newest news, and after its date has passed nothing untrue', async () => {
    const id = await opens();
    office.at('2026-11-24T10:00');
    await writeNews(await changed(id, 'headOfDivision', { text: 'Blanko tiba besok.', promisedAt: '2026-11-25T12:00' }));
    const late = await reported(office, 'Kapan KTP saya dicetak?', from(3));
    await links(id, [late]);
    await tellLinked(office.office, id);
    expect(await news(late)).toEqual([expect.stringContaining('Blanko tiba besok.')]);
    office.at('2026-11-25T13:00');
    const later = await reported(office, 'KTP belum dicetak', from(4));
    await links(id, [later]);
    await tellLinked(office.office, id);
    expect([await news(later), (await view(id)).news[0]!.telling]).toMatchObject([[], { notYet: 1 }]);
    await writeNews(await changed(id, 'headOfDivision', { text: 'Blanko tiba sore ini.', promisedAt: '2026-11-25T16:00' }));
    await tellLinked(office.office, id);
    expect([(await news(late)).length, (await news(later)).length]).toEqual([2, 1]);
  });

  test('one person with two cases is told once; both cases say so', async () => {
    const first = await reported(office);
    const second = await office.writesOfAnother('Akta anak saya juga belum jadi');
    await links(await opens(), [first, second]);
    expect([await news(first), await news(second)].map(texts => texts.length)).toEqual([1, 0]);
    const told = await office.db.read.find<DisruptionToldRow>('DisruptionTold');
    expect(new Set(told.map(({ messageId }) => messageId)).size).toBe(1);
    expect((await office.log(second)).at(-1)).toMatchObject({
      action: 'tellDisruption',
      detail: { message: told[0]!.messageId },
    });
  });

  test('where no program sends, it is a task to send by hand', async () => {
    const { id } = (await office.writes({ text: 'KTP saya belum dicetak', throughApi: false, ...from(5) })).complaint!;
    await office.db.write(tx => tx.update('ReporterContact', { channel: 'whatsapp' }, { mode: 'manual' }));
    const disruption = await opens();
    expect((await view(disruption)).candidates!.items).toMatchObject([{ way: 'byHand' }]);
    await links(disruption, [id]);
    expect((await office.tasks(id)).filter(({ kind }) => kind === 'sendByHand')).toHaveLength(1);
    expect((await view(disruption)).news[0]!.telling).toMatchObject({ byHand: 1 });
  });

  test('a case that failed does not keep the others from being told, and is told by the next attempt', async () => {
    const cases = await Promise.all([1, 2, 3].map(n => reported(office, 'KTP belum dicetak', from(n))));
    const id = await opens('operator');
    await links(id, cases);
    await decideNews(await changed(id, 'headOfDivision', {}), true);
    const write = office.office.db.write.bind(office.office.db);
    let calls = 0;
    const broken = {
      ...office.office,
      db: {
        ...office.office.db,
        read: office.db.read,
        write: ((work: never) => (++calls === 2 ? Promise.reject(new Error('cut off')) : write(work))) as typeof write,
      },
    };
    await expect(tellLinked(broken as typeof office.office, id)).rejects.toThrow('cut off');
    expect((await view(id)).news[0]!.telling).toMatchObject({ onItsWay: 2, notYet: 1 });
    await tellLinked(office.office, id);
    expect((await view(id)).news[0]!.telling).toMatchObject({ onItsWay: 3, notYet: 0 });
  });
});

test('five hundred reporters are found, linked and told once each', async () => {
  const begun = { made: 0, found: 0, linked: 0, told: 0 };
  const timed = async (step: keyof typeof begun, work: () => Promise<unknown>) => {
    const start = performance.now();
    await work();
    begun[step] = Math.round(performance.now() - start);
  };
  const id = await opens('operator');
  await timed('made', async () => {
    for (let n = 0; n < 500; n++)
      await office.writes({ text: 'KTP saya belum dicetak', from: `62800001${String(n).padStart(5, '0')}`, name: null });
  });
  let tickets: string[] = [];
  await timed('found', async () => {
    tickets = (await view(id)).candidates!.items.map(({ ticketNumber }) => ticketNumber);
  });
  expect(tickets).toHaveLength(500);
  await timed('linked', async () => {
    for (let at = 0; at < 500; at += 50)
      await linkCases(office.office, await office.person('operator'), id, tickets.slice(at, at + 50));
  });
  await decideNews(await changed(id, 'headOfDivision', {}), true);
  await timed('told', () => tellLinked(office.office, id));
  expect((await view(id)).news[0]!.telling).toMatchObject({ onItsWay: 500, notYet: 0 });
  if (process.env.TIMES) process.stdout.write(`${JSON.stringify(begun)}\n`);
  expect(begun.found + begun.linked + begun.told).toBeLessThan(60_000);
}, 120_000);

describe('the end', () => {
  test('it is told once to all who are linked and open; their cases go on, and the promise is kept', async () => {
    const own = await taken(office);
    const gone = await reported(office, 'Sudah tidak perlu', from(6));
    const id = await opens();
    await links(id, [own, gone]);
    await office.does('operator', gone, 'withdraw', { via: 'phone', quote: 'Saya cabut.' });
    office.at('2026-11-24T11:00');
    await endDisruption(await changed(id, 'headOfDivision', { text: 'Blanko sudah tersedia.', endedAt: '2026-11-24T10:30' }));
    await tellLinked(office.office, id);
    await tellLinked(office.office, id);
    expect((await news(own)).at(-1)).toContain('Blanko sudah tersedia.\n\nLaporan Bapak/Ibu tetap kami tangani sampai selesai.');
    expect([(await news(own)).length, (await news(gone)).length]).toEqual([2, 1]);
    expect(await office.row(own)).toMatchObject({ status: 'inReview', disruptionId: id });
    expect((await office.deadline(own, 'promise'))?.metAt).toEqual(office.now());
    expect((await view(id)).endedAt).toEqual(new Date('2026-11-24T03:30:00Z'));
    const late = await reported(office, 'KTP?', from(7));
    expect(await refusal(links(id, [late]))).toBe('disruptionEnded');
    expect(await refusal(office.does('operator', late, 'joinDisruption', { disruption: id }))).toBe('disruptionEnded');
  });

  test('a promise that an officer gave for one case alone stands', async () => {
    const own = await taken(office);
    const id = await opens();
    await links(id, [own]);
    await office.does('operator', own, 'sendProgress', { text: 'Kami cek.', promisedAt: '2026-11-26T10:00' });
    office.at('2026-11-24T11:00');
    await endDisruption(await changed(id, 'headOfDivision', { text: 'Sudah tersedia.', endedAt: '2026-11-24T10:30' }));
    await tellLinked(office.office, id);
    expect((await office.deadline(own, 'promise'))?.metAt).toBeNull();
  });

  test('without a linked case nothing need be said; with one it must be', async () => {
    const id = await opens('operator');
    const empty = { text: '', endedAt: '2026-11-23T09:00' };
    const own = await reported(office);
    await links(id, [own]);
    expect(await refusal(endDisruption(await changed(id, 'operator', empty)))).toBe('invalidInput');
    await office.does('operator', own, 'leaveDisruption', { reason: 'Soal lain.' });
    await endDisruption(await changed(id, 'operator', empty));
    expect((await view(id)).endedAt).not.toBeNull();
  });

  test('a report of the month names it with its cases, as long as it lasted in that month', async () => {
    const own = await reported(office);
    const id = await opens();
    await links(id, [own]);
    const lines = (month: string) => reportedDisruptions(office.db.read, office.office, monthBorders(month));
    office.at('2026-12-02T09:00');
    await endDisruption(await changed(id, 'headOfDivision', { text: 'Sudah tersedia.', endedAt: '2026-12-01T10:00' }));
    const line = { name: blanks.name, startedAt: '2026-11-23T00:30:00.000Z', cases: 1 };
    expect(await lines('2026-10')).toEqual([]);
    expect(await lines('2026-11')).toEqual([{ ...line, endedAt: null }]);
    expect(await lines('2026-12')).toEqual([{ ...line, endedAt: '2026-12-01T03:00:00.000Z' }]);
  });
});

describe('a linked case that is split', () => {
  const issues = { text: 'KTP belum dicetak.', text2: 'Akta anak salah nama.', text3: 'Kapan petugas datang ke kelurahan?' };
  const services = { service: 'ktpel_cetak', service2: 'akta_lahir', service3: '' };
  const isLinkedTo = (id: string, parts: readonly ComplaintRow[]) => parts.map(({ disruptionId }) => disruptionId === id);
  const partsOf = (visit: string) =>
    office.db.read.find<ComplaintRow>('Complaint', { where: { partOf: visit }, order: { ticketNumber: 'ASC' } });
  const splits = async (own: string, input: object = {}, who: PersonaKey = 'operator') => {
    await office.does(who, own, 'split', { ...issues, ...services, ...input });
    return partsOf(own);
  };
  const ends = async (id: string): Promise<void> => {
    office.at('2026-11-24T11:00');
    await endDisruption(await changed(id, 'headOfDivision', { text: 'Blanko sudah tersedia.', endedAt: '2026-11-24T10:30' }));
    await tellLinked(office.office, id);
  };

  test('leaves its parts in the disruption but for those of another service; its news is not told again, the promise runs on', async () => {
    const own = await taken(office);
    const id = await opens();
    await links(id, [own]);
    const [card, certificate, visit] = await splits(own);
    expect(isLinkedTo(id, [card!, certificate!, visit!])).toEqual([true, false, true]);
    expect([await news(own), await news(card!.id), await news(visit!.id)]).toEqual([[expect.any(String)], [], []]);
    const told = await office.db.read.findBy<DisruptionToldRow>('DisruptionTold', { disruptionId: id, seq: 1 });
    expect([told.length, new Set(told.map(({ messageId }) => messageId)).size]).toEqual([3, 1]);
    const promise = { metAt: null, dueAt: new Date('2026-11-24T09:00:00Z') };
    expect([await office.deadline(card!.id, 'promise'), await office.deadline(certificate!.id, 'promise')]).toEqual([
      expect.objectContaining(promise),
      null,
    ]);
    expect((await office.deadline(card!.id, 'sopResponse'))?.metAt).toEqual(office.now());
    expect(await view(id)).toMatchObject({ cases: 2, news: [{ telling: { onItsWay: 2, notYet: 0 } }] });
    for (const each of [own, card!.id, certificate!.id]) expect(await office.breakIn(each)).toBeNull();
  });

  test('hears of the end once, by its parts, also by one that comes later and by one whose words alone say of what service it is', async () => {
    const own = await taken(office);
    const id = await opens();
    await links(id, [own]);
    await splits(own);
    await splits(own, { text: 'KTP-el suami saya juga belum dicetak.', service: '', text2: '', text3: '' });
    await splits(own, { text: 'Kartu keluarga saya salah.', service: '', text2: '', text3: '' });
    const parts = await partsOf(own);
    expect(isLinkedTo(id, parts)).toEqual([true, false, true, true, false]);
    await ends(id);
    const ended = await Promise.all([own, ...parts.map(each => each.id)].map(news));
    expect(ended.slice(1).flat()).toEqual([expect.stringContaining('Blanko sudah tersedia.')]);
    expect(ended[0]).toHaveLength(1);
    expect((await office.deadline(parts[3]!.id, 'promise'))?.metAt).toEqual(office.now());
    expect((await view(id)).news[0]!.telling).toMatchObject({ onItsWay: 3, notYet: 0 });
  });

  test('what is approved afterwards is told to the parts, once', async () => {
    const own = await taken(office);
    const id = await opens('operator');
    await links(id, [own]);
    const [card, , visit] = await splits(own);
    await decideNews(await changed(id, 'headOfDivision', {}), true);
    await tellLinked(office.office, id);
    expect([await news(own), await news(card!.id), await news(visit!.id)]).toEqual([
      [],
      [expect.stringContaining(`${card!.ticketNumber}: Blanko`)],
      [],
    ]);
  });

  test('when it is over, is still counted as part of it by its parts, and nobody is written to', async () => {
    const own = await taken(office);
    const id = await opens();
    await links(id, [own]);
    await ends(id);
    const { contactId } = await office.row(own);
    const texts = async () =>
      (await office.texts({ contactId: contactId! })).filter(({ purpose }) => purpose?.startsWith('disruption'));
    const before = await texts();
    const parts = await splits(own);
    expect([isLinkedTo(id, parts), (await view(id)).cases]).toEqual([[true, false, true], 2]);
    expect([before.length, await texts()]).toEqual([2, before]);
  });

  test('is split all the same where one text for everybody may not reach it, and by an officer of a division', async () => {
    const [secret, own] = [await taken(office), await reported(office, 'KTP belum dicetak', from(8))];
    const id = await opens();
    await links(id, [secret, own]);
    await office.db.write(tx => tx.update('Complaint', { id: secret }, { isConfidential: true }));
    expect(isLinkedTo(id, await splits(secret))).toEqual([false, false, false]);
    const staff = await office.person('technicalDivision');
    await office.db.write(tx => tx.update('Complaint', { id: own }, { assigneeId: staff.id }));
    expect(isLinkedTo(id, await splits(own, {}, 'technicalDivision'))).toEqual([true, false, true]);
    expect(await refusal(endDisruption(await changed(id, 'operator', { text: '', endedAt: '2026-11-23T09:00' })))).toBe(
      'invalidInput',
    );
    for (const { id: part } of await partsOf(own))
      if ((await office.row(part)).disruptionId) await office.does('operator', part, 'leaveDisruption', { reason: 'Soal lain.' });
    await endDisruption(await changed(id, 'operator', { text: '', endedAt: '2026-11-23T09:00' }));
    expect((await view(id)).endedAt).not.toBeNull();
  });
});

describe('which cases', () => {
  test('those that fit are found, by what was sorted or by their words; others, and linked ones, are not', async () => {
    const sorted = await taken(office, 'Punya saya bagaimana?', from(1));
    await office.does('operator', sorted, 'changeService', { service: 'ktpel_cetak' });
    const worded = await reported(office, 'KTP saya sudah 3 minggu belum dicetak', from(2));
    await reported(office, 'Akta kelahiran anak saya salah nama', from(3));
    const linked = await reported(office, 'KTP belum dicetak', from(4));
    const id = await opens();
    await links(id, [linked]);
    const numberOf = async (each: string) => (await office.row(each)).ticketNumber;
    expect((await view(id)).candidates).toMatchObject({
      isCut: false,
      items: [
        { ticketNumber: await numberOf(worded), fit: 'words', way: 'asItIs' },
        { ticketNumber: await numberOf(sorted), fit: 'sorted' },
      ],
    });
    expect((await view(id, 'headOfOffice')).candidates).toBeNull();
  });

  test.each([
    ['confidential', { isConfidential: true }],
    ['restricted', { restricted: true }],
    ['supervisory', { track: 'supervisory' }],
    ['about an officer', { reportedParty: 'unit', reportedUnit: 'civilRegistration' }],
  ] as const)('what is %s is neither found nor linked, and is told nothing once it has become so', async (_, secret) => {
    const id = await opens('operator');
    const own = await reported(office);
    const linked = await reported(office, 'KTP belum dicetak', from(8));
    await links(id, [linked]);
    await office.db.write(tx => tx.update('Complaint', { id: own }, secret as Partial<ComplaintRow>));
    await office.db.write(tx => tx.update('Complaint', { id: linked }, secret as Partial<ComplaintRow>));
    expect((await view(id)).candidates!.items).toEqual([]);
    expect((await links(id, [own])).refused).toHaveLength(1);
    await decideNews(await changed(id, 'headOfDivision', {}), true);
    await tellLinked(office.office, id);
    expect([await news(own), await news(linked), (await office.row(own)).disruptionId]).toEqual([[], [], null]);
  });

  test('each number is linked or refused by itself', async () => {
    const id = await opens();
    const [one, two] = [await reported(office), await reported(office, 'KTP belum dicetak', from(9))];
    await office.does('operator', two, 'withdraw', { via: 'phone', quote: 'Saya cabut.' });
    const tickets = [(await office.row(one)).ticketNumber, (await office.row(two)).ticketNumber, 'ADU-2026-009999'];
    const done = await linkCases(office.office, await office.person('operator'), id, tickets);
    expect(done.linked).toEqual([tickets[0]]);
    expect(done.refused.map(({ ticketNumber, error }) => [ticketNumber, error.code])).toEqual([
      [tickets[1], 'notNow'],
      ['ADU-2026-009999', 'unknownComplaint'],
    ]);
  });

  test('the condition in SQL is the rule', async () => {
    const kinds: Partial<ComplaintRow>[] = [{}, { isConfidential: true }, { restricted: true }, { reportedParty: 'person' }];
    const rows = tracks.flatMap(track => kinds.map(kind => ({ track, status: statuses[0], ...kind })));
    await office.db.write(async tx => {
      for (const [n, row] of rows.entries()) await tx.insert('Complaint', complaintRow(n + 1, row));
    });
    const found = await office.db.read.createQueryBuilder<ComplaintRow>('Complaint', 'c').where(openToOffice).getMany();
    const all = await office.db.read.find<ComplaintRow>('Complaint');
    expect(found.map(({ id }) => id).sort()).toEqual(
      all
        .filter(isOpenToOffice)
        .map(({ id }) => id)
        .sort(),
    );
    expect(found.length).toBe(2);
  });

  test.each([
    [{ services: ['kia'], category: null }, { service: 'kia', category: null }, null, 'sorted'],
    [{ services: ['kia'], category: null }, { service: null, category: 'delay' }, { service: 'kia', category: null }, 'words'],
    [{ services: ['kia'], category: null }, { service: 'ktpel_cetak', category: null }, { service: 'kia', category: null }, null],
    [{ services: [], category: 'system' }, { service: 'kia', category: 'system' }, null, 'sorted'],
    [{ services: ['kia'], category: 'system' }, { service: 'kia', category: null }, null, null],
  ] as const)('%j fits %j with %j: %s', (disruption, sorted, suggested, fit) => {
    expect(fitTo({ ...disruption, services: [...disruption.services] }, sorted, suggested)).toBe(fit);
  });
});

describe('who and when', () => {
  test.each([
    [{ services: '', category: '' }, 'category', 'missing'],
    [{ startedAt: '2026-11-23T10:00' }, 'startedAt', 'inTheFuture'],
    [{ promisedAt: '2026-11-23T09:00' }, 'promisedAt', 'inThePast'],
    [{ text: 'NIK 6271012501900001 sudah kami cek.' }, 'text', 'hasNationalId'],
  ])('%j is refused at %s', async (input, name, fault) => {
    await expect(opens('operator', input)).rejects.toMatchObject({ fields: [{ name, fault }] });
  });

  test('it is opened by who speaks with reporters, verifies or answers for it', async () => {
    for (const who of ['technicalDivision', 'headOfOffice', 'recordsOfficer', 'liaisonOfficer', 'admin'] as const)
      expect(await refusal(opens(who))).toBe('disruptionsNotYours');
    for (const who of ['operator', 'policyAnalyst', 'headOfDivision'] as const) expect(await refusal(opens(who))).toBe('done');
  });

  test('a change of what somebody else has changed meanwhile is refused; the same press acts once', async () => {
    const id = await opens();
    const change = await changed(id, 'headOfDivision', { text: 'Blanko tiba besok.', promisedAt: '2026-11-25T12:00' });
    await writeNews({ ...change, submissionId: 'one' });
    await writeNews({ ...change, submissionId: 'one' });
    expect((await view(id)).news.map(({ kind }) => kind)).toEqual(['update', 'opening']);
    expect(await refusal(writeNews({ ...change, submissionId: 'two' }))).toBe('disruptionChanged');
    const opening = { office: office.office, by: await office.person('operator'), input: blanks, submissionId: 'three' };
    expect(await openDisruption(opening)).toBe(await openDisruption(opening));
  });

  test('when the promised date comes, one line reminds whoever wrote it, however many cases there are', async () => {
    const id = await opens();
    await links(id, [await reported(office), await reported(office, 'KTP belum dicetak', from(10))]);
    office.at('2026-11-24T16:01');
    for (let round = 0; round < 4; round++) await followUp(office.office, () => undefined);
    const told = (await office.outbox('notify')).map(({ payload }) => (payload as { key: string }).key);
    expect([told.filter(key => key === 'newsDue').length, told.filter(key => key === 'promiseDue').length]).toEqual([1, 0]);
  });
});
