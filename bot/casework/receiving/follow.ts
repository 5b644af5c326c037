import { MoreThan } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Meaning } from '../../complaint/meaning';
import { sessionBefore } from '../../complaint/sessions';
import { endOfSecond } from '../../complaint/wib';
import type { AnswerRow, ComplaintRow, ContactRow, MessageRow } from '../../database/tables';
import { actWithin } from '../act';
import { sideKinds } from './incoming';
import { ownPartOf } from './mergedCases';
import { addTask, tellContact } from '../telling/messages';
import type { Office } from '../office';
import { promiseCallback } from './promiseCallback';
import { notifyRoles } from '../news/teamsNews';
import { isOut, isTheirs } from './context';
import type { Heard } from './context';

/** What a message in an open complaint sets in motion. */
export async function follow(
  tx: EntityManager,
  office: Office,
  heard: Heard,
  complaint: ComplaintRow,
  message: MessageRow,
): Promise<void> {
  const { contact, meaning, context } = heard;
  const byReporter = (action: string, input: Record<string, unknown> = {}): Promise<unknown> =>
    actWithin(tx, office, {
      complaintId: complaint.id,
      action,
      input,
      // Whichever of their contacts they write with, the case is theirs.
      by: { kind: 'reporter', reporterId: complaint.reporterId },
      occurredAt: message.occurredAt < office.now() ? message.occurredAt : office.now(),
    });
  const { intent } = meaning;
  const certain = meaning.certain && !isRetold(message, intent);
  if (sideKinds.includes(message.kind) || intent === 'view') return;
  if (!isTheirs(context, complaint)) return followMerged(tx, office, contact, complaint, message, certain ? intent : 'other');
  if (message.kind === 'unsupported') await askToWrite(tx, office, contact, complaint, message);
  if (intent === 'callback' && certain) return promiseCallback(tx, office, contact, complaint);
  if (intent === 'withdraw' && meaning.certain && !certain)
    return addTask(tx, office, complaint, 'interpretReply', { messageId: message.id });
  if (intent === 'withdraw' && certain)
    return void (await byReporter(complaint.track === 'supervisory' ? 'endCorrespondence' : 'withdraw'));
  if (complaint.status === 'awaitingReporter' && intent !== 'thanks' && intent !== 'greeting')
    return void (await byReporter('reporterReplied'));
  if (complaint.status === 'answered') {
    const isClear = certain && (await isAboutThisAnswer(tx, heard, complaint));
    if (intent === 'settled' && isClear) return void (await byReporter('confirmSettled'));
    if (intent === 'notSettled' && isClear) return void (await byReporter('notSettled'));
    return addTask(tx, office, complaint, 'interpretReply', { messageId: message.id });
  }
  await notifyRoles(tx, complaint, ['assignee', 'handler'], null, office.now(), 'reporterReplied');
}

/** WhatsApp brings no polls, nor what can be viewed once (131051): once a session whoever sent it is asked to write it. */
async function askToWrite(
  tx: EntityManager,
  office: Office,
  contact: ContactRow,
  complaint: ComplaintRow,
  { occurredAt }: MessageRow,
): Promise<void> {
  const asked = { contactId: contact.id, purpose: 'unreadable', occurredAt: MoreThan(sessionBefore(occurredAt)) };
  if (await tx.existsBy('Message', asked)) return;
  await tellContact(tx, office, contact, complaint, { key: 'unreadable', values: { ticket: complaint.ticketNumber } });
}

/**
 * A reporter whose case was merged into another's writes on: whoever works on it learns of it and judges what it means. Their
 * "sudah" or "belum" does not move the other's case, and they are answered about their own number.
 */
async function followMerged(
  tx: EntityManager,
  office: Office,
  contact: ContactRow,
  complaint: ComplaintRow,
  message: MessageRow,
  intent: Meaning['intent'],
): Promise<void> {
  if (intent === 'callback') {
    const own = await ownPartOf(tx, contact.reporterId, complaint);
    return promiseCallback(tx, office, contact, complaint, own ?? complaint);
  }
  const isVerdictOrReply = complaint.status === 'answered' || complaint.status === 'awaitingReporter' || intent === 'withdraw';
  if (isVerdictOrReply) await addTask(tx, office, complaint, 'interpretReply', { messageId: message.id });
  await notifyRoles(tx, complaint, ['assignee', 'handler'], null, office.now(), 'reporterReplied');
}

/** What ends a case or sends it back counts from the reporter alone, or by an officer who says so under their own name. */
const isRetold = ({ enteredBy }: MessageRow, intent: Meaning['intent']): boolean =>
  enteredBy !== null && (intent === 'settled' || intent === 'notSettled' || intent === 'withdraw');

/**
 * A verdict counts where the reporter had this round's answer when writing, and where the number they name, or else the text
 * they answer, is this complaint's. A button under an answer of an earlier round says nothing about the present one.
 */
async function isAboutThisAnswer(tx: EntityManager, heard: Heard, complaint: ComplaintRow): Promise<boolean> {
  const { ticketNumber } = heard.meaning;
  const { quoted, asking } = heard.context;
  const isNamed = ticketNumber ? ticketNumber === complaint.ticketNumber : asking?.complaintId === complaint.id;
  const answer = await tx.findOneBy<AnswerRow>('Answer', { complaintId: complaint.id, cycle: complaint.cycle });
  if (!isNamed || !answer?.messageId || (quoted?.answerId && quoted.answerId !== answer.id)) return false;
  const { status, sentAt } = await tx.findOneByOrFail<MessageRow>('Message', { id: answer.messageId });
  return isOut.includes(status) && sentAt !== null && sentAt <= endOfSecond(heard.incoming.occurredAt);
}
