import type { EntityManager } from 'typeorm';
import { formatWib } from '../complaint/deadline';
import { maskText } from '../complaint/personalData';
import type { ComplaintRow, ContactRow, MessageRow, ReporterRow } from '../database/tables';
import { textIn } from '../text/text';
import { tellContact } from './messages';
import { openOr, reporterKey } from './office';
import type { Office } from './office';
import { findPerson } from './people';

const longestDescription = 300;

/**
 * The receipt of Law 25/2009 art. 43 on request (TANDA TERIMA): who reported, what, when and where it came in, and who took it.
 * It goes to the reporter's own contact, with identity numbers masked.
 */
export async function tellReceipt(
  tx: EntityManager,
  office: Office,
  contact: ContactRow,
  complaint: ComplaintRow,
): Promise<void> {
  const words = textIn('id');
  const officer = complaint.assigneeId && (await findPerson(tx, { id: complaint.assigneeId }));
  await tellContact(tx, office, contact, complaint, {
    key: 'receiptAgain',
    values: {
      ticket: complaint.ticketNumber,
      name: (await nameOf(tx, office, complaint)) ?? words('staff:card.anonymous'),
      receivedAt: formatWib(complaint.receivedAt, 'id'),
      channel: words(`staff:channel.${complaint.channel}`),
      description: (await firstWords(tx, office, complaint)) ?? '–',
      receiver: officer ? `${officer.name}, ${words('staff:role.operator')}` : words('staff:unit.officer'),
    },
  });
}

async function nameOf(tx: EntityManager, { sealer }: Office, complaint: ComplaintRow): Promise<string | null> {
  if (complaint.isAnonymous) return null;
  const reporter = await tx.findOneByOrFail<ReporterRow>('Reporter', { id: complaint.reporterId });
  return openOr(sealer, reporter.name, sealer.unwrap(reporter.wrappedKey, reporter.id), reporter.id, 'name');
}

async function firstWords(tx: EntityManager, { sealer }: Office, complaint: ComplaintRow): Promise<string | null> {
  // Words of another reporter whose case was merged into this one are sealed under another key, and not this reporter's to see.
  const { id: complaintId, reporterId } = complaint;
  const where = { complaintId, reporterId, direction: 'in', isGreeting: false } as const;
  const first = await tx.findOne<MessageRow>('Message', { where, order: { occurredAt: 'ASC', id: 'ASC' } });
  const key = await reporterKey(tx, sealer, complaint.reporterId);
  const text = first && openOr(sealer, first.body, key, first.id, 'body');
  if (!text) return null;
  const masked = maskText(text);
  return masked.length > longestDescription ? `${masked.slice(0, longestDescription - 1)}…` : masked;
}
