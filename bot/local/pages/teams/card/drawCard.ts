import { AdaptiveCard, type Action } from 'adaptivecards';
import markdownIt from 'markdown-it';
import type { CardJson } from '../office';
import { hostConfig } from './hostConfig';
import { nameInputs } from './nameInputs';

/** What Teams understands in a card's text: emphasis, lists and links; no HTML, no pictures. */
const markdown = markdownIt('zero', { html: false, breaks: true }).enable([
  'emphasis',
  'list',
  'link',
  'escape',
  'entity',
  'newline',
]);

AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdown.render(text);
  result.didProcess = true;
};

export type Typed = Record<string, unknown>;

export interface CardEvents {
  onAction: (action: Action) => void;
  onLink: (link: string) => void;
  /** All that stands in the card's inputs, whenever somebody has changed one. */
  onTyped: (typed: Typed) => void;
}

/** Draws a card with Microsoft's renderer. */
export function drawCard(json: CardJson, { onAction, onLink, onTyped }: CardEvents): HTMLElement | undefined {
  const card = new AdaptiveCard();
  card.hostConfig = hostConfig;
  card.onExecuteAction = onAction;
  card.onAnchorClicked = (_element, anchor) => {
    onLink(anchor.href);
    return true;
  };
  card.onInputValueChanged = () => {
    const typed = card.getAllInputs().flatMap(input => (input.id ? [[input.id, input.value as unknown]] : []));
    onTyped(Object.fromEntries(typed) as Typed);
  };
  card.parse(json);
  const drawn = card.render();
  if (drawn) nameInputs(drawn);
  return drawn;
}

/** The card with these values standing in its inputs. */
export function withTyped(node: unknown, typed: Typed): unknown {
  if (Array.isArray(node)) return node.map(part => withTyped(part, typed));
  if (typeof node !== 'object' || node === null) return node;
  const parts = Object.entries(node).map(([name, part]) => [name, withTyped(part, typed)]);
  const { type, id } = node as { type?: unknown; id?: unknown };
  const isInput = typeof type === 'string' && type.startsWith('Input.') && typeof id === 'string' && id in typed;
  return Object.fromEntries(isInput ? [...parts, ['value', typed[id]]] : parts);
}
