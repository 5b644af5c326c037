import { previewFor, type AnswerPreview } from '../../../bot/casework/telling/answerPreview';
import { planParts } from '../../../bot/channels/whatsappParts';
import type { Action } from '../../../bot/complaint/sop';
import type { ComplaintRow } from '../../../bot/database/tables';
import type { PersonaKey } from '../../../bot/local/personas';
import { textIn } from '../../../bot/text/text';
import { inProgress, plain } from '../journeys';
import { openOfficeInTime, type OfficeInTime } from '../officeInTime';

/** What an officer is shown before sending is what is sent: the same words, cut at the same places, by the same way. */

let office: OfficeInTime;
beforeEach(async () => {
  office = await openOfficeInTime();
});
afterEach(() => office.close());

const words = textIn('id');

async function preview(id: string, action: Action, text = '', who: PersonaKey = 'operator'): Promise<AnswerPreview> {
  const { ticketNumber } = await office.row(id);
  return previewFor(office.office, await office.person(who), ticketNumber, { action, text });
}

/** The requests that the sending worker makes of the message that was queued. */
async function sent(id: string, purpose = 'answer') {
  const message = (await office.texts({ complaintId: id })).findLast(each => each.purpose === purpose)!;
  const parts = planParts({
    ...{ to: { waId: '6280000000001', bsuid: null }, body: message.text!, buttons: message.buttons ?? [] },
    ...{ listLabel: 'Pilih', callbackData: message.id, template: null },
  });
  return { message, bubbles: parts.map(({ body, buttons }) => ({ text: body, buttons: buttons.map(({ title }) => title) })) };
}

const long = 'Berkas Bapak/Ibu sudah kami periksa dan lengkap. '.repeat(70).trim();

test.each([
  ['a short answer', 'KTP-el sudah dicetak. Gratis.', 1],
  ['one with the longest text that fits a form', long, 2],
])('%s is sent as it was shown while it was written, and once more before it was sent', async (_, text, count) => {
  const id = await inProgress(office);
  const typed = await preview(id, 'draftAnswer', `  ${text}\n`);
  await office.does('policyAnalyst', id, 'draftAnswer', { text: `  ${text}\n`, ...plain });
  const standing = await preview(id, 'sendAnswer');
  await office.does('operator', id, 'sendAnswer', plain);
  const { message, bubbles } = await sent(id);
  expect(message.status).toBe('queued');
  expect(bubbles).toHaveLength(count);
  expect(typed).toEqual({ way: 'asItIs', template: null, messages: bubbles, isJoint: false });
  expect(standing).toEqual(typed);
});

test('outside the 24 hours the template that will be sent comes first', async () => {
  const id = await inProgress(office);
  office.at('2026-11-24T09:12');
  const shown = await preview(id, 'draftAnswer', 'Sudah dapat diambil.');
  await office.does('policyAnalyst', id, 'draftAnswer', { text: 'Sudah dapat diambil.', ...plain });
  await office.does('operator', id, 'sendAnswer', plain);
  const { message, bubbles } = await sent(id);
  expect(shown).toMatchObject({ way: 'byTemplate', messages: bubbles });
  const approved = words(`whatsapp:template.${message.template}`, { 1: message.templateParameters![0] });
  expect(shown.template).toEqual({ text: approved, buttons: ['LIHAT', 'Hubungi petugas'] });
});

test('where an officer sends by hand it is one text without buttons', async () => {
  const id = await inProgress(office);
  await office.does('operator', id, 'switchSending', { mode: 'manual' });
  const shown = await preview(id, 'draftAnswer', long);
  await office.does('policyAnalyst', id, 'draftAnswer', { text: long, ...plain });
  await office.does('operator', id, 'sendAnswer', plain);
  const { message } = await sent(id);
  expect(message.status).toBe('byHand');
  expect(shown).toMatchObject({ way: 'byHand', messages: [{ text: message.text, buttons: [] }] });
});

test('the answer to one issue of a visit is shown in the text that will hold all of them', async () => {
  const visit = await inProgress(office);
  await office.does('operator', visit, 'split', { text: 'KK salah', text2: 'Akta belum jadi', service: 'kk', service2: 'kk' });
  const parts = await office.db.read.find<ComplaintRow>('Complaint', {
    where: { partOf: visit },
    order: { ticketNumber: 'ASC' },
  });
  const [first, second] = parts.map(({ id }) => id) as [string, string];
  expect((await preview(first, 'draftAnswer', 'KK dibetulkan.')).isJoint).toBe(true);
  const shown = await preview(second, 'submitShort', 'Akta dapat diambil.');
  expect(shown.messages[0]!.text).toContain('1. *ADU-2026-000002*: …\n\n2. *ADU-2026-000003*: Akta dapat diambil.');
  expect((await preview(second, 'sendWaiting')).isJoint).toBe(false);
});

test('nothing is shown of nothing, to a reporter who was erased nothing is sent, and it moves nothing', async () => {
  const id = await inProgress(office);
  const before = [await office.row(id), await office.db.read.count('Message'), await office.db.read.count('Outbox')];
  expect((await preview(id, 'draftAnswer', '   ')).messages).toEqual([]);
  await preview(id, 'draftAnswer', 'Sudah dapat diambil.');
  expect([await office.row(id), await office.db.read.count('Message'), await office.db.read.count('Outbox')]).toEqual(before);
  const { reporterId } = await office.row(id);
  await office.db.write(tx => tx.update('Reporter', { id: reporterId }, { wrappedKey: null }));
  expect(await preview(id, 'draftAnswer', 'Sudah dapat diambil.')).toMatchObject({ way: 'nowhere', messages: [] });
});

test('it is for those who read the case, and for actions that are about an answer', async () => {
  const id = await inProgress(office);
  await expect(preview(id, 'draftAnswer', 'Halo', 'technicalDivision2')).rejects.toMatchObject({ code: 'closedCase' });
  await expect(preview(id, 'draftAnswer', 'Halo', 'admin')).rejects.toMatchObject({ code: 'unknownComplaint' });
  await expect(preview(id, 'addNote', 'Halo')).rejects.toMatchObject({ code: 'unknownAction' });
});
