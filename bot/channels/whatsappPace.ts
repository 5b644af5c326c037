/**
 * Meta's pair rate (DOMAIN §4.5, 131056): about one message in six seconds to one person; a burst may borrow from the future,
 * of at most 45. Ours is smaller, so that texts typed on the handset and tries that Meta counted fit in beside it.
 */
const interval = 6_000;
const burst = 20;

/**
 * How many milliseconds the next message to a person has to wait; 0 = none.
 * @param pacedUntil when everything sent to them would have left at one in six seconds; machine time, as `now`
 */
export function pairWait(pacedUntil: Date | null, now: Date): number {
  const borrowed = (pacedUntil?.getTime() ?? 0) - now.getTime();
  return Math.max(0, borrowed + interval - burst * interval);
}

/** The same moment after one more message. */
export const pacedAfter = (pacedUntil: Date | null, now: Date): Date =>
  new Date(Math.max(pacedUntil?.getTime() ?? 0, now.getTime()) + interval);

/** Meta's advice after a 131056: 4^n seconds, n = 1, 2, … for the refusals one after another; at most some 17 minutes. */
export const pairBackOff = (refusals: number): number => 4 ** Math.min(refusals, 5) * 1_000;
