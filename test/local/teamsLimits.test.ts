import { TeamsLimits } from '../../bot/local/teamsLimits';
import { channelId } from '../../bot/local/personas';
import { openOffice, withCard } from './recordingOffice';

/** TEAMS §1: 7 in 1 s, 8 in 2 s, 60 in 30 s and 1,800 in an hour in one thread; 30 in 1 s for the app. */

function limitsAt() {
  const clock = { at: 0 };
  return { clock, limits: new TeamsLimits(() => clock.at) };
}
/** Calls as fast as they are let through, one every `every` ms. @returns how many were let through until the first refusal */
function untilRefused(every: number): number {
  const { clock, limits } = limitsAt();
  for (let taken = 0; taken < 5_000; taken += 1) {
    if (limits.take('t') > 0) return taken;
    clock.at += every;
  }
  return Infinity;
}

test.each([
  [0, 7],
  [200, 8],
  [300, 60],
  [1_500, 1_800],
  [2_001, Infinity],
])('one call every %i ms in a thread is refused after %p of them', (every, taken) => {
  expect(untilRefused(every)).toBe(taken);
});

test('the refusal says how long, counts for nothing, and then one more is taken', () => {
  const { clock, limits } = limitsAt();
  for (let n = 0; n < 7; n += 1) limits.take('t');
  clock.at = 400;
  expect(limits.take('t')).toBe(1);
  clock.at = 1_000;
  expect(limits.take('t')).toBe(0);
  expect(limits.take('t')).toBe(1);
  expect(limits.counts).toEqual({ taken: 8, refused: 2 });
});

test('threads do not share a limit, until the app as a whole is over its own', () => {
  const { limits } = limitsAt();
  const taken = Array.from({ length: 40 }, (_, n) => limits.take(`t${n}`)).filter(wait => wait === 0);
  expect(taken).toHaveLength(30);
});

test('the connector refuses with 429 and a time, in that thread alone; reading is not counted', async () => {
  const office = await openOffice(undefined, true);
  const card = { type: 'AdaptiveCard', version: '1.5', body: [] };
  const begin = () =>
    office.connector('POST', 'v3/conversations', {
      ...{ channelData: { channel: { id: channelId } }, isGroup: true },
      activity: withCard(card),
    });
  const { body: begun } = await begin();
  const path = `v3/conversations/${encodeURIComponent(channelId)}/activities/${begun.activityId}`;
  const changed = await Promise.all(Array.from({ length: 8 }, () => office.connector('PUT', path, withCard(card))));
  expect(changed.map(({ status }) => status).sort()).toEqual([...Array<number>(7).fill(200), 429]);
  const refused = changed.find(({ status }) => status === 429)!;
  expect(refused.body).toMatchObject({ error: { code: 'TooManyRequests' } });
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await begin()).status).toBe(201);
  expect((await office.connector('GET', `v3/conversations/${encodeURIComponent(channelId)}/members`)).status).toBe(200);
  await office.close();
});
