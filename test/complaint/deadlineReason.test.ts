import { pause, resume, startDated, startDeadline } from '../../bot/complaint/deadline';
import { reasonOf } from '../../bot/complaint/deadlineReason';
import { defaultPolicy } from '../../bot/complaint/officePolicy';
import { wib } from './wibMoments';

const holidays = { ...defaultPolicy.holidays, '2026-12-09': 'Hari Contoh', '2026-12-12': 'Libur pada Sabtu' };
const policy = { ...defaultPolicy, holidays, exceptions: { '2026-12-01': [] }, version: 3 };

test('what came at night is counted from the next opening', () => {
  const { startedAt, countsFrom, limit } = reasonOf(startDeadline('sopResponse', wib('2026-11-28 21:40'), policy), policy);
  expect([startedAt, countsFrom, limit]).toEqual([
    wib('2026-11-28 21:40'),
    wib('2026-11-30 08:00'),
    { amount: 1, unit: 'businessDay' },
  ]);
});

test('closed days between are named, weekends and what lies beyond are not', () => {
  const reason = reasonOf(startDeadline('nonSupervisory', wib('2026-11-23 10:15'), policy), policy);
  expect(reason.skipped).toEqual([
    { date: '2026-12-01', name: null },
    { date: '2026-12-09', name: 'Hari Contoh' },
  ]);
  expect([reason.isOtherwise, reason.unknownYears, reason.policyVersion]).toEqual([false, [], 3]);
});

test('calendar days skip nothing, but say that they ended on a day off', () => {
  const onSaturday = reasonOf(startDeadline('completenessAnswer', wib('2026-11-28 10:00'), policy), policy);
  expect([onSaturday.skipped, onSaturday.endsAfterDayOff]).toEqual([[], true]);
  expect(reasonOf(startDeadline('completenessAnswer', wib('2026-11-23 10:00'), policy), policy).endsAfterDayOff).toBe(false);
});

test('what it stood still is part of the reckoning and no departure from it', () => {
  const running = startDeadline('nonSupervisory', wib('2026-11-23 10:15'), policy);
  const gone = resume(pause(running, wib('2026-11-24 09:00')), wib('2026-11-24 15:00'), policy);
  const { stoodMinutes, isOtherwise } = reasonOf(gone, policy);
  expect([stoodMinutes, isOtherwise]).toEqual([360, false]);
  expect(reasonOf({ ...gone, dueAt: wib('2026-12-24 09:00') }, policy).isOtherwise).toBe(true);
});

test('LAPOR!’s follow-up has the days of forwarding before it', () => {
  const started = startDeadline('laporFollowUp', wib('2026-11-23 10:15'), policy);
  const reason = reasonOf({ ...started, dueAt: wib('2026-12-04 10:15') }, policy);
  expect([reason.limit?.amount, reason.isOtherwise]).toEqual([8, false]);
});

test('years without holidays are named where the clock is provisional', () => {
  const supervisory = startDeadline('supervisory', wib('2026-11-23 10:15'), policy);
  expect(reasonOf(supervisory, policy).unknownYears).toEqual([2027]);
});

test('a date that somebody named goes by no rule', () => {
  const promise = startDated('promise', wib('2026-11-23 10:15'), wib('2026-12-30 12:00'), policy);
  expect(reasonOf(promise, policy)).toMatchObject({ limit: null, skipped: [], isOtherwise: false });
});
