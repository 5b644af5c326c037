import { findNationalIds } from '../../../bot/complaint/personalData';
import { readCaseFile } from '../../../bot/casework/reading/caseFile';
import { contactOf } from '../../../bot/casework/office';
import { register } from '../../../bot/casework/receiving/register';
import type { IdentityMarkRow } from '../../../bot/database/tables';
import { answered, taken } from '../journeys';
import { openOfficeInTime } from '../officeInTime';
import type { OfficeInTime } from '../officeInTime';

const other = '6280000000002';
let office: OfficeInTime;

beforeEach(async () => {
  office = await openOfficeInTime();
});
afterEach(() => office.db.close());

async function mergedIntoAnothers(target: string): Promise<string> {
  const own = (await office.writes({ text: 'KTP tetangga saya belum jadi', from: other, name: 'Warga Contoh B' })).complaint!.id;
  await office.does('operator', own, 'merge', { into: (await office.row(target)).ticketNumber });
  return own;
}

const writesOn = (text: string, more = {}) => office.writes({ text, from: other, name: 'Warga Contoh B', ...more });
const saidTo = async (contactId: string) =>
  (await office.texts({ contactId })).filter(each => each.direction === 'out').map(each => each.text!);

test("a message of a reporter whose only case was merged into another's joins that case, readable with its writer's own key", async () => {
  const target = await taken(office);
  const own = await mergedIntoAnothers(target);
  const received = await writesOn('Masih belum jadi juga, RT saya sama');
  expect(received).toMatchObject({ kind: 'joined', complaint: { id: target } });
  const file = await readCaseFile(office.db.read, office.office, await office.row(target));
  expect(file.messages.map(each => each.text)).toContain('Masih belum jadi juga, RT saya sama');
  expect(file.messages.filter(each => each.direction === 'in').every(each => each.text !== null)).toBe(true);
  const entry = (await office.log(target)).at(-1)!;
  expect(entry).toMatchObject({ action: 'message', actorId: (await office.row(own)).reporterId });
  expect(await office.breakIn(target)).toBeNull();
});

test("their 'sudah' leaves the other's case as it is and becomes a task; nothing about it is told to them", async () => {
  const target = await answered(office);
  const { ticketNumber } = await office.row(target);
  const own = await mergedIntoAnothers(target);
  await writesOn('Sudah selesai');
  await writesOn(`status ${ticketNumber}`);
  expect((await office.row(target)).status).toBe('answered');
  expect((await office.tasks(target)).filter(task => task.kind === 'interpretReply')).toHaveLength(1);
  const told = await saidTo((await office.row(own)).contactId!);
  expect(told.length).toBeGreaterThan(1);
  // What they typed themselves may come back to them as unknown; its state may not.
  expect(told.filter(text => text.includes(ticketNumber)).every(text => !/dijawab|tertutup|selesai/.test(text))).toBe(true);
});

test('asking for a call is promised under the number they know', async () => {
  const target = await taken(office);
  const own = await mergedIntoAnothers(target);
  await writesOn('TELEPON');
  const { contactId, ticketNumber } = await office.row(own);
  expect((await office.tasks(target)).map(task => task.kind)).toContain('callback');
  const told = await saidTo(contactId!);
  expect(told.at(-1)).toContain(ticketNumber);
  expect(told.join()).not.toContain((await office.row(target)).ticketNumber);
});

test('with an open case of their own beside the merged one they choose among their own numbers, and the choice leads on', async () => {
  const target = await taken(office);
  const own = await mergedIntoAnothers(target);
  const { contactId, ticketNumber } = await office.row(own);
  const second = await office.db.write(async tx => {
    const contact = (await contactOf(tx, contactId))!;
    return register(tx, office.office, contact, { channel: 'whatsapp', receivedAt: office.now(), registeredBy: null });
  });
  office.pass(60);
  expect((await writesOn('Bagaimana kelanjutannya?')).kind).toBe('asked');
  const list = (await office.texts({ contactId: contactId! })).findLast(each => each.purpose === 'chooseComplaint')!;
  const offered = list.buttons!.map(({ title }) => title);
  expect(offered.toSorted()).toEqual([ticketNumber, second.ticketNumber].toSorted());
  const chosen = await writesOn(ticketNumber, { kind: 'interactive', button: `pilih:${ticketNumber}` });
  expect(chosen).toMatchObject({ kind: 'joined', complaint: { id: target } });
});

test('undoing the merge brings back what they wrote meanwhile, and both logs say so', async () => {
  const target = await taken(office);
  const own = await mergedIntoAnothers(target);
  office.pass(30);
  await writesOn('Masih belum jadi juga');
  await office.does('operator', own, 'unmerge', { reason: 'Ternyata orang lain' });
  const back = await office.texts({ complaintId: own });
  expect(back.filter(each => each.direction === 'in').map(each => each.text)).toEqual([
    'KTP tetangga saya belum jadi',
    'Masih belum jadi juga',
  ]);
  expect((await office.texts({ complaintId: target })).map(each => each.text)).not.toContain('Masih belum jadi juga');
  expect((await office.row(own)).lastInboundMessageId).toBe(back.find(each => each.text === 'Masih belum jadi juga')!.id);
  expect((await office.log(target)).at(-1)).toMatchObject({ action: 'unmerge', detail: { broughtBack: 1 } });
  expect(await office.breakIn(own)).toBeNull();
  expect(await office.breakIn(target)).toBeNull();
  expect((await writesOn('Halo lagi, ini saya')).complaint!.id).toBe(own);
});

test('words of a confidential case stay where they were when the other case is open to more people', async () => {
  const target = await taken(office);
  const own = await mergedIntoAnothers(target);
  await office.db.write(tx => tx.update('Complaint', { id: own }, { isConfidential: true }));
  expect(await writesOn('Tolong rahasiakan')).toMatchObject({ kind: 'afterClosing', complaint: { id: own } });
});

test('a valid NIK leaves one mark however often it is written, a bank account none, and no digits anywhere', async () => {
  const nik = '9999990101900001';
  const account = '1234567890123456';
  expect(findNationalIds(account)[0]!.errors).not.toEqual([]);
  const written = { text: `NIK saya ${nik}, rekening ${account}`, name: null };
  const id = (await office.writes(written)).complaint!.id;
  await office.writes('Sekali lagi 9999 9901 0190 0001');
  const marks = await office.db.read.findBy<IdentityMarkRow>('IdentityMark', { complaintId: id });
  expect(marks).toEqual([{ complaintId: id, mark: office.office.sealer.blindIndex('nationalId', nik) }]);
  expect(JSON.stringify(marks)).not.toContain(nik);
});
