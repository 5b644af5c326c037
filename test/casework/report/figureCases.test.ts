import { figureCases } from '../../../bot/casework/report/figureCases';
import { figuresFor } from '../../../bot/complaint/figures';
import type { FigureCase } from '../../../bot/complaint/figures';
import { defaultPolicy } from '../../../bot/complaint/deadline';
import { monthBorders } from '../../../bot/complaint/wib';
import { answer, answered, inProgress, reported, resolved, taken } from '../journeys';
import { openOfficeInTime, wib } from '../officeInTime';
import type { OfficeInTime } from '../officeInTime';

let office: OfficeInTime;
beforeEach(async () => {
  office = await openOfficeInTime('2026-11-02T09:00');
});
afterEach(() => office.close());

const cases = (month: string): Promise<FigureCase[]> => figureCases(office.db.read, office.office, monthBorders(month));
const only = async (month: string): Promise<FigureCase> => {
  const found = await cases(month);
  expect(found).toHaveLength(1);
  return found[0]!;
};
const from = (n: number) => ({ from: `62800000000${n}` });

test('a settled case gives its first answer, its target and how it closed', async () => {
  const id = await resolved(office);
  await office.does('operator', id, 'rate', { rating: '4' });
  expect(await only('2026-11')).toEqual({
    ticketNumber: 'ADU-2026-000001',
    channel: 'whatsapp',
    complaintClass: 'complaintNonSupervisory',
    category: 'delay',
    service: 'ktpel_cetak',
    division: 'populationRegistration',
    district: null,
    track: 'full',
    receivedAt: wib('2026-11-02T09:00'),
    registeredAt: wib('2026-11-02T09:00'),
    firstReactionAt: wib('2026-11-02T09:00'),
    firstReactionKind: 'answer',
    sopResponseDueAt: wib('2026-11-03T09:00'),
    closings: [{ at: wib('2026-11-02T09:30'), outcome: 'resolved', reason: 'confirmed' }],
    reopenings: [],
    cycles: 1,
    rating: 4,
    promises: [],
    overdueSince: null,
    mergedInto: null,
    mergedAt: null,
    isPartsParent: false,
    dismissedAt: null,
  });
  expect((await office.row(id)).status).toBe('resolved');
});

test.each([
  ['askReporter', { items: 'Nomor registrasi' }, 'asked'],
  ['sendProgress', { text: 'Sedang dicek.', promisedAt: '2026-11-04T10:00' }, 'progress'],
  ['setWaiting', { waitingFor: 'blanko', promisedAt: '2026-11-04T10:00' }, 'progress'],
])('%s is a first reaction, of its own kind', async (action, input, kind) => {
  const id = await taken(office);
  office.pass(60);
  await office.does('operator', id, action, input);
  office.pass(60);
  expect(await only('2026-11')).toMatchObject({ firstReactionKind: kind, firstReactionAt: wib('2026-11-02T10:00') });
});

test('a rejection reacts and closes at once; an objection takes the case up again', async () => {
  const id = await taken(office);
  await office.does('operator', id, 'proposeRejection', { reason: 'tooVague', note: 'Terlalu umum.' });
  await office.does('headOfDivision', id, 'confirmRejection');
  office.pass(120);
  await office.does('operator', id, 'object', { quote: 'Saya keberatan.' });
  expect(await only('2026-11')).toMatchObject({
    firstReactionKind: 'answer',
    closings: [{ at: wib('2026-11-02T09:00'), outcome: 'rejected', reason: null }],
    reopenings: [wib('2026-11-02T11:00')],
  });
});

test('a referral reacts when its number is noted, not when the head agrees', async () => {
  const id = await taken(office, 'Jalan rusak');
  await office.does('operator', id, 'proposeReferral', { reason: 'notOurOffice', agency: 'Dinas PUPR', note: 'Jalan.' });
  await office.does('headOfDivision', id, 'confirmReferral');
  expect(await only('2026-11')).toMatchObject({ firstReactionAt: null, closings: [{ outcome: 'referredOut' }] });
  office.pass(60);
  await office.does('liaisonOfficer', id, 'recordReferral', { agency: 'Dinas PUPR', trackingId: '123' });
  expect(await only('2026-11')).toMatchObject({ firstReactionAt: wib('2026-11-02T10:00'), firstReactionKind: 'answer' });
});

test('each closing keeps its own reason after the case was reopened', async () => {
  const id = await answered(office);
  await office.db.write(tx => tx.update('Deadline', { complaintId: id, code: 'autoClose' }, { dueAt: office.now() }));
  await office.does('headOfDivision', id, 'closeBySilence');
  office.pass(60);
  await office.does('operator', id, 'reopen', { reason: 'Salah RT.' });
  office.pass(60);
  await answer(office, id);
  await office.does('operator', id, 'confirmSettled', { via: 'phone', quote: 'Sudah.' });
  const found = await only('2026-11');
  expect(found.closings.map(({ reason }) => reason)).toEqual(['silence', 'confirmed']);
  expect([found.reopenings, found.cycles]).toEqual([[wib('2026-11-02T10:00')], 2]);
});

