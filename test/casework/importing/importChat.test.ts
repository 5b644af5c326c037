import { importChat, tryChatImport, type ImportChatParts } from '../../../bot/casework/importing/importChat';
import type { ChatFile } from '../../../bot/casework/attachments/chatFiles';
import { enterReport } from '../../../bot/casework/receiving/enterReport';
import { parseChat } from '../../../bot/channels/chatExport';
import { normalizePhone } from '../../../bot/channels/phoneNumber';
import type { ChatLine } from '../../../bot/complaint/chat';
import type { AttachmentRow, ComplaintRow, ContactRow } from '../../../bot/database/tables';
import type { PersonaKey } from '../../../bot/local/personas';
import { openOfficeInTime, wib, type OfficeInTime } from '../officeInTime';

/** A chat from the office's handset comes in as it was said, and nothing of it is answered (DOMAIN §4.9). */

let office: OfficeInTime;
let kept: Map<string, Buffer>;
beforeEach(async () => {
  office = await openOfficeInTime('2026-11-23T10:00');
  kept = new Map();
});
afterEach(() => office.close());

const store = { put: async (name: string, bytes: Buffer) => void kept.set(name, bytes) };
const name = 'Warga Contoh A';
const short = [
  `20/11/26 09.12 - ${name}: Pak, KTP saya belum jadi sejak bulan lalu`,
  '20/11/26 09.30 - Disdukcapil: Baik, mohon nomor registrasinya, Bapak/Ibu',
  `20/11/26 09.31 - ${name}: REG-0001`,
].join('\n');
const longer = `${short}\n23/11/26 08.05 - ${name}: belum`;

