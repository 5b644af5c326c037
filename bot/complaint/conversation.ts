/** Kinds of message that only say something of another one, whose provider id stands in their `contextId` (DOMAIN §4.3). */
export const markKinds: readonly string[] = ['edit', 'revoke', 'reaction'];

/** What the rule needs to know of a message. */
export interface Said {
  readonly id: string;
  readonly contactId: string;
  readonly kind: string;
  readonly providerId: string | null;
  readonly contextId: string | null;
  readonly text: string | null;
  readonly occurredAt: Date;
  readonly forwarded: boolean;
  readonly forwardedOften: boolean;
}

/** What became of a message after it was written. Nothing of it is erased: what was said first is evidence. */
export interface Marks {
  forwarded: 'once' | 'often' | null;
  /** Since when it says what it says now; null = it was never changed. */
  editedAt: Date | null;
  /** What it said before, oldest first. */
  earlier: { text: string | null; at: Date }[];
  /** Its sender deleted it for everybody. */
  withdrawnAt: Date | null;
  /** The last one; `emoji` is null where a reaction that never came to us was taken back. */
  reaction: { emoji: string | null; at: Date; isRemoved: boolean } | null;
}

/** A message as it stands in the conversation; `text` is what it says now. */
export type Marked<Message> = Message & {
  marks: Marks;
  /** Its own id and those of its changes, which may carry files of their own. */
  ids: string[];
};

/**
 * The conversation as it is to be read: an edit, a withdrawal or a reaction stands at its message and no longer by itself; one
 * whose message is not here keeps its own place. Only who writes in the same thread can mark a message.
 * @param messages in the order of the conversation
 */
export function conversationOf<Message extends Said>(messages: readonly Message[]): Marked<Message>[] {
  const targets = new Map(messages.flatMap(each => (each.providerId ? [[keyOf(each, each.providerId), each] as const] : [])));
  const marksOf = new Map<Message, Message[]>();
  const told: Message[] = [];
  for (const message of messages) {
    const isMark = markKinds.includes(message.kind) && message.contextId !== null;
    const target = isMark ? targets.get(keyOf(message, message.contextId!)) : undefined;
    if (target && target !== message) marksOf.set(target, [...(marksOf.get(target) ?? []), message]);
    else told.push(message);
  }
  return told.map(message => marked(message, marksOf.get(message) ?? []));
}

const keyOf = ({ contactId }: Said, providerId: string): string => `${contactId} ${providerId}`;

function marked<Message extends Said>(message: Message, marks: readonly Message[]): Marked<Message> {
  const edits = marks.filter(({ kind }) => kind === 'edit');
  const versions = [message, ...edits];
  const current = versions.at(-1)!;
  return {
    ...message,
    text: current.text,
    ids: versions.map(({ id }) => id),
    marks: {
      forwarded: message.forwardedOften ? 'often' : message.forwarded ? 'once' : null,
      editedAt: edits.length > 0 ? current.occurredAt : null,
      earlier: versions.slice(0, -1).map(({ text, occurredAt }) => ({ text, at: occurredAt })),
      withdrawnAt: marks.find(({ kind }) => kind === 'revoke')?.occurredAt ?? null,
      reaction: reactionOf(marks.filter(({ kind }) => kind === 'reaction')),
    },
  };
}

/** One without an emoji takes the one before it back (DOMAIN §4.3). */
function reactionOf(reactions: readonly Said[]): Marks['reaction'] {
  const last = reactions.at(-1);
  if (!last) return null;
  const emoji = reactions.findLast(({ text }) => text !== null)?.text ?? null;
  return { emoji, at: last.occurredAt, isRemoved: last.text === null };
}
