import { isDate, knownYears, missingYear } from '../../bot/complaint/calendar';

const days = (year: number, count: number, type: 'national' | 'local' = 'national') =>
  Array.from({ length: count }, (_, at) => ({ date: `${year}-01-${String(at + 1).padStart(2, '0')}`, type }));

test('a year is known when its national holidays are there, not by a few of them or by the office’s own', () => {
  expect(knownYears([...days(2026, 10), ...days(2027, 9), ...days(2028, 20, 'local')])).toEqual([2026]);
});

test('this year is missed at any time, the next from the first of October in Jakarta', () => {
  expect(missingYear([], new Date('2026-02-01T00:00:00Z'))).toBe(2026);
  expect(missingYear([2026], new Date('2026-09-30T16:59:59Z'))).toBeNull();
  expect(missingYear([2026], new Date('2026-09-30T17:00:00Z'))).toBe(2027);
  expect(missingYear([2026, 2027], new Date('2026-12-31T00:00:00Z'))).toBeNull();
});

test('only dates of the calendar are dates', () => {
  expect(['2027-02-28', '2027-02-29', '2027-2-1', '', 'besok'].map(isDate)).toEqual([true, false, false, false, false]);
});
