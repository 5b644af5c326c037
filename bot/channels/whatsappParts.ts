import type { OutboundMessage } from './channel';

/** One request to the Cloud API. */
export interface OutboundPart extends OutboundMessage {
  /** From 1; parts are sent in this order, each after the one before was accepted. */
  part: number;
  parts: number;
}

const TEXT_MAX = 4096;
const INTERACTIVE_MAX = 1024;
/** A question with its signature is shorter than this; what is longer belongs to the answer itself. */
const CLOSING_WORDS = 250;

/**
 * The requests that one message needs within the limits of DOMAIN §4.6: text is cut at sentences into parts of at most 4096
 * characters; buttons stand under the last part, of at most 1024, so that they are the last thing read. The quote stands on
 * the first. A part that others follow has `/1`, `/2` … behind its callback data, a template `/template`, and the last part
 * nothing: whoever hears of it knows that the whole was taken.
 */
export function planParts(message: OutboundMessage): OutboundPart[] {
  const bodies = message.template ? [message.body] : bodiesOf(message.body, message.buttons.length > 0);
  return bodies.map((body, index) => ({
    ...message,
    body,
    buttons: index === bodies.length - 1 ? message.buttons : [],
    contextId: index === 0 ? (message.contextId ?? null) : null,
    callbackData: message.callbackData + suffix(message, index, bodies.length),
    part: index + 1,
    parts: bodies.length,
  }));
}

function suffix({ template }: OutboundMessage, index: number, parts: number): string {
  if (template) return '/template';
  return index < parts - 1 ? `/${index + 1}` : '';
}

/** The callback data as the message was given it, and the part that a status with it is about; null = the last, or the only one. */
export function partOf(callbackData: string): { callbackData: string; part: number | 'template' | null } {
  const found = /^(.+)\/(template|[1-9]\d{0,2})$/s.exec(callbackData);
  if (!found) return { callbackData, part: null };
  return { callbackData: found[1]!, part: found[2] === 'template' ? 'template' : Number(found[2]) };
}

function bodiesOf(body: string, hasButtons: boolean): string[] {
  if (body.length <= (hasButtons ? INTERACTIVE_MAX : TEXT_MAX)) return [body];
  if (!hasButtons) return cut(body, TEXT_MAX);
  const [before, last] = lastPiece(body.trim());
  return [...cut(before, TEXT_MAX), last];
}

/** The short paragraphs at the end (a question, the signature under it), else the last one, else as many sentences as fit. */
function lastPiece(body: string): [before: string, last: string] {
  const paragraphs = endsOf(body, /\n{2,}/g).filter(end => body.length - end <= INTERACTIVE_MAX);
  const paragraph = paragraphs.find(end => body.length - end <= CLOSING_WORDS) ?? paragraphs.at(-1);
  if (paragraph !== undefined) return split(body, paragraph);
  const from = body.length - INTERACTIVE_MAX;
  const breaks = [/[.!?…]["')\]]*\s+|\n+/g, /\s+/g].map(pattern => firstEndFrom(body, pattern, from));
  return split(body, breaks.find(at => at !== undefined) ?? wholeCharacter(body, from, 1));
}

function firstEndFrom(body: string, pattern: RegExp, from: number): number | undefined {
  return endsOf(body, pattern).find(end => end >= from && end < body.length);
}

/** Cuts at the last paragraph, else line or sentence, else word that fits; a word longer than a part is cut between characters. */
function cut(body: string, max: number): string[] {
  const text = body.trim();
  if (text.length <= max) return text ? [text] : [];
  const head = text.slice(0, max + 1);
  const ends = [/[.!?…]["')\]]*\s+|\n+/g, /\s+/g].map(pattern => endsOf(head, pattern).findLast(end => end > max / 4));
  const [first, rest] = split(text, ends.find(end => end !== undefined) ?? wholeCharacter(text, max, -1));
  return [first, ...cut(rest, max)];
}

const endsOf = (text: string, pattern: RegExp): number[] =>
  [...text.matchAll(pattern)].map(({ 0: found, index }) => index + found.length);

const split = (text: string, at: number): [string, string] => [text.slice(0, at).trim(), text.slice(at).trim()];

/** Moves a cut that would fall inside a surrogate pair (an emoji) by one. */
const wholeCharacter = (text: string, at: number, by: 1 | -1): number => (/[\udc00-\udfff]/.test(text.charAt(at)) ? at + by : at);
