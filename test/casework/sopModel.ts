import type { AnswerState, Outcome, Status, Track } from '../../bot/complaint/complaint';
import { agreedCells } from '../complaint/domainTable';
import type { Cell } from '../complaint/domainTable';

/**
 * The SOP as a reader of DOMAIN §1.5 would play it on paper: what one complaint is, and what an action makes of it. Two clients
 * hold every post between them; B is the handler as well.
 */
export interface Paper {
  status: Status;
  track: Track;
  step: number;
  cycle: number;
  answer: AnswerState;
  previous: Status | null;
  proposal: 'rejected' | 'referredOut' | null;
  outcome: Outcome | null;
  referred: boolean;
  rated: boolean;
  escalated: boolean;
  hasHandler: boolean;
  /** Who wrote the telaahan. */
  writer: Client | null;
  /** A simple question, which the short track is for. */
  simple: boolean;
}

export type Client = 'A' | 'B';
export type Player = Client | 'reporter' | 'system';
export type Verdict = 'accepted' | 'stale' | 'Refused' | 'NotAllowed';

export const received = (simple: boolean): Paper => ({
  ...{ status: 'received', track: simple ? 'short' : 'full', step: 1, cycle: 1, answer: 'none', previous: null },
  ...{ proposal: null, outcome: null, referred: false, rated: false, escalated: false, hasHandler: true, writer: null, simple },
});

/** What an action demands of this round's answer, and what becomes of it. */
const answers: Record<string, { from: readonly AnswerState[]; to?: AnswerState }> = {
  draftAnswer: { from: ['none', 'draft', 'returned', 'approved', 'waiting', 'failed'], to: 'draft' },
  approveAnswer: { from: ['draft'], to: 'approved' },
  returnDraft: { from: ['draft'], to: 'returned' },
  sendAnswer: { from: ['draft', 'approved', 'failed'], to: 'sending' },
  approveAndSend: { from: ['draft'], to: 'sending' },
  sendWaiting: { from: ['waiting'], to: 'sending' },
  joinAnswer: { from: ['waiting'], to: 'sending' },
  answerSent: { from: ['sending'], to: 'sent' },
  answerDelivered: { from: ['sending', 'sent'] },
  answerFailed: { from: ['sending', 'sent'], to: 'failed' },
  askReporter: { from: ['none', 'draft', 'returned', 'approved', 'failed'] },
  notOurs: { from: ['none', 'draft', 'returned', 'approved', 'failed'] },
};
const out: readonly AnswerState[] = ['sending', 'sent'];
const open: readonly Status[] = [
  ...(['received', 'inReview', 'awaitingReporter', 'awaitingVerification', 'awaitingDisposition'] as const),
  ...(['withInspectorate', 'inProgress', 'answered'] as const),
];
export const isOpenOnPaper = ({ status }: Paper): boolean => open.includes(status);

/** The cells of the document in which the case stands. */
export const cellsAt = ({ status, track }: Paper): Cell[] =>
  [...agreedCells.values()].filter(cell => cell.status === status && cell.track === track);

function mayAct(cell: Cell, player: Player, paper: Paper): boolean {
  const named = cell.by.map(name => name.replace('*', ''));
  if (player === 'reporter' || player === 'system') return named.includes(player);
  return named.some(name =>
    name === 'handler' ? player === 'B' && paper.hasHandler : !['reporter', 'system', 'assignee'].includes(name),
  );
}

/** Conditions beside status and people (the column "guard" of the document). */
const conditions: Record<string, (paper: Paper, player: Player) => boolean> = {
  confirmRejection: ({ proposal }) => proposal === 'rejected',
  confirmReferral: ({ proposal }) => proposal === 'referredOut',
  sendAnswer: ({ answer, cycle, track }) => answer === 'approved' || (cycle === 1 && track !== 'supervisory'),
  // No time passes here, so that nobody has been silent long enough.
  closeBySilence: () => false,
  archive: ({ status, referred }) => status !== 'referredOut' || referred,
  recordReferral: ({ referred }) => !referred,
  rate: ({ status, outcome, rated }) => !rated && (status !== 'archived' || outcome === 'resolved'),
  reopen: ({ status, outcome }) => status !== 'archived' || outcome === 'resolved',
  reopenReview: ({ outcome }) => outcome !== 'resolved',
  object: ({ status, outcome }) => status !== 'archived' || outcome === 'rejected' || outcome === 'referredOut',
  clearRestriction: () => false,
  giveDisposition: ({ track, hasHandler }) => track !== 'supervisory' || hasHandler,
  forwardToInspectorate: ({ hasHandler }) => hasHandler,
};

