import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { ChatExport, ChatLine } from '../../complaint/chat';
import { isOpen, openStatuses } from '../../complaint/complaint';
import type { Person } from '../../complaint/complaint';
import { Invalid, NotAllowed, Refused } from '../../complaint/errors';
import { holds, seesWords, viewFor } from '../../complaint/visibility';
import type { ComplaintRow, ContactRow } from '../../database/tables';
import { keepChatFiles, type ChatFile, type FileToKeep } from '../attachments/chatFiles';
import { matchLines, saidBefore } from './chatMatch';
import { lockedComplaint } from '../act';
import { contactFor, nobody } from '../receiving/contacts';
import { readableNumbered } from '../list/find';
import { contactOf } from '../office';
import type { Office } from '../office';
import { receiveChat } from '../receiving/receiveChat';
import type { Files } from '../attachments/attachments';

/** A chat on its way in, with what the officer has chosen. */
export interface ImportChatParts {
  office: Office;
  by: Person;
  read: ChatExport;
  /** Judged by their bytes already; a line without one has lost its file, or it is of no kind the office takes. */
  files: ReadonlyMap<ChatLine, ChatFile>;
  /** Which of the chat's names is the citizen; the other is the office. Null = not chosen yet. */
  reporter: string | null;
  /** An open complaint in which the chat belongs; null = it becomes a new one. */
  ticketNumber: string | null;
  /** The citizen's number, for a new complaint. */
  contact: string | null;
  /** Older messages are left out. */
  since: Date | null;
  phoneNumber: (text: string) => string | null;
}

export interface ChatOutcome {
  names: ChatExport['names'];
  /** Chosen, or guessed from the file; null = has to be chosen. */
  reporter: string | null;
  /** Messages that are added (in a dry run: would be), and those that are here already. */
  new: number;
  known: number;
  /** Older than `since`. */
  tooOld: number;
  skipped: ChatExport['skipped'];
  files: { kept: number; missing: number };
  from: Date | null;
  to: Date | null;
  /** The complaint it went into; null in a dry run of a new one. */
  ticketNumber: string | null;
  /** The lines, oldest first, each with what becomes of it. */
  lines: { line: ChatLine; from: 'reporter' | 'office'; isKnown: boolean }[];
}

/** A transaction holds up everybody else's writing: so many messages take some seconds. */
const mostLines = 2_000;

/** What an import of this chat would do; writes nothing. @throws NotAllowed | Invalid | Refused | Unknown */
export async function tryChatImport(parts: ImportChatParts): Promise<ChatOutcome> {
  checkImporter(parts);
  const { office } = parts;
  const chosen = chosenIn(parts);
  const target = parts.ticketNumber ? await targetOf(parts) : null;
  const contact = target ? await contactOf(office.db.read, target.contactId) : await knownContact(parts);
  if (!target && contact) await checkNoOpenCase(office.db.read, parts, contact);
  return (await plan(office.db.read, parts, chosen, contact, target)).outcome;
}

/**
 * Brings a chat in, in one transaction: every message with its own time, nothing answered, no verdict taken from it. The same
 * export again adds nothing, a longer one what is new in it. @throws NotAllowed | Invalid | Refused | Unknown
 */
export async function importChat(parts: ImportChatParts, files: Pick<Files, 'put'>): Promise<ChatOutcome> {
  checkImporter(parts);
  const { office, by } = parts;
  const chosen = chosenIn(parts);
  if (chosen === null) throw new Invalid('invalidInput', [{ name: 'reporter', fault: 'missing' }]);
  const found = parts.ticketNumber ? await targetOf(parts) : null;
  const { outcome, toKeep } = await office.db.write(async tx => {
    const target = found && (await lockedComplaint(tx, office, found.id));
    const contact = target ? await contactOf(tx, target.contactId) : await newContact(tx, parts, chosen);
    if (!contact) throw new Refused('contactNeeded');
    if (!target) await checkNoOpenCase(tx, parts, contact);
    const planned = await plan(tx, parts, chosen, contact, target);
    if (planned.added.length > mostLines) throw new Refused('chatTooLong', { most: mostLines, found: planned.added.length });
    if (!target && !planned.added.some(({ from }) => from === 'reporter')) throw new Refused('chatNothingNew');
    const received = await receiveChat(tx, office, { by, contact, target, added: planned.added, files: parts.files });
    const toKeep: FileToKeep[] = [...received.toKeep, ...planned.unkept];
    return { outcome: { ...planned.outcome, ticketNumber: received.complaint.ticketNumber }, toKeep };
  });
  // After the commit: a file without its message would be nobody's. What a crash leaves out here the same export brings in.
  await keepChatFiles(office, files, toKeep);
  return outcome;
}

