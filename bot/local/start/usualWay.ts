import type { Actor } from '../../complaint/complaint';
import {
  actions,
  allSteps,
  reportActions,
  reportStatuses,
  reportStepFor,
  type Action,
  type ReportAction,
} from '../../complaint/sop';

/** One move on the way of most complaints, with who takes it and the SOP's step it belongs to. */
export interface Move {
  action: 'receive' | Action | ReportAction;
  by: readonly Actor[];
  sopStep: number;
}

/** The way of most complaints on the full track; who may take each move, and in which step, says `sop.ts`. */
const usual = [
  'take',
  'submitReview',
  'verify',
  'giveDisposition',
  'draftAnswer',
  'approveAnswer',
  'sendAnswer',
  'confirmSettled',
  'archive',
] as const satisfies readonly Action[];

/** What people do in the SOP's steps in the tables: the first cell of each action on the full track. */
function move(action: Action): Move | null {
  const cell = allSteps().find(each => each.action === action && each.tracks.includes('full'));
  return cell?.step.sopStep ? { action, by: cell.by, sopStep: cell.step.sopStep } : null;
}

function reportMove(action: ReportAction): Move {
  const step = reportStatuses.map(status => reportStepFor(status, action)).find(each => each !== null)!;
  return { action, by: step.by, sopStep: step.sopStep };
}

/** From the reporter's first word to the head of office's desk. A complaint is received before it has a status, so outside of the table. */
export const usualWay: readonly Move[] = [
  { action: 'receive', by: ['reporter'], sopStep: 1 },
  ...usual.map(action => move(action)!),
  ...reportActions.filter(action => action !== 'returnReport').map(reportMove),
];

/** What else people may do in a step: the branches of the usual way. */
export function branches(sopStep: number): Move[] {
  const others = actions.filter(action => !(usual as readonly Action[]).includes(action)).map(move);
  const back = [...others, ...(['returnReport'] as const).map(reportMove)];
  return back.filter((each): each is Move => each?.sopStep === sopStep && each.by.some(actor => actor !== 'system'));
}

/** The rows of the picture: who works side by side. */
export const lanes = [
  ['reporter'],
  ['operator'],
  ['technicalDivision', 'policyAnalyst'],
  ['headOfDivision'],
  ['headOfOffice'],
  ['system', 'recordsOfficer'],
] as const satisfies readonly (readonly Actor[])[];

/** The lane of whoever the table names first; the others may do it too. */
export const laneOf = ({ by }: Move): number => lanes.findIndex(lane => (lane as readonly Actor[]).includes(by[0]!));
