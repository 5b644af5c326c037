import fc from 'fast-check';
import {
  addBusinessDays,
  addBusinessMinutes,
  addCalendarDays,
  businessMinutesBetween,
  clockStart,
  defaultPolicy,
  isWorkingTime,
  nthBusinessDayOfMonth,
  type OfficePolicy,
  workingDayOnOrAfter,
} from '../../bot/complaint/deadline';
import { shown, wib } from './wibMoments';

const shortFridays: OfficePolicy = {
  ...defaultPolicy,
  openingHours: { ...defaultPolicy.openingHours, 5: [{ from: '08:00', to: '11:00' }] },
};
const withBreaks: OfficePolicy = {
  ...shortFridays,
  openingHours: {
    ...shortFridays.openingHours,
    1: [
      { from: '13:00', to: '16:30' },
      { from: '07:30', to: '12:00' },
    ],
  },
};
const policies = [defaultPolicy, shortFridays, withBreaks];

const anyPolicy = fc.constantFrom(...policies);
const anyMoment = fc.date({ min: wib('2026-01-01 00:00'), max: wib('2026-11-30 00:00'), noInvalidDate: true });

describe('business days', () => {
  test.each([
    [
      '2026-11-23 10:15',
      '2026-11-23 10:15',
      ['2026-11-24 10:15', '2026-11-26 10:15', '2026-11-30 10:15', '2026-12-07 10:15', '2026-12-11 10:15'],
    ],
    [
      '2026-11-27 16:30',
      '2026-11-30 08:00',
      ['2026-12-01 08:00', '2026-12-03 08:00', '2026-12-07 08:00', '2026-12-14 08:00', '2026-12-18 08:00'],
    ],
    [
      '2026-12-19 21:05',
      '2026-12-21 08:00',
      ['2026-12-22 08:00', '2026-12-28 08:00', '2026-12-30 08:00', 'sementara', 'sementara'],
    ],
    ['2026-12-23 14:00', '2026-12-23 14:00', ['2026-12-28 14:00', '2026-12-30 14:00', 'sementara', 'sementara', 'sementara']],
    [
      '2026-03-17 11:00',
      '2026-03-17 11:00',
      ['2026-03-25 11:00', '2026-03-27 11:00', '2026-03-31 11:00', '2026-04-08 11:00', '2026-04-14 11:00'],
    ],
    [
      '2026-05-26 06:40',
      '2026-05-26 08:00',
      ['2026-05-29 08:00', '2026-06-03 08:00', '2026-06-05 08:00', '2026-06-12 08:00', '2026-06-19 08:00'],
    ],
  ])('a complaint received %s starts its clock %s and is due 1, 3, 5, 10 and 14 business days later', (received, start, dues) => {
    expect(shown(clockStart(wib(received), defaultPolicy))).toBe(start);
    const counted = [1, 3, 5, 10, 14].map(n => addBusinessDays(wib(received), n, defaultPolicy));
    expect(counted.map(due => (due.provisional ? 'sementara' : shown(due.at)))).toEqual(dues);
  });

  test('a provisional date is still a date: weekends are known, the holidays of the next year are not', () => {
    const due = addBusinessDays(wib('2026-12-23 14:00'), 5, defaultPolicy);
    expect([shown(due.at), due.provisional]).toEqual(['2027-01-01 14:00', true]);
    const known = {
      ...defaultPolicy,
      calendarYears: [2026, 2027],
      holidays: { ...defaultPolicy.holidays, '2027-01-01': 'Tahun Baru' },
    };
    const certain = addBusinessDays(wib('2026-12-23 14:00'), 5, known);
    expect([shown(certain.at), certain.provisional]).toEqual(['2027-01-04 14:00', false]);
  });

  test('a due time after a short Friday has closed moves to its closing', () => {
    expect(shown(addBusinessDays(wib('2026-11-26 15:30'), 1, shortFridays).at)).toBe('2026-11-27 11:00');
  });

  test('a due time before a late opening moves to the opening, one in the noon break to the end of the break', () => {
    const late: OfficePolicy = { ...defaultPolicy, exceptions: { '2026-11-24': [{ from: '10:00', to: '16:00' }] } };
    expect(shown(addBusinessDays(wib('2026-11-23 08:30'), 1, late).at)).toBe('2026-11-24 10:00');
    expect(shown(addBusinessDays(wib('2026-11-20 10:59'), 1, withBreaks).at)).toBe('2026-11-23 10:59');
    expect(shown(addBusinessDays(wib('2026-11-19 12:30'), 2, withBreaks).at)).toBe('2026-11-23 13:00');
  });

  test('a dated exception wins over weekday and holiday', () => {
    const dated: OfficePolicy = {
      ...defaultPolicy,
      exceptions: { '2026-11-24': [], '2026-12-25': [{ from: '09:00', to: '12:00' }] },
    };
    expect(shown(addBusinessDays(wib('2026-11-23 10:15'), 1, dated).at)).toBe('2026-11-25 10:15');
    expect(isWorkingTime(wib('2026-12-25 09:30'), dated)).toBe(true);
    expect(isWorkingTime(wib('2026-12-25 09:30'), defaultPolicy)).toBe(false);
  });

  test('2026 has 240 business days', () => {
    const days = Array.from({ length: 365 }, (_, index) => new Date(wib('2026-01-01 10:00').getTime() + index * 86_400_000));
    expect(days.filter(day => isWorkingTime(day, defaultPolicy))).toHaveLength(240);
  });

  test('the office is open at its opening minute and closed at its closing minute', () => {
    expect(isWorkingTime(wib('2026-11-23 08:00'), defaultPolicy)).toBe(true);
    expect(isWorkingTime(wib('2026-11-23 16:00'), defaultPolicy)).toBe(false);
    expect(shown(clockStart(wib('2026-11-23 16:00'), defaultPolicy))).toBe('2026-11-24 08:00');
  });

  test('a policy that never opens is refused instead of searched for ever', () => {
    const never = { ...defaultPolicy, openingHours: { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] } };
    expect(() => clockStart(wib('2026-11-23 10:15'), never)).toThrow(RangeError);
  });

  test('fractions and negative numbers of days are refused', () => {
    expect(() => addBusinessDays(wib('2026-11-23 10:15'), 0.5, defaultPolicy)).toThrow(RangeError);
    expect(() => addCalendarDays(wib('2026-11-23 10:15'), -1, defaultPolicy)).toThrow(RangeError);
  });

  test('later starts and more days never give an earlier due time, and every due time lies within a business day', () => {
    fc.assert(
      fc.property(anyPolicy, anyMoment, anyMoment, fc.nat(30), fc.nat(5), (policy, a, b, n, more) => {
        const [first, second] = a <= b ? [a, b] : [b, a];
        const due = addBusinessDays(first, n, policy).at;
        expect(due.getTime()).toBeLessThanOrEqual(addBusinessDays(second, n, policy).at.getTime());
        expect(due.getTime()).toBeLessThanOrEqual(addBusinessDays(first, n + more, policy).at.getTime());
        expect(isWorkingTime(due, policy) || isWorkingTime(new Date(due.getTime() - 1), policy)).toBe(true);
      }),
    );
  });
});

