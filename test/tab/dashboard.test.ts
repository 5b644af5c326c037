import { addressFor, valueOf, type Line } from '../../tab/dashboard/measures';
import { daysOf } from '../../tab/dashboard/period';

const spread = (medianMinutes: number | null) => ({ count: 1, medianMinutes, meanMinutes: medianMinutes });
const measured: Line['measured'] = {
  ...{ openStart: 1, registered: 7, reopened: 0, closed: 3, openEnd: 5, overdue: 2 },
  onTime: { count: 3, of: 4, percent: 75 },
  firstResponse: spread(90),
  settlement: spread(null),
};
const line: Line = { key: 'kia', label: 'KIA', measured, filter: { service: 'kia' } };
const november = { from: '2026-11-01', to: '2026-11-24', isUntilNow: true };

test('a number leads to the list of the cases that it counts', () => {
  expect(addressFor(line, 'registered', november)).toBe('#/?service=kia&from=2026-11-01&to=2026-11-24&counted=1');
  expect(addressFor(line, 'overdue', november)).toBe('#/?service=kia&state=overdue&counted=1');
});

test('what was open in the past, what was closed, shares, times and nothing at all have no list', () => {
  expect(addressFor(line, 'openEnd', { ...november, isUntilNow: false })).toBeNull();
  for (const measure of ['closed', 'onTime', 'firstResponse'] as const) expect(addressFor(line, measure, november)).toBeNull();
  expect(addressFor({ ...line, measured: { ...measured, registered: 0 } }, 'registered', november)).toBeNull();
});

test('a week has the list of what came in during it, and none of what is open now', () => {
  const week: Line = { ...line, filter: { from: '2026-11-02', to: '2026-11-08' } };
  expect(addressFor(week, 'registered', november)).toBe('#/?from=2026-11-02&to=2026-11-08&counted=1');
  expect(addressFor(week, 'openEnd', november)).toBeNull();
});

test('times are working hours, shares per cent; without anything to measure there is no number', () => {
  expect((['firstResponse', 'onTime', 'settlement'] as const).map(measure => valueOf(measured, measure))).toEqual([
    1.5,
    75,
    null,
  ]);
});

test.each([
  ['month', '2026-01-24', '2026-01-01'],
  ['quarter', '2026-01-24', '2025-11-01'],
  ['year', '2026-11-24', '2026-01-01'],
] as const)('%s of %s begins on %s', (period, today, from) => {
  expect(daysOf({ period, from: '', to: '' }, today)).toEqual({ from, to: today });
});

test('days of one’s own are asked for once both are chosen', () => {
  expect(daysOf({ period: 'own', from: '2026-10-01', to: '' }, '2026-11-24')).toBeNull();
});