test('a promise is kept by news in time, broken without, and void once its case has ended', async () => {
  const kept = await taken(office, 'Satu', from(1));
  const broken = await taken(office, 'Dua', from(2));
  const ended = await taken(office, 'Tiga', from(3));
  const promise = { text: 'Sedang dicek.', promisedAt: '2026-11-04T10:00' };
  for (const id of [kept, broken, ended]) await office.does('operator', id, 'sendProgress', promise);
  await office.does('operator', ended, 'withdraw', { via: 'phone', quote: 'Saya cabut.' });
  expect((await cases('2026-11')).map(each => each.promises)).toEqual([[], [], []]);
  office.at('2026-11-03T09:00');
  await office.does('operator', kept, 'sendProgress', { ...promise, promisedAt: '2026-12-04T10:00' });
  office.at('2026-11-05T09:00');
  const promisedAt = wib('2026-11-04T10:00');
  expect((await cases('2026-11')).map(each => each.promises)).toEqual([
    [{ promisedAt, keptAt: wib('2026-11-03T09:00') }],
    [{ promisedAt, keptAt: null }],
    [],
  ]);
});

test('a promise for the next month that was kept before its case closed is a figure of that month', async () => {
  office.at('2026-11-25T09:00');
  const id = await inProgress(office);
  await office.does('operator', id, 'sendProgress', { text: 'Sedang dicek.', promisedAt: '2026-12-02T10:00' });
  office.pass(60);
  await answer(office, id);
  await office.does('operator', id, 'confirmSettled', { via: 'counter', quote: 'Sudah.' });
  office.at('2027-01-04T09:00');
  const { timeliness } = figuresFor('2026-12', await cases('2026-12'), defaultPolicy);
  expect(timeliness.promisesKept).toEqual({ count: 1, of: 1, percent: 100 });
});

test('a case is late from its first missed due moment, and not while it waits for the reporter', async () => {
  await reported(office, 'Satu', from(1));
  const asked = await taken(office, 'Dua', from(2));
  await office.does('operator', asked, 'askReporter', { items: 'Nomor registrasi' });
  office.at('2026-12-01T08:00');
  expect((await cases('2026-11')).map(each => each.overdueSince)).toEqual([wib('2026-11-03T09:00'), null]);
});

test('what is met after the month’s end was still late when it ended', async () => {
  const id = await inProgress(office);
  office.at('2026-12-01T08:00');
  await answer(office, id);
  const found = await only('2026-11');
  expect(found.overdueSince).toEqual(wib('2026-11-03T09:00'));
  expect(figuresFor('2026-11', [found], defaultPolicy).timeliness).toMatchObject({ late: 1, overdueCount: 1 });
});

test('in a month that still runs, what is not yet due is neither kept nor missed', async () => {
  await reported(office);
  expect(await only('2026-11')).toMatchObject({ sopResponseDueAt: null, overdueSince: null });
  office.at('2026-11-03T09:01');
  expect(await only('2026-11')).toMatchObject({
    sopResponseDueAt: wib('2026-11-03T09:00'),
    overdueSince: wib('2026-11-03T09:00'),
  });
});

test('merged, dismissed and divided reports are told apart', async () => {
  const target = await taken(office, 'KTP belum jadi', from(1));
  const merged = await taken(office, 'KTP saya belum jadi', from(2));
  const spam = await reported(office, 'Promo pinjaman', from(3));
  await office.does('operator', merged, 'merge', { into: (await office.row(target)).ticketNumber });
  await office.does('operator', spam, 'dismiss', { reason: 'spam' });
  const visit = await taken(office, 'KK saya salah dan akta belum jadi', from(4));
  await office.does('operator', visit, 'split', { text: 'KK saya salah', text2: 'Akta belum jadi' });
  const [first, second, third, divided, ...parts] = await cases('2026-11');
  expect(first).toMatchObject({ isPartsParent: false, mergedInto: null, dismissedAt: null });
  expect(second).toMatchObject({ mergedInto: target, mergedAt: wib('2026-11-02T09:00'), isPartsParent: false });
  expect(third).toMatchObject({ dismissedAt: wib('2026-11-02T09:00') });
  expect([divided!, ...parts].map(({ isPartsParent }) => isPartsParent)).toEqual([true, false, false]);
  expect(figuresFor('2026-11', [first!, second!, third!, divided!, ...parts], defaultPolicy)).toMatchObject({
    recap: { registered: 3, openEnd: 3 },
    outside: { dismissed: 1, merged: 1 },
  });
});

test('places are counted by district, whatever way they were written', async () => {
  for (const [n, place] of [
    { district: 'Kec. Sebangau' },
    { ward: 'kelurahan langkai' },
    { district: 'dekat pasar' },
  ].entries()) {
    const id = await taken(office, 'KTP', from(n + 1));
    // As an import brings them; forms offer the official names.
    await office.db.write(tx => tx.update('Complaint', { id }, place));
  }
  expect((await cases('2026-11')).map(each => each.district)).toEqual(['Sabangau', 'Pahandut', 'other']);
});

test('a month takes what was open in it or happened in it, and leaves what was over before', async () => {
  await resolved(office, 'Oktober', from(1));
  const late = await taken(office, 'Terbuka', from(2));
  office.at('2026-12-02T09:00');
  await reported(office, 'Desember', from(3));
  await inProgress(office, 'Lagi', from(4));
  const tickets = async (month: string) => (await cases(month)).map(each => Number(each.ticketNumber.slice(-3)));
  expect([await tickets('2026-10'), await tickets('2026-11'), await tickets('2026-12')]).toEqual([[], [1, 2], [2, 3, 4]]);
  expect((await office.row(late)).status).toBe('inReview');
});

test('a target that fell into the next month counts there although its case was over', async () => {
  office.at('2026-11-30T15:30');
  const id = await inProgress(office);
  await answer(office, id);
  await office.does('operator', id, 'confirmSettled', { via: 'counter', quote: 'Sudah.' });
  office.at('2026-12-05T09:00');
  const found = await only('2026-12');
  expect(figuresFor('2026-12', [found], defaultPolicy).timeliness.onTime).toEqual({ count: 1, of: 1, percent: 100 });
});
