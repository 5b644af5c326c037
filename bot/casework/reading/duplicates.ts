import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { commonText, suggestFor } from '../../complaint/categorisation';
import { isOpen, type Person } from '../../complaint/complaint';
import { duplicateLimits, likenessOf, type DuplicateReason, type ReportFacts } from '../../complaint/duplicates';
import { namesIn } from '../../complaint/personNames';
import type { Action } from '../../complaint/sop';
import { isSameVisit } from '../../complaint/visit';
import { seesWords, viewFor } from '../../complaint/visibility';
import type { ComplaintRow, LogEntryRow, MessageRow, ReporterRow } from '../../database/tables';
import { byComplaint } from '../list/find';
import { likelyDuplicates } from './duplicateCandidates';
import { validNationalIds } from '../receiving/identityMarks';
import { openOr, writersKeys } from '../office';
import type { Office } from '../office';
import { personOf } from '../receiving/samePerson';

/** A case that may be the same as the one before the officer, and why. Merging stays a person's act (issue, DOMAIN §10 no. 2). */
export interface Duplicate extends Pick<ComplaintRow, 'ticketNumber' | 'status' | 'channel' | 'receivedAt'> {
  /** Only an open case can be merged into. */
  isOpen: boolean;
  reasons: readonly DuplicateReason[];
}

/**
 * Cases that may be this one, likest first: open, or closed in the last 30 days, and received within 30 days of it, of those
 * whose words this person may read. Parts of one report, linked cases and those that an officer has parted are no duplicates.
 */
export async function findDuplicates(office: Office, person: Person, complaint: ComplaintRow): Promise<Duplicate[]> {
  const { read } = office.db;
  if (!seesWords(viewFor(complaint, person, office.now()))) return [];
  const [own] = await factsOf(read, office, [complaint]);
  if (!own) return [];
  const found = (await likelyDuplicates(office, person, complaint, own)).filter(other => !isRelated(complaint, other));
  const isParted = await partedFrom(read, complaint, found);
  const likely = found.filter(other => !isParted(other));
  const facts = await factsOf(read, office, likely);
  return likely
    .flatMap((other, at) => {
      const likeness = likenessOf(own, facts[at]!);
      return likeness ? [{ other, ...likeness }] : [];
    })
    .toSorted((a, b) => b.score - a.score || b.other.receivedAt.getTime() - a.other.receivedAt.getTime())
    .slice(0, duplicateLimits.shown)
    .map(({ other: { ticketNumber, status, channel, receivedAt }, reasons }) => ({
      ...{ ticketNumber, status, channel, receivedAt, isOpen: isOpen(status), reasons },
    }));
}

/** The same for whoever may merge the case now; nothing is looked up for others. */
export function mergeableDuplicates(
  office: Office,
  person: Person,
  complaint: ComplaintRow,
  allowed: readonly Action[],
): Promise<Duplicate[]> {
  return allowed.includes('merge') ? findDuplicates(office, person, complaint) : Promise.resolve([]);
}

/** Parts of one report, and what an officer has linked, are known to belong together and to be two matters. */
function isRelated(one: ComplaintRow, other: ComplaintRow): boolean {
  return isSameVisit(one, other) || one.followUpOf === other.id || other.followUpOf === one.id;
}

/** With which of them this case was merged once, and an officer found that it was wrong. */
async function partedFrom(
  manager: EntityManager,
  own: ComplaintRow,
  others: readonly ComplaintRow[],
): Promise<(other: ComplaintRow) => boolean> {
  const cases = In([own, ...others].map(({ id }) => id));
  const merges = await manager.findBy<LogEntryRow>('LogEntry', { complaintId: cases, action: 'merge' });
  const wasMerged = (one: ComplaintRow, into: ComplaintRow): boolean =>
    merges.some(({ complaintId, detail }) => complaintId === one.id && detail.into === into.ticketNumber);
  return other => wasMerged(own, other) || wasMerged(other, own);
}

/** With the words as they were written, by which others are found. */
interface Compared extends ReportFacts {
  readonly text: string;
}

/** What these cases are compared by, in the same order. An anonymous one tells nothing of its person, a confidential one no name. */
async function factsOf(manager: EntityManager, office: Office, rows: readonly ComplaintRow[]): Promise<Compared[]> {
  if (rows.length === 0) return [];
  const { sealer } = office;
  const reporters = await manager.findBy<ReporterRow>('Reporter', { id: In([...new Set(rows.map(row => row.reporterId))]) });
  const reporterOf = new Map(reporters.map(row => [row.id, row]));
  const said = { complaintId: In(rows.map(({ id }) => id)), direction: 'in' } as const;
  const messages = await manager.find<MessageRow>('Message', { where: said, order: { occurredAt: 'ASC', id: 'ASC' } });
  const messagesOf = byComplaint(messages as (MessageRow & { complaintId: string })[]);
  const keys = await writersKeys(manager, sealer, [...rows, ...messages]);
  return rows.map(row => {
    const key = keys(row);
    const reporter = reporterOf.get(row.reporterId)!;
    // What others wrote whose case was merged into this one is about them.
    const own = messagesOf(row.id).filter(({ reporterId }) => reporterId === row.reporterId);
    const summary = openOr(sealer, row.summary, key, row.id, 'summary');
    const texts = [summary, ...own.map(({ id, body }) => openOr(sealer, body, key, id, 'body'))];
    const text = texts.filter(each => each !== null).join('\n');
    const isNamed = !row.isAnonymous && !row.isConfidential;
    const recorded = isNamed ? openOr(sealer, reporter.name, key, reporter.id, 'name') : null;
    return {
      channel: row.channel,
      receivedAt: row.receivedAt,
      person: row.isAnonymous ? null : personOf(reporter),
      names: isNamed ? [...(recorded === null ? [] : [recorded]), ...namesIn(text)] : [],
      nationalIds: row.isAnonymous ? [] : validNationalIds(text),
      words: commonText(text),
      text,
      get service() {
        return row.service ?? suggestFor(text)?.service ?? null;
      },
    };
  });
}
