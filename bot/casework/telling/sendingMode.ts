import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { Refused } from '../../complaint/errors';
import type { ContactRow, MessageRow } from '../../database/tables';
import { withdraw } from '../../outbox/queue';
import { addTask, newestOf } from './messages';
import type { Office } from '../office';

/**
 * From now on texts to this contact leave another way; the thread stays. What waits for a program becomes tasks for the handset,
 * but tasks stay tasks: an officer may have sent one already and not yet said so. @throws Refused `noCloudApi`
 */
export async function switchSending(
  tx: EntityManager,
  office: Office,
  contact: ContactRow,
  mode: ContactRow['mode'],
): Promise<void> {
  if (mode === 'cloud' && office.whatsapp !== 'cloud') throw new Refused('noCloudApi');
  await tx.update('ReporterContact', { id: contact.id }, { mode });
  contact.mode = mode;
  if (mode === 'manual') await handOverWaiting(tx, office, contact);
}

/** Somebody who writes through the Cloud API can be answered by it, whatever was so when they first wrote (DOMAIN §4.9). */
export async function reachedThroughApi(tx: EntityManager, office: Office, contact: ContactRow, kind: string): Promise<void> {
  const isTheirs = kind !== 'echo' && kind !== 'system';
  if (isTheirs && contact.mode === 'manual' && office.whatsapp === 'cloud') await switchSending(tx, office, contact, 'cloud');
}

async function handOverWaiting(tx: EntityManager, office: Office, contact: ContactRow): Promise<void> {
  const waiting = await tx.find<MessageRow>('Message', {
    where: { contactId: contact.id, direction: 'out', status: In(['queued', 'waiting']), partsSent: 0 },
    order: { id: 'ASC' },
  });
  for (const message of waiting) {
    const about = message.complaintId ? { id: message.complaintId } : await newestOf(tx, contact);
    // What a worker is sending now, or may have sent without hearing of it, stays the program's.
    if (!about || (message.status === 'queued' && !(await withdraw(tx, `reply:${message.id}`)))) continue;
    await tx.update('Message', { id: message.id }, { status: 'byHand', complaintId: about.id });
    await addTask(tx, office, about, 'sendByHand', { messageId: message.id });
  }
}
