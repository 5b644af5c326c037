import { IsNull } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { newId } from '../../database/dialect';
import type { DataKey } from '../../database/sealed';
import type { ComplaintRow, ContactRow, MessageRow, TaskKind, TaskRow } from '../../database/tables';
import { enqueue } from '../../outbox/queue';
import { filledIn } from '../../text/reporterTexts';
import { textIn } from '../../text/text';
import { contactOf, loadSettings, reporterKey } from '../office';
import type { Office, Settings } from '../office';
import { isApproved } from './templates';

/** A text to the reporter: a key of bot/text whatsapp and its values. Reporters are always written to in Indonesian. */
export interface Text {
  key: string;
  values: Record<string, string | number>;
  buttons?: { id: string; title: string }[];
  answerId?: string;
}

/** Approved templates (DOMAIN §4.8) that stand in outside the 24-hour window; the others wait behind `aduan_kabar` for LIHAT. */
const templates: Record<string, (values: Text['values']) => { name: string; parameters: string[] }> = {
  receipt: v => ({ name: 'aduan_diterima', parameters: [v.ticket, v.receivedAt, v.dueAt].map(String) }),
  afterHours: v => ({ name: 'aduan_diterima', parameters: [v.ticket, v.clockStart, v.dueAt].map(String) }),
  receiptVisit: v => ({ name: 'aduan_diterima', parameters: [v.ticket, v.receivedAt, v.dueAt].map(String) }),
  askData: v => ({ name: 'aduan_butuh_data', parameters: [v.ticket, v.items, v.date].map(String) }),
  answer: v => ({ name: 'aduan_jawaban', parameters: [String(v.ticket)] }),
  jointAnswer: v => ({ name: 'aduan_jawaban', parameters: [String(v.ticket)] }),
  reminderClose: v => ({ name: 'aduan_konfirmasi', parameters: [v.ticket, v.autoCloseDate].map(String) }),
  reminderVisit: v => ({ name: 'aduan_konfirmasi', parameters: [v.ticket, v.autoCloseDate].map(String) }),
  closed: v => ({ name: 'aduan_ditutup', parameters: [String(v.ticket)] }),
};

/** Templates that say everything themselves; behind the others the text waits until the reporter answers LIHAT. */
export const selfContained = ['aduan_diterima', 'aduan_butuh_data', 'aduan_konfirmasi', 'aduan_ditutup'];

/** The ids are understood again when the button comes back (DOMAIN §4.3). */
export function answerButtons(ticketNumber: string): { id: string; title: string }[] {
  const title = (name: string): string => textIn('id')(`whatsapp:button.${name}`);
  return [
    { id: `sudah:${ticketNumber}`, title: title('settled') },
    { id: `belum:${ticketNumber}`, title: title('notSettled') },
    { id: `petugas:${ticketNumber}`, title: title('callback') },
  ];
}

/** The answer to a complaint, with the question whether it settles the matter. */
export const answerTo = (ticketNumber: string, text: string): Text => ({
  key: 'answer',
  values: { ticket: ticketNumber, text },
  buttons: answerButtons(ticketNumber),
});

/**
 * A text in full, in the office's own words where it has some, and the approved template that goes out in its place while the 24-hour
 * window is closed. One that Meta does not let out gives its place to the one that announces anything.
 */
export function composed(
  { key, values }: Text,
  settings: Pick<Settings, 'texts' | 'templates'>,
): { body: string; template: { name: string; parameters: string[] } } {
  const own = settings.texts[key];
  const usual = (templates[key] ?? fallback)(values);
  return {
    body: own === undefined ? textIn('id')(`whatsapp:${key}`, values) : filledIn(own, values),
    template: isApproved(usual.name, settings) ? usual : fallback(values),
  };
}

/** The texts that ask whether the matter is settled. */
const asking: readonly string[] = ['answer', 'jointAnswer', 'reminderClose', 'reminderVisit'];

/** What stands on the buttons under a text, as far as it is always the same. */
export const buttonsOf = (key: string): string[] => (asking.includes(key) ? answerButtons('').map(({ title }) => title) : []);

