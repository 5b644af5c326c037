import { Template } from 'adaptivecards-templating';
import type { Words } from '../../text/text';
import { executeAction, links, openAction } from './cardActions';
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
  /** `show` answers with the reader's own view of the card; `open` leads elsewhere. */
  link: { kind: 'show'; complaintId: string; step: number } | { kind: 'open'; url: string; title: string } | null;
}

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
    buttons: linkActions(model.link, words),
  });
}

function linkActions(link: MessageCardModel['link'], words: Words): CardAction[] {
  if (link?.kind === 'show') {
    const { complaintId, step } = link;
    return [executeAction(words('staff:card.viewCard'), 'showMyActions', { complaintId, step })];
  }
  return link ? links([link]).map(openAction) : [];
}
