import { resourceUnits } from '../../bot/archive/resourceUnits';

/** What SharePoint lets an app have in the smallest tenant (TEAMS §5). */
const allowed = 1_200;

test('however many papers are filed at once, no minute takes more than SharePoint allows, and none waits without need', async () => {
  let clock = 0;
  const units = resourceUnits({ now: () => clock, wait: async ms => void (clock += ms) });
  const spent: { at: number; units: number }[] = [];
  for (let call = 0; call < 4_000; call++) {
    const cost = 1 + (call % 2);
    await units.take(cost);
    spent.push({ at: clock, units: cost });
  }
  const inMinuteFrom = (start: number): number =>
    spent.filter(({ at }) => at >= start && at < start + 60_000).reduce((sum, each) => sum + each.units, 0);
  const most = Math.max(...spent.filter((_, nth) => nth % 50 === 0).map(({ at }) => inMinuteFrom(at)));
  expect(most).toBeLessThanOrEqual(allowed);
  expect(most).toBeGreaterThan(allowed / 2);
  // After a rest as much may follow at once as at the beginning.
  clock += 3_600_000;
  const before = clock;
  for (let call = 0; call < 100; call++) await units.take(2);
  expect(clock).toBe(before);
});
