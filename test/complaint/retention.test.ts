import { inactiveOverBefore, recordStateOf, retentionOf, usualRetention } from '../../bot/complaint/retention';
import { dateOf, dayOf } from '../../bot/complaint/wib';
import { wib } from './wibMoments';

test('time counts from the WIB day of the closing, and 29 February becomes the 28th', () => {
  expect(retentionOf(wib('2026-11-23 00:30'), usualRetention)).toEqual({
    activeUntil: '2028-11-23',
    inactiveUntil: '2031-11-23',
  });
  expect(retentionOf(wib('2028-02-29 10:00'), usualRetention)).toEqual({
    activeUntil: '2030-02-28',
    inactiveUntil: '2033-02-28',
  });
});

test('the border of the list and the date that is shown say the same on every day of eleven years', () => {
  for (const years of [1, 2, 4]) {
    const schedule = { activeYears: 1, inactiveYears: years, source: 'JRA contoh' };
    for (let day = dayOf(wib('2026-01-01 12:00')); day < dayOf(wib('2037-01-01 12:00')); day += 1) {
      const now = new Date(day * 86_400_000 + 3_600_000);
      const border = inactiveOverBefore(now, schedule);
      const last = new Date(border.getTime() - 1);
      const ends = [last, border].map(at => retentionOf(at, schedule).inactiveUntil < dateOf(day));
      if (ends.join() !== 'true,false') throw new Error(`${dateOf(day)}: ${ends.join()}`);
    }
  }
});

test('a hold comes before everything, a decision before the clock', () => {
  const closedAt = wib('2026-11-23 10:00');
  const appraisal = { decision: 'permanent', number: '1', at: '', activeUntil: '', inactiveUntil: '' } as const;
  const legalHold = { number: '1', since: '' };
  const state = (now: string, more: object = {}) =>
    recordStateOf({ closedAt, legalHold: null, appraisal: null, ...more }, wib(now), usualRetention);
  expect(state('2028-11-23 23:59')).toBe('active');
  expect(state('2028-11-24 00:00')).toBe('inactive');
  expect(state('2031-11-23 23:59')).toBe('inactive');
  expect(state('2031-11-24 00:00')).toBe('due');
  expect(state('2031-11-24 00:00', { appraisal })).toBe('appraised');
  expect(state('2031-11-24 00:00', { appraisal, legalHold })).toBe('onHold');
});
