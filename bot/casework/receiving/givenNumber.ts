import { In, Not } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { ComplaintRow, ContactRow } from '../../database/tables';

/**
 * The case of this number whose reporter gave the very telephone number that now writes by WhatsApp: at the counter, by letter
 * or by telephone. Whoever has the receipt's number and the telephone may hear where the case stands, as the receipt promises,
 * without an officer having to say that they are one person; nothing else follows from it. Never a case that is kept secret.
 */
export async function caseWithGivenNumber(
  manager: EntityManager,
  { id, channel, addressIndex }: ContactRow,
  ticketNumber: string,
): Promise<ComplaintRow | null> {
  if (channel !== 'whatsapp' || addressIndex === null) return null;
  const contacts = await manager.findBy<ContactRow>('ReporterContact', { addressIndex, id: Not(id) });
  if (contacts.length === 0) return null;
  const contactId = In(contacts.map(each => each.id));
  const ordinary = { track: Not('supervisory' as const), restricted: false, isConfidential: false };
  return manager.findOneBy<ComplaintRow>('Complaint', { ticketNumber, contactId, ...ordinary });
}
