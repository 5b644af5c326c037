import { In, IsNull, Not, Or } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../complaint/complaint';
import type { Action } from '../../complaint/sop';
import { stepFor } from '../../complaint/sop';
import type { AnswerRow, ComplaintRow, ContactRow, MessageRow, MessageStatus } from '../../database/tables';
import { actWithin, lockedComplaint } from '../act';
import { Clocks } from '../clocks/clocks';
import { answersIn } from './jointAnswer';
import { addTask, queueSending, selfContained } from './messages';
import { loadPolicy } from '../office';
import type { Office } from '../office';
import { questionArrived } from '../record/answer';
import { notifyRoles, queueCards } from '../news/teamsNews';

/** What a provider tells of a message it took (DOMAIN §4.4). */
export interface DeliveryNews {
  providerId: string;
  /** Our message's id, as it went along in `biz_opaque_callback_data`; null for messages of another sender. */
  messageId: string | null;
  /** Of a text in several parts, one that others follow; or the template in the text's place. Else it is about the whole. */
  part?: number | 'template' | null;
  status: 'sent' | 'delivered' | 'read' | 'failed' | 'played';
  occurredAt: Date;
  errorCode: number | null;
  /** What follows from a failure, by how often the message was sent anew already; without it the failure is final. */
  afterFailure?: (resends: number) => { againMs: number | null; unreachable: boolean };
}

/** The provider took one part of a text; the message itself counts as sent with its last one. */
export async function recordPart(tx: EntityManager, message: MessageRow, partsSent: number): Promise<void> {
  await tx.update('Message', { id: message.id }, { partsSent });
  message.partsSent = partsSent;
}

/** How soon the next message may follow to the same person; every process reads it. */
export async function recordPaced(tx: EntityManager, { id, pacedUntil }: ContactRow): Promise<void> {
  await tx.update('ReporterContact', { id }, { pacedUntil });
}

/** The provider took the whole message (or a person handed it over): an answer is *sent*, and the case *answered*. */
export async function recordSent(
  tx: EntityManager,
  office: Office,
  message: MessageRow,
  { providerId, at }: { providerId: string; at: Date },
): Promise<void> {
  // In the row, not in what was read before the call: a tick may have been faster than this record.
  const unsent = { id: message.id, status: In(['queued', 'waiting', 'byHand']), ...notYetHeardOf(providerId) };
  const { affected } = await tx.update('Message', unsent, { status: 'sent', providerId, sentAt: at, errorCode: null });
  if (affected) message.status = 'sent';
  else await tx.update('Message', { id: message.id, providerId: IsNull() }, { providerId });
  await answerMoves(tx, office, message, 'answerSent');
}

/**
 * A template went out in the text's place (the 24-hour window is closed). A self-contained one says it all; behind the others
 * the text waits until the reporter writes again.
 */
export async function recordTemplate(
  tx: EntityManager,
  office: Office,
  message: MessageRow,
  sent: { providerId: string; at: Date },
): Promise<void> {
  if (selfContained.includes(message.template ?? '')) return recordSent(tx, office, message, sent);
  // Once: the reporter may have asked for the text since a tick recorded this.
  const unsent = { id: message.id, status: 'queued', ...notYetHeardOf(sent.providerId) };
  await tx.update('Message', unsent, { status: 'waiting', providerId: sent.providerId, sentAt: sent.at });
  message.status = 'waiting';
  await answerMoves(tx, office, message, 'answerSent');
}

/** A tick or a failure of this very send may have been faster than its record, and says more. */
const notYetHeardOf = (providerId: string) => ({ providerId: Or(IsNull(), Not(providerId)) });

/** It will not arrive: the officer hears of it and finds another way, an answer goes back to work, a dead number is marked. */
export async function recordFailed(
  tx: EntityManager,
  office: Office,
  message: MessageRow,
  { errorCode, unreachable }: { errorCode: number; unreachable: boolean },
): Promise<void> {
  if (!['queued', 'waiting', 'sent'].includes(message.status)) return;
  await tx.update('Message', { id: message.id }, { status: 'failed', errorCode });
  if (unreachable) await tx.update('ReporterContact', { id: message.contactId }, { unreachableSince: office.now() });
  if (await answerMoves(tx, office, message, 'answerFailed', { errorCode })) return;
  const complaint = await complaintOf(tx, message);
  if (!complaint) return;
  await addTask(tx, office, complaint, 'textFailed', { messageId: message.id });
  await queueCards(tx, complaint, office.now());
  await notifyRoles(tx, complaint, holdersOf(complaint), null, office.now(), 'sendFailed');
}

/** Whoever works on the case now; while nobody does, whoever may take it up. */
export function holdersOf({ track, assigneeId, handlerId, reportedParty }: ComplaintRow): readonly Actor[] {
  if (track === 'supervisory' || reportedParty === 'unknown') return [handlerId ? 'handler' : 'headOfOffice'];
  return [assigneeId ? 'assignee' : 'operator'];
}

/**
 * A status of the provider. Order and repeats are harmless: the highest of sent < delivered < read stays, `failed` only wins
 * over what was not yet delivered (DOMAIN §4.4). @returns false when it is about no message of ours
 */
