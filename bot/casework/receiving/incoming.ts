import { IsNull, Not, In, Or } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { markKinds } from '../../complaint/conversation';
import { mentionsRestricted } from '../../complaint/personalData';
import { opensWindow } from '../../complaint/replyWindow';
import type { AttachmentRow, ComplaintRow, ContactRow, MessageRow } from '../../database/tables';
import { Clocks } from '../clocks/clocks';
import { newAttachment, queueJudging } from '../attachments/attachments';
import { appendLog } from '../log';
import type { LogDraft } from '../log';
import { addTask, finishTasks } from '../telling/messages';
import { loadPolicy, openOr, reporterKey, writersKeys } from '../office';
import type { Office } from '../office';
import { addSearchTerms } from '../list/searchTerms';
import { markIdentities } from './identityMarks';
import { notifyRoles, queueCards } from '../news/teamsNews';

/** What came in, whatever the channel. `text` may be missing (voice note, picture without caption). */
export interface Incoming {
  id: string;
  kind: string;
  text: string | null;
  occurredAt: Date;
  providerId?: string | null;
  buttonId?: string | null;
  contextId?: string | null;
  needsSummary?: boolean;
  isGreeting?: boolean;
  /** Passed on from another chat. */
  forwarded?: boolean;
  forwardedOften?: boolean;
  /** Of an old chat, or paper handed in: it opens no 24-hour window, for it may not have come through the Cloud API. */
  isPast?: boolean;
  /** The officer who typed it in for the reporter. */
  enteredBy?: string | null;
  media?: { mediaId: string | null; mimeType: string; fileName: string | null; sha256?: string | null } | null;
}

/** Kinds that say something about another message and never make a complaint by themselves. */
export const sideKinds: readonly string[] = [...markKinds, 'system', 'echo'];

/** Stores a message of the reporter, sealed, and fetches its file; `complaint` null = not yet known where it belongs. */
export async function recordIncoming(
  tx: EntityManager,
  office: Office,
  contact: ContactRow,
  complaint: ComplaintRow | null,
  incoming: Incoming,
): Promise<MessageRow> {
  const key = await reporterKey(tx, office.sealer, contact.reporterId);
  const { id, text } = incoming;
  const message: MessageRow = {
    id,
    reporterId: contact.reporterId,
    contactId: contact.id,
    complaintId: null,
    direction: incoming.kind === 'echo' ? 'out' : 'in',
    kind: incoming.kind,
    providerId: incoming.providerId ?? null,
    body: text === null ? null : office.sealer.seal(text, key, { id, column: 'body' }),
    buttonId: incoming.buttonId ?? null,
    contextId: incoming.contextId ?? null,
    purpose: null,
    template: null,
    templateParameters: null,
    buttons: null,
    needsSummary: incoming.needsSummary ?? false,
    isGreeting: incoming.isGreeting ?? false,
    status: incoming.kind === 'echo' ? 'sent' : 'received',
    errorCode: null,
    occurredAt: incoming.occurredAt,
    recordedAt: new Date(),
    sentAt: null,
    deliveredAt: null,
    readAt: null,
    answerId: null,
    partsSent: 0,
    resends: 0,
    enteredBy: incoming.enteredBy ?? null,
    forwarded: incoming.forwarded ?? false,
    forwardedOften: incoming.forwardedOften ?? false,
  };
  await tx.insert('Message', message);
  if (opensWindow(message.kind) && !incoming.isPast) await noteContact(tx, contact, incoming.occurredAt);
  if (incoming.media) await addAttachment(tx, office, message, incoming.media);
  if (complaint) await attach(tx, office, complaint, [message]);
  return message;
}

/** The 24-hour window counts from the reporter's newest message, whatever the order of arrival. */
async function noteContact(tx: EntityManager, contact: ContactRow, at: Date): Promise<void> {
  if (contact.lastInboundAt && contact.lastInboundAt >= at) return;
  contact.lastInboundAt = at;
  await tx.update('ReporterContact', { id: contact.id }, { lastInboundAt: at, unreachableSince: null });
}