async function parts(text: string, more: Partial<ImportChatParts> = {}, by: PersonaKey = 'operator'): Promise<ImportChatParts> {
  const chosen = { reporter: name, ticketNumber: null, contact: '0800-0000-0001', since: null };
  const read = parseChat(text, null);
  return {
    office: office.office,
    by: await office.person(by),
    read,
    files: new Map(),
    ...chosen,
    phoneNumber: normalizePhone,
    ...more,
  };
}
const brought = async (text: string, more: Partial<ImportChatParts> = {}) => importChat(await parts(text, more), store);
const only = (): Promise<ComplaintRow> => office.db.read.findOneByOrFail<ComplaintRow>('Complaint', {});
const talk = async ({ id }: { id: string }) =>
  (await office.texts({ complaintId: id }))
    .toSorted((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime())
    .map(({ direction, occurredAt, text }) => [direction, occurredAt.toISOString().slice(0, 16), text]);

test('it becomes a complaint with its own times, both sides told apart, and nobody is written to', async () => {
  const outcome = await brought(short);
  const complaint = await only();
  expect(outcome).toMatchObject({ new: 3, known: 0, ticketNumber: complaint.ticketNumber });
  expect(await talk(complaint)).toEqual([
    ['in', '2026-11-20T02:12', 'Pak, KTP saya belum jadi sejak bulan lalu'],
    ['out', '2026-11-20T02:30', 'Baik, mohon nomor registrasinya, Bapak/Ibu'],
    ['in', '2026-11-20T02:31', 'REG-0001'],
  ]);
  expect(complaint).toMatchObject({ channel: 'whatsapp', status: 'received', receivedAt: wib('2026-11-20T09:12') });
  expect(await office.outbox('sendReply')).toEqual([]);
  expect(await office.tasks(complaint.id)).toEqual([]);
  expect(await office.breakIn(complaint.id)).toBeNull();
});

test('its clock starts with the import, and it opens no window for free texts', async () => {
  await brought(short);
  const complaint = await only();
  expect((await office.deadline(complaint.id, 'sopResponse'))!.dueAt).toEqual(wib('2026-11-24T10:00'));
  const contact = await office.db.read.findOneByOrFail<ContactRow>('ReporterContact', { id: complaint.contactId! });
  expect(contact.lastInboundAt).toBeNull();
});

test('the same export again adds nothing, and a longer one only what is new in it', async () => {
  await brought(short);
  const complaint = await only();
  const into = { ticketNumber: complaint.ticketNumber, contact: null };
  expect(await brought(short, into)).toMatchObject({ new: 0, known: 3 });
  expect(await brought(longer, into)).toMatchObject({ new: 1, known: 3 });
  expect(await brought(longer, into)).toMatchObject({ new: 0, known: 4 });
  expect(await talk(complaint)).toHaveLength(4);
});

test('the same words twice in one minute are two messages, also when they come again', async () => {
  const twice = `${short}\n20/11/26 09.32 - ${name}: halo\n20/11/26 09.32 - ${name}: halo`;
  await brought(twice);
  const complaint = await only();
  const into = { ticketNumber: complaint.ticketNumber, contact: null };
  expect(await brought(twice, into)).toMatchObject({ new: 0, known: 5 });
  expect(await brought(`${twice}\n20/11/26 09.32 - ${name}: halo`, into)).toMatchObject({ new: 1, known: 5 });
  expect(await talk(complaint)).toHaveLength(6);
});

test('“belum” in an old chat is no verdict on an answer that is out', async () => {
  const complaint = (await office.writes('KTP saya belum jadi')).complaint!;
  await office.db.write(tx => tx.update('Complaint', { id: complaint.id }, { status: 'answered', answerState: 'sent' }));
  const before = await office.row(complaint.id);
  await brought(longer, { ticketNumber: complaint.ticketNumber, contact: null });
  const { status, cycle, receivedAt, nextDueAt } = await office.row(complaint.id);
  expect({ status, cycle, receivedAt, nextDueAt }).toEqual({
    ...{ status: 'answered', cycle: before.cycle, receivedAt: before.receivedAt, nextDueAt: before.nextDueAt },
  });
  expect((await office.tasks(complaint.id)).map(({ kind }) => kind)).toEqual([]);
});

test('what an officer had typed in, or sent by hand, is not taken for another message', async () => {
  office.office.whatsapp = 'manual';
  const typed = { channel: 'whatsapp', contact: '0800-0000-0001', text: 'Pak, KTP saya belum jadi sejak bulan lalu' };
  await enterReport({
    ...{ office: office.office, by: await office.person('operator'), phoneNumber: normalizePhone },
    input: { ...typed, receivedAt: '2026-11-20T10:45' },
    understand: () => () => ({ intent: 'other', certain: false }),
  });
  const complaint = await only();
  expect(await brought(short, { ticketNumber: complaint.ticketNumber, contact: null })).toMatchObject({ new: 2, known: 1 });
});

test('a dry run says the same and writes nothing', async () => {
  const tried = await tryChatImport(await parts(longer, { since: wib('2026-11-21T00:00') }));
  expect(tried).toMatchObject({ new: 1, known: 0, tooOld: 3, ticketNumber: null, from: wib('2026-11-23T08:05') });
  expect(await office.db.read.count('Message')).toBe(0);
  expect(await office.db.read.count('Reporter')).toBe(0);
});

test('who is who is asked where the file does not say, and a group is no talk with one reporter', async () => {
  await expect(brought(short, { reporter: null })).rejects.toMatchObject({ fields: [{ name: 'reporter', fault: 'missing' }] });
  await expect(brought(short, { reporter: 'Warga Contoh B' })).rejects.toMatchObject({ fields: [{ name: 'reporter' }] });
  const group = `${short}\n20/11/26 09.40 - Warga Contoh B: saya juga`;
  await expect(brought(group)).rejects.toMatchObject({ code: 'chatGroup' });
  const unsaved = short.replaceAll(name, '+62 800-0000-0001');
  await brought(unsaved, { reporter: '+62 800-0000-0001', contact: null });
  expect(await office.db.read.count('Complaint')).toBe(1);
});

test('an open complaint of the same person is named rather than doubled, and a closed one is not written into', async () => {
  const { ticketNumber, id } = (await office.writes('KTP saya belum jadi')).complaint!;
  await expect(brought(short)).rejects.toMatchObject({ code: 'chatHasCase', values: { ticket: ticketNumber } });
  await office.db.write(tx =>
    tx.update('Complaint', { id }, { status: 'resolved', outcome: 'resolved', closedAt: office.now() }),
  );
  await expect(brought(short, { ticketNumber, contact: null })).rejects.toMatchObject({ code: 'chatCaseClosed' });
});

test('operators alone import chats, into cases whose words they may read', async () => {
  await expect(importChat(await parts(short, {}, 'policyAnalyst'), store)).rejects.toMatchObject({ code: 'chatNotYours' });
  const { id, ticketNumber } = (await office.writes({ text: 'KTP saya belum jadi', from: '6280000000009' })).complaint!;
  await office.db.write(tx => tx.update('Complaint', { id }, { track: 'supervisory' }));
  await expect(brought(short, { ticketNumber, contact: null })).rejects.toMatchObject({ code: 'closedCase' });
  expect(await office.texts({ complaintId: id })).toHaveLength(2);
});

test('words that name a bribe restrict the case as any reporter’s words do', async () => {
  await brought(`${short}\n20/11/26 10.00 - ${name}: petugas minta uang pungli 200 ribu`);
  expect(await only()).toMatchObject({ restricted: true });
});

describe('its files', () => {
  const withPicture = `${short}\n20/11/26 09.40 - ${name}: IMG-1.jpg (file terlampir)`;
  const bytes = Buffer.from('ffd8ffe000104a464946', 'hex');
  const file: ChatFile = { bytes, mimeType: 'image/jpeg', extension: 'jpg', sha256: 'ab'.repeat(32) };
  const filesIn = (p: ImportChatParts): Map<ChatLine, ChatFile> =>
    new Map(p.read.lines.filter(({ media }) => media).map(line => [line, file]));
  const attachment = () => office.db.read.findOneByOrFail<AttachmentRow>('Attachment', {});

  test('are kept sealed, shown to nobody before they are judged, and judged by the worker that judges all files', async () => {
    const p = await parts(withPicture);
    expect(await importChat({ ...p, files: filesIn(p) }, store)).toMatchObject({ files: { kept: 1, missing: 0 } });
    const { status, heldFor, path, purpose } = await attachment();
    expect({ status, heldFor, purpose }).toEqual({ status: 'quarantined', heldFor: 'scan', purpose: 'imported' });
    expect(kept.get(path!)!.includes(bytes)).toBe(false);
    expect(await office.outbox('fetchMedia')).toHaveLength(1);
  });

  test('that a crash left out come with the same export again', async () => {
    const p = await parts(withPicture);
    const broken = { put: () => Promise.reject(new Error('disk')) };
    await expect(importChat({ ...p, files: filesIn(p) }, broken)).rejects.toThrow('disk');
    const { ticketNumber } = await only();
    const again = await parts(withPicture, { ticketNumber, contact: null });
    expect(await importChat({ ...again, files: filesIn(again) }, store)).toMatchObject({ new: 0, known: 4 });
    expect(await attachment()).toMatchObject({ status: 'quarantined' });
    expect(kept.size).toBe(1);
  });

  test('that the export left out are said to be missing', async () => {
    expect(await brought(withPicture)).toMatchObject({ files: { kept: 0, missing: 1 } });
    expect(await attachment()).toMatchObject({ status: 'failed' });
    expect(await office.outbox('sendReply')).toEqual([]);
  });
});

test('more messages than one transaction should hold are refused, with the way to fewer', async () => {
  const minute = (n: number): string => `${String(Math.floor(n / 60) % 24).padStart(2, '0')}.${String(n % 60).padStart(2, '0')}`;
  const many = Array.from({ length: 2_001 }, (_, n) => `1${Math.floor(n / 1440)}/11/26 ${minute(n)} - ${name}: pesan ${n}`);
  await expect(brought(many.join('\n'))).rejects.toMatchObject({ code: 'chatTooLong', values: { most: 2000, found: 2001 } });
  expect(await office.db.read.count('Complaint')).toBe(0);
});
