import { In, IsNull, Not } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { openStatuses } from '../../complaint/complaint';
import type { ComplaintRow, MessageRow } from '../../database/tables';
import { lockContact } from './contacts';
import { attach, sideKinds, unclaimed } from './incoming';
import { addTask } from '../telling/messages';
import type { Office } from '../office';
import { open } from './open';
import { notifyRoles } from '../news/teamsNews';

/** A lone greeting gets its number after so long (DOMAIN §7.1 `greeting`). */
const greetingMinutes = 15;
/** So long the list "which report do you mean?" waits for its answer, before an officer reads the message anyway. */
const questionMinutes = 60;

/**
 * Messages that belong to no complaint yet are never left lying: a greeting after which nothing came becomes a complaint, and
 * what was asked about by list goes to the newest open one, with the task to read it. The shape is that of a duty of
 * `outbox/schedule`, in office time.
 */
export function greetingsDuty(office: Office) {
  return {
    name: 'greetings',

    async nextAt(): Promise<Date | null> {
      const waits = await waiting(office.db.read);
      return waits.length > 0 ? new Date(Math.min(...waits.map(({ until }) => until.getTime()))) : null;
    },

    async play(): Promise<void> {
      const due = (await waiting(office.db.read)).filter(({ until }) => until <= office.now());
      for (const { contactId } of due) await office.db.write(tx => claim(tx, office, contactId));
    },
  };
}

interface Waiting {
  contactId: string;
  until: Date;
}

/** The contacts with such messages, and when each one's newest has waited long enough. */
async function waiting(manager: EntityManager): Promise<Waiting[]> {
  const where = { complaintId: IsNull(), direction: 'in', kind: Not(In([...sideKinds])) } as const;
  const messages = await manager.find<MessageRow>('Message', { where, order: { occurredAt: 'ASC' } });
  const newest = new Map(messages.map(message => [message.contactId, message]));
  return Promise.all(
    [...newest.values()].map(async ({ contactId, reporterId, occurredAt }) => {
      const isAsked = await manager.existsBy('Complaint', { reporterId, status: In([...openStatuses]) });
      const minutes = isAsked ? questionMinutes : greetingMinutes;
      return { contactId, until: new Date(occurredAt.getTime() + minutes * 60_000) };
    }),
  );
}

async function claim(tx: EntityManager, office: Office, contactId: string): Promise<void> {
  const contact = await lockContact(tx, office, { id: contactId });
  const messages = contact ? await unclaimed(tx, contact) : [];
  // A message that came in since has settled it.
  if (!contact || messages.length === 0) return;
  const complaint = await tx.findOne<ComplaintRow>('Complaint', {
    where: { reporterId: contact.reporterId, status: In([...openStatuses]), holdsParts: false },
    order: { registeredAt: 'DESC', ticketNumber: 'DESC' },
  });
  if (!complaint) return void (await open(tx, office, contact, messages));
  await attach(tx, office, complaint, messages);
  await addTask(tx, office, complaint, 'interpretReply', { messageId: messages.at(-1)!.id });
  await notifyRoles(tx, complaint, ['assignee', 'handler'], null, office.now(), 'reporterReplied');
}
