import type { EntityManager } from 'typeorm';
import { formatWib } from '../../complaint/deadline';
import type { ComplaintRow, ContactRow } from '../../database/tables';
import { startClock } from './afterClosing';
import { addTask, tellContact } from '../telling/messages';
import type { Office } from '../office';
import { notifyRoles } from '../news/teamsNews';

/** TELEPON or *Hubungi petugas*: a task and a clock of one business day. */
export async function promiseCallback(
  tx: EntityManager,
  office: Office,
  contact: ContactRow,
  complaint: ComplaintRow,
  told = complaint,
): Promise<void> {
  const dueAt = await startClock(tx, office, complaint, 'callback');
  await addTask(tx, office, complaint, 'callback', { dueAt });
  const values = { ticket: told.ticketNumber, date: formatWib(dueAt, 'id') };
  await tellContact(tx, office, contact, told, { key: 'callbackPromised', values });
  await notifyRoles(tx, complaint, ['assignee', 'handler'], null, office.now(), 'callbackDue', { at: dueAt.toISOString() });
}
