import { wordsOf } from '../../../text/marks';
import type { Words } from '../../../text/text';
import type { Message } from './chat';

/** A message in one line: its words, or what it is and its words. */
export function summaryOf(words: Words, { type, text, reactsTo }: Message): string {
  if (reactsTo !== undefined) return text ? words('phonePage:reacted', { emoji: text }) : words('phonePage:reactionTakenBack');
  const kind = words.has(`phonePage:kind.${type}`) ? words(`phonePage:kind.${type}`) : '';
  if (!text) return kind || words('phonePage:kind.unsupported');
  return kind ? `${kind}: ${wordsOf(text)}` : wordsOf(text);
}
