import { complaintView } from '../../../bot/casework/reading/complaintView';
import { readCaseFile } from '../../../bot/casework/reading/caseFile';
import type { MessageRow } from '../../../bot/database/tables';
import { answered, reported, resolved } from '../journeys';
import { openOfficeInTime } from '../officeInTime';
import type { OfficeInTime, Written } from '../officeInTime';

/** Edits, withdrawals and reactions: kept, shown at their message, and never taken for a verdict (DOMAIN §4.3, §10). */

let office: OfficeInTime;
beforeEach(async () => {
  office = await openOfficeInTime();
});
afterEach(() => office.close());

const seen = async (id: string) => {
  const file = await readCaseFile(office.db.read, office.office, await office.row(id));
  return complaintView(file, await office.person('operator'), office.now())!.details!.messages;
};
const words = async (id: string) => (await seen(id)).filter(({ direction }) => direction === 'in').map(({ text }) => text);
const edit = (text: string, quotes: string): Written => ({ kind: 'edit', text, quotes });
const withdrawal = (quotes: string): Written => ({ kind: 'revoke', quotes });
const reaction = (emoji: string | null, quotes: string): Written => ({ kind: 'reaction', text: emoji, quotes });
const answerOf = async (id: string) => (await office.texts({ complaintId: id })).find(({ purpose }) => purpose === 'answer')!;
const openTasks = async (id: string) => (await office.tasks(id)).filter(({ doneAt }) => doneAt === null).map(({ kind }) => kind);

test('changed words stand in the message’s place, masked as every text, with what was said before', async () => {
  const id = await reported(office, 'NIK saya 9999990101900001, KTP belum jadi', { providerId: 'wamid.first' });
  office.pass(2);
  await office.writes(edit('NIK saya 9999990101900002, KK belum jadi', 'wamid.first'));
  const [message] = await seen(id);
  expect(message).toMatchObject({ kind: 'text', text: expect.stringContaining('KK belum jadi') });
  expect(message!.marks).toMatchObject({
    editedAt: office.now(),
    earlier: [{ text: expect.stringContaining('KTP belum jadi') }],
  });
  expect(JSON.stringify(await seen(id))).not.toMatch(/99999901019000/);
  expect(await office.breakIn(id)).toBeNull();
});

test('a withdrawn message is marked and stays readable, with its file', async () => {
  const media = { mediaId: '1', mimeType: 'image/jpeg', fileName: null };
  const id = await reported(office, 'ini buktinya', { providerId: 'wamid.first', kind: 'image', media });
  office.pass(2);
  await office.writes(withdrawal('wamid.first'));
  const [message] = await seen(id);
  expect(message).toMatchObject({ text: 'ini buktinya', attachments: [{ mimeType: 'image/jpeg' }] });
  expect(message!.marks.withdrawnAt).toEqual(office.now());
});

test('a reaction on the answer is shown there and confirms nothing, given or taken back', async () => {
  const id = await answered(office);
  const { providerId } = await answerOf(id);
  const { step } = await office.row(id);
  office.pass(5);
  for (const emoji of ['👍', null]) {
    await office.writes(reaction(emoji, providerId!));
    expect(await office.row(id)).toMatchObject({ status: 'answered', step });
    const shown = (await seen(id)).find(({ purpose }) => purpose === 'answer')!;
    expect(shown.marks.reaction).toEqual({ emoji: '👍', at: office.now(), isRemoved: emoji === null });
  }
  expect(await openTasks(id)).toEqual([]);
});

test('a reaction does not hold an answer up; changed words do', async () => {
  const id = await reported(office, 'KTP belum jadi', { providerId: 'wamid.first' });
  const { lastInboundMessageId } = await office.row(id);
  await office.writes(reaction('👍', 'wamid.first'));
  expect((await office.row(id)).lastInboundMessageId).toBe(lastInboundMessageId);
  office.pass(1);
  await office.writes(edit('KK belum jadi', 'wamid.first'));
  expect((await office.row(id)).lastInboundMessageId).not.toBe(lastInboundMessageId);
});

