const TEXT_MAX = 4096;
const INTERACTIVE_MAX = 1024;
/** A question with its signature is shorter than this; what is longer belongs to the answer itself. */
const CLOSING_WORDS = 250;

/**
 * The messages that one text becomes within the limits of DOMAIN §4.6: it is cut at sentences into at most 4096 characters; what
 * bears buttons is the last one, of at most 1024.
 */
export function messagesOf(body: string, hasButtons: boolean): string[] {
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