/** Whether the program sends to this contact, or an officer does by hand. */
export const isSentByProgram = ({ mode, addressIndex, bsuidIndex }: ContactRow): boolean =>
  mode === 'cloud' && (addressIndex ?? bsuidIndex) !== null;

/**
 * Writes a text to the reporter and queues its sending in the caller's transaction. Where no program can send it (handset,
 * e-mail, letter, counter, LAPOR!) it becomes the task *Kirim lewat HP* at once.
 */
export async function tellReporter(
  tx: EntityManager,
  office: Office,
  complaint: ComplaintRow,
  text: Text,
): Promise<MessageRow | null> {
  const contact = await reachableContact(tx, complaint);
  return contact && tellContact(tx, office, contact, complaint, text);
}

/** Where texts about this case go; null where nothing is to be sent any more. */
export async function reachableContact(manager: EntityManager, { contactId }: ComplaintRow): Promise<ContactRow | null> {
  const contact = await contactOf(manager, contactId);
  return contact && !(await isErased(manager, contact)) ? contact : null;
}

/** Nothing can be sealed for a reporter whose key was destroyed, and nothing is to be sent to them: the case goes on without. */
const isErased = (manager: EntityManager, { reporterId }: ContactRow): Promise<boolean> =>
  manager.existsBy('Reporter', { id: reporterId, wrappedKey: IsNull() });

export async function tellContact(
  tx: EntityManager,
  office: Office,
  contact: ContactRow,
  complaint: ComplaintRow | null,
  text: Text,
): Promise<MessageRow> {
  const key = await reporterKey(tx, office.sealer, contact.reporterId);
  const { body, template } = composed(text, await loadSettings(tx));
  const byProgram = isSentByProgram(contact);
  // A text without a complaint has to hang somewhere to be sent by hand; there it is part of the talk.
  const about = complaint ?? (byProgram ? null : await newestOf(tx, contact));
  const message: MessageRow = {
    ...outgoing(office, key, body),
    reporterId: contact.reporterId,
    contactId: contact.id,
    complaintId: about?.id ?? null,
    purpose: text.key,
    template: complaint ? template.name : null,
    templateParameters: template.parameters,
    buttons: text.buttons ?? null,
    answerId: text.answerId ?? null,
    status: byProgram ? 'queued' : 'byHand',
  };
  await tx.insert('Message', message);
  if (message.status === 'queued') await queueSending(tx, message);
  else if (about) await handOver(tx, office, about, contact, message);
  return message;
}

/** The kind of a text that stands in LAPOR! beside what the reporter gets by their own channel: it is no part of the talk. */
export const laporPost = 'laporPost';

/**
 * Writes a text to be posted in LAPOR! and adds its task: never by a program, whatever the reporter's own channel (DOMAIN §3.3).
 * @returns null where nothing can be kept for the reporter any more
 */
export async function postInLapor(
  tx: EntityManager,
  office: Office,
  complaint: ComplaintRow,
  text: Text,
): Promise<MessageRow | null> {
  const contact = await reachableContact(tx, complaint);
  if (!contact) return null;
  const key = await reporterKey(tx, office.sealer, contact.reporterId);
  const message: MessageRow = {
    ...outgoing(office, key, composed(text, await loadSettings(tx)).body),
    ...{ reporterId: contact.reporterId, contactId: contact.id, complaintId: complaint.id },
    ...{ kind: laporPost, purpose: text.key, status: 'byHand' },
  };
  await tx.insert('Message', message);
  await addTask(tx, office, complaint, 'sendByHand', { messageId: message.id });
  return message;
}

/** What is still to be posted in LAPOR! for this case need not be any more: another answer follows, or none. */
export async function endPosts(tx: EntityManager, office: Office, complaintId: string): Promise<void> {
  const posts = await tx.findBy<MessageRow>('Message', { complaintId, kind: laporPost, status: 'byHand' });
  for (const { id: messageId } of posts) {
    const done = { doneAt: office.now(), result: 'notNeeded' };
    await tx.update('Task', { messageId, kind: 'sendByHand', doneAt: IsNull() }, done);
  }
}

