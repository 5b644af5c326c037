/** What the rule needs to know of one message of a contact. */
export interface SessionMessage {
  readonly id: string;
  /** The provider's time, not the time it reached us. */
  readonly occurredAt: Date;
  readonly isGreeting: boolean;
}

/** Messages that belong together: one complaint at most, never one for each message. */
export interface Session {
  readonly startedAt: Date;
  readonly lastAt: Date;
  /** In provider time, ties by id. */
  readonly messageIds: readonly string[];
  /** Nothing but greetings so far: it gets a welcome, and a number only with the next message. */
  readonly onlyGreeting: boolean;
}

const inProviderTime = (a: SessionMessage, b: SessionMessage) =>
  a.occurredAt.getTime() - b.occurredAt.getTime() ||
  (a.id < b.id ? -1 : a.id > b.id ? 1 : Number(a.isGreeting) - Number(b.isGreeting));

/**
 * One contact's messages as sessions, oldest first: a message joins while the quiet before it was at most `gapMinutes`.
 * Depends on the set of messages alone: order of arrival and repeated deliveries change nothing.
 */
export function sessionsOf(messages: readonly SessionMessage[], gapMinutes = 15): Session[] {
  const sessions: SessionMessage[][] = [];
  const seen = new Set<string>();
  for (const message of [...messages].sort(inProviderTime)) {
    if (seen.has(message.id)) continue;
    seen.add(message.id);
    const current = sessions.at(-1);
    const quiet = current ? message.occurredAt.getTime() - current.at(-1)!.occurredAt.getTime() : Infinity;
    if (current && quiet <= gapMinutes * 60_000) current.push(message);
    else sessions.push([message]);
  }
  return sessions.map(session => ({
    startedAt: session[0]!.occurredAt,
    lastAt: session.at(-1)!.occurredAt,
    messageIds: session.map(message => message.id),
    onlyGreeting: session.every(message => message.isGreeting),
  }));
}

/** What is known when a message comes in. All ids are complaint ids. */
export interface Arrival {
  /** The message's own time. */
  readonly at: Date;
  /** The complaint of the message it quotes. */
  readonly quoted: string | null;
  /** The complaint its button names. */
  readonly button: string | null;
  /** The contact's open complaints, and those that its merged ones were merged into. */
  readonly open: readonly string[];
  /** The contact's closed complaints (dismissed ones left out) with the time of their last closing. */
  readonly recentlyClosed: readonly { readonly complaintId: string; readonly closedAt: Date }[];
  /** Where merged complaints went. */
  readonly mergedInto: Readonly<Record<string, string>>;
}

export type Belonging =
  | { readonly kind: 'joins'; readonly complaintId: string }
  | { readonly kind: 'ask'; readonly complaintIds: readonly string[] }
  | { readonly kind: 'afterClosing'; readonly complaintId: string }
  | { readonly kind: 'new' };

/** How long after its closing a case is still what a message speaks of. */
export const afterClosingDays = 30;

export const isRecentlyClosed = (closedAt: Date, at: Date): boolean =>
  at.getTime() - closedAt.getTime() <= afterClosingDays * 86_400_000;

/** Where a merged complaint's way ends; itself when it was not merged. A circle ends where it closes. */
export function survivor(id: string, mergedInto: Arrival['mergedInto']): string {
  const passed = new Set<string>();
  for (let at = id; ; at = mergedInto[at]!) {
    if (!(at in mergedInto) || passed.has(at)) return at;
    passed.add(at);
  }
}

/**
 * Which complaint a message belongs to: that of the quoted message → of the button → the only open one → ask, when several are
 * open → a task on the one closed at most 30 days before → a new one. Merged complaints follow their target.
 * An id that is neither open nor closed here is ignored: nobody can write into a stranger's complaint by quoting it.
 * A button speaks of its complaint however long ago that was closed; a quotation only within the 30 days.
 */
export function whichComplaint(arrival: Arrival): Belonging {
  const follow = (id: string) => survivor(id, arrival.mergedInto);
  const open = [...new Set(arrival.open.map(follow))];
  const closed = new Map(
    [...arrival.recentlyClosed]
      .filter(each => !open.includes(each.complaintId) && !(each.complaintId in arrival.mergedInto))
      .sort((a, b) => b.closedAt.getTime() - a.closedAt.getTime() || (a.complaintId < b.complaintId ? -1 : 1))
      .map(each => [each.complaintId, each.closedAt] as const),
  );
  const isRecent = (id: string) => isRecentlyClosed(closed.get(id)!, arrival.at);
  const named = (id: string | null, counts: (id: string) => boolean): Belonging | null => {
    const complaintId = id === null ? null : follow(id);
    if (complaintId === null) return null;
    if (open.includes(complaintId)) return { kind: 'joins', complaintId };
    return closed.has(complaintId) && counts(complaintId) ? { kind: 'afterClosing', complaintId } : null;
  };

  const pointedAt = named(arrival.quoted, isRecent) ?? named(arrival.button, () => true);
  if (pointedAt) return pointedAt;
  if (open.length > 1) return { kind: 'ask', complaintIds: open };
  if (open.length === 1) return { kind: 'joins', complaintId: open[0]! };
  const complaintId = [...closed.keys()].find(isRecent);
  return complaintId === undefined ? { kind: 'new' } : { kind: 'afterClosing', complaintId };
}
