import type { Action, ReportAction } from '../../complaint/sop';
import type { Words } from '../../text/text';
import type { CardAction } from './render';

/** A step someone may take now; `submissionId` makes a double click act once. */
export interface CardButton {
  action: Action | ReportAction;
  kind: 'execute' | 'dialog';
  submissionId: string;
  primary: boolean;
  /** What it is called here, where the action's own name does not fit. */
  title?: string;
}

/** What a button sends back besides its action: ids and the state it was drawn from, never content. */
export type ButtonData = Record<string, string | number>;

/** A button that acts at once; clients without universal actions send the same as a submit. */
export function executeAction(title: string, verb: string, data: ButtonData): CardAction {
  return {
    type: 'Action.Execute',
    title,
    verb,
    data,
    fallback: { type: 'Action.Submit', title, data: { ...data, verb } },
  };
}

/** A button that opens a dialog (`task/fetch`). */
export function dialogAction(title: string, dialog: string, data: ButtonData): CardAction {
  return { type: 'Action.Submit', title, data: { dialog, ...data, msteams: { type: 'task/fetch' } } };
}

/** The action of a button in the reader's words. */
export function buttonAction(button: Omit<CardButton, 'primary'>, data: ButtonData, words: Words): CardAction {
  const title = button.title ?? words(`staff:action.${button.action}`);
  const sent = { ...data, submissionId: button.submissionId };
  return button.kind === 'dialog' ? dialogAction(title, button.action, sent) : executeAction(title, button.action, sent);
}

/** Opens a web address outside Teams. */
export const openAction = ({ title, url }: CardLink): CardAction => ({ type: 'Action.OpenUrl', title, url });

export interface CardLink {
  title: string;
  url: string;
}

/** Only web addresses become links: https, or http on this machine. */
export function links(candidates: readonly { title: string; url: string | null }[]): CardLink[] {
  return candidates.filter((link): link is CardLink => link.url !== null && isWebAddress(link.url));
}

function isWebAddress(url: string): boolean {
  return /^https:\/\/\S+$/i.test(url) || /^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?(\/\S*)?$/i.test(url);
}