async function addAttachment(
  tx: EntityManager,
  office: Office,
  message: MessageRow,
  media: NonNullable<Incoming['media']>,
): Promise<void> {
  const key = await reporterKey(tx, office.sealer, message.reporterId);
  const { mediaId, fileName } = media;
  const given = { mediaId, mimeType: media.mimeType.slice(0, 120), fileName, purpose: null };
  // What the webhook states, to be compared with what comes.
  const sha256 = media.sha256 ? Buffer.from(media.sha256, 'base64').toString('hex') : null;
  const attachment: AttachmentRow = { ...newAttachment(office, key, message, given), sha256 };
  await tx.insert('Attachment', attachment);
  if (mediaId) await queueJudging(tx, attachment.id);
}

/** Messages of this contact that belong to no complaint yet: a greeting, or what was asked about by list. */
export function unclaimed(tx: EntityManager, contact: ContactRow): Promise<MessageRow[]> {
  const where = { contactId: contact.id, complaintId: IsNull(), direction: 'in', kind: Not(In([...sideKinds])) } as const;
  return tx.find<MessageRow>('Message', { where, order: { occurredAt: 'ASC' } });
}

/**
 * Puts messages into a complaint: the log, the words for search, and what the words demand (`restricted`). A message that
 * was written before the complaint's first one but came in later moves its beginning and its clocks back, never forward,
 * so that the end does not depend on the order of arrival (DESIGN §3.1).
 */
export async function attach(tx: EntityManager, office: Office, complaint: ComplaintRow, messages: MessageRow[]): Promise<void> {
  const marks = await marksOn(tx, complaint, messages);
  const taken = await take(tx, office, complaint, [...messages, ...marks]);
  const changes = { ...taken, ...(await moveBeginning(tx, complaint, messages)) };
  const isNowRestricted = taken.restricted === true && !complaint.restricted;
  await saveAttached(tx, complaint, changes);
  await queueCards(tx, complaint, office.now());
  if (isNowRestricted) await notifyRoles(tx, complaint, ['operator'], null, office.now(), 'restricted');
}

/** Edits, withdrawals and reactions that came before their message, or before it was known where it belongs. */
async function marksOn(tx: EntityManager, { id }: ComplaintRow, messages: MessageRow[]): Promise<MessageRow[]> {
  const ids = messages.flatMap(({ providerId }) => providerId ?? []);
  if (ids.length === 0) return [];
  const contacts = [...new Set(messages.map(({ contactId }) => contactId))];
  const isElsewhere = { complaintId: Or(IsNull(), Not(id)), id: Not(In(messages.map(message => message.id))) };
  const where = { contactId: In(contacts), contextId: In(ids), kind: In([...markKinds]), ...isElsewhere };
  return tx.find<MessageRow>('Message', { where, order: { occurredAt: 'ASC', id: 'ASC' } });
}

/**
 * Moves the messages over and logs them; gives what this changes in the complaint, for the caller to save. Each stays sealed
 * under the key of who wrote it: a merged case may hold another reporter's words too.
 */
export async function take(
  tx: EntityManager,
  office: Office,
  complaint: ComplaintRow,
  messages: MessageRow[],
): Promise<Partial<ComplaintRow>> {
  const keys = await writersKeys(tx, office.sealer, [complaint, ...messages]);
  const key = keys(complaint);
  const opened = messages.map(message => ({
    message,
    text: openOr(office.sealer, message.body, keys(message), message.id, 'body'),
  }));
  for (const { message, text } of opened) {
    await tx.update('Message', { id: message.id }, { complaintId: complaint.id });
    await tx.update('Attachment', { messageId: message.id }, { complaintId: complaint.id });
    message.complaintId = complaint.id;
    if (text) await addSearchTerms(tx, office.sealer, complaint.id, text);
    if (text) await markIdentities(tx, office.sealer, complaint.id, text);
    await appendLog(tx, office, key, complaint, {
      action: 'message',
      ...writerOf(message),
      sopStep: complaint.status === 'received' ? 1 : 5,
      fromStatus: complaint.status,
      toStatus: complaint.status,
      occurredAt: message.occurredAt,
      detail: { message: message.id, kind: message.kind, ...(message.enteredBy && { enteredFor: 'reporter' }) },
    });
  }
  const restricted = opened.some(({ text }) => text !== null && mentionsRestricted(text).restricted);
  return {
    ...(await newest(tx, complaint)),
    ...(restricted && complaint.track !== 'supervisory' ? { restricted: true } : {}),
    ...(await summaryNeed(tx, office, complaint, opened)),
  };
}

