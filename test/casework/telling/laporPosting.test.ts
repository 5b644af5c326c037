import { readCaseFile } from '../../../bot/casework/reading/caseFile';
import { complaintView } from '../../../bot/casework/reading/complaintView';
import type { TaskView } from '../../../bot/casework/reading/complaintView';
import { importLapor } from '../../../bot/casework/importing/importLapor';
import { readLaporExport } from '../../../bot/channels/lapor';
import type { ComplaintRow } from '../../../bot/database/tables';
import { laporRow, sheetLines, workbookOf } from '../../channels/laporWorkbook';
import { answer, answered, inProgress } from '../journeys';
import { openOfficeInTime } from '../officeInTime';
import type { OfficeInTime } from '../officeInTime';

/** An answer is posted in LAPOR! too, for what was merged and what was recorded there (DOMAIN §3.3; samples 1 and 2 of §10). */

let office: OfficeInTime;
beforeEach(async () => {
  office = await openOfficeInTime();
});
afterEach(() => office.close());

const given = 'Sudah dicetak, dapat diambil di loket.';

async function fromLapor(trackingId = '99000001', more = {}): Promise<string> {
  const read = await readLaporExport(await workbookOf(sheetLines([laporRow(trackingId, more)])));
  const by = await office.person('liaisonOfficer');
  await importLapor({ office: office.office, by, read, everyOffice: false, fileName: null, sha256: '0'.repeat(64) });
  return (await office.db.read.findOneByOrFail<ComplaintRow>('Complaint', { externalId: trackingId })).id;
}

async function merged(id: string, into: string): Promise<void> {
  const { ticketNumber } = await office.row(into);
  await office.does('operator', id, 'merge', { into: ticketNumber });
}

/** Officers found that both reports are the same person's. */
async function samePerson(one: string, other: string): Promise<void> {
  const [{ reporterId: id }, { reporterId: samePersonAs }] = [await office.row(one), await office.row(other)];
  await office.db.write(tx => tx.update('Reporter', { id }, { samePersonAs }));
}

/** What the liaison officer has to post for a case, as they see it; beside what LAPOR!'s own reporters are told by hand anyway. */
async function posts(id: string): Promise<TaskView[]> {
  const file = await readCaseFile(office.db.read, office.office, await office.row(id));
  const view = complaintView(file, await office.person('liaisonOfficer'), office.now())!;
  const own = new Set(file.messages.flatMap(message => (message.kind === 'laporPost' ? [message.id] : [])));
  const tasks = file.tasks.filter(({ messageId }) => messageId !== null && own.has(messageId)).map(task => task.id);
  return view.details!.tasks.filter(task => tasks.includes(task.id));
}

test('the same person’s report in LAPOR! gets the answer itself, to copy, and “sudah diposting” keeps the time', async () => {
  const target = await inProgress(office);
  const id = await fromLapor();
  await samePerson(id, target);
  await merged(id, target);
  expect(await posts(id)).toEqual([]);
  await answer(office, target);
  const [post, ...others] = await posts(id);
  expect(others).toEqual([]);
  expect(post).toMatchObject({ link: 'https://www.lapor.go.id/pengaduan/99000001', text: expect.stringContaining(given) });
  expect((await office.outbox('notify')).map(({ payload }) => (payload as { key: string }).key)).toContain('laporPosting');
  office.pass(60);
  await office.does('liaisonOfficer', id, 'markSent', { task: post!.id, sentAt: '2026-11-23T09:30' });
  expect(await posts(id)).toEqual([]);
  const sent = (await office.texts({ complaintId: id })).find(({ purpose }) => purpose === 'inLapor');
  expect(sent).toMatchObject({ status: 'sent', sentAt: new Date('2026-11-23T09:30:00+07:00') });
  expect(await office.row(id)).toMatchObject({ outcome: 'merged' });
  expect(await office.row(target)).toMatchObject({ status: 'answered' });
  expect(await office.breakIn(id)).toBeNull();
});

test('another person’s report gets general words that name its own number alone', async () => {
  const target = await inProgress(office);
  const id = await fromLapor();
  await merged(id, target);
  await answer(office, target);
  const [post] = await posts(id);
  const text = post!.text!;
  expect(text).toContain((await office.row(id)).ticketNumber);
  expect(text).not.toContain(given);
  expect(text).not.toContain((await office.row(target)).ticketNumber);
});

test.each([
  ['personal data', {}],
  ['what has become supervisory', { track: 'supervisory' }],
  ['what has become confidential', { isConfidential: true }],
] as const)('%s does not get into LAPOR!', async (what, becomes) => {
  const target = await inProgress(office);
  const id = await fromLapor();
  await samePerson(id, target);
  await merged(id, target);
  const containsPersonalData = what === 'personal data';
  await office.does('technicalDivision', target, 'draftAnswer', { text: given, containsPersonalData });
  await office.does('headOfDivision', target, 'approveAnswer');
  await office.does('operator', target, 'sendAnswer', { containsPersonalData, identityCheck: 'seenAtCounter' });
  await office.db.write(tx => tx.update('Complaint', { id: target }, { ...becomes, answerState: 'sending' }));
  await office.answerGoesOut(target);
  const [post] = await posts(id);
  expect(post!.text).toContain('nomor tersebut');
  expect(post!.text).not.toContain(given);
});

test('a case of another channel that is recorded in LAPOR! is answered in both, by program here and by hand there', async () => {
  const id = await inProgress(office);
  await office.does('operator', id, 'recordInLapor', { trackingId: '99000001' });
  await answer(office, id);
  expect(await posts(id)).toMatchObject([{ text: expect.stringContaining(given), way: 'lapor' }]);
  // The post is no part of the talk: "sudah" still answers what the reporter was asked here.
  const [post] = await posts(id);
  office.pass(10);
  await office.does('liaisonOfficer', id, 'markSent', { task: post!.id });
  office.pass(10);
  await office.writes('sudah');
  expect(await office.row(id)).toMatchObject({ status: 'resolved' });
});

test('what is merged or recorded after the answer is posted at once, and under a corrected number again', async () => {
  const target = await answered(office);
  const id = await fromLapor();
  await merged(id, target);
  expect(await posts(id)).toHaveLength(1);
  await office.does('operator', target, 'recordInLapor', { trackingId: '99000002' });
  const [first] = await posts(target);
  await office.does('operator', target, 'recordInLapor', { trackingId: '99000003' });
  const again = await posts(target);
  expect(again).toMatchObject([{ link: 'https://www.lapor.go.id/pengaduan/99000003' }]);
  expect(again[0]!.id).not.toBe(first!.id);
});

test('a corrected answer replaces the one still to be posted, and a merger undone leaves nothing to post', async () => {
  const target = await answered(office);
  const id = await fromLapor();
  await merged(id, target);
  await office.does('operator', target, 'correctAnswer', { reason: 'Jam loket keliru.' });
  await answer(office, target, 'Dapat diambil di loket 2.');
  expect(await posts(id)).toHaveLength(1);
  await office.does('operator', id, 'unmerge', { reason: 'Perkara lain.' });
  expect(await posts(id)).toEqual([]);
  expect((await office.tasks(id)).filter(({ result }) => result === 'notNeeded')).toHaveLength(2);
});
