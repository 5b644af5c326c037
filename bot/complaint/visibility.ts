import type { Complaint, Person, Role, RoleHeld } from './complaint';
import type { Division } from './masterData';

/**
 * How much of a complaint someone sees, from most to least:
 * `full` the words and the reporter's name (identity numbers stay masked) · `masked` the words, name masked ·
 * `base` number, channel, time, due, holder, status (the channel card) · `outline` number and due time only · `none` not even that it exists.
 */
export const views = ['none', 'outline', 'base', 'masked', 'full'] as const;
export type View = (typeof views)[number];

/** What visibility needs to know of a complaint; lists ask the same as a SQL predicate (`casework/list/find.ts`). */
export type Guarded = Pick<
  Complaint,
  | 'track'
  | 'restricted'
  | 'isConfidential'
  | 'isAnonymous'
  | 'channel'
  | 'division'
  | 'assigneeId'
  | 'handlerId'
  | 'reportedParty'
  | 'reportedPersonId'
  | 'reportedUnit'
  | 'status'
  | 'outcome'
  | 'proposal'
  | 'externalId'
>;

export type Viewer = Pick<Person, 'id' | 'division' | 'roles'>;

/** The posts a person holds at this moment: definitive, acting (Plt./Plh.) and by written mandate. */
export function rolesAt(person: Pick<Person, 'roles'>, now: Date): RoleHeld[] {
  return person.roles.filter(held => held.from <= now && (held.to === null || now < held.to));
}

/** True when the person holds the post now; mandates count only where `withMandate`. */
export function holds(person: Pick<Person, 'roles'>, role: Role, now: Date, withMandate = false): boolean {
  return rolesAt(person, now).some(held => held.role === role && (withMandate || held.kind !== 'mandate'));
}

/** Divisions for which the person works as technical division. */
export function divisionsOf(person: Pick<Person, 'roles'>, now: Date): Division[] {
  return rolesAt(person, now).flatMap(held => (held.role === 'technicalDivision' && held.division ? [held.division] : []));
}

/** The person complained about, or anyone of the unit complained about, never sees or decides the case (DOMAIN §1.6). */
export function isExcluded(complaint: Guarded, viewer: Viewer, now: Date): boolean {
  if (complaint.reportedParty === 'person') return complaint.reportedPersonId === viewer.id;
  if (complaint.reportedParty === 'unit')
    return complaint.reportedUnit !== null && unitsOf(viewer, now).includes(complaint.reportedUnit);
  return false;
}

/** The units a person belongs to: their own, and those of the posts they hold now, also as acting head. */
export function unitsOf(viewer: Pick<Viewer, 'division' | 'roles'>, now: Date): Division[] {
  const units = [viewer.division, ...rolesAt(viewer, now).map(held => held.division)];
  return [...new Set(units.filter(unit => unit !== null))];
}

/**
 * Who sees what (DOMAIN §1.6, §2.4). Every card, API answer, export, document and notification takes what this allows.
 * @param now office time: posts have dates.
 */
export function viewFor(complaint: Guarded, viewer: Viewer, now: Date): View {
  if (isExcluded(complaint, viewer, now)) return 'none';
  const has = (role: Role): boolean => holds(viewer, role, now, true);
  const named = complaint.handlerId === viewer.id;
  if (complaint.track === 'supervisory' || complaint.reportedParty === 'unknown') {
    if (named || holds(viewer, 'headOfOffice', now)) return 'full';
    return isStaff(viewer, now) ? 'outline' : 'none';
  }
  if (complaint.restricted) {
    if (has('operator') || holds(viewer, 'headOfOffice', now)) return 'full';
    return isStaff(viewer, now) ? 'outline' : 'none';
  }
  const open = openView(complaint, viewer, now);
  if (!complaint.isConfidential) return open;
  if (open === 'full' && !has('operator')) return 'masked';
  return open === 'full' ? 'full' : open === 'none' ? 'none' : 'outline';
}

/** Holders of `admin` alone run the settings and do not read cases. */
export function isStaff(viewer: Pick<Viewer, 'roles'>, now: Date): boolean {
  return rolesAt(viewer, now).some(held => held.role !== 'admin');
}

function openView(complaint: Guarded, viewer: Viewer, now: Date): View {
  const has = (role: Role): boolean => holds(viewer, role, now, true);
  if (has('operator') || has('policyAnalyst') || has('headOfDivision')) return 'full';
  if (complaint.assigneeId === viewer.id || complaint.handlerId === viewer.id) return 'full';
  if (complaint.division !== null && divisionsOf(viewer, now).includes(complaint.division)) return 'full';
  if (has('headOfOffice') || has('recordsOfficer') || has('dataProtectionOfficer')) return 'masked';
  if (has('liaisonOfficer')) return concernsLiaison(complaint) ? 'masked' : 'base';
  return isStaff(viewer, now) ? 'base' : 'none';
}

/** The liaison officer posts answers in LAPOR!, also of cases that were only recorded there, and forwards what belongs elsewhere. */
function concernsLiaison({ channel, externalId, outcome, status }: Guarded): boolean {
  return channel === 'lapor' || externalId !== null || outcome === 'referredOut' || status === 'referredOut';
}

type Channelled = Pick<Guarded, 'track' | 'restricted' | 'isConfidential' | 'reportedParty'>;

/** What may stand on the card that the whole channel sees. */
export function channelView(complaint: Channelled): 'base' | 'outline' {
  const closed =
    complaint.track === 'supervisory' || complaint.restricted || complaint.isConfidential || complaint.reportedParty !== null;
  return closed ? 'outline' : 'base';
}

/** Whether papers of a case may leave the office, masked: none that is kept secret (DOMAIN §2.5), and none that complains about somebody. */
export const mayLeaveOffice = (complaint: Channelled & Pick<Complaint, 'isAnonymous' | 'complaintClass'>): boolean =>
  channelView(complaint) === 'base' && !complaint.isAnonymous && complaint.complaintClass !== 'complaintSupervisory';

/** Whose work the figures are of, or who answers for it. The month's report tells them to all staff. */
export const figureReaders = [
  'operator',
  'policyAnalyst',
  'headOfDivision',
  'headOfOffice',
  'recordsOfficer',
] as const satisfies readonly Role[];

export const readsFigures = (person: Pick<Person, 'roles'>, now: Date): boolean =>
  figureReaders.some(role => holds(person, role, now, true));

/** Who keeps the archive, works on what lies in it, or answers for it; each reads of it what they may read of a case. */
export const recordReaders = ['recordsOfficer', 'headOfDivision', 'headOfOffice', 'operator'] as const satisfies readonly Role[];

/** Of them whoever proposes what becomes of a record. */
export const recordKeepers = ['recordsOfficer', 'headOfDivision', 'headOfOffice'] as const satisfies readonly Role[];

export const keepsRecords = (person: Pick<Person, 'roles'>, now: Date): boolean =>
  recordKeepers.some(role => holds(person, role, now));

export const readsRecords = (person: Pick<Person, 'roles'>, now: Date): boolean =>
  recordReaders.some(role => holds(person, role, now, true));

/** True when the view includes the citizen's words, which acting needs. */
export function seesWords(view: View): boolean {
  return view === 'full' || view === 'masked';
}
