import type { Actor, ReportedPartyKind } from '../../complaint/complaint';
import { Invalid, NotAllowed, Refused } from '../../complaint/errors';
import type { Division } from '../../complaint/masterData';
import { holds, isExcluded } from '../../complaint/visibility';
import type { ComplaintRow } from '../../database/tables';
import type { NotificationKey } from '../../text/text';
import type { Acting } from '../act';
import { loadPeople, personNamed } from '../people';
import type { Recorder } from '../record';
import { trackFor } from '../receiving/register';
import { notifyRoles } from '../news/teamsNews';
import { nextRound } from './outcome';
import { namedPerson } from './review';

/** Who is complained about: the person, or the whole unit, is out of the case from now on (DOMAIN §1.6). */
async function accused(a: Acting): Promise<Partial<ComplaintRow>> {
  const reportedParty = a.input.reportedParty as ReportedPartyKind;
  const person = a.input.reportedPerson ? await personNamed(a.tx, String(a.input.reportedPerson)) : null;
  if (reportedParty === 'person' && !person)
    throw new Invalid('invalidInput', [{ name: 'reportedPerson', fault: 'unknownPerson' }]);
  const parties = {
    reportedParty,
    reportedPersonId: reportedParty === 'person' ? (person?.id ?? null) : null,
    reportedUnit: reportedParty === 'unit' ? (a.input.reportedUnit as Division) : null,
  };
  const { assigneeId, handlerId } = a.complaint;
  const mayKeep = await mayHold(a, parties);
  // An accused officer, or one of the accused unit, loses the case; intake moves to another.
  return { ...parties, assigneeId: mayKeep(assigneeId) ? assigneeId : null, handlerId: mayKeep(handlerId) ? handlerId : null };
}

async function mayHold(a: Acting, parties: Partial<ComplaintRow>): Promise<(personId: string | null) => boolean> {
  const people = await loadPeople(a.tx, 'ever');
  return personId => {
    const person = people.find(({ id }) => id === personId);
    return person !== undefined && !isExcluded({ ...a.complaint, ...parties }, person, a.now);
  };
}

/**
 * Who is next: where the accused is not known only the head of office sees an ordinary case, who makes it supervisory and names
 * its handler; where it lost its holder, somebody else is to be named by those who may.
 */
async function tellWhoIsNext(a: Acting, changes: Partial<ComplaintRow>): Promise<void> {
  const complaint: ComplaintRow = { ...a.complaint, ...changes };
  const { track, reportedParty } = complaint;
  const tell = (actors: readonly Actor[], key: NotificationKey): Promise<void> =>
    notifyRoles(a.tx, complaint, actors, a.personId, a.now, key);
  if (track !== 'supervisory' && reportedParty === 'unknown') return tell(['headOfOffice'], 'conflictUnknown');
  const lost = (column: 'assigneeId' | 'handlerId'): boolean => a.complaint[column] !== null && complaint[column] === null;
  if (!lost('assigneeId') && !lost('handlerId')) return;
  await tell(track === 'supervisory' ? ['headOfOffice'] : ['headOfOffice', 'headOfDivision', 'operator'], 'holderLost');
}

/** The handler is a person named on the case by the head of office, not a role. */
export const supervisoryRecorders = {
  flagSupervisory: async a => {
    a.words.reason = a.input.reason;
    a.clocks.swapSettlement('supervisory', a.now);
    a.clocks.startLegalLimit(a.now);
    const parties = await accused(a);
    const handler = await namedHandler(a, parties);
    return {
      ...parties,
      ...(handler && { handlerId: handler }),
      ...nextRound(a.complaint),
      track: 'supervisory',
      complaintClass: 'complaintSupervisory',
      restricted: false,
      assigneeId: null,
    };
  },
  clearRestriction: async a => {
    a.words.reason = a.input.reason;
    return { restricted: false };
  },
  markConflict: async a => {
    a.words.reason = a.input.reason;
    const parties = await accused(a);
    const isHidden = a.complaint.track !== 'supervisory' && parties.reportedParty === 'unknown';
    const changes = isHidden ? { ...parties, assigneeId: null } : parties;
    await tellWhoIsNext(a, changes);
    return changes;
  },
  /** The head of office forwards; the handler only where the head is the one complained about. */
  forwardToInspectorate: async a => {
    if (a.standing?.actor === 'handler' && !(await headIsAccused(a)))
      throw new NotAllowed('notYourRole', { roles: ['headOfOffice'] });
    const handlerId = a.input.handler ? await namedPerson(a, 'handler', String(a.input.handler)) : a.complaint.handlerId;
    if (!handlerId) throw new Refused('noHandler');
    a.detail.letterNumber = String(a.input.letterNumber);
    return { handlerId };
  },
  declareOrdinary: async a => {
    a.words.reason = a.input.reason;
    a.clocks.swapSettlement('nonSupervisory', a.now);
    a.clocks.meet(['legalDecision'], a.now);
    const track = trackFor(null, a.complaint.category, a.complaint.cycle);
    const ordinary = { track, complaintClass: 'complaintNonSupervisory', handlerId: null } as const;
    // "Unknown" keeps a case secret; once it is ordinary nobody is accused any more unless a person or unit was named.
    return a.complaint.reportedParty === 'unknown' ? { ...ordinary, reportedParty: null } : ordinary;
  },
  recordResult: async a => {
    a.words.result = a.input.result;
  },
} satisfies Record<string, Recorder>;

/** The head of office names the handler later, unless the head is the one complained about: then somebody must be named now. */
async function namedHandler(a: Acting, parties: Partial<ComplaintRow>): Promise<string | null> {
  const to: Acting = { ...a, complaint: { ...a.complaint, ...parties } };
  if (a.input.handler) return namedPerson(to, 'handler', String(a.input.handler));
  if (await headIsAccused(to)) throw new Refused('handlerForHead');
  return null;
}

async function headIsAccused(a: Acting): Promise<boolean> {
  const heads = (await loadPeople(a.tx)).filter(person => holds(person, 'headOfOffice', a.now));
  return heads.some(head => head.id === a.complaint.reportedPersonId);
}
