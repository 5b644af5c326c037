import { In, IsNull } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Complaint } from '../../complaint/complaint';
import { survivor } from '../../complaint/sessions';
import type { ComplaintRow, MessageRow } from '../../database/tables';
import type { Acting } from '../act';
import { newest, take } from './incoming';
import { logBeside } from '../logBeside';
import { endPosts } from '../telling/messages';
import { reportersOfPerson } from './samePerson';

/**
 * Cases of other reporters into which these were merged, also by several steps. Late replies follow there (DOMAIN §1.5),
 * but never into a case that more people may read than the reporter's own.
 */
export async function mergeTargets(manager: EntityManager, own: readonly ComplaintRow[]): Promise<ComplaintRow[]> {
  const targets = new Map<string, ComplaintRow>();
  const known = new Set(own.map(({ id }) => id));
  for (let from = [...own]; from.length > 0;) {
    const next = from.flatMap(({ mergedInto }) => (mergedInto && !known.has(mergedInto) ? [mergedInto] : []));
    from = next.length > 0 ? await manager.findBy<ComplaintRow>('Complaint', { id: In(next) }) : [];
    for (const row of from) {
      targets.set(row.id, row);
      known.add(row.id);
    }
  }
  return [...targets.values()];
}

type Guarded = Pick<Complaint, 'isConfidential' | 'restricted' | 'reportedParty' | 'reportedPersonId' | 'reportedUnit'>;

/** Nobody reads a message in `target` who could not have read it in `own`. */
export function isAsClosed(target: Guarded, own: Guarded): boolean {
  const accused = ({ reportedParty, reportedPersonId, reportedUnit }: Guarded): string =>
    [reportedParty, reportedPersonId, reportedUnit].join();
  return (
    (target.isConfidential || !own.isConfidential) &&
    (target.restricted || !own.restricted) &&
    (own.reportedParty === null || accused(own) === accused(target))
  );
}

/** The case that a merged one leads to now; itself where it was not merged. */
export function leadsTo(complaint: ComplaintRow, cases: readonly ComplaintRow[]): ComplaintRow {
  const known = new Map(cases.map(each => [each.id, each]));
  const steps = cases.flatMap(({ id, mergedInto }) => (mergedInto && known.has(mergedInto) ? [[id, mergedInto] as const] : []));
  return known.get(survivor(complaint.id, Object.fromEntries(steps))) ?? complaint;
}

/** The reporter's own case that was merged into this one, whose number is the only one they may be told. */
export async function ownPartOf(manager: EntityManager, reporterId: string, target: ComplaintRow): Promise<ComplaintRow | null> {
  const own = await manager.find<ComplaintRow>('Complaint', {
    where: { reporterId: In(await reportersOfPerson(manager, reporterId)) },
    order: { ticketNumber: 'DESC' },
  });
  const cases = [...own, ...(await mergeTargets(manager, own))];
  return own.find(complaint => complaint.id !== target.id && leadsTo(complaint, cases).id === target.id) ?? null;
}

/**
 * A merging is undone: what this reporter wrote meanwhile leaves the other's case and comes back to its own. Where another of
 * their cases still leads there, nobody can tell which is meant, and their words stay.
 */
export async function bringBack(a: Acting): Promise<Partial<ComplaintRow>> {
  const { tx, office, complaint, now } = a;
  if (complaint.mergedInto !== null) await endPosts(tx, office, complaint.id);
  const cases = [complaint, ...(await mergeTargets(tx, [complaint]))];
  const target = leadsTo(complaint, cases);
  const isOthers = target.id !== complaint.id && target.reporterId !== complaint.reporterId;
  if (!isOthers || (await leadsThereStill(a, target))) return {};
  const where = { complaintId: target.id, reporterId: complaint.reporterId, direction: 'in' } as const;
  const messages = await tx.find<MessageRow>('Message', { where, order: { occurredAt: 'ASC', id: 'ASC' } });
  if (messages.length === 0) return {};
  const changes = await take(tx, office, complaint, messages);
  a.detail.broughtBack = messages.length;
  for (const { id } of messages) {
    await tx.update(
      'Task',
      { messageId: id, complaintId: target.id, doneAt: IsNull() },
      { doneAt: now, doneBy: a.personId, result: 'done' },
    );
  }
  // The case that gives the messages back says so in its own log.
  await logBeside(a, target, { from: complaint.ticketNumber, broughtBack: messages.length }, await newest(tx, target));
  return changes;
}

async function leadsThereStill({ tx, complaint }: Acting, target: ComplaintRow): Promise<boolean> {
  const own = await tx.findBy<ComplaintRow>('Complaint', { reporterId: complaint.reporterId });
  const cases = [...own, ...(await mergeTargets(tx, own))];
  return own.some(each => each.id !== complaint.id && leadsTo(each, cases).id === target.id);
}
