import type { FailPoint } from '../../bot/casework/office';
import { endStandingBy } from './child';
import { messageOf, stepsOf, walk } from './citizens';
import { randomOf } from './random';
import { openTown } from './town';
import { expectCardsWhole, expectPapersWhole, expectRowsWhole, expectSteps, expectTextsWhole } from './wholeness';

/** How often each point is passed at least while two citizens are served. */
const passed: Record<FailPoint, number> = {
  'receive.beforeCommit': 20,
  'receive.afterCommit': 20,
  'act.beforeCommit': 12,
  'act.afterCommit': 12,
  'send.beforeCall': 8,
  'send.afterCall': 8,
  'post.beforeCall': 16,
  'post.afterCall': 16,
  'archive.beforeCall': 2,
  'archive.afterCall': 2,
};
const points = Object.keys(passed) as FailPoint[];

/** One seed each, at the ambiguous send one more; `npm run prove` asks for more. */
const more = Number(process.env.PROVE_SEEDS ?? 0);
const usual = points.map((point, index) => ({ point, seed: index + 1 }));
const cases = more
  ? points.flatMap(point => Array.from({ length: more }, (_, index) => ({ point, seed: index + 1 })))
  : [...usual, { point: 'send.afterCall' as const, seed: 4 }];

const citizens = [1, 2];
const said = Object.fromEntries(citizens.map(citizen => [citizen, [0, 1, 2].map(n => messageOf(citizen, n))]));

afterAll(endStandingBy);

test.each(cases)(
  'a kill at $point (seed $seed) loses nothing and doubles nothing',
  async ({ point, seed }) => {
    const random = randomOf(seed);
    const processes = seed % 3 === 1 ? 2 : 1;
    // One effect at a time shows that nothing but the call at this point is in doubt; more of them, that they do not mix.
    const concurrency = seed % 4 === 3 ? 4 : 1;
    const nth = 1 + random.below(passed[point] / processes);
    // Now and then the process that is started in its place dies at once, too.
    const again = seed % 3 === 0 && passed[point] > 2;
    const killAt = (start: number) => {
      if (start < processes) return { point, nth };
      return start === processes && again ? { point, nth: 1 } : undefined;
    };
    const town = await openTown({ seed, processes, concurrency, killAt, ticks: random.pick(['held', 'atOnce']) });
    try {
      await Promise.all(citizens.map(citizen => walk(town, citizen)));
      town.letTicksThrough();
      await town.settled();
      const { deaths } = town.crew;
      expect(deaths.length).toBeGreaterThan(0);
      const complaints = await expectRowsWhole(town, said);
      for (const complaint of complaints) await expectSteps(town, complaint, stepsOf(town));
      const inDoubt = concurrency > 1 || point.endsWith('.afterCall') ? deaths.flatMap(death => death.inHands) : [];
      const texts = await expectTextsWhole(town, inDoubt);
      const posts = await expectCardsWhole(town, complaints, inDoubt);
      const papers = expectPapersWhole(town, complaints, inDoubt);
      if (process.env.PROVE_SEEDS)
        process.stdout.write(`${JSON.stringify({ point, seed, kills: deaths.length, texts, posts, papers })}\n`);
    } finally {
      await town.close();
    }
  },
  120_000,
);

test.each([
  { after: 'first', nth: 2 },
  { after: 'last', nth: 3 },
])(
  'a kill after the $after part of a long answer loses and doubles no part of it',
  async ({ nth }) => {
    // The only citizen's sends are the receipt, the answer's two parts and the closing text; the tick tells that the part arrived.
    const killAt = (start: number) => (start === 0 ? { point: 'send.afterCall' as const, nth } : undefined);
    const town = await openTown({ seed: nth, processes: 1, concurrency: 1, killAt, ticks: 'atOnce' });
    try {
      await walk(town, 1);
      await town.settled();
      expect(town.crew.deaths).toHaveLength(1);
      await expectRowsWhole(town, { 1: said[1]! });
      expect(await expectTextsWhole(town)).toBe(0);
    } finally {
      await town.close();
    }
  },
  120_000,
);
