/** How long sending goes on more slowly after Meta said that it was too fast (130429). */
const slowFor = 60_000;
const slowest = 16;

export interface SendingPaceOptions {
  perSecond: number;
  /** Machine time in milliseconds. */
  now: () => number;
  wait: (ms: number) => Promise<unknown>;
}

export type SendingPace = ReturnType<typeof sendingPace>;

/**
 * The office's throughput (DOMAIN §4.6): evenly spaced calls of this process, all recipients together. What Meta says of the
 * whole number or account slows or rests every send, not only the one that was refused.
 */
export function sendingPace({ perSecond, now, wait }: SendingPaceOptions) {
  let nextAt = 0;
  let factor = 1;
  let slowUntil = 0;
  let restUntil = 0;

  return {
    /** Waits for the next turn. @returns how many milliseconds all sending rests instead; 0 = the turn has come */
    async turn(): Promise<number> {
      const at = now();
      if (at < restUntil) return restUntil - at;
      if (at >= slowUntil) factor = 1;
      const mine = Math.max(at, nextAt);
      nextAt = mine + (1_000 / perSecond) * factor;
      if (mine > at) await wait(mine - at);
      return 0;
    },

    /** Half as fast as so far, for a minute. */
    slower(): void {
      factor = now() < slowUntil ? Math.min(factor * 2, slowest) : 2;
      slowUntil = now() + slowFor;
    },

    /** Nothing leaves for so long. */
    rest(ms: number): void {
      restUntil = Math.max(restUntil, now() + ms);
    },
  };
}
