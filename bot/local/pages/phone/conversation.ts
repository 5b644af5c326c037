import { dayOf } from '../../../complaint/wib';
import type { Message } from './chat';

export type Direction = Message['direction'];

/** What stands in the chat from top to bottom: days as WIB counts them, and messages with what hangs on them. */
export type Entry =
  | { kind: 'day'; key: string; at: Date }
  | { kind: 'message'; key: string; message: Message; quoted: Message | undefined; reactions: Reaction[] };

export interface Reaction {
  direction: Direction;
  emoji: string;
}

export function conversation(messages: readonly Message[]): Entry[] {
  const byId = new Map(messages.map(message => [message.id, message]));
  const isHung = ({ reactsTo, status }: Message): boolean => reactsTo !== undefined && byId.has(reactsTo) && status !== 'failed';
  const reactions = reactionsOf(messages.filter(isHung));
  let day: number | undefined;
  return messages
    .filter(message => !isHung(message))
    .flatMap((message): Entry[] => {
      const at = new Date(message.at);
      const divider: Entry[] = dayOf(at) === day ? [] : [{ kind: 'day', key: `day ${dayOf(at)}`, at }];
      day = dayOf(at);
      const quoted = message.quotes ? byId.get(message.quotes) : undefined;
      return [...divider, { kind: 'message', key: message.id, message, quoted, reactions: reactions(message.id) }];
    });
}

/** Each side has one reaction on a message, the last one; an empty one takes it back. */
function reactionsOf(hung: readonly Message[]): (id: string) => Reaction[] {
  const last = new Map(hung.map(({ reactsTo, direction, text }) => [`${reactsTo} ${direction}`, text]));
  return id =>
    (['in', 'out'] as const).flatMap(direction => {
      const emoji = last.get(`${id} ${direction}`);
      return emoji ? [{ direction, emoji }] : [];
    });
}
