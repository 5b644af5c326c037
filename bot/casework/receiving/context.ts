import { Between, In, IsNull, LessThanOrEqual, Not } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Asked, Meaning } from '../../complaint/meaning';
import { sessionBefore } from '../../complaint/sessions';
import { endOfSecond } from '../../complaint/wib';
import type { ComplaintRow, ContactRow, MessageRow, MessageStatus } from '../../database/tables';
import type { Incoming } from './incoming';
import { mergeTargets } from './mergedCases';
import { laporPost } from '../telling/messages';
import { reportersOfPerson } from './samePerson';

/** One message in its place: who wrote it, what it means, and what it may be about. */
export interface Heard {
  contact: ContactRow;
  incoming: Incoming;
  meaning: Meaning;
  context: Context;
}

export interface Context {
  quoted: MessageRow | null;
  /** The complaint of the message before, in the same session. */
  session: string | null;
  /** What this message answers: what it quotes, or else what we had said last when it was written. */
  asking: MessageRow | null;
  asked: Asked;
  /** The person's cases, by whichever of their contacts. */
  own: ComplaintRow[];
  /** Other reporters' cases into which own ones were merged; nothing of them is ever told here. */
  targets: ComplaintRow[];
}

/** Whether the case is the person's own; another's may be reached by a merger. */
export const isTheirs = ({ own }: Context, { id }: ComplaintRow): boolean => own.some(each => each.id === id);

/** What a message may be about. It is only read here. */
export async function findContext(
  tx: EntityManager,
  contact: ContactRow,
  { contextId, occurredAt }: Pick<Incoming, 'contextId' | 'occurredAt'>,
): Promise<Context> {
  const reporterId = In(await reportersOfPerson(tx, contact.reporterId));
  const own = await tx.findBy<ComplaintRow>('Complaint', { reporterId });
  const quoted = contextId ? await tx.findOneBy<MessageRow>('Message', { providerId: contextId, contactId: contact.id }) : null;
  const asking = quoted ?? (await lastSaid(tx, contact, occurredAt));
  const before = await tx.findOne<MessageRow>('Message', {
    where: { contactId: contact.id, direction: 'in', occurredAt: Between(sessionBefore(occurredAt), occurredAt) },
    order: { occurredAt: 'DESC', id: 'DESC' },
  });
  const targets = await mergeTargets(tx, own);
  return { quoted, own, targets, session: before?.complaintId ?? null, asking, asked: askedBy(asking) };
}

/** Our newest text that was out when the reporter wrote; what went out since cannot be what they mean. */
async function lastSaid(tx: EntityManager, contact: ContactRow, at: Date): Promise<MessageRow | null> {
  const out = { contactId: contact.id, direction: 'out', status: In([...isOut]), kind: Not(laporPost) } as const;
  const sent = await tx.findOne<MessageRow>('Message', {
    where: { ...out, sentAt: LessThanOrEqual(endOfSecond(at)) },
    order: { sentAt: 'DESC', id: 'DESC' },
  });
  // What was typed on the handset has no time of sending beside its own.
  const typed = await tx.findOne<MessageRow>('Message', {
    where: { ...out, sentAt: IsNull(), occurredAt: LessThanOrEqual(endOfSecond(at)) },
    order: { occurredAt: 'DESC', id: 'DESC' },
  });
  return typed && (!sent || typed.occurredAt > sent.sentAt!) ? typed : sent;
}

/** A text in one of these has left the office. */
export const isOut: readonly MessageStatus[] = ['sent', 'delivered', 'read'];

function askedBy(message: MessageRow | null): Asked {
  if (!message?.purpose) return null;
  const known: Record<string, Asked> = {
    answer: 'answer',
    answerAgain: 'answer',
    jointAnswer: 'answer',
    chooseUnsettled: 'answer',
    reminderVisit: 'reminderClose',
    reminderClose: 'reminderClose',
    askData: 'askData',
    reminderData: 'askData',
    closed: 'satisfaction',
  };
  return known[message.purpose] ?? 'other';
}