export async function recordStatus(tx: EntityManager, office: Office, news: DeliveryNews): Promise<boolean> {
  const message = await messageOf(tx, news);
  if (!message) return false;
  if (isOfAnotherSend(message, news)) return true;
  const { providerId, part, status, occurredAt: at } = news;
  if (status === 'failed') {
    await afterFailure(tx, office, message, news);
    return true;
  }
  if (typeof part === 'number') {
    if (message.status === 'queued' && part > message.partsSent) await recordPart(tx, message, part);
    return true;
  }
  if (message.status === 'queued')
    await (part === 'template' ? recordTemplate : recordSent)(tx, office, message, { providerId, at });
  if (status === 'sent') return true;
  await recordArrival(tx, office, message, status === 'delivered' ? 'delivered' : 'read', at);
  return true;
}

/**
 * What DOMAIN §4.5 says of the code: sent anew, or left to an officer. Of a text in several parts an earlier one cannot be sent
 * again without those behind it, so it is left to the officer.
 */
async function afterFailure(tx: EntityManager, office: Office, message: MessageRow, news: DeliveryNews): Promise<void> {
  const errorCode = news.errorCode ?? 0;
  const given = news.afterFailure?.(message.resends) ?? { againMs: null, unreachable: errorCode === 131026 };
  const again = given.againMs !== null && typeof news.part !== 'number';
  if (!again) return recordFailed(tx, office, message, { errorCode, unreachable: given.unreachable });
  if (!['queued', 'waiting', 'sent'].includes(message.status)) return;
  const { providerId } = news;
  await tx.update('Message', { id: message.id }, { status: 'queued', errorCode, providerId, resends: message.resends + 1 });
  await queueSending(tx, message, given.againMs ?? 0);
}

/**
 * A twin of a message that was sent anew, or the template of a text that the reporter has asked for since: only the send that
 * counts speaks for the message.
 */
function isOfAnotherSend({ status, providerId, errorCode }: MessageRow, news: DeliveryNews): boolean {
  if (typeof news.part === 'number' || providerId === null) return false;
  // A template may be what is sent anew after a failure; otherwise the text itself is on its way.
  const isOldTemplate = news.part === 'template' && errorCode === null;
  if (status === 'queued') return isOldTemplate || providerId === news.providerId;
  return providerId !== news.providerId;
}

async function messageOf(tx: EntityManager, { providerId, messageId }: DeliveryNews): Promise<MessageRow | null> {
  const known = await tx.findOneBy<MessageRow>('Message', { providerId, direction: 'out' });
  return known ?? (messageId ? tx.findOneBy<MessageRow>('Message', { id: messageId, direction: 'out' }) : null);
}

async function recordArrival(
  tx: EntityManager,
  office: Office,
  message: MessageRow,
  status: 'delivered' | 'read',
  at: Date,
): Promise<void> {
  // What arrived of a waiting text is its template: the text itself stays to be asked for.
  const moves = message.status !== 'waiting' && message.status !== 'byHand' && rank(status) > rank(message.status);
  const first = message.deliveredAt === null;
  if (!moves && !first) return;
  await tx.update(
    'Message',
    { id: message.id },
    { ...(moves && { status }), ...(first && { deliveredAt: at }), ...(status === 'read' && !message.readAt && { readAt: at }) },
  );
  await answerMoves(tx, office, message, 'answerDelivered', { read: status === 'read' });
  if (first && message.purpose === 'askData') await restartReporterClock(tx, office, message, at);
}

const order: readonly MessageStatus[] = ['queued', 'waiting', 'byHand', 'failed', 'sent', 'delivered', 'read'];
const rank = (status: MessageStatus): number => order.indexOf(status);

async function complaintOf(tx: EntityManager, { complaintId }: MessageRow): Promise<ComplaintRow | null> {
  return complaintId ? tx.findOneBy<ComplaintRow>('Complaint', { id: complaintId }) : null;
}

/** The SOP's own steps for an answer on its way, where they hold now; reminders that quote an answer move nothing. */
async function answerMoves(
  tx: EntityManager,
  office: Office,
  message: MessageRow,
  action: Action,
  input: Record<string, unknown> = {},
): Promise<boolean> {
  const own = message.answerId ? await tx.findBy<AnswerRow>('Answer', { id: message.answerId }) : [];
  let moved = false;
  for (const { complaintId, cycle, messageId } of [...own, ...(await answersIn(tx, message))]) {
    const complaint = await tx.findOneByOrFail<ComplaintRow>('Complaint', { id: complaintId });
    if (messageId !== message.id || cycle !== complaint.cycle) continue;
    const step = stepFor(complaint.status, action, complaint.track);
    if (!step || (step.answer && !step.answer.includes(complaint.answerState))) continue;
    await actWithin(tx, office, { complaintId, action, by: { kind: 'system', name: 'delivery' }, input });
    moved = true;
  }
  return moved;
}

async function restartReporterClock(tx: EntityManager, office: Office, message: MessageRow, at: Date): Promise<void> {
  if (!message.complaintId) return;
  const complaint = await lockedComplaint(tx, office, message.complaintId);
  const clocks = await Clocks.of(tx, complaint.id, await loadPolicy(tx));
  await questionArrived({ tx, office, complaint, clocks }, message, at);
  await clocks.save(tx);
  await tx.update('Complaint', { id: complaint.id }, { nextDueAt: clocks.nextDueAt() });
}
