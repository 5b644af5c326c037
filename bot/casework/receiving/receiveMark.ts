import type { EntityManager } from 'typeorm';
import { isOpen } from '../../complaint/complaint';
import { isRecentlyClosed } from '../../complaint/sessions';
import type { ComplaintRow, ContactRow, MessageRow } from '../../database/tables';
import { leaveToOperator } from './afterClosing';
import { recordIncoming } from './incoming';
import type { Incoming } from './incoming';
import { addTask } from '../telling/messages';
import type { Office } from '../office';
import { notifyRoles } from '../news/teamsNews';

/**
 * An edit, a withdrawal or a reaction of one of the contact's messages, or of ours to them: it stands where its message stands,
 * whatever became of that case, and waits with it where that is not yet known. Changed or withdrawn words are for a person
 * to judge; a reaction sets nothing in motion and confirms nothing (DOMAIN §10).
 */
export async function receiveMark(
  tx: EntityManager,
  office: Office,
  contact: ContactRow,
  incoming: Incoming,
  target: MessageRow,
): Promise<void> {
  const { complaintId } = target;
  const complaint = complaintId ? await tx.findOneByOrFail<ComplaintRow>('Complaint', { id: complaintId }) : null;
  const mark = await recordIncoming(tx, office, contact, complaint, incoming);
  if (!complaint || incoming.kind === 'reaction') return;
  if (!isOpen(complaint.status)) {
    if (isRecent(complaint, incoming.occurredAt)) await leaveToOperator(tx, office, complaint, mark);
    return;
  }
  if (complaint.status === 'answered') await addTask(tx, office, complaint, 'interpretReply', { messageId: mark.id });
  await notifyRoles(tx, complaint, ['assignee', 'handler'], null, office.now(), 'reporterReplied');
}

/** As for any message after the closing; of what was dismissed nothing more is asked. */
const isRecent = ({ closedAt, outcome }: ComplaintRow, at: Date): boolean =>
  closedAt !== null && outcome !== 'dismissed' && isRecentlyClosed(closedAt, at);