describe('calendar days', () => {
  test('an end on a working day keeps its date and time', () => {
    expect(shown(addCalendarDays(wib('2026-11-23 21:40'), 14, defaultPolicy).at)).toBe('2026-12-07 21:40');
  });

  test('an end on a day off moves to the next working day at the same time', () => {
    expect(shown(addCalendarDays(wib('2026-11-14 10:15'), 14, defaultPolicy).at)).toBe('2026-11-30 10:15');
    expect(shown(addCalendarDays(wib('2026-03-05 10:15'), 14, defaultPolicy).at)).toBe('2026-03-25 10:15');
    expect(shown(workingDayOnOrAfter(wib('2026-12-05 09:00'), defaultPolicy))).toBe('2026-12-07 09:00');
  });

  test('an end in a year without a calendar is provisional', () => {
    expect(addCalendarDays(wib('2026-12-01 10:00'), 30, defaultPolicy).provisional).toBe(false);
    expect(addCalendarDays(wib('2026-12-03 10:00'), 30, defaultPolicy).provisional).toBe(true);
  });
});

describe('working minutes', () => {
  test('nights, weekends, holidays and breaks do not count', () => {
    expect(businessMinutesBetween(wib('2026-11-27 15:00'), wib('2026-11-30 09:00'), defaultPolicy)).toBe(120);
    expect(businessMinutesBetween(wib('2026-03-17 11:00'), wib('2026-03-25 11:00'), defaultPolicy)).toBe(480);
    expect(businessMinutesBetween(wib('2026-11-23 07:00'), wib('2026-11-23 17:00'), withBreaks)).toBe(480);
    expect(businessMinutesBetween(wib('2026-11-23 11:00'), wib('2026-11-23 10:00'), defaultPolicy)).toBe(0);
  });

  test('minutes that fill the day end at its closing, one more goes to the next day', () => {
    expect(shown(addBusinessMinutes(wib('2026-11-27 15:00'), 60, defaultPolicy))).toBe('2026-11-27 16:00');
    expect(shown(addBusinessMinutes(wib('2026-11-27 15:00'), 61, defaultPolicy))).toBe('2026-11-30 08:01');
    expect(shown(addBusinessMinutes(wib('2026-11-28 21:40'), 0, defaultPolicy))).toBe('2026-11-30 08:00');
  });

  test('adding minutes and measuring them gives the same number, for any start and policy', () => {
    fc.assert(
      fc.property(anyPolicy, anyMoment, fc.nat(6_000), (policy, start, minutes) => {
        const end = addBusinessMinutes(start, minutes, policy);
        expect(businessMinutesBetween(start, end, policy)).toBe(minutes);
      }),
    );
  });

  test('measuring and adding again comes back to the same moment of working time', () => {
    fc.assert(
      fc.property(anyPolicy, anyMoment, anyMoment, (policy, a, b) => {
        const end = clockStart(b, policy);
        fc.pre(a < end && businessMinutesBetween(a, end, policy) > 0);
        const again = addBusinessMinutes(a, businessMinutesBetween(a, end, policy), policy);
        expect(businessMinutesBetween(again, end, policy)).toBe(0);
        if (isWorkingTime(new Date(end.getTime() - 1), policy)) expect(again).toEqual(end);
      }),
    );
  });

  test('two stretches are together as long as the whole', () => {
    fc.assert(
      fc.property(anyPolicy, anyMoment, anyMoment, anyMoment, (policy, ...moments) => {
        const [a, b, c] = moments.sort((x, y) => x.getTime() - y.getTime()) as [Date, Date, Date];
        const parts = businessMinutesBetween(a, b, policy) + businessMinutesBetween(b, c, policy);
        expect(parts).toBeCloseTo(businessMinutesBetween(a, c, policy), 6);
      }),
    );
  });
});

describe('business days of a month', () => {
  test('the first one skips weekend and holidays', () => {
    expect(shown(nthBusinessDayOfMonth(2026, 12, 1, defaultPolicy))).toBe('2026-12-01 08:00');
    expect(shown(nthBusinessDayOfMonth(2026, 11, 1, defaultPolicy))).toBe('2026-11-02 08:00');
    expect(shown(nthBusinessDayOfMonth(2026, 5, 1, defaultPolicy))).toBe('2026-05-04 08:00');
    expect(shown(nthBusinessDayOfMonth(2026, 6, 2, withBreaks))).toBe('2026-06-03 08:00');
  });
});
