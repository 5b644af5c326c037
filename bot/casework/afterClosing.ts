import type { EntityManager } from 'typeorm';
import type { ComplaintRow, MessageRow } from '../database/tables';
import { Clocks } from './clocks';
import { addTask } from './messages';
import { loadPolicy } from './office';
import type { Office } from './office';
import { notifyRoles } from './teamsNews';

/** What was written about a closed case reopens nothing: a person decides within one business day (DOMAIN §1.5). */
export async function leaveToOperator(
  tx: EntityManager,
  office: Office,
  complaint: ComplaintRow,
  message: Pick<MessageRow, 'id'>,
): Promise<void> {
  const dueAt = await startClock(tx, office, complaint, 'afterClosing');
  await addTask(tx, office, complaint, 'afterClosing', { messageId: message.id, dueAt });
  await notifyRoles(tx, complaint, ['operator'], null, office.now(), 'newTask', {
    task: 'afterClosing',
    at: dueAt.toISOString(),
  });
}

/** Starts the clock of such a task, or leaves the one that runs. @returns when it is due */
export async function startClock(
  tx: EntityManager,
  office: Office,
  complaint: ComplaintRow,
  code: 'callback' | 'afterClosing',
): Promise<Date> {
  const clocks = await Clocks.of(tx, complaint.id, await loadPolicy(tx));
  const deadline = clocks.running(code) ?? clocks.start(code, office.now());
  await clocks.save(tx);
  complaint.nextDueAt = clocks.nextDueAt();
  await tx.update('Complaint', { id: complaint.id }, { nextDueAt: complaint.nextDueAt });
  return deadline.dueAt;
}
