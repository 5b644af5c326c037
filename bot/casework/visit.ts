import { In, Not } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { isOpen } from '../complaint/complaint';
import type { Complaint, Status } from '../complaint/complaint';
import { isOwed, mayJoin } from '../complaint/visit';
import type { ComplaintRow } from '../database/tables';
import type { Acting, FollowingStep } from './act';

/**
 * What a step on one part of a visit asks of the visit itself (DOMAIN §5.2): it ends with its last part, goes on when a part is
 * taken up again, is closed to whom a part accuses, and answers once for all parts whose
 * answers wait for each other.
 */
export async function followInVisit(
  { tx, action, complaint: part }: Acting,
  visitId: string,
  before: Status,
): Promise<FollowingStep[]> {
  const visit = await tx.findOneByOrFail<ComplaintRow>('Complaint', { id: visitId });
  const step = (action: FollowingStep['action']): FollowingStep => ({ complaintId: visitId, action });
  const seal = await sealFor(tx, visit, part);
  const answering = action === 'joinAnswer' ? null : await answeringIn(tx, { ...visit, ...seal });
  return [
    ...(seal ? [{ ...step('sealVisit'), input: { ...seal } }] : []),
    ...(isOpen(part.status) && !isOpen(visit.status) ? [step('resumeVisit')] : []),
    ...(isOpen(before) && !isOpen(part.status) && isOpen(visit.status) && (await areOthersOver(tx, part))
      ? [step('closeVisit')]
      : []),
    ...(answering ? [answering] : []),
  ];
}

/** The parts of a visit in the order of their numbers. */
export const partsOf = (manager: EntityManager, visitId: string): Promise<ComplaintRow[]> =>
  manager.find<ComplaintRow>('Complaint', { where: { partOf: visitId }, order: { ticketNumber: 'ASC' } });

async function areOthersOver(tx: EntityManager, { id, partOf }: ComplaintRow): Promise<boolean> {
  const others = await tx.findBy<ComplaintRow>('Complaint', { partOf: partOf!, id: Not(id) });
  return others.every(({ status }) => !isOpen(status));
}

/**
 * The next answer of the visit that need not wait any longer. What has become secret goes alone; the others go together once
 * none of them is still worked on.
 */
async function answeringIn(tx: EntityManager, visit: ComplaintRow): Promise<FollowingStep | null> {
  const parts = await partsOf(tx, visit.id);
  const waiting = parts.filter(isWaiting);
  const alone = waiting.find(part => part.track !== 'supervisory' && !mayJoin(part, visit));
  if (alone) return { complaintId: alone.id, action: 'sendWaiting' };
  const together = parts.filter(part => mayJoin(part, visit));
  const isReady = together.some(isWaiting) && together.every(part => isWaiting(part) || !isOwed(part));
  return isReady ? { complaintId: visit.id, action: 'answerJointly' } : null;
}

/** An answer that is ready to go out with those of the other parts. */
export const isWaiting = ({ status, answerState }: Pick<Complaint, 'status' | 'answerState'>): boolean =>
  status === 'inProgress' && answerState === 'waiting';

/** Whether this answer, which could go out now, is to wait for those of other issues of the same visit. */
export async function waitsForOthers(manager: EntityManager, part: ComplaintRow): Promise<boolean> {
  const visit = part.partOf ? await manager.findOneBy<ComplaintRow>('Complaint', { id: part.partOf }) : null;
  if (!visit || !mayJoin(part, visit)) return false;
  const others = (await partsOf(manager, visit.id)).filter(({ id }) => id !== part.id);
  return others.some(other => mayJoin(other, visit) && isOwed(other));
}

/** The columns by which `viewFor` closes a case to people. */
export type Seal = Pick<Complaint, 'track' | 'restricted' | 'reportedParty' | 'reportedPersonId' | 'reportedUnit' | 'handlerId'>;

/** A pressed button says nothing about anybody. */
const pressed: readonly string[] = ['button', 'interactive'];

/**
 * How the visit is to be closed for this part's sake; null = it is as it should be. Whoever the part accuses is shut out of the
 * visit, and where the visit has words of its own (a conversation that was split) it is as secret as the part. A visit without
 * words shows each reader the parts that are theirs to see.
 */
async function sealFor(tx: EntityManager, visit: ComplaintRow, part: ComplaintRow): Promise<Seal | null> {
  const hasWords = await tx.existsBy('Message', { complaintId: visit.id, direction: 'in', kind: Not(In([...pressed])) });
  const sealed = { ...sealOf(visit), ...accusedIn(visit, part, hasWords) };
  if (hasWords && part.track === 'supervisory') {
    sealed.track = 'supervisory';
    // Two handlers of two parts would read of each other's.
    sealed.handlerId = visit.track === 'supervisory' && visit.handlerId !== part.handlerId ? null : part.handlerId;
  }
  if (hasWords && part.restricted && sealed.track !== 'supervisory') sealed.restricted = true;
  const isNew = (Object.keys(sealed) as (keyof Seal)[]).some(column => sealed[column] !== visit[column]);
  return isNew ? sealed : null;
}

const sealOf = ({ track, restricted, reportedParty, reportedPersonId, reportedUnit, handlerId }: Seal): Seal => ({
  ...{ track, restricted, reportedParty, reportedPersonId, reportedUnit, handlerId },
});

type Accused = Pick<Seal, 'reportedParty' | 'reportedPersonId' | 'reportedUnit'>;

/** Where two parts accuse different people it is not known whom the visit must be kept from: only the head of office reads it. */
function accusedIn(visit: Accused, part: Accused, hasWords: boolean): Accused {
  const who = ({ reportedParty, reportedPersonId, reportedUnit }: Accused): Accused => ({
    ...{ reportedParty, reportedPersonId, reportedUnit },
  });
  const isNamed = part.reportedParty === 'person' || part.reportedParty === 'unit';
  if (part.reportedParty === null || (!isNamed && !hasWords)) return who(visit);
  const isOther = visit.reportedParty !== null && JSON.stringify(who(visit)) !== JSON.stringify(who(part));
  return isOther ? { reportedParty: 'unknown', reportedPersonId: null, reportedUnit: null } : who(part);
}
