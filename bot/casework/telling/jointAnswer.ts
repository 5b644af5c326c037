import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { isOwed, mayJoin } from '../../complaint/visit';
import type { AnswerRow, ComplaintRow, MessageRow } from '../../database/tables';
import type { Acting } from '../act';
import { answerButtons, tellReporter } from './messages';
import type { Text } from './messages';
import { openOr } from '../office';
import { isWaiting, partsOf, waitsForOthers } from '../visit';

/** The purpose of a text that answers several parts of a visit at once (a key of bot/text whatsapp). */
export const jointAnswer = 'jointAnswer';

/**
 * Writes one text with the answers of all parts that waited for each other, each under its number, and asks about them once. A
 * single one goes out as its own answer. @returns whether there was something to send
 */
export async function answerJointly(acting: Acting): Promise<void> {
  const { tx, office, complaint: visit, then } = acting;
  const waiting = (await partsOf(tx, visit.id)).filter(part => isWaiting(part) && mayJoin(part, visit));
  if (waiting.length === 1) then.push({ complaintId: waiting[0]!.id, action: 'sendWaiting' });
  if (waiting.length < 2) return;
  const answers = await answersOf(tx, waiting);
  const texts = waiting.map(({ id, ticketNumber }) => {
    const answer = answers.find(({ complaintId }) => complaintId === id)!;
    return { ticketNumber, text: openOr(office.sealer, answer.body, acting.key, answer.id, 'body') ?? '–' };
  });
  const message = await tellReporter(tx, office, visit, jointTo(visit.ticketNumber, texts));
  acting.detail.parts = waiting.map(({ ticketNumber }) => ticketNumber).join(', ');
  for (const { id } of waiting) then.push({ complaintId: id, action: 'joinAnswer', input: { messageId: message?.id ?? null } });
}

/** One text with these answers, each under its number, and one question about them all. */
function jointTo(visitNumber: string, answers: readonly { ticketNumber: string; text: string }[]): Text {
  const texts = answers.map(({ ticketNumber, text }, at) => `${at + 1}. *${ticketNumber}*: ${text}`);
  return {
    key: jointAnswer,
    values: { ticket: visitNumber, text: texts.join('\n\n') },
    buttons: answerButtons(visitNumber),
  };
}

/**
 * The text in which this part's answer will go out with those of the other issues of the visit, of which only the numbers are told;
 * null where it goes out by itself.
 */
export async function jointPreview(manager: EntityManager, part: ComplaintRow, text: string): Promise<Text | null> {
  if (!part.partOf || !(await waitsForOthers(manager, part))) return null;
  const visit = await manager.findOneByOrFail<ComplaintRow>('Complaint', { id: part.partOf });
  const together = (await partsOf(manager, visit.id)).filter(each => mayJoin(each, visit) && isOwed(each));
  const texts = together.map(({ id, ticketNumber }) => ({ ticketNumber, text: id === part.id ? text : '…' }));
  return jointTo(visit.ticketNumber, texts);
}

/** The answers that a joint text brings; none for any other text. */
export async function answersIn(
  tx: EntityManager,
  message: Pick<MessageRow, 'id' | 'purpose' | 'complaintId'>,
): Promise<AnswerRow[]> {
  if (message.purpose !== jointAnswer || message.complaintId === null) return [];
  const answers = await answersOf(tx, await partsOf(tx, message.complaintId));
  return answers.filter(({ messageId }) => messageId === message.id);
}

/** The present round's answer of each of these. */
async function answersOf(tx: EntityManager, parts: readonly ComplaintRow[]): Promise<AnswerRow[]> {
  const answers = await tx.findBy<AnswerRow>('Answer', { complaintId: In(parts.map(({ id }) => id)) });
  return answers.filter(answer => parts.some(({ id, cycle }) => id === answer.complaintId && cycle === answer.cycle));
}

/** The parts, this one among them, that were answered by the same text; none where it was answered by itself. */
export async function answeredTogether(tx: EntityManager, part: ComplaintRow): Promise<ComplaintRow[]> {
  if (!part.partOf) return [];
  const parts = await partsOf(tx, part.partOf);
  const answers = await answersOf(tx, parts);
  const text = answers.find(({ complaintId }) => complaintId === part.id)?.messageId ?? null;
  const same = answers.filter(({ messageId }) => text !== null && messageId === text).map(({ complaintId }) => complaintId);
  return same.length > 1 ? parts.filter(({ id }) => same.includes(id)) : [];
}

/** The parts whose present answer came by a joint text that was out by then, and about which nothing was heard yet. */
export async function awaitingVerdict(tx: EntityManager, visitId: string, at: Date): Promise<ComplaintRow[]> {
  const texts = await tx.findBy<MessageRow>('Message', { complaintId: visitId, purpose: jointAnswer });
  const known = texts.filter(({ sentAt, status }) => sentAt !== null && sentAt <= at && status !== 'failed').map(({ id }) => id);
  const parts = (await partsOf(tx, visitId)).filter(({ status }) => status === 'answered');
  const answers = await answersOf(tx, parts);
  return parts.filter(({ id }) => answers.some(answer => answer.complaintId === id && known.includes(answer.messageId ?? '')));
}
