import { RetryLater } from '../outbox/effect';
import type { Posting } from '../teams/posting';
import { PostRefused } from '../teams/postRefused';

/**
 * When Teams counted a call lies between its leaving and its answer. Until it is answered it may be counted at any moment; then the later
 * end holds, so that a slow call and a quick one behind it do not meet in one of Teams' windows.
 */
interface Call {
  answeredAt: number | null;
}

/** So many calls within so many milliseconds. */
interface Limit {
  calls: number;
  ms: number;
}

/** What Teams takes from a bot in one thread (Microsoft Learn, "Optimize your bot with rate limiting in Teams"). */
const threadLimits: readonly Limit[] = [
  { calls: 7, ms: 1_000 },
  { calls: 8, ms: 2_000 },
  { calls: 60, ms: 30_000 },
  { calls: 1_800, ms: 3_600_000 },
];
/** In all threads together; Teams allows 30 to 50, of which other instances take their part. */
const officeLimit: Limit = { calls: 25, ms: 1_000 };

/** A row does not wait longer than this in its place: others may have their turn. */
const patienceMs = 1_000;
/** So many threads are remembered before those that rested are forgotten. */
const manyThreads = 1_000;
const longestMs = Math.max(...threadLimits.map(({ ms }) => ms));

export interface PostingPaceOptions {
  /** Machine time in milliseconds. */
  now: () => number;
  wait: (ms: number) => Promise<unknown>;
}

export type PostingPace = ReturnType<typeof postingPace>;

/**
 * Keeps this process below Teams' limits, thread by thread. A 429 that comes all the same speaks of something we do not count (the
 * tenant, another instance), and rests every call.
 */
export function postingPace({ now, wait }: PostingPaceOptions) {
  const threads = new Map<string, Call[]>();
  let everywhere: Call[] = [];
  let restUntil = 0;

  function msUntilTurn(own: readonly Call[], at: number): number {
    const waits = [...threadLimits.map(limit => waitFor(own, limit, at)), waitFor(everywhere, officeLimit, at)];
    return Math.max(restUntil - at, ...waits);
  }

  function forgetRested(at: number): void {
    if (threads.size < manyThreads) return;
    for (const [thread, calls] of threads) if (isPast(calls.at(-1)!, longestMs, at)) threads.delete(thread);
  }

  return {
    /** Waits for the thread's next turn. @returns to be called when Teams has answered @throws RetryLater where that is far off */
    async turn(thread: string): Promise<() => void> {
      for (;;) {
        const at = now();
        const own = (threads.get(thread) ?? []).filter(call => !isPast(call, longestMs, at));
        const ms = msUntilTurn(own, at);
        if (ms <= 0) {
          forgetRested(at);
          const call: Call = { answeredAt: null };
          threads.set(thread, [...own, call]);
          everywhere = [...everywhere.slice(1 - officeLimit.calls), call];
          return () => void (call.answeredAt = now());
        }
        if (ms > patienceMs) throw new RetryLater({ afterMs: ms, reason: 'teams:pace', alarm: false });
        await wait(ms);
      }
    },

    /** Nothing leaves for so long. */
    rest(ms: number): void {
      restUntil = Math.max(restUntil, now() + ms);
    },
  };
}

/** How long until one more call keeps the limit; 0 or less = now. @param calls those before, oldest first */
function waitFor(calls: readonly Call[], limit: Limit, at: number): number {
  const first = calls.at(-limit.calls);
  return first === undefined ? 0 : (first.answeredAt ?? at) + limit.ms - at;
}

const isPast = ({ answeredAt }: Call, ms: number, at: number): boolean => answeredAt !== null && at - answeredAt >= ms;

/** The same posting at this pace. In a channel each message is a thread of its own, and what begins one counts as the channel's. */
export function paced(posting: Posting, pace: PostingPace): Posting {
  async function inTurn<Answer>(thread: string, call: () => Promise<Answer>): Promise<Answer> {
    const answered = await pace.turn(thread);
    return call()
      .catch((error: unknown) => {
        if (error instanceof PostRefused && error.status === 429) pace.rest(error.afterMs ?? patienceMs);
        throw error;
      })
      .finally(answered);
  }
  return {
    post: (place, post) => inTurn(place.conversationId, () => posting.post(place, post)),
    update: (place, activityId, post) => {
      const thread = place.kind === 'channel' ? `${place.conversationId};${activityId}` : place.conversationId;
      return inTurn(thread, () => posting.update(place, activityId, post));
    },
    openChat: (at, teamsUserId) => inTurn(teamsUserId, () => posting.openChat(at, teamsUserId)),
  };
}
