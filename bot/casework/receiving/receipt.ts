import type { EntityManager } from 'typeorm';
import type { OnBehalfOf } from '../../complaint/complaint';
import { formatWib } from '../../complaint/deadline';
import { maskText } from '../../complaint/personalData';
import { rolesAt, seesWords } from '../../complaint/visibility';
import type { View } from '../../complaint/visibility';
import type { ComplaintRow, ContactRow, LogEntryRow, MessageRow, ReporterRow } from '../../database/tables';
import { textIn } from '../../text/text';
import { tellContact } from '../telling/messages';
import { loadSettings, openOr, reporterKey } from '../office';
import type { Office, Settings } from '../office';
import { loadPeople } from '../people';
import { firstDueAt } from './registerVisit';
import { partsOf } from '../visit';

const longestDescription = 300;
const longestPart = 80;

/** The receipt of Law 25/2009 art. 43: who reported, what, when and where it came in, and who took it. */
export interface Receipt {
  ticketNumber: string;
  channel: ComplaintRow['channel'];
  /** Null = anonymous, or no name was given: `isAnonymous` tells which. */
  reporter: string | null;
  isAnonymous: boolean;
  onBehalfOf: OnBehalfOf | null;
  powerOfAttorney: boolean;
  /** The first words, with identity numbers masked; null where there are none to print, as of a voice note. */
  description: string | null;
  receivedAt: Date;
  /** Until when the office answers (SOP: one business day). */
  dueAt: Date | null;
  /** Who wrote the report down or took it up; null while no officer has. */
  receiver: { name: string; post: string } | null;
  /** Issues of the same visit that are worked on their own. */
  parts: { ticketNumber: string; description: string | null }[];
  letterhead: Settings['letterhead'];
  officeWhatsapp: string | null;
}

/**
 * The receipt as the reporter themself gets it.
 * @param seen how much of each part is told: not every officer who may read the whole may read, or know of, each of them
 */
export async function receiptOf(
  manager: EntityManager,
  office: Office,
  complaint: ComplaintRow,
  seen: (part: ComplaintRow) => View = () => 'full',
): Promise<Receipt> {
  const { ticketNumber, channel, isAnonymous, onBehalfOf, powerOfAttorney, receivedAt } = complaint;
  const { letterhead, officeWhatsapp } = await loadSettings(manager);
  const parts = (await partsOf(manager, complaint.id)).filter(part => seen(part) !== 'none');
  const described = parts.map(async part => ({
    ticketNumber: part.ticketNumber,
    description: seesWords(seen(part)) ? await firstWords(manager, office, part, longestPart) : null,
  }));
  return {
    ...{ ticketNumber, channel, isAnonymous, onBehalfOf, powerOfAttorney, receivedAt, letterhead, officeWhatsapp },
    reporter: await nameOf(manager, office, complaint),
    description: await firstWords(manager, office, complaint, longestDescription),
    dueAt: await firstDueAt(manager, parts.length > 0 ? parts : [complaint]),
    receiver: await receiverOf(manager, office, complaint),
    parts: await Promise.all(described),
  };
}

/** The same as a text on request (TANDA TERIMA), to the reporter's own contact. */
export async function tellReceipt(
  tx: EntityManager,
  office: Office,
  contact: ContactRow,
  complaint: ComplaintRow,
): Promise<void> {
  const words = textIn('id');
  const { ticketNumber, reporter, receivedAt, channel, description, receiver } = await receiptOf(tx, office, complaint);
  await tellContact(tx, office, contact, complaint, {
    key: 'receiptAgain',
    values: {
      ticket: ticketNumber,
      name: reporter ?? words('staff:card.anonymous'),
      receivedAt: formatWib(receivedAt, 'id'),
      channel: words(`staff:channel.${channel}`),
      description: description ?? '–',
      receiver: receiver ? `${receiver.name}, ${receiver.post}` : words('staff:unit.officer'),
    },
  });
}

async function nameOf(manager: EntityManager, { sealer }: Office, complaint: ComplaintRow): Promise<string | null> {
  if (complaint.isAnonymous) return null;
  const reporter = await manager.findOneByOrFail<ReporterRow>('Reporter', { id: complaint.reporterId });
  return openOr(sealer, reporter.name, sealer.unwrap(reporter.wrappedKey, reporter.id), reporter.id, 'name');
}

/** A report's first words with identity numbers masked, on one line, at most so long; null where nothing was written. */
export async function firstWords(
  manager: EntityManager,
  { sealer }: Office,
  complaint: ComplaintRow,
  longest: number,
): Promise<string | null> {
  const { id: complaintId, reporterId } = complaint;
  const where = { complaintId, reporterId, direction: 'in', isGreeting: false } as const;
  const first = await manager.findOne<MessageRow>('Message', { where, order: { occurredAt: 'ASC', id: 'ASC' } });
  const key = await reporterKey(manager, sealer, complaint.reporterId);
  const text = first && openOr(sealer, first.body, key, first.id, 'body');
  if (!text) return null;
  const masked = maskText(text).replace(/\s+/g, ' ').trim();
  return masked.length > longest ? `${masked.slice(0, longest - 1)}…` : masked;
}

/** Who wrote the report down, or else whoever took it up. */
async function receiverOf(
  manager: EntityManager,
  office: Office,
  complaint: ComplaintRow,
): Promise<{ name: string; post: string } | null> {
  const where = { complaintId: complaint.id, action: 'receive', actorKind: 'person' } as const;
  const entered = await manager.findOneBy<LogEntryRow>('LogEntry', where);
  const id = entered?.actorId ?? complaint.assigneeId;
  const officer = id ? (await loadPeople(manager, 'ever')).find(person => person.id === id) : undefined;
  if (!officer) return null;
  const posts = rolesAt(officer, office.now()).map(({ role }) => role);
  const post = posts.includes('operator') ? 'operator' : (posts[0] ?? 'operator');
  return { name: officer.name, post: textIn('id')(`staff:role.${post}`) };
}
