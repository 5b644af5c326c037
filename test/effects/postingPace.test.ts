import { paced, postingPace } from '../../bot/effects/postingPace';
import { RetryLater } from '../../bot/outbox/effect';
import type { Place } from '../../bot/casework/news/teamsPlaces';
import type { Post, Posting } from '../../bot/teams/posting';
import { PostRefused } from '../../bot/teams/postRefused';
import { channel } from './teamsWorker';

/** Teams' limits against a stand-in that counts every call by its own book, in a time that passes only where somebody waits. */

const post = { summary: 'Aduan' } as Post;
const chatOf = (person: number): Place => ({ ...channel, kind: 'personal', key: `${person}`, conversationId: `a:${person}` });

/** Microsoft's own figures, TEAMS §1: in a thread, and for an app in a tenant by the older and lower one. */
const inThread = [
  { calls: 7, ms: 1_000 },
  { calls: 8, ms: 2_000 },
  { calls: 60, ms: 30_000 },
  { calls: 1_800, ms: 3_600_000 },
];
const inTenant = [{ calls: 30, ms: 1_000 }];

/** Refuses with 429 what breaks a limit, and counts the calls that come although it asked to wait. */
function strictTeams(now: () => number) {
  const calls = new Map<string, number[]>();
  const counts = { taken: 0, refused: 0, early: 0 };
  let quietUntil = 0;
  let overload: number | null = null;
  const isOver = (thread: string, limits: readonly { calls: number; ms: number }[]): boolean => {
    const made = calls.get(thread) ?? [];
    return limits.some(limit => made.filter(at => now() - at < limit.ms).length >= limit.calls);
  };
  async function take(thread: string): Promise<string> {
    if (now() < quietUntil) counts.early += 1;
    if (overload !== null || isOver(thread, inThread) || isOver('all', inTenant)) {
      counts.refused += 1;
      const ms = overload ?? 1_000;
      [quietUntil, overload] = [now() + ms, null];
      throw new PostRefused(429, 'later', ms);
    }
    for (const book of [thread, 'all']) calls.set(book, [...(calls.get(book) ?? []), now()]);
    counts.taken += 1;
    return `${counts.taken}`;
  }
  const posting: Posting = {
    post: place => take(place.conversationId),
    update: async (place, id) => void (await take(place.kind === 'channel' ? id : place.conversationId)),
    openChat: (_at, user) => take(user),
  };
  return { posting, counts, overload: (ms: number) => void (overload = ms) };
}

let machine: number;
const now = (): number => machine;
const wait = async (ms: number): Promise<void> => void (machine += ms);
beforeEach(() => {
  machine = Date.parse('2026-11-23T02:12:00Z');
});

type Call = (posting: Posting) => Promise<unknown>;

/** As the outbox does it: what is put off comes again at its time, behind what is due before. */
async function carryOut(posting: Posting, calls: readonly Call[]): Promise<void> {
  const queue = calls.map(call => ({ call, at: machine }));
  while (queue.length > 0) {
    queue.sort((a, b) => a.at - b.at);
    const { call, at } = queue.shift()!;
    machine = Math.max(machine, at);
    await call(posting).catch((error: unknown) => {
      const afterMs = error instanceof RetryLater || error instanceof PostRefused ? error.afterMs : undefined;
      if (afterMs === undefined) throw error;
      queue.push({ call, at: machine + afterMs });
    });
  }
}

/** A morning of 500 cases: a card each, three changes of each card, and 200 notices for three officers. */
const morning: readonly Call[] = [
  ...Array.from({ length: 500 }, (): Call => posting => posting.post(channel, post)),
  ...Array.from(
    { length: 1_500 },
    (_, index): Call =>
      posting =>
        posting.update(channel, `${index % 500}`, post),
  ),
  ...Array.from(
    { length: 200 },
    (_, index): Call =>
      posting =>
        posting.post(chatOf(index % 3), post),
  ),
];

test('500 cases in one morning never break a limit: Teams refuses nothing, and everything arrives', async () => {
  const teams = strictTeams(now);
  await carryOut(paced(teams.posting, postingPace({ now, wait })), morning);
  expect(teams.counts).toEqual({ taken: morning.length, refused: 0, early: 0 });
});

test('the stand-in does refuse: without the pace the same morning runs into its limits again and again', async () => {
  const teams = strictTeams(now);
  await carryOut(teams.posting, morning.slice(0, 500));
  expect(teams.counts.refused).toBeGreaterThan(100);
});

test('after a 429 nothing leaves before the time that Teams named, in whatever thread', async () => {
  const teams = strictTeams(now);
  const posting = paced(teams.posting, postingPace({ now, wait }));
  teams.overload(30_000);
  await carryOut(posting, morning.slice(0, 100).concat(morning.slice(-100)));
  expect(teams.counts).toEqual({ taken: 200, refused: 1, early: 0 });
});

test('a thread that is full does not hold up another one', async () => {
  const { posting, counts } = strictTeams(now);
  const pace = paced(posting, postingPace({ now, wait }));
  await carryOut(
    pace,
    Array.from({ length: 60 }, (): Call => each => each.post(chatOf(1), post)),
  );
  const at = machine;
  await expect(pace.post(chatOf(1), post)).rejects.toMatchObject({ reason: 'teams:pace' });
  await pace.post(chatOf(2), post);
  expect([machine, counts.taken]).toEqual([at, 61]);
});
