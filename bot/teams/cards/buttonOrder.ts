import type { Status } from '../../complaint/complaint';
import { fieldsOf } from '../../complaint/inputs';
import type { Action, ReportAction } from '../../complaint/sop';

/**
 * What people most often do next in each status, most likely first: of those an officer may take, at most three stand on the
 * card itself. Everything else of `sop.ts` follows under "more".
 */
export const primaryActions: Record<Status, readonly Action[]> = {
  received: ['take', 'dismiss', 'summarize'],
  inReview: ['submitShort', 'submitReview', 'askReporter', 'proposeReferral'],
  awaitingReporter: ['reporterReplied', 'remind', 'cancelRequest'],
  awaitingVerification: ['approveAndSend', 'verify', 'returnToReview'],
  awaitingDisposition: [
    'confirmRejection',
    'confirmReferral',
    'giveDisposition',
    'forwardToInspectorate',
    'returnToReview',
    'declareOrdinary',
  ],
  withInspectorate: ['recordResult', 'sendProgress'],
  inProgress: ['sendAnswer', 'approveAnswer', 'returnDraft', 'draftAnswer', 'sendWaiting', 'sendProgress', 'notOurs'],
  answered: ['confirmSettled', 'notSettled', 'correctAnswer', 'closeBySilence'],
  inParts: [],
  resolved: ['rate', 'reopen', 'archive'],
  rejected: ['object', 'reopen', 'archive'],
  referredOut: ['recordReferral', 'object', 'archive'],
  merged: ['unmerge', 'archive'],
  withdrawn: ['reopen', 'archive'],
  dismissed: ['restore'],
  archived: ['reopen', 'reopenReview', 'object'],
};

/** Headings under "more", in this order; what is in no list comes under `next`. */
export const moreGroups = ['next', 'toReporter', 'holding', 'sorting', 'special'] as const;
export type MoreGroup = (typeof moreGroups)[number];

const groupOf: Partial<Record<Action | ReportAction, MoreGroup>> = {
  sendProgress: 'toReporter',
  setWaiting: 'toReporter',
  recordCall: 'toReporter',
  recordWords: 'toReporter',
  switchSending: 'toReporter',
  askReporter: 'toReporter',
  remind: 'toReporter',
  withdraw: 'toReporter',
  endCorrespondence: 'toReporter',
  assign: 'holding',
  remindHolder: 'holding',
  release: 'holding',
  escalate: 'holding',
  extendDue: 'holding',
  addNote: 'holding',
  reclassify: 'sorting',
  changeService: 'sorting',
  summarize: 'sorting',
  split: 'sorting',
  link: 'sorting',
  linkReporter: 'sorting',
  unlinkReporter: 'sorting',
  recordInLapor: 'sorting',
  dateDisposition: 'sorting',
  merge: 'sorting',
  leaveDisruption: 'sorting',
  flagSupervisory: 'special',
  clearRestriction: 'special',
  markConflict: 'special',
};

/** The heading under which an action stands when it is not among the first three. */
export const moreGroupOf = (action: Action | ReportAction): MoreGroup => groupOf[action] ?? 'next';

/** These belong to the button of a task, of a file or of a disruption, where it is known which, or to the archive's page. */
const onTasksOnly: readonly Action[] = [
  ...(['closeTask', 'markSent', 'discardAttachment', 'joinDisruption'] as const),
  ...(['holdRecord', 'releaseRecord', 'appraiseRecord'] as const),
];

/** Puts the actions someone may take into the card's order; the first three likely ones are primary. */
export function arrangeButtons(status: Status, allowed: readonly Action[]): { action: Action; primary: boolean }[] {
  const shown = allowed.filter(action => !onTasksOnly.includes(action));
  const first = primaryActions[status].filter(action => shown.includes(action)).slice(0, 3);
  const rest = shown.filter(action => !first.includes(action));
  return [...first.map(action => ({ action, primary: true })), ...rest.map(action => ({ action, primary: false }))];
}

/** One click although fields exist: they are optional, and what is approved stands on the card. */
const oneClick: readonly (Action | ReportAction)[] = ['take', 'approveAnswer'];

/** A dialog where words are needed, else a plain button. */
export function buttonKind(action: Action | ReportAction): 'execute' | 'dialog' {
  return !oneClick.includes(action) && fieldsOf(action).length > 0 ? 'dialog' : 'execute';
}
