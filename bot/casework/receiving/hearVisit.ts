import type { EntityManager } from 'typeorm';
import { isVerdict } from '../../complaint/meaning';
import type { Meaning } from '../../complaint/meaning';
import { parseTicketNumber } from '../../complaint/number';
import { mayJoin } from '../../complaint/visit';
import { endOfSecond } from '../../complaint/wib';
import type { ComplaintRow, ContactRow, MessageRow } from '../../database/tables';
import { textIn } from '../../text/text';
import { actWithin } from '../act';
import { recordIncoming } from './incoming';
import type { Incoming } from './incoming';
import { awaitingVerdict } from '../telling/jointAnswer';
import { addTask, tellContact } from '../telling/messages';
import type { Office } from '../office';
import { promiseCallback } from './promiseCallback';
import type { Heard } from './context';
import type { Received } from './receive';
import { partsOf } from '../visit';

/** The row of a list by which none of the issues is settled. */
const noneSettled = 'semua';
const isNoneSettled = ({ buttonId }: Incoming): boolean => buttonId?.startsWith(`${noneSettled}:`) ?? false;

const aboutAll: readonly Meaning['intent'][] = ['settled', 'notSettled', 'callback', 'rate', 'view'];

/**
 * The visit about which something is said as a whole: by the button under a joint answer, by its number, or in answer to what was
 * asked of it. Anything else a reporter says belongs to one of the parts.
 */
export function visitMeant({ incoming, meaning, context }: Heard): ComplaintRow | null {
  const { own, quoted, asking, asked } = context;
  if (!isNoneSettled(incoming) && !(meaning.certain && aboutAll.includes(meaning.intent))) return null;
  const number = (incoming.buttonId && parseTicketNumber(incoming.buttonId)) ?? meaning.ticketNumber;
  const answersTo = quoted ?? (isVerdict(meaning, asked) || meaning.intent === 'view' ? asking : null);
  const meant = number
    ? own.find(({ ticketNumber }) => ticketNumber === number)
    : own.find(({ id }) => id === answersTo?.complaintId);
  return meant?.holdsParts ? meant : null;
}

type Said = Pick<Heard, 'contact' | 'incoming' | 'meaning'>;

/** What a reporter says of a whole visit, and what follows in its parts (DOMAIN §5.2). */
export async function hearVisit(tx: EntityManager, office: Office, said: Said, visit: ComplaintRow): Promise<Received> {
  const { contact, incoming, meaning } = said;
  const message = await recordIncoming(tx, office, contact, visit, incoming);
  if (meaning.intent === 'callback') await promiseCallback(tx, office, contact, visit);
  else if (meaning.intent === 'rate') await rateParts(tx, office, said, visit);
  // What ends a case or sends it back counts from the reporter alone, or by an officer who says so under their own name.
  else if (incoming.enteredBy) await addTask(tx, office, visit, 'interpretReply', { messageId: message.id });
  // LIHAT releases what waits (`receive`); it says nothing more.
  else if (meaning.intent !== 'view') await verdict(tx, office, said, visit, message);
  return { kind: 'joined', complaint: await tx.findOneByOrFail<ComplaintRow>('Complaint', { id: visit.id }) };
}

async function verdict(
  tx: EntityManager,
  office: Office,
  { contact, incoming, meaning }: Said,
  visit: ComplaintRow,
  message: MessageRow,
): Promise<void> {
  const parts = await awaitingVerdict(tx, visit.id, endOfSecond(incoming.occurredAt));
  const by = { kind: 'reporter', reporterId: contact.reporterId } as const;
  const occurredAt = message.occurredAt < office.now() ? message.occurredAt : office.now();
  if (parts.length === 0) return addTask(tx, office, visit, 'interpretReply', { messageId: message.id });
  if (meaning.intent === 'settled')
    return void (await actWithin(tx, office, { complaintId: visit.id, action: 'settleParts', by, occurredAt }));
  if (parts.length > 1 && !isNoneSettled(incoming)) return askWhich(tx, office, contact, visit, parts);
  for (const { id: complaintId } of parts) await actWithin(tx, office, { complaintId, action: 'notSettled', by, occurredAt });
}

/** "Belum" for several issues: which of them? The rows carry the numbers of the parts, as their own buttons would. */
async function askWhich(
  tx: EntityManager,
  office: Office,
  contact: ContactRow,
  visit: ComplaintRow,
  parts: readonly ComplaintRow[],
): Promise<void> {
  const rows = parts.map(({ ticketNumber }) => ({ id: `belum:${ticketNumber}`, title: ticketNumber }));
  const all = { id: `${noneSettled}:${visit.ticketNumber}`, title: textIn('id')('whatsapp:button.noneSettled') };
  const values = { ticket: visit.ticketNumber };
  await tellContact(tx, office, contact, visit, { key: 'chooseUnsettled', values, buttons: [...rows, all] });
}

/** One rating for the visit counts for each issue that was settled and not rated yet. */
async function rateParts(tx: EntityManager, office: Office, { contact, meaning }: Said, visit: ComplaintRow): Promise<void> {
  const by = { kind: 'reporter', reporterId: contact.reporterId } as const;
  const settled = (await partsOf(tx, visit.id)).filter(
    part => part.outcome === 'resolved' && part.rating === null && mayJoin(part, visit),
  );
  for (const { id: complaintId } of settled)
    await actWithin(tx, office, { complaintId, action: 'rate', by, input: { rating: String(meaning.rating) } });
  if (settled.length === 0) return;
  const ticket = settled.map(({ ticketNumber }) => ticketNumber).join(', ');
  await tellContact(tx, office, contact, visit, { key: 'rated', values: { ticket } });
}

/** How the parts stand. The text stands in the visit: what is closed to its readers is not in it, and has a number of its own. */
export async function tellVisitStatus(
  tx: EntityManager,
  office: Office,
  contact: ContactRow,
  visit: ComplaintRow,
): Promise<void> {
  const words = textIn('id');
  const open = (await partsOf(tx, visit.id)).filter(part => mayJoin(part, visit));
  const lines = open.map(({ ticketNumber, status }) => `• ${ticketNumber}: ${words(`whatsapp:statusWord.${status}`)}`);
  const values = { ticket: visit.ticketNumber, list: lines.join('\n') };
  await tellContact(tx, office, contact, visit, { key: 'statusVisit', values });
}
