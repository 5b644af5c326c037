/** A quiet of more than 15 minutes ends a session (DOMAIN §4.9): what came since this moment is in the same one. */
export const sessionBefore = (at: Date): Date => new Date(at.getTime() - 15 * 60_000);

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