/** @throws NotAllowed */
function checkImporter({ by, office }: ImportChatParts): void {
  if (!holds(by, 'operator', office.now())) throw new NotAllowed('chatNotYours', { roles: ['operator'] });
}

/** The citizen's name in the chat: chosen, or as the file says. @throws Invalid | Refused */
function chosenIn({ read: { names, chatWith }, reporter }: ImportChatParts): string | null {
  if (names.length > 2) throw new Refused('chatGroup', { names: names.length });
  if (reporter === null) return chatWith;
  if (!names.some(({ name }) => name === reporter))
    throw new Invalid('invalidInput', [{ name: 'reporter', fault: 'notAChoice' }]);
  return reporter;
}

/** @throws Unknown | NotAllowed | Refused */
async function targetOf({ office, by, ticketNumber }: ImportChatParts): Promise<ComplaintRow> {
  const target = await readableNumbered(office, by, ticketNumber ?? '');
  if (!isOpen(target.status)) throw new Refused('chatCaseClosed', { ticket: target.ticketNumber });
  return target;
}

/** The number that was typed, or under which the chat stands. */
const numberIn = ({ contact, phoneNumber }: ImportChatParts, chosen: string | null): string | null =>
  phoneNumber(contact ?? '') ?? (contact === null ? phoneNumber(chosen ?? '') : null);

async function knownContact(parts: ImportChatParts): Promise<ContactRow | null> {
  const { office } = parts;
  const address = numberIn(parts, chosenIn(parts));
  if (!address) return null;
  const addressIndex = office.sealer.blindIndex('address', address);
  return office.db.read.findOneBy<ContactRow>('ReporterContact', { channel: 'whatsapp', addressIndex });
}

function newContact(tx: EntityManager, parts: ImportChatParts, chosen: string): Promise<ContactRow> {
  const address = numberIn(parts, chosen);
  if (!address) throw new Invalid('invalidInput', [{ name: 'contact', fault: parts.contact ? 'notANumber' : 'missing' }]);
  const displayName = parts.phoneNumber(chosen) ? null : chosen.slice(0, 120);
  return contactFor(tx, parts.office, 'whatsapp', { ...nobody, address, displayName });
}

/** A second complaint beside an open one of the same person would be the same matter twice; of what the officer may not read, nothing is said. */
async function checkNoOpenCase(manager: EntityManager, { office, by }: ImportChatParts, contact: ContactRow): Promise<void> {
  const open = { reporterId: contact.reporterId, status: In([...openStatuses]) };
  const cases = await manager.find<ComplaintRow>('Complaint', { where: open, order: { ticketNumber: 'DESC' } });
  const own = cases.find(each => seesWords(viewFor(each, by, office.now())));
  if (own) throw new Refused('chatHasCase', { ticket: own.ticketNumber });
}

interface Planned {
  outcome: ChatOutcome;
  added: { line: ChatLine; from: 'reporter' | 'office' }[];
  /** Files of messages that are here without them. */
  unkept: FileToKeep[];
}

async function plan(
  manager: EntityManager,
  { office, read, files, since, ticketNumber }: ImportChatParts,
  chosen: string | null,
  contact: ContactRow | null,
  target: ComplaintRow | null,
): Promise<Planned> {
  // A clock that runs ahead elsewhere must not date anything into our future.
  const present = read.lines.map(line => (line.at > office.now() ? Object.assign(line, { at: office.now() }) : line));
  const wanted = present.filter(({ at }) => !since || at >= since);
  const sided = wanted.map(line => ({ line, from: line.author === chosen ? ('reporter' as const) : ('office' as const) }));
  const before = contact ? await saidBefore(manager, office, contact, target) : [];
  const known = matchLines(sided, before);
  const lines = sided.map(each => ({ ...each, isKnown: known.has(each.line) }));
  const withMedia = wanted.filter(({ media }) => media !== null);
  const kept = withMedia.filter(line => files.has(line)).length;
  const outcome: ChatOutcome = {
    ...{ names: read.names, reporter: chosen, new: sided.length - known.size, known: known.size },
    ...{ tooOld: read.lines.length - wanted.length, skipped: read.skipped },
    files: { kept, missing: withMedia.length - kept },
    ...{
      from: wanted[0]?.at ?? null,
      to: wanted.at(-1)?.at ?? null,
      ticketNumber: ticketNumber && (target?.ticketNumber ?? null),
      lines,
    },
  };
  const unkept = [...known].flatMap(([line, said]) => {
    const file = files.get(line);
    return file && said.waitsForFile ? [{ attachmentId: said.waitsForFile, reporterId: said.reporterId, file }] : [];
  });
  return { outcome, added: lines.filter(({ isKnown }) => !isKnown), unkept };
}
