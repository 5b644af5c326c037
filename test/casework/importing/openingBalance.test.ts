import { figureCases } from '../../../bot/casework/report/figureCases';
import { takeOpeningBalance, tryOpeningBalance } from '../../../bot/casework/importing/openingBalance';
import { openingTemplate } from '../../../bot/channels/openingTemplate';
import { openingColumns, readOpeningBalance } from '../../../bot/channels/openingBalance';
import { readTable } from '../../../bot/channels/workbook';
import { defaultPolicy } from '../../../bot/complaint/deadline';
import { figuresFor } from '../../../bot/complaint/figures';
import { monthBorders } from '../../../bot/complaint/wib';
import type { ComplaintRow } from '../../../bot/database/tables';
import type { PersonaKey } from '../../../bot/local/personas';
import { csvOf } from '../../channels/laporWorkbook';
import type { Row } from '../../channels/laporWorkbook';
import { openOfficeInTime } from '../officeInTime';
import type { OfficeInTime } from '../officeInTime';

/** Saldo awal: the cases that were open on the day the app started (DOMAIN §1.6, hidden requirement 7). */

let office: OfficeInTime;
beforeEach(async () => {
  office = await openOfficeInTime('2026-11-23T09:12');
});
afterEach(() => office.close());

const headings = openingColumns.map(({ heading }) => heading);
const prior = (number: string, more: Row = {}): Row => ({
  'Nomor lama': number,
  'Tanggal masuk': '02/11/2026',
  'Jam masuk': '10.15',
  Kanal: 'WhatsApp',
  'Nama pelapor': 'Warga Contoh A',
  'Nomor HP atau kontak': '+62 800-0000-0001',
  'Isi aduan': 'KTP saya belum jadi',
  Layanan: 'KTP-el: pencetakan',
  Status: 'dalam proses',
  ...more,
});

const sheet = (rows: Row[]) =>
  readOpeningBalance(
    Buffer.from(csvOf([[...headings], ...rows.map(row => headings.map(name => row[name] ?? null))], ';')),
    office.now(),
  );
const take = async (rows: Row[], who: PersonaKey = 'operator') =>
  takeOpeningBalance(office.office, await office.person(who), await sheet(rows));
const cases = () => office.db.read.find<ComplaintRow>('Complaint', { order: { ticketNumber: 'ASC' } });

test('a case comes in with its own number, dates, status and due times, and its reporter is told nothing', async () => {
  expect(await take([prior('12/2026')])).toMatchObject({ new: 1, unchanged: 0, faulty: [] });
  const [own] = await cases();
  const received = new Date('2026-11-02T10:15:00+07:00');
  expect(own).toMatchObject({
    ...{ priorNumber: '12/2026', status: 'inProgress', channel: 'whatsapp', service: 'ktpel_cetak' },
    ...{ division: 'populationRegistration', receivedAt: received, registeredAt: received },
  });
  expect((await office.deadline(own!.id, 'sopResponse'))!.dueAt).toEqual(new Date('2026-11-03T10:15:00+07:00'));
  expect((await office.deadline(own!.id, 'nonSupervisory'))!.dueAt).toEqual(new Date('2026-11-20T10:15:00+07:00'));
  expect(await office.told(own!.id)).toEqual([]);
  expect(await office.outbox('sendReply')).toEqual([]);
  expect(await office.breakIn(own!.id)).toBeNull();
  // What the citizen writes now belongs to it.
  const { complaint } = await office.writes('Bagaimana KTP saya?');
  expect(complaint!.id).toBe(own!.id);
});

test('the same sheet again changes nothing; a row that says something else is faulty and changes nothing either', async () => {
  const rows = [prior('1', { 'Tanggal masuk': '05/11/2026' }), prior('2')];
  await take(rows);
  // The older case got the lower number.
  expect((await cases()).map(({ priorNumber }) => priorNumber)).toEqual(['2', '1']);
  expect(await take(rows)).toMatchObject({ new: 0, unchanged: 2, faulty: [] });
  const before = await cases();
  const changed = await take([prior('2', { Status: 'ditelaah' }), prior('3')]);
  expect(changed).toMatchObject({ new: 1, unchanged: 0, faulty: [{ row: 2, code: 'differs', ticket: before[0]!.ticketNumber }] });
  expect((await cases()).slice(0, 2)).toEqual(before);
});

test('a dry run says the same and writes nothing', async () => {
  const result = await tryOpeningBalance(
    office.office,
    await office.person('headOfDivision'),
    await sheet([prior('1'), prior('')]),
  );
  expect(result).toMatchObject({ new: 1, unchanged: 0, faulty: [{ row: 3, code: 'priorNumber' }] });
  expect(result.rows[0]!.dueAt).toEqual(new Date('2026-11-20T10:15:00+07:00'));
  expect(await cases()).toEqual([]);
});

