interface Limit {
  calls: number;
  ms: number;
}

/** What Teams takes from a bot (Microsoft Learn, "Optimize your bot with rate limiting in Teams"): in one thread, and of an app in a tenant. */
const inThread: readonly Limit[] = [
  { calls: 7, ms: 1_000 },
  { calls: 8, ms: 2_000 },
  { calls: 60, ms: 30_000 },
  { calls: 1_800, ms: 3_600_000 },
];
const inTenant: readonly Limit[] = [{ calls: 30, ms: 1_000 }];

/** Everywhere: no thread has this name. */
const tenant = '';

/**
 * Counts by its own book what the bot posts and changes, and says when it was too much. Its clock is the machine's, as Microsoft's is:
 * office time may stand still or jump.
 */
export class TeamsLimits {
  private readonly calls = new Map<string, number[]>();
  /** So many calls were let through, and so many refused. */
  readonly counts = { taken: 0, refused: 0 };

  constructor(private readonly now: () => number = Date.now) {}

  /** Counts a call in this thread. @returns whole seconds until one more is taken, and counts nothing; 0 = it is taken */
  take(thread: string): number {
    const at = this.now();
    const wait = Math.max(this.waitFor(thread, inThread, at), this.waitFor(tenant, inTenant, at));
    if (wait > 0) {
      this.counts.refused += 1;
      return Math.ceil(wait / 1_000);
    }
    this.counts.taken += 1;
    for (const book of [thread, tenant]) this.calls.set(book, [...(this.calls.get(book) ?? []).slice(-longestBook), at]);
    return 0;
  }

  private waitFor(book: string, limits: readonly Limit[], at: number): number {
    const calls = this.calls.get(book) ?? [];
    return Math.max(
      ...limits.map(({ calls: most, ms }) => {
        const first = calls.at(-most);
        return first === undefined ? 0 : first + ms - at;
      }),
    );
  }
}

const longestBook = Math.max(...inThread.map(({ calls }) => calls));
