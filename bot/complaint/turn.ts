import type { AnswerState, Complaint, Status } from './complaint';
import type { Action } from './sop';

/**
 * What the office owes next in each status: the way of the SOP itself, without its turnings (asking back, returning, merging).
 * Nobody of the office is on turn while the reporter, the inspectorate or the system is.
 */
const movesOn: Partial<Record<Status, readonly Action[]>> = {
  received: ['take'],
  inReview: ['submitShort', 'submitReview'],
  awaitingVerification: ['approveAndSend', 'verify'],
  awaitingDisposition: ['confirmRejection', 'confirmReferral', 'giveDisposition'],
  referredOut: ['recordReferral'],
};

/** Inside `inProgress` the answer's own state says what comes next (SOP step 5). */
const answersOn: Partial<Record<AnswerState, readonly Action[]>> = {
  none: ['draftAnswer'],
  returned: ['draftAnswer'],
  approved: ['sendAnswer'],
  failed: ['sendAnswer'],
};

/** The statuses in which somebody of the office may be on turn. */
export const statusesOnTurn: readonly Status[] = [...(Object.keys(movesOn) as Status[]), 'inProgress'];

/** The actions that would move the case on now, the likeliest first. @param approvalNeeded of the draft, if there is one (`needsApproval`) */
export function nextActions(
  { status, answerState }: Pick<Complaint, 'status' | 'answerState'>,
  approvalNeeded: boolean,
): readonly Action[] {
  if (status !== 'inProgress') return movesOn[status] ?? [];
  if (answerState === 'draft') return [approvalNeeded ? 'approveAnswer' : 'sendAnswer'];
  return answersOn[answerState] ?? [];
}