test.each([
  ['priorNumber', { 'Nomor lama': null }],
  ['receivedAt', { 'Tanggal masuk': '31/02/2026' }],
  ['receivedAt', { 'Tanggal masuk': '24/11/2026' }],
  ['channel', { Kanal: 'merpati' }],
  ['contact', { 'Nomor HP atau kontak': null }],
  ['contact', { 'Nomor HP atau kontak': 'Jl. Contoh 1' }],
  ['text', { 'Isi aduan': null }],
  ['service', { Layanan: 'paspor' }],
  ['status', { Status: 'entah' }],
  ['respondedAt', { Status: 'sudah dijawab' }],
  ['respondedAt', { 'Tanggal tanggapan': '01/11/2026' }],
  ['trackingId', { Kanal: 'LAPOR!' }],
  ['trackingId', { 'Tracking ID LAPOR!': '12' }],
  ['mark', { Rahasia: 'mungkin' }],
] as const)('a row with a wrong %s (%j) is faulty and leaves the others alone', async (code, wrong) => {
  const { faulty, new: taken } = await take([prior('1', wrong), prior('2')]);
  expect([faulty.map(each => [each.row, each.code]), taken]).toEqual([[[2, code]], 1]);
});

test('the same number twice in a sheet counts once', async () => {
  expect(await take([prior('1'), prior('1', { Status: 'diterima' })])).toMatchObject({
    new: 1,
    faulty: [{ row: 3, code: 'repeated' }],
  });
});

test('a number of LAPOR! that a case here has already is not taken twice', async () => {
  const [own] = [await office.writes('KTP saya belum jadi')];
  await office.does('operator', own.complaint!.id, 'recordInLapor', { trackingId: '99000001' });
  const { ticketNumber: ticket } = own.complaint!;
  const row = prior('1', { Kanal: 'LAPOR!', 'Nomor HP atau kontak': null, 'Tracking ID LAPOR!': '#99000001' });
  expect((await take([row])).faulty).toEqual([{ row: 2, code: 'trackingIdTaken', ticket }]);
});

test('each status goes on from where it stood', async () => {
  const words = ['diterima', 'Ditelaah', 'menunggu disposisi', 'dalam proses', 'SUDAH DIJAWAB'];
  await take(words.map((Status, n) => prior(String(n), { Status, 'Tanggal tanggapan': '04/11/2026' })));
  const all = await cases();
  expect(all.map(({ status }) => status)).toEqual(['received', 'inReview', 'awaitingDisposition', 'inProgress', 'answered']);
  await office.does('operator', all[0]!.id, 'take');
  await office.does('headOfDivision', all[2]!.id, 'giveDisposition', {
    ...{ instructions: 'Proses.', division: 'populationRegistration', dueAt: '2026-11-27', urgency: 'normal' },
  });
  await office.does('technicalDivision', all[3]!.id, 'draftAnswer', { text: 'Sudah jadi.', containsPersonalData: false });
  const quote = { via: 'phone', quote: 'Sudah, terima kasih.' };
  await office.does('operator', all[4]!.id, 'confirmSettled', quote);
  expect(await office.row(all[4]!.id)).toMatchObject({ status: 'resolved', outcome: 'resolved' });
});

test('an answered case is settled for its first reaction, and silence counts from the day it came in', async () => {
  await take([prior('1', { Status: 'sudah dijawab', 'Tanggal tanggapan': '04/11/2026' })]);
  const [own] = await cases();
  expect((await office.deadline(own!.id, 'sopResponse'))!.metAt).toEqual(new Date('2026-11-04T00:00:00+07:00'));
  expect((await office.deadline(own!.id, 'nonSupervisory'))!.pausedAt).not.toBeNull();
  expect((await office.deadline(own!.id, 'autoClose'))!.dueAt).toEqual(new Date('2026-12-07T09:12:00+07:00'));
});

test('what fell due before is not told of one by one: nothing is due at once', async () => {
  await take([prior('1'), prior('2', { 'Tanggal masuk': '01/09/2026' })]);
  const due = (await cases()).map(({ nextDueAt }) => nextDueAt);
  expect(due.every(at => at === null || at > office.now())).toBe(true);
});

test('in the month’s figures they are carried over, not taken in', async () => {
  office.at('2026-12-01T08:00');
  await take([prior('1'), prior('2', { 'Tanggal masuk': '30/11/2026' })]);
  const { recap } = figuresFor(
    '2026-12',
    await figureCases(office.db.read, office.office, monthBorders('2026-12')),
    defaultPolicy,
  );
  expect(recap).toMatchObject({ openStart: 2, registered: 0 });
});

test('it is the work of operators and the head of division', async () => {
  await expect(take([prior('1')], 'policyAnalyst')).rejects.toMatchObject({ code: 'openingNotYours', httpStatus: 403 });
  expect(await take([prior('1')], 'headOfDivision')).toMatchObject({ new: 1 });
  const told = (await office.outbox('notify')).map(({ payload }) => (payload as { key: string }).key);
  expect(new Set(told)).toEqual(new Set(['openingTaken']));
});

test('the template is read as it is given, and says how in Indonesian', async () => {
  const bytes = await openingTemplate();
  expect(await readOpeningBalance(bytes, office.now())).toEqual({ cases: [], faulty: [] });
  const [first] = await readTable(bytes);
  expect(first!.cells).toEqual(headings);
});

test.each([
  ['bukan lembar kerja', 'openingHeading'],
  ['Nomor lama;Tanggal masuk\n1;2', 'openingHeading'],
  ['\0\0', 'openingUnreadable'],
])('%j is refused as %s', async (text, code) => {
  await expect(readOpeningBalance(Buffer.from(text), office.now())).rejects.toMatchObject({ code, httpStatus: 400 });
});
