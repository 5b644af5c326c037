import type { FailPoint } from '../../bot/casework/office';
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

test.each(cases)(
  'a kill at $point (seed $seed) loses nothing and doubles nothing',
  async ({ point, seed }) => {
    const processes = 1 + (seed % 2);
    const nth = 1 + randomOf(seed).below(passed[point] / processes);
    // Now and then the process that is started in its place dies at once, too.
    const killsAgain = seed % 3 === 0 && passed[point] > 2;
    const town = await openTown({
      seed,
      processes,
      killAt: start => {
        if (start < processes) return { point, nth };
        return start === processes && killsAgain ? { point, nth: 1 } : undefined;
      },
      ticks: seed % 4 < 2 ? 'held' : 'atOnce',
    });
    try {
      await Promise.all(citizens.map(citizen => walk(town, citizen)));
      town.letTicksThrough();
      await town.settled();
      const kills = town.deaths.length;
      expect(kills).toBeGreaterThan(0);
      const said = Object.fromEntries(citizens.map(citizen => [citizen, [0, 1, 2].map(n => messageOf(citizen, n))]));
      const complaints = await expectRowsWhole(town, said);
      for (const complaint of complaints) await expectSteps(town, complaint, stepsOf(town));
      await expectTextsWhole(town, { sends: point === 'send.afterCall' ? kills : 0 });
      await expectCardsWhole(town, complaints, { posts: point === 'post.afterCall' ? kills : 0 });
      expectPapersWhole(town, complaints, { papers: point === 'archive.afterCall' ? kills : 0 });
    } finally {
      await town.close();
    }
  },
  120_000,
);
