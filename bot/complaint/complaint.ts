import type { ComplaintCategory, ComplaintClass, Division, RejectReason, ServiceType } from './masterData';
import type { Appraisal, LegalHold } from './retention';

/** Every state a complaint can be in (SOP steps 2–6 and the outcomes beside them). */
export const statuses = [
  'received',
  'inReview',
  'awaitingReporter',
  'awaitingVerification',
  'awaitingDisposition',
  'withInspectorate',
  'inProgress',
  'answered',
  'inParts',
  'resolved',
  'rejected',
  'referredOut',
  'merged',
  'withdrawn',
  'dismissed',
  'archived',
] as const;
export type Status = (typeof statuses)[number];

/** Statuses in which the office (or the reporter) still owes something. */
export const openStatuses = [
  'received',
  'inReview',
  'awaitingReporter',
  'awaitingVerification',
  'awaitingDisposition',
  'withInspectorate',
  'inProgress',
  'answered',
  'inParts',
] as const satisfies readonly Status[];

/** The ways a complaint can end; `archived` keeps which one it was in `outcome`. */
export const outcomes = ['resolved', 'rejected', 'referredOut', 'merged', 'withdrawn', 'dismissed'] as const;
export type Outcome = (typeof outcomes)[number];

export const tracks = ['full', 'short', 'supervisory'] as const;
export type Track = (typeof tracks)[number];

export const channels = ['whatsapp', 'lapor', 'counter', 'email', 'letter', 'phone'] as const;
export type Channel = (typeof channels)[number];

/** What the SOP asks of whoever receives complaints: computers, handling of complaints, records ("kualifikasi pelaksana" 1–3). */
export const qualifications = ['computers', 'complaintHandling', 'records'] as const;
export type Qualification = (typeof qualifications)[number];

/** Posts a person can hold, with dates (`RoleHeld`). */
export const roles = [
  'operator',
  'policyAnalyst',
  'technicalDivision',
  'headOfDivision',
  'headOfOffice',
  'recordsOfficer',
  'liaisonOfficer',
  'dataProtectionOfficer',
  'admin',
] as const;
export type Role = (typeof roles)[number];

/** Who may take a step: a post, a person named on the case, the citizen, or the system (schedule, delivery). */
export type Actor = Role | 'handler' | 'assignee' | 'reporter' | 'system';

/** `none` = no answer in this cycle yet; `waiting` = ready to go out with those of the other issues of the same visit. Delivery ticks (`delivered`, `read`) do not make buttons stale. */
export const answerStates = [
  ...(['none', 'draft', 'returned', 'approved', 'waiting'] as const),
  ...(['sending', 'sent', 'delivered', 'read', 'failed'] as const),
] as const;
export type AnswerState = (typeof answerStates)[number];

/** What a reporter is to the person they report for. */
export const onBehalfOf = ['parent', 'child', 'spouse', 'relative', 'neighbour', 'official', 'other'] as const;
export type OnBehalfOf = (typeof onBehalfOf)[number];

export type CloseReason = 'confirmed' | 'silence' | 'notRead';
export type ReportedPartyKind = 'person' | 'unit' | 'unknown';
export type IdentityCheck = 'none' | 'registrationNumberMatches' | 'seenAtCounter' | 'powerOfAttorney';

/**
 * One complaint. Holds ids, codes, times and flags only: the citizen's words, identity and the staff's papers are sealed in
 * their own tables. Times are UTC instants of office time.
 */