/** An ordinary one where there is one: who has the handset is rarely let into a supervisory case. */
export async function newestOf(tx: EntityManager, { reporterId }: ContactRow): Promise<ComplaintRow | null> {
  const order = { registeredAt: 'DESC', ticketNumber: 'DESC' } as const;
  const own = await tx.find<ComplaintRow>('Complaint', { where: { reporterId }, order });
  return own.find(({ track }) => track !== 'supervisory') ?? own[0] ?? null;
}

const fallback = (values: Text['values']): { name: string; parameters: string[] } => ({
  name: 'aduan_kabar',
  parameters: [String(values.ticket ?? '')],
});

function outgoing(office: Office, key: DataKey, body: string): Omit<MessageRow, 'reporterId' | 'contactId' | 'status'> {
  const id = newId();
  const blank = {
    providerId: null,
    buttonId: null,
    contextId: null,
    errorCode: null,
    sentAt: null,
    deliveredAt: null,
    readAt: null,
  };
  return {
    ...blank,
    id,
    complaintId: null,
    direction: 'out',
    kind: 'text',
    body: office.sealer.seal(body, key, { id, column: 'body' }),
    purpose: null,
    template: null,
    templateParameters: null,
    buttons: null,
    needsSummary: false,
    isGreeting: false,
    occurredAt: office.now(),
    recordedAt: new Date(),
    answerId: null,
    partsSent: 0,
    resends: 0,
    enteredBy: null,
    forwarded: false,
    forwardedOften: false,
  };
}

/** One lane per contact: texts leave in the order in which they were written. */
export async function queueSending(tx: EntityManager, message: Pick<MessageRow, 'id' | 'contactId'>, afterMs = 0): Promise<void> {
  await enqueue(tx, {
    kind: 'sendReply',
    lane: `reply:${message.contactId}`,
    key: `reply:${message.id}`,
    payload: { messageId: message.id },
    ...(afterMs > 0 && { notBefore: new Date(Date.now() + afterMs) }),
  });
}

const receipts: readonly string[] = ['receipt', 'afterHours', 'receiptVisit'];

/** At the counter the receipt is handed over on the spot, and LAPOR! gives its own; everything else is a task. */
async function handOver(
  tx: EntityManager,
  office: Office,
  complaint: ComplaintRow,
  contact: ContactRow,
  message: MessageRow,
): Promise<void> {
  const isReceipt = receipts.includes(message.purpose ?? '');
  if (isReceipt && (contact.channel === 'counter' || contact.channel === 'lapor')) {
    await tx.update('Message', { id: message.id }, { status: 'sent', sentAt: office.now() });
    return;
  }
  await addTask(tx, office, complaint, 'sendByHand', { messageId: message.id });
}

/** Adds a task, or leaves the open one of the same kind and message as it is. */
export async function addTask(
  tx: EntityManager,
  office: Office,
  complaint: Pick<ComplaintRow, 'id'>,
  kind: TaskKind,
  { messageId = null, dueAt = null }: { messageId?: string | null; dueAt?: Date | null } = {},
): Promise<void> {
  const same = { complaintId: complaint.id, kind, messageId: messageId ?? IsNull(), doneAt: IsNull() };
  if (await tx.existsBy('Task', same)) return;
  const task: TaskRow = {
    id: newId(),
    complaintId: complaint.id,
    kind,
    messageId,
    createdAt: office.now(),
    dueAt,
    doneAt: null,
    doneBy: null,
    result: null,
  };
  await tx.insert('Task', task);
}

/** Closes the open tasks of a kind. */
export async function finishTasks(
  tx: EntityManager,
  office: Office,
  complaintId: string,
  kinds: readonly TaskKind[],
  by: string | null,
  result = 'done',
): Promise<void> {
  for (const kind of kinds) {
    await tx.update('Task', { complaintId, kind, doneAt: IsNull() }, { doneAt: office.now(), doneBy: by, result });
  }
}
