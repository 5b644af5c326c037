import { reportPeriod } from '../../bot/complaint/reportPeriod';
import { wib } from '../casework/officeInTime';

test.each([
  ['2026-11', 'month', '2026-11-01T00:00', '2026-12-01T00:00'],
  ['2026-Q1', 'quarter', '2026-01-01T00:00', '2026-04-01T00:00'],
  ['2026-Q4', 'quarter', '2026-10-01T00:00', '2027-01-01T00:00'],
  ['2026', 'year', '2026-01-01T00:00', '2027-01-01T00:00'],
])('%s is a %s from its first instant in WIB to the first of the next', (name, kind, start, end) => {
  expect(reportPeriod(name)).toEqual({ name, kind, start: wib(start), end: wib(end) });
});

test.each(['2026-Q5', '2026-Q0', '2026-13', '2026-1', '26', '2026-', '2026-11-01', ' 2026', '2026-Q4x', ''])(
  '"%s" is no period',
  name => expect(reportPeriod(name)).toBeNull(),
);
