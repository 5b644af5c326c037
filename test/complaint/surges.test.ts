import { surgesOn, type Arrival } from '../../bot/complaint/surges';
import { dayOfDate, weekdayOf } from '../../bot/complaint/wib';

const tuesday = dayOfDate('2026-11-24');
const calendar = { firstDay: dayOfDate('2026-09-01'), isWorkingDay: (day: number) => weekdayOf(day) <= 5 };
const arrivals = (count: number, day: number, of: Partial<Arrival> = {}): Arrival[] =>
  Array.from({ length: count }, () => ({ day, service: null, category: null, ...of }));
/** So many on each of the 20 working days of the four weeks before. */
const eachDay = (count: number, of: Partial<Arrival> = {}): Arrival[] =>
  Array.from({ length: 28 }, (_, index) => tuesday - 28 + index)
    .filter(calendar.isWorkingDay)
    .flatMap(day => arrivals(count, day, of));
const on = (day: number, ...lists: Arrival[][]) => surgesOn(day, lists.flat(), calendar);

test('four in a service that nobody complains about are chance, five are not', () => {
  const ikd = (count: number) => on(tuesday, eachDay(8), arrivals(count, tuesday, { service: 'ikd' }));
  expect(ikd(4)).toEqual([]);
  expect(ikd(5)).toEqual([{ by: 'service', code: 'ikd', count: 5, usual: 0 }]);
});

test('of what is usual anyway, it takes more than three times its square root above it', () => {
  const delays = (count: number) =>
    on(tuesday, eachDay(9, { category: 'delay' }), arrivals(count, tuesday, { category: 'delay' }));
  expect(delays(18)).toEqual([]);
  expect(delays(19)).toEqual([
    { by: 'all', code: null, count: 19, usual: 9 },
    { by: 'category', code: 'delay', count: 19, usual: 9 },
  ]);
});

test('reports that nobody has sorted yet count altogether', () => {
  expect(on(tuesday, eachDay(2), arrivals(12, tuesday))).toEqual([{ by: 'all', code: null, count: 12, usual: 2 }]);
});

test('days off are compared with days off', () => {
  const saturday = dayOfDate('2026-11-21');
  const weekends = [6, 7, 13, 14, 20, 21, 27, 28].flatMap(back => arrivals(1, saturday - back));
  expect(on(saturday, eachDay(20), weekends, arrivals(7, saturday))).toMatchObject([{ by: 'all', usual: 1 }]);
});

test('an office of four days knows nothing of what is usual, and one of five does', () => {
  const since = (date: string) => surgesOn(tuesday, arrivals(9, tuesday), { ...calendar, firstDay: dayOfDate(date) });
  expect(since('2026-11-18')).toEqual([]);
  expect(since('2026-11-17')).toHaveLength(1);
});

test('what is older than four weeks says nothing of today', () => {
  const old = arrivals(200, tuesday - 29, { service: 'kia' });
  expect(on(tuesday, old, arrivals(5, tuesday, { service: 'kia' }))).toContainEqual({
    by: 'service',
    code: 'kia',
    count: 5,
    usual: 0,
  });
});
