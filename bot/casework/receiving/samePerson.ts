import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { ComplaintRow, LogEntryRow, ReporterRow } from '../../database/tables';

/**
 * One person behind many aliases (DESIGN §5): officers say that the reporters of two cases are one person, and may take it back.
 * Each saying is a link between two cases in their logs; `samePersonAs` is what follows from them, never a chain.
 */

/** The one id under which reporters stand whom officers found to be one person; their own where nobody has. */
export const personOf = ({ id, samePersonAs }: Pick<ReporterRow, 'id' | 'samePersonAs'>): string => samePersonAs ?? id;

/** Every reporter that is this one's person, itself first. */
export async function reportersOfPerson(manager: EntityManager, reporterId: string): Promise<string[]> {
  const own = await manager.findOneByOrFail<ReporterRow>('Reporter', { id: reporterId });
  const person = personOf(own);
  const others = await manager.findBy<ReporterRow>('Reporter', { samePersonAs: person });
  return [...new Set([reporterId, person, ...others.map(({ id }) => id)])];
}

type Reported = Pick<ComplaintRow, 'reporterId'>;

/** Whether this case's reporter was found to be another reporter too. */
export const isLinked = async (manager: EntityManager, { reporterId }: Reported): Promise<boolean> =>
  (await reportersOfPerson(manager, reporterId)).length > 1;

/** Whether two cases are one person's, by WhatsApp or by what officers found. */
export async function isSamePerson(manager: EntityManager, one: Reported, other: Reported): Promise<boolean> {
  if (one.reporterId === other.reporterId) return true;
  const reporters = await manager.findBy<ReporterRow>('Reporter', { id: In([one.reporterId, other.reporterId]) });
  return new Set(reporters.map(personOf)).size === 1;
}

/** The reporters of both cases are one person from now on, with everybody who was found to be either. */
export async function joinPersons(tx: EntityManager, one: Reported, other: Reported): Promise<void> {
  const moved = await reportersOfPerson(tx, one.reporterId);
  const person = personOf(await tx.findOneByOrFail<ReporterRow>('Reporter', { id: other.reporterId }));
  await tx.update('Reporter', { id: In(moved) }, { samePersonAs: person });
}

/** Two cases whose reporters were said to be one person, by their ticket numbers in their order. */
type Link = readonly [string, string];
const linkOf = (one: string, other: string): string => [one, other].toSorted().join('/');

/**
 * Takes back every link between this reporter's cases and another's; who is still linked otherwise stays together.
 * @returns the links taken back, each as two ticket numbers; empty when there was none in the logs
 */
export async function partPersons(tx: EntityManager, { reporterId }: Reported): Promise<Link[]> {
  const reporterIds = await reportersOfPerson(tx, reporterId);
  const cases = await tx.findBy<ComplaintRow>('Complaint', { reporterId: In(reporterIds) });
  const links = await standingLinks(tx, cases);
  const reporterOf = new Map(cases.map(each => [each.ticketNumber, each.reporterId]));
  const isOwn = (link: Link): boolean => link.some(ticket => reporterOf.get(ticket) === reporterId);
  const kept = links.filter(link => !isOwn(link)).map(link => link.map(ticket => reporterOf.get(ticket)!) as [string, string]);
  for (const group of groupsOf(reporterIds, kept)) {
    const [person, ...others] = group as [string, ...string[]];
    await tx.update('Reporter', { id: person }, { samePersonAs: null });
    if (others.length > 0) await tx.update('Reporter', { id: In(others) }, { samePersonAs: person });
  }
  return links.filter(isOwn);
}

/** The links that the logs of these cases tell of and that nobody took back. */
async function standingLinks(tx: EntityManager, cases: readonly ComplaintRow[]): Promise<Link[]> {
  if (cases.length === 0) return [];
  const where = { complaintId: In(cases.map(({ id }) => id)), action: In(['linkReporter', 'unlinkReporter']) };
  const entries = await tx.find<LogEntryRow>('LogEntry', { where, order: { recordedAt: 'ASC', id: 'ASC' } });
  const ticketOf = new Map(cases.map(({ id, ticketNumber }) => [id, ticketNumber]));
  const standing = new Set<string>();
  for (const { action, complaintId, detail } of entries) {
    if (action === 'linkReporter') standing.add(linkOf(ticketOf.get(complaintId)!, String(detail.linked)));
    else for (const link of String(detail.parted ?? '').split(',')) standing.delete(link);
  }
  const known = new Set(ticketOf.values());
  return [...standing].map(link => link.split('/') as [string, string]).filter(link => link.every(ticket => known.has(ticket)));
}

/** Who hangs together by these links, each group in a fixed order. */
function groupsOf(ids: readonly string[], links: readonly Link[]): string[][] {
  let groups = ids.map(id => [id]);
  for (const link of links) {
    const touched = groups.filter(group => link.some(id => group.includes(id)));
    groups = [...groups.filter(group => !touched.includes(group)), touched.flat()];
  }
  return groups.map(group => group.toSorted());
}