test('a reaction to the receipt is no word: a voice note still needs somebody who listens', async () => {
  const { complaint } = await office.writes({ text: null, kind: 'audio', needsSummary: true, providerId: 'wamid.voice' });
  await office.writes(reaction('👍', 'wamid.voice'));
  expect([(await office.row(complaint!.id)).needsSummary, await openTasks(complaint!.id)]).toEqual([true, ['needsSummary']]);
});

test.each([edit('belum, namanya salah', 'wamid.said'), withdrawal('wamid.said')])(
  'words changed or withdrawn after the answer are for a person to read: %j',
  async mark => {
    const id = await answered(office);
    office.pass(1);
    await office.writes({ text: 'nanti saya cek dulu', providerId: 'wamid.said' });
    const before = await openTasks(id);
    office.pass(1);
    await office.writes(mark);
    expect([before, await openTasks(id)]).toEqual([['interpretReply'], ['interpretReply', 'interpretReply']]);
    expect((await office.row(id)).status).toBe('answered');
  },
);

test('“sudah” that becomes “belum” after the closing is a task for the operator, and reopens nothing by itself', async () => {
  const id = await answered(office);
  office.pass(1);
  await office.writes({ text: 'sudah', providerId: 'wamid.said' });
  expect((await office.row(id)).status).toBe('resolved');
  office.pass(2);
  await office.writes(reaction('🙏', (await answerOf(id)).providerId!));
  expect(await openTasks(id)).toEqual([]);
  await office.writes(edit('belum', 'wamid.said'));
  expect([(await office.row(id)).status, await openTasks(id)]).toEqual(['resolved', ['afterClosing']]);
  expect(await words(id)).toContain('belum');
});

test('after 30 days a withdrawal is only noted', async () => {
  const id = await answered(office, 'KTP belum jadi', { providerId: 'wamid.first' });
  office.pass(1);
  await office.writes('sudah');
  office.at('2027-01-11T09:00');
  await office.writes(withdrawal('wamid.first'));
  expect(await openTasks(id)).toEqual([]);
  expect((await seen(id))[0]!.marks.withdrawnAt).toEqual(office.now());
});

describe('whatever comes first', () => {
  const first: Written = { text: 'KTP belum jadi', providerId: 'wamid.first' };

  test.each([
    ['a change', edit('KK belum jadi', 'wamid.first'), 'editedAt'],
    ['a withdrawal', withdrawal('wamid.first'), 'withdrawnAt'],
  ] as const)('%s stands at its message', async (_, mark, field) => {
    const written = office.now();
    office.pass(1);
    await office.writes(mark);
    const { complaint } = await office.writes({ ...first, at: written });
    expect((await seen(complaint!.id)).filter(({ direction }) => direction === 'in')).toMatchObject([
      { marks: { [field]: office.now() } },
    ]);
    expect(await office.db.read.countBy('Complaint', {})).toBe(1);
  });

  test('a change of a message that waits for the choice of a case comes along with it', async () => {
    const id = await reported(office);
    await office.does('operator', id, 'take');
    await office.writesOfAnother('Akta anak saya belum jadi.');
    office.pass(60);
    expect((await office.writes({ text: 'bagaimana kabarnya', providerId: 'wamid.waits' })).kind).toBe('asked');
    await office.writes(edit('bagaimana kabar aktanya', 'wamid.waits'));
    const waiting = await office.db.read.findOneByOrFail<MessageRow>('Message', { kind: 'edit' });
    expect(waiting.complaintId).toBeNull();
    await office.writes({ text: 'ADU-2026-000001', kind: 'interactive', button: 'pilih:ADU-2026-000001' });
    expect(await words(id)).toEqual(['KTP saya sudah 3 minggu belum dicetak', 'bagaimana kabar aktanya', 'ADU-2026-000001']);
  });
});

test('what the office typed on its handset after the closing stays with the case', async () => {
  const id = await resolved(office);
  office.pass(3);
  await office.writes({ text: 'Terima kasih kembali, Pak.', kind: 'echo' });
  expect((await seen(id)).at(-1)).toMatchObject({ direction: 'out', text: 'Terima kasih kembali, Pak.' });
  expect(await openTasks(id)).toEqual([]);
});
