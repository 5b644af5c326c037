import type { EntityManager } from 'typeorm';
import type { AttachmentRow, ComplaintRow, ContactRow, MessageRow } from '../database/tables';
import { addTask, tellContact } from './messages';
import { contactOf } from './office';
import type { Office } from './office';

/** A citizen's file with its message, or null when it is stored or given up already. */
export async function pendingAttachment(
  manager: EntityManager,
  id: string,
): Promise<{ attachment: AttachmentRow; message: MessageRow } | null> {
  const attachment = await manager.findOneBy<AttachmentRow>('Attachment', { id, status: 'pending' });
  if (!attachment) return null;
  return { attachment, message: await manager.findOneByOrFail<MessageRow>('Message', { id: attachment.messageId }) };
}

/** @param stored `sha256` in hex and `size` of the bytes as they came; `path` is the store's name */
export async function recordStored(
  tx: EntityManager,
  id: string,
  stored: { path: string; sha256: string; size: number; mimeType: string },
): Promise<void> {
  await tx.update('Attachment', { id, status: 'pending' }, { ...stored, status: 'stored' });
}

/** The file cannot be had: the citizen is asked to send it again, and the officer sees that something is missing. */
export async function recordUnfetchable(tx: EntityManager, office: Office, id: string): Promise<void> {
  const { affected } = await tx.update('Attachment', { id, status: 'pending' }, { status: 'failed' });
  if (!affected) return;
  const attachment = await tx.findOneByOrFail<AttachmentRow>('Attachment', { id });
  const message = await tx.findOneByOrFail<MessageRow>('Message', { id: attachment.messageId });
  const complaint = message.complaintId ? await tx.findOneBy<ComplaintRow>('Complaint', { id: message.complaintId }) : null;
  const contact: ContactRow | null = await contactOf(tx, message.contactId);
  if (contact) await tellContact(tx, office, contact, complaint, { key: 'resend', values: ticketOf(complaint) });
  if (complaint?.needsSummary) await addTask(tx, office, complaint, 'needsSummary');
}

const ticketOf = (complaint: ComplaintRow | null): Record<string, string> =>
  complaint ? { ticket: complaint.ticketNumber } : {};
