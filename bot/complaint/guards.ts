import type { Complaint } from './complaint';
import { isOpenToOffice } from './disruption';
import { isRecentlyClosed } from './sessions';
import { inactiveOverBefore, type RetentionSchedule } from './retention';
import type { Guard } from './sop';
import { dayOf } from './wib';

/** What the guards need besides the complaint. */
export interface GuardFacts {
  now: Date;
  /** The office's rule on who must see an answer before it goes out (setting `answerApproval`). */
  answerApproval: 'whenNeeded' | 'always' | 'never';
  answerHasPersonalData: boolean;
  answerDepartsFromDisposition: boolean;
  answerIsRefusal: boolean;
  /** Until when the reporter's silence is waited for; null = no answer has arrived yet. */
  silenceUntil: Date | null;
  /** True when a head asks for it, not the clock: a head may close an escalated case. */
  byHead: boolean;
  /** Officers have found that the reporter is the same person as another reporter. */
  reporterIsLinked: boolean;
  /** It is a working day between opening and closing. */
  officeIsOpen: boolean;
  /** How long records are kept (setting `retention`). */
  retention: RetentionSchedule;
}

/** One predicate a guard; a guard that fails is refused under its own name in bot/text errors. */
export const guards: Record<Guard, (complaint: Complaint, facts: GuardFacts) => boolean> = {
  proposedRejection: c => c.proposal === 'rejected',
  proposedReferral: c => c.proposal === 'referredOut',
  answerReady: (c, facts) => c.answerState === 'approved' || !needsApproval(c, facts),
  outcomeResolved: c => c.outcome === 'resolved',
  outcomeNotResolved: c => c.outcome !== null && c.outcome !== 'resolved',
  outcomeObjectable: c => c.outcome === 'rejected' || c.outcome === 'referredOut',
  within30Days: (c, { now }) => c.closedAt !== null && isRecentlyClosed(c.closedAt, now),
  referralRecorded: c => c.referralRecordedAt !== null,
  notEscalated: (c, { byHead }) => c.escalatedAt === null || byHead,
  silenceOver: (_, { silenceUntil, now }) => silenceUntil !== null && silenceUntil <= now,
  notYetRated: c => c.rating === null,
  restricted: c => c.restricted,
  noReferralYet: c => c.referralRecordedAt === null,
  notFromLapor: c => c.channel !== 'lapor',
  isInLapor: c => c.channel === 'lapor' || c.externalId !== null,
  byWhatsApp: c => c.channel === 'whatsapp',
  notAnonymous: c => !c.isAnonymous,
  reporterLinked: (_, { reporterIsLinked }) => reporterIsLinked,
  notAPart: c => c.partOf === null,
  holdsParts: c => c.holdsParts,
  holdsNoParts: c => !c.holdsParts,
  // Of what is told at any hour anyway (DOMAIN §8) people may be reminded at any hour.
  withinOpeningHours: (c, { officeIsOpen }) => officeIsOpen || c.track === 'supervisory' || c.restricted,
  notRemindedToday: (c, { now }) => c.holderRemindedAt === null || dayOf(c.holderRemindedAt) !== dayOf(now),
  openToOffice: isOpenToOffice,
  inNoDisruption: c => c.disruptionId === null,
  inDisruption: c => c.disruptionId !== null,
  onHold: c => c.legalHold !== null,
  notOnHold: c => c.legalHold === null,
  inactiveOver: (c, { now, retention }) => c.closedAt !== null && c.closedAt < inactiveOverBefore(now, retention),
};

type ApprovalFacts = Pick<
  GuardFacts,
  'answerApproval' | 'answerIsRefusal' | 'answerHasPersonalData' | 'answerDepartsFromDisposition'
>;

/** What the office's rule and the answer's own marks say about approval; without an answer nothing asks for it. */
export function approvalFacts(
  { answerApproval }: Pick<GuardFacts, 'answerApproval'>,
  answer: { containsPersonalData: boolean; departsFromDisposition: boolean; isRefusal: boolean } | null,
): ApprovalFacts {
  return {
    answerApproval,
    answerIsRefusal: answer?.isRefusal ?? false,
    answerHasPersonalData: answer?.containsPersonalData ?? false,
    answerDepartsFromDisposition: answer?.departsFromDisposition ?? false,
  };
}

/**
 * Whether the head must approve this answer before it is sent (DOMAIN §1.5): by default a refusal, a second round, a
 * supervisory case, personal data, or a departure from the disposition.
 */
export function needsApproval(complaint: Pick<Complaint, 'cycle' | 'track'>, facts: ApprovalFacts): boolean {
  if (facts.answerApproval !== 'whenNeeded') return facts.answerApproval === 'always';
  return (
    complaint.cycle >= 2 ||
    complaint.track === 'supervisory' ||
    facts.answerIsRefusal ||
    facts.answerHasPersonalData ||
    facts.answerDepartsFromDisposition
  );
}
