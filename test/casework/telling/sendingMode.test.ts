import { readCaseFile } from '../../../bot/casework/reading/caseFile';
import { complaintView } from '../../../bot/casework/reading/complaintView';
import { recordTemplate } from '../../../bot/casework/telling/delivery';
import type { AnswerRow, ComplaintRow, ContactRow, OutboxRow } from '../../../bot/database/tables';
import { citizen, openOfficeInTime, type OfficeInTime } from '../officeInTime';

/** From the handset to the Cloud API and back, contact by contact: one thread, and nothing is sent twice (DOMAIN §4.9). */

let office: OfficeInTime;
beforeEach(async () => {
  office = await openOfficeInTime();
});
afterEach(() => office.close());

const reports = async (): Promise<ComplaintRow> => (await office.writes('KTP saya belum jadi')).complaint!;
const contactOf = ({ contactId }: ComplaintRow) =>
  office.db.read.findOneByOrFail<ContactRow>('ReporterContact', { id: contactId! });
const switchTo = (id: string, mode: string) => office.does('operator', id, 'switchSending', { mode });
const outgoing = async ({ id }: ComplaintRow) =>
  (await office.texts({ complaintId: id }))
    .filter(({ direction }) => direction === 'out')
    .map(each => [each.purpose, each.status]);
const openTasks = async ({ id }: ComplaintRow) => (await office.tasks(id)).filter(({ doneAt }) => doneAt === null);
const setOutbox = (columns: Partial<OutboxRow>) =>
  office.db.write(tx => tx.update('Outbox', { kind: 'sendReply' }, columns as object));
const pendingReplies = async () => (await office.outbox('sendReply')).filter(({ status }) => status === 'pending');

test('what waits for the Cloud API becomes tasks for the handset, and leaves the queue', async () => {
  const complaint = await reports();
  expect(await outgoing(complaint)).toEqual([['receipt', 'queued']]);
  await switchTo(complaint.id, 'manual');
  expect(await outgoing(complaint)).toEqual([['receipt', 'byHand']]);
  expect((await openTasks(complaint)).map(({ kind }) => kind)).toEqual(['sendByHand']);
  expect(await pendingReplies()).toEqual([]);
  await office.does('operator', complaint.id, 'sendProgress', { text: 'Sedang dicetak.', promisedAt: '2026-11-25' });
  expect(await pendingReplies()).toEqual([]);
  expect(await openTasks(complaint)).toHaveLength(2);
});

test.each([
  ['a worker has it in hand', { status: 'leased' }],
  ['nobody saw how its sending ended', { lastError: 'whatsapp:ambiguous' }],
  ['it is being looked for after a crash', { lastError: 'whatsapp:unseen' }],
] as const)('a text may be out already where %s: it stays the program’s', async (_name, columns) => {
  const complaint = await reports();
  await setOutbox(columns);
  await switchTo(complaint.id, 'manual');
  expect(await outgoing(complaint)).toEqual([['receipt', 'queued']]);
  expect(await openTasks(complaint)).toEqual([]);
});

test('what was parked for a person is handed to one', async () => {
  const complaint = await reports();
  await setOutbox({ status: 'parked', lastError: 'whatsapp:manual' });
  await switchTo(complaint.id, 'manual');
  expect(await openTasks(complaint)).toHaveLength(1);
});

test('an answer behind its template is sent by hand, and counts as delivered then', async () => {
  const complaint = await reports();
  const { id } = complaint;
  await office.does('operator', id, 'take', { complaintClass: 'informationRequest', category: 'information', service: 'kia' });
  const short = { problem: 'Syarat KIA.', conclusion: 'Umum.', recommendation: 'Jawab.', answer: 'Syaratnya: KK dan akta.' };
  await office.does('operator', id, 'submitShort', { ...short, containsPersonalData: false });
  await office.does('headOfDivision', id, 'approveAndSend', { containsPersonalData: false });
  const answer = (await office.texts({ complaintId: id })).find(({ purpose }) => purpose === 'answer')!;
  await office.db.write(tx => recordTemplate(tx, office.office, answer, { providerId: 'template.1', at: office.now() }));
  expect(await office.row(id)).toMatchObject({ status: 'answered', answerState: 'sent' });
  await switchTo(id, 'manual');
  const task = (await openTasks(complaint)).find(({ messageId }) => messageId === answer.id)!;
  await office.does('operator', id, 'markSent', { task: task.id });
  expect(await office.db.read.findOneBy<AnswerRow>('Answer', { complaintId: id })).toMatchObject({ state: 'delivered' });
  expect(await office.deadline(id, 'autoClose')).not.toBeNull();
});

test('one thread: who wrote to the handset and now writes through the Cloud API is answered by it, in the same complaint', async () => {
  office.office.whatsapp = 'manual';
  const complaint = (await office.writes({ text: 'KTP saya belum jadi', throughApi: false })).complaint!;
  expect(await contactOf(complaint)).toMatchObject({ mode: 'manual' });
  office.office.whatsapp = 'cloud';
  await office.writes({ text: 'ini dari HP', throughApi: false });
  expect(await contactOf(complaint)).toMatchObject({ mode: 'manual' });
  office.pass(60);
  const again = await office.writes({ text: 'sudah tiga minggu', bsuid: 'ID.10000000000000001' });
  expect(again).toMatchObject({ kind: 'joined', complaint: { id: complaint.id } });
  expect(await contactOf(complaint)).toMatchObject({ mode: 'cloud' });
  // The receipt may have been sent from the handset and not been ticked off: it stays a task.
  expect(await openTasks(complaint)).toHaveLength(1);
  expect(await pendingReplies()).toEqual([]);
  await office.does('operator', complaint.id, 'sendProgress', { text: 'Sedang dicetak.', promisedAt: '2026-11-25' });
  expect(await pendingReplies()).toHaveLength(1);
});

test('what the office itself typed on the handset switches nothing', async () => {
  const complaint = await reports();
  await switchTo(complaint.id, 'manual');
  await office.writes({ text: 'Sedang kami cek, Bapak/Ibu', kind: 'echo' });
  expect(await contactOf(complaint)).toMatchObject({ mode: 'manual' });
});

test('before the Cloud API is set up nobody switches to it, and a letter has no such switch', async () => {
  office.office.whatsapp = 'manual';
  const complaint = await reports();
  await expect(switchTo(complaint.id, 'cloud')).rejects.toMatchObject({ code: 'noCloudApi' });
  expect(await contactOf(complaint)).toMatchObject({ mode: 'manual' });
  await office.db.write(tx => tx.update('Complaint', { id: complaint.id }, { channel: 'letter' }));
  await expect(switchTo(complaint.id, 'manual')).rejects.toMatchObject({ code: 'byWhatsApp' });
});

test('the complaint says how its texts leave, and the log who changed it', async () => {
  const complaint = await reports();
  await switchTo(complaint.id, 'manual');
  const file = await readCaseFile(office.db.read, office.office, await office.row(complaint.id));
  const view = complaintView(file, await office.person('operator'), office.now())!;
  expect(view.details).toMatchObject({ sending: 'manual', tasks: [{ link: expect.stringContaining(citizen) as string }] });
  expect((await office.log(complaint.id)).at(-1)).toMatchObject({ action: 'switchSending', detail: { mode: 'manual' } });
  expect(await office.breakIn(complaint.id)).toBeNull();
});