/** An `echo` is what somebody of the office typed on the handset: the provider does not say who. */
function writerOf({ direction, enteredBy, reporterId }: MessageRow): Pick<LogDraft, 'actorKind' | 'actorId' | 'actorRole'> {
  if (direction === 'out') return { actorKind: 'system', actorId: null, actorRole: 'intake' };
  return enteredBy ? { actorKind: 'person', actorId: enteredBy } : { actorKind: 'reporter', actorId: reporterId };
}

/** The reporter's newest words in a complaint, which an officer who answers must have read: a thumb up holds nothing up. */
export async function newest(tx: EntityManager, complaint: ComplaintRow): Promise<Pick<ComplaintRow, 'lastInboundMessageId'>> {
  const last = await tx.findOne<MessageRow>('Message', {
    where: { complaintId: complaint.id, direction: 'in', kind: Not(In([...wordless])) },
    order: { occurredAt: 'DESC', id: 'DESC' },
  });
  return { lastInboundMessageId: last?.id ?? null };
}

/** Kinds whose text is no word of the reporter's. */
const wordless: readonly string[] = ['reaction', 'system'];

/** A complaint needs a person's summary as long as nobody has written a word in it. */
async function summaryNeed(
  tx: EntityManager,
  office: Office,
  complaint: ComplaintRow,
  opened: { message: MessageRow; text: string | null }[],
): Promise<Partial<ComplaintRow>> {
  const written = {
    complaintId: complaint.id,
    direction: 'in',
    needsSummary: false,
    isGreeting: false,
    kind: Not(In([...wordless])),
    body: Not(IsNull()),
  } as const;
  if (await tx.existsBy('Message', written)) {
    if (complaint.needsSummary) await finishTasks(tx, office, complaint.id, ['needsSummary'], null);
    return { needsSummary: false };
  }
  const unheard = complaint.summary === null && opened.some(({ message }) => message.needsSummary);
  if (!complaint.needsSummary && !unheard) return {};
  await addTask(tx, office, complaint, 'needsSummary');
  return { needsSummary: true };
}

async function moveBeginning(tx: EntityManager, complaint: ComplaintRow, messages: MessageRow[]): Promise<Partial<ComplaintRow>> {
  // What another reporter wrote, whose case was merged into this one, is no part of its beginning.
  const own = messages.filter(({ reporterId }) => reporterId === complaint.reporterId);
  const earliest = new Date(Math.min(...own.map(message => message.occurredAt.getTime())));
  if (own.length === 0 || earliest >= complaint.receivedAt) return {};
  const clocks = await Clocks.of(tx, complaint.id, await loadPolicy(tx));
  clocks.moveBack(complaint.receivedAt, earliest);
  await clocks.save(tx);
  return { receivedAt: earliest, nextDueAt: clocks.nextDueAt() };
}

/** A message leaves the step as it is: it must not make every button stale (DESIGN §3.3). */
export async function saveAttached(tx: EntityManager, complaint: ComplaintRow, changes: Partial<ComplaintRow>): Promise<void> {
  Object.assign(complaint, changes);
  const { logSeq, logHead } = complaint;
  complaint.version += 1;
  await tx.update('Complaint', { id: complaint.id }, { ...changes, logSeq, logHead, version: complaint.version });
}
