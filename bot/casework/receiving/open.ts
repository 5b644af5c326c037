import type { EntityManager } from 'typeorm';
import type { ComplaintRow, ContactRow, MessageRow } from '../../database/tables';
import { attach } from './incoming';
import { tellContact } from '../telling/messages';
import type { Office } from '../office';
import { register } from './register';

/** Registers a complaint from messages that wait for one; also what becomes of a lone greeting after 15 minutes. */
export async function open(
  tx: EntityManager,
  office: Office,
  contact: ContactRow,
  messages: MessageRow[],
): Promise<ComplaintRow> {
  const first = new Date(Math.min(...messages.map(message => message.occurredAt.getTime())));
  const complaint = await register(tx, office, contact, {
    channel: contact.channel,
    receivedAt: first,
    registeredBy: messages.at(-1)?.enteredBy ?? null,
    needsSummary:
      messages.some(message => message.needsSummary) && messages.every(message => message.needsSummary || message.isGreeting),
  });
  if (complaint.needsSummary) {
    const key = messages.some(message => message.kind === 'audio') ? 'voiceOnly' : 'pleaseWrite';
    await tellContact(tx, office, contact, complaint, { key, values: { ticket: complaint.ticketNumber } });
  }
  await attach(tx, office, complaint, messages);
  return complaint;
}
