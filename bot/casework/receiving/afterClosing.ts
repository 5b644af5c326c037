import { IsNull } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { ComplaintRow, MessageRow, TaskRow } from '../../database/tables';
import { Clocks } from '../clocks/clocks';
import { addTask } from '../telling/messages';
import { loadPolicy } from '../office';
import type { Office } from '../office';
import { notifyRoles } from '../news/teamsNews';

/** What was written about a closed case reopens nothing: a person decides within one business day (DOMAIN §1.5). */
export async function leaveToOperator(
  tx: EntityManager,
  office: Office,
  complaint: ComplaintRow,
  message: Pick<MessageRow, 'id' | 'occurredAt'>,
): Promise<void> {
  const dueAt = await startClock(tx, office, complaint, 'afterClosing');
  if (!(await askOnce(tx, office, complaint, message, dueAt))) return;
  await notifyRoles(tx, complaint, ['operator'], null, office.now(), 'newTask', {
    task: 'afterClosing',
    at: dueAt.toISOString(),
  });
}

/**
 * One question however much is written: it shows the newest words, whatever the order in which they came in.
 * @returns whether it was asked now
 */
export async function askOnce(
  tx: EntityManager,
  office: Office,
  complaint: Pick<ComplaintRow, 'id'>,
  message: Pick<MessageRow, 'id' | 'occurredAt'>,
  dueAt: Date,
): Promise<boolean> {
  const open = await tx.findOneBy<TaskRow>('Task', { complaintId: complaint.id, kind: 'afterClosing', doneAt: IsNull() });
  if (!open) {
    await addTask(tx, office, complaint, 'afterClosing', { messageId: message.id, dueAt });
    return true;
  }
  const shown = open.messageId && (await tx.findOneBy<MessageRow>('Message', { id: open.messageId }));
  if (!shown || isLater(message, shown)) await tx.update('Task', { id: open.id }, { messageId: message.id });
  return false;
}

type Said = Pick<MessageRow, 'id' | 'occurredAt'>;

const isLater = (one: Said, other: Said): boolean =>
  one.occurredAt.getTime() === other.occurredAt.getTime() ? one.id > other.id : one.occurredAt > other.occurredAt;

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
