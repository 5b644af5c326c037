import type { EntityManager } from 'typeorm';
import { isOpen } from '../../complaint/complaint';
import { formatWib } from '../../complaint/deadline';
import type { ComplaintRow, ContactRow, DeadlineRow } from '../../database/tables';
import { textIn } from '../../text/text';
import { pressingClock } from '../reading/complaintView';
import { caseWithGivenNumber } from './givenNumber';
import { tellVisitStatus } from './hearVisit';
import { tellContact } from '../telling/messages';
import { loadSettings } from '../office';
import type { Office } from '../office';
import { tellReceipt } from './receipt';
import type { Heard } from './context';

/** PRIVASI, TANDA TERIMA and "status ADU-…" are answered on the spot, and only about the reporter's own reports. @returns whether it was a question */
export async function answerQuestion(
  tx: EntityManager,
  office: Office,
  { contact, meaning, context: { own } }: Heard,
): Promise<boolean> {
  if (!meaning.certain) return false;
  if (meaning.intent === 'privacy') {
    const { dpoContact } = await loadSettings(tx);
    await tellContact(tx, office, contact, null, { key: 'privacy', values: { dpoContact } });
    return true;
  }
  if (meaning.intent !== 'status' && meaning.intent !== 'receipt') return false;
  const newest = own.toSorted((a, b) => b.registeredAt.getTime() - a.registeredAt.getTime())[0];
  const whole = own.find(({ id }) => id === newest?.partOf) ?? newest;
  const asked = meaning.ticketNumber ? own.find(c => c.ticketNumber === meaning.ticketNumber) : whole;
  if (!asked && meaning.ticketNumber && meaning.intent === 'status') {
    const given = await caseWithGivenNumber(tx, contact, meaning.ticketNumber);
    await tellStatus(tx, office, contact, given, meaning.ticketNumber);
    return true;
  }
  if (!asked && !meaning.ticketNumber) return false;
  if (asked && meaning.intent === 'receipt') await tellReceipt(tx, office, contact, asked);
  else await tellStatus(tx, office, contact, asked ?? null, meaning.ticketNumber ?? '');
  return true;
}

async function tellStatus(
  tx: EntityManager,
  office: Office,
  contact: ContactRow,
  complaint: ComplaintRow | null,
  ticket: string,
): Promise<void> {
  if (!complaint) return void (await tellContact(tx, office, contact, null, { key: 'statusUnknown', values: { ticket } }));
  if (complaint.holdsParts) return tellVisitStatus(tx, office, contact, complaint);
  const status = textIn('id')(`whatsapp:statusWord.${complaint.status}`);
  const clocks = await tx.findBy<DeadlineRow>('Deadline', { complaintId: complaint.id });
  const pressing = isOpen(complaint.status) ? pressingClock(clocks, office.now()) : null;
  // A date that has passed is no answer to "when?".
  const due = pressing && pressing.dueAt > office.now() ? formatWib(pressing.dueAt, 'id', 'dateOnly') : null;
  const values = { ticket: complaint.ticketNumber, status, ...(due ? { date: due } : {}) };
  await tellContact(tx, office, contact, complaint, { key: due ? 'status' : 'statusEnded', values });
}
