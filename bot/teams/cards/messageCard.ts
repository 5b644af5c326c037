import { Template } from 'adaptivecards-templating';
import type { Words } from '../../text/text';
import { dialogAction, executeAction, links, openAction } from './cardActions';
import { escapeMarkdown, plainLine } from './escapeMarkdown';
import template from './message.json';
import { expand } from './render';
import type { AdaptiveCardJson, CardAction } from './render';

export interface MessageCardModel {
  /** A whole sentence in the reader's words; holds no citizen's words, no identity numbers. */
  text: string;
  ticketNumber: string | null;
  /** Something is late or failed. */
  urgent: boolean;
  /** Further lines, such as a digest's; at most 20 are shown. */
  lines: readonly string[];
  ways: readonly Way[];
}

/**
 * Where one goes on from a message: `show` = the reader's own view of a case's card, `open` = elsewhere, `dialog` = a form, `again` = the same
 * form once more, where the message stands in the dialog itself.
 */
export type Way =
  | { kind: 'show'; complaintId: string; step: number }
  | { kind: 'open'; url: string; title: string }
  | { kind: 'dialog'; dialog: string; title: string }
  | { kind: 'again'; dialog: string; title: string };

const messageTemplate = new Template(template);

/** A small card for a 1:1 chat: what happened, to which complaint, and the way to its card. */
export function renderMessageCard(model: MessageCardModel, words: Words): AdaptiveCardJson {
  return expand(messageTemplate, {
    lang: words.language,
    spoken: plainLine(model.text, 300),
    hasTicket: model.ticketNumber !== null,
    ticket: escapeMarkdown(model.ticketNumber ?? '', 40),
    text: escapeMarkdown(model.text, 1000),
    color: model.urgent ? 'Attention' : 'Default',
    lines: model.lines.slice(0, 20).map(line => ({ text: escapeMarkdown(line, 200) })),
    buttons: model.ways.flatMap(way => actionOf(way, words)),
  });
}

function actionOf(way: Way, words: Words): CardAction[] {
  if (way.kind === 'open') return links([way]).map(openAction);
  if (way.kind === 'dialog') return [dialogAction(way.title, way.dialog, {})];
  if (way.kind === 'again') return [{ type: 'Action.Submit', title: way.title, data: { verb: way.dialog, again: true } }];
  const { complaintId, step } = way;
  return [executeAction(words('staff:card.viewCard'), 'showMyActions', { complaintId, step })];
}