/** What comes of a press. @param seen the step on the client's card; null = none was shown */
export function verdict(paper: Paper, action: string, player: Player, seen: number | null): Verdict {
  if (seen !== null && seen !== paper.step) return 'stale';
  const cell = cellsAt(paper).find(each => each.action === action);
  if (!cell) return 'Refused';
  if (!mayAct(cell, player, paper)) return 'NotAllowed';
  if ((action === 'verify' || action === 'approveAndSend') && paper.writer === player) return 'NotAllowed';
  const demands = returnsReviewFromWork(paper, action) ? answers.notOurs : answers[action];
  if (demands && !demands.from.includes(paper.answer)) return 'Refused';
  return (conditions[action]?.(paper, player) ?? true) ? 'accepted' : 'Refused';
}

const returnsReviewFromWork = ({ status }: Paper, action: string): boolean =>
  action === 'returnToReview' && status === 'inProgress';

/** The paper after an accepted action. */
export function play(paper: Paper, action: string, player: Player): Paper {
  const { to } = cellsAt(paper).find(cell => cell.action === action)!;
  const status = to === 'unchanged' ? paper.status : to === 'previous' ? paper.previous! : (to as Status);
  const after: Paper = { ...paper, status, answer: answers[action]?.to ?? paper.answer };
  if (status === 'awaitingReporter' && paper.status !== status) after.previous = paper.status;
  if (!open.includes(status) && status !== 'archived') after.outcome = status as Outcome;
  Object.assign(after, effects[action]?.(paper, player));
  if (after.status !== paper.status || after.answer !== paper.answer) after.step += 1;
  return after;
}

const anew = { outcome: null, referred: false, rated: false } as const;
/** The answer that is out stands; the next round begins. */
const nextRound = ({ answer, cycle }: Paper): Partial<Paper> =>
  out.includes(answer) ? { answer: 'none', cycle: cycle + 1 } : {};

/** Before it is verified, its class decides the track. */
function classified(paper: Paper, simple: boolean): Partial<Paper> {
  const early = (paper.status === 'received' || paper.status === 'inReview') && paper.track !== 'supervisory';
  return { simple, track: early ? (simple && paper.cycle === 1 ? 'short' : 'full') : paper.track };
}

const effects: Record<string, (paper: Paper, player: Player) => Partial<Paper>> = {
  take: paper => classified(paper, paper.simple),
  changeService: paper => classified(paper, paper.simple),
  reclassify: paper => classified(paper, true),
  submitReview: (_, player) => ({ track: 'full', proposal: null, writer: player as Client, simple: true }),
  submitShort: (_, player) => ({ proposal: null, writer: player as Client, answer: 'draft' }),
  proposeRejection: () => ({ proposal: 'rejected' }),
  proposeReferral: () => ({ proposal: 'referredOut' }),
  giveDisposition: () => ({ proposal: null }),
  flagSupervisory: paper => ({ ...nextRound(paper), track: 'supervisory', simple: false }),
  declareOrdinary: () => ({ track: 'full', hasHandler: false, simple: false }),
  assign: ({ track, hasHandler }) => ({ hasHandler: hasHandler || track === 'supervisory' }),
  recordReferral: () => ({ referred: true }),
  notSettled: ({ cycle, escalated }) => ({ answer: 'none', cycle: cycle + 1, escalated: escalated || cycle + 1 >= 4 }),
  correctAnswer: () => ({ answer: 'none' }),
  escalate: () => ({ escalated: true }),
  rate: () => ({ rated: true }),
  restore: () => ({ outcome: null }),
  unmerge: () => anew,
  reopen: paper => ({ ...anew, ...nextRound(paper) }),
  reopenReview: paper => ({ ...anew, ...nextRound(paper) }),
  object: ({ outcome }) => ({ ...anew, proposal: outcome === 'referredOut' ? 'referredOut' : 'rejected' }),
};