export interface Complaint {
  id: string;
  ticketNumber: string;
  status: Status;
  /** The status kept when waiting for the reporter began. */
  previousStatus: Status | null;
  track: Track;
  /** Grows when the status or the answer's state changes: what a button compares. */
  step: number;
  /** Grows with every change: the row lock. */
  version: number;
  channel: Channel;
  reporterId: string;
  contactId: string | null;
  complaintClass: ComplaintClass | null;
  category: ComplaintCategory | null;
  service: ServiceType | null;
  division: Division | null;
  district: string | null;
  ward: string | null;
  needsSummary: boolean;
  /** Words of illegal levy, forgery or data misuse were seen on arrival (DOMAIN §2.4). */
  restricted: boolean;
  isAnonymous: boolean;
  isConfidential: boolean;
  assigneeId: string | null;
  /** Whoever holds the case now holds it since this moment. */
  heldSince: Date;
  handlerId: string | null;
  /** When whoever it waits for was last reminded of it by a colleague. */
  holderRemindedAt: Date | null;
  reportedParty: ReportedPartyKind | null;
  reportedPersonId: string | null;
  reportedUnit: Division | null;
  /** Rounds of answering; the first is 1 (SOP step 5: "until the reporter feels it is settled"). */
  cycle: number;
  answerState: AnswerState;
  reviewWriterId: string | null;
  answerWriterId: string | null;
  proposal: 'rejected' | 'referredOut' | null;
  proposalReason: RejectReason | null;
  referralRecordedAt: Date | null;
  escalatedAt: Date | null;
  outcome: Outcome | null;
  closeReason: CloseReason | null;
  rating: number | null;
  mergedInto: string | null;
  /** The visit it came with (DOMAIN §5.2: several issues in one visit). */
  partOf: string | null;
  /** It is such a visit: its issues have numbers of their own, and the visit itself is nobody's work and is counted nowhere. */
  holdsParts: boolean;
  followUpOf: string | null;
  /** The disruption (gangguan massal) that an officer found to be behind it. */
  disruptionId: string | null;
  /** LAPOR's tracking id and its own status, beside ours and never overwriting it (DOMAIN §3.1). */
  externalId: string | null;
  externalStatus: string | null;
  /** When an export first showed that status. */
  externalStatusAt: Date | null;
  /** The number it had before the app, for cases that were open on the day it started (saldo awal, DOMAIN §1.6). */
  priorNumber: string | null;
  /** Whoever reports does it for somebody else: as what (DOMAIN §7). */
  onBehalfOf: OnBehalfOf | null;
  /** They showed a written power of attorney (surat kuasa). */
  powerOfAttorney: boolean;
  /** When the citizen wrote (provider time); starts the clocks. */
  receivedAt: Date;
  /** When the complaint got its number. */
  registeredAt: Date;
  closedAt: Date | null;
  archivedAt: Date | null;
  dossierUrl: string | null;
  dossierHash: string | null;
  /** Bundles filed so far; a reopened case gets a second one, the first is kept. */
  dossierRevision: number;
  /** Set by the records officer or a head: the record may not be destroyed. */
  legalHold: LegalHold | null;
  /** Of the record as it was filed last; a reopened case is appraised anew. */
  appraisal: Appraisal | null;
  lastInboundMessageId: string | null;
  /** The next moment at which the schedule has something to do here. */
  nextDueAt: Date | null;
  logSeq: number;
  logHead: string;
}

export type RoleKind = 'definitive' | 'plt' | 'plh' | 'mandate';

/** A post held by a person for a time: acting heads (Plt., Plh.) and written mandates are the same thing with another kind. */
export interface RoleHeld {
  role: Role;
  division: Division | null;
  kind: RoleKind;
  from: Date;
  to: Date | null;
  /** Number of the written order, for `plt`, `plh` and `mandate`. */
  orderNumber: string | null;
}

/** An officer, known by the Entra object id of the verified token. */
export interface Person {
  id: string;
  loginName: string;
  name: string;
  aadObjectId: string;
  teamsUserId: string | null;
  division: Division | null;
  language: 'id' | 'en';
  rank: string | null;
  nip: string | null;
  roles: RoleHeld[];
}

/** Someone who acts: an officer, the citizen, or the system under a name such as `schedule`. */
export type ActingParty =
  | { kind: 'person'; person: Person }
  | { kind: 'reporter'; reporterId: string }
  | { kind: 'system'; name: 'schedule' | 'delivery' | 'intake' | 'archive' };

/** True while the office or the reporter still owes something on this case. */
export function isOpen(status: Status): boolean {
  return (openStatuses as readonly Status[]).includes(status);
}
