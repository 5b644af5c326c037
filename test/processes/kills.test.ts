import type { FailPoint } from '../../bot/casework/office';
import { endStandingBy } from './child';
import { messageOf, stepsOf, walk } from './citizens';
import { randomOf } from './random';
import { openTown } from './town';
import { expectCardsWhole, expectPapersWhole, expectRowsWhole, expectSteps, expectTextsWhole } from './wholeness';

/** How often each point is passed at least while two citizens are served, and the seeds of the usual run: all kinds of towns. */
const points: Record<FailPoint, { passed: number; usual: number[] }> = {
  'receive.beforeCommit': { passed: 20, usual: [8] },
  'receive.afterCommit': { passed: 20, usual: [10] },
  'act.beforeCommit': { passed: 12, usual: [3] },
  'act.afterCommit': { passed: 12, usual: [4] },
  'send.beforeCall': { passed: 8, usual: [9] },
  'send.afterCall': { passed: 8, usual: [13] },
  'post.beforeCall': { passed: 16, usual: [15] },
  'post.afterCall': { passed: 16, usual: [8] },
  'archive.beforeCall': { passed: 2, usual: [1] },
  'archive.afterCall': { passed: 2, usual: [2] },
};

/** `npm run prove` asks for more seeds. */
const more = Array.from({ length: Number(process.env.PROVE_SEEDS ?? 0) }, (_, index) => index + 1);
const cases = Object.entries(points).flatMap(([point, { passed, usual }]) =>
  (more.length > 0 ? more : usual).map(seed => ({ point: point as FailPoint, passed, seed })),
);

const citizens = [1, 2];
const said = Object.fromEntries(citizens.map(citizen => [citizen, [0, 1, 2].map(n => messageOf(citizen, n))]));

afterAll(endStandingBy);

test.each(cases)(
  'a kill at $point (seed $seed) loses nothing and doubles nothing',
  async ({ point, passed, seed }) => {
    const random = randomOf(seed);
    const processes = seed % 3 === 1 ? 2 : 1;
    // With one effect at a time a kill before its call leaves nothing in doubt; more of them show that they do not mix.
    const concurrency = seed % 4 === 3 ? 4 : 1;
    const nth = 1 + random.below(passed / processes);
    // Now and then the process that is started in its place dies at once, too.
    const again = seed % 3 === 0 && passed > 2;
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
      const beforeItsOnlyCall = concurrency === 1 && point.endsWith('.beforeCall');
      const inDoubt = beforeItsOnlyCall ? [] : deaths.flatMap(death => death.inHands);
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
