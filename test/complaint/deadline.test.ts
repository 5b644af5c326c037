import fc from 'fast-check';
import {
  defaultPolicy,
  countFromDisposition,
  dueAt,
  formatWib,
  isLate,
  laporFollowUpDue,
  limitedCodes,
  meet,
  moveStartBack,
  type OfficePolicy,
  pause,
  recount,
  reminderMoments,
  resume,
  settlementCodeOf,
  startDated,
  startDeadline,
} from '../../bot/complaint/deadline';
import { shown, wib } from './wibMoments';

const monday = wib('2026-11-23 10:15');
const anyCode = fc.constantFrom(...limitedCodes);
const anyMoment = fc.date({ min: wib('2026-01-01 00:00'), max: wib('2026-08-31 00:00'), noInvalidDate: true });

describe('limits', () => {
  test.each([
    ['receipt', '2026-11-23 10:16'],
    ['sopResponse', '2026-11-24 10:15'],
    ['registration', '2026-11-25 10:15'],
    ['laporForward', '2026-11-26 10:15'],
    ['laporFollowUp', '2026-11-30 10:15'],
    ['infoRequest', '2026-11-30 10:15'],
    ['autoClose', '2026-12-07 10:15'],
    ['nonSupervisory', '2026-12-11 10:15'],
    ['completenessAnswer', '2026-12-07 10:15'],
    ['decisionNotice', '2026-12-07 10:15'],
    ['reporterCompletes', '2026-12-23 10:15'],
    ['pdpRequest', '2026-11-26 10:15'],
    ['pdpBreach', '2026-11-26 10:15'],
    ['callback', '2026-11-24 10:15'],
    ['afterClosing', '2026-11-24 10:15'],
    ['archive', '2026-11-24 10:15'],
  ] as const)('%s that starts Monday 23 November 10.15 is due %s', (code, due) => {
    expect(shown(dueAt(code, monday, defaultPolicy).at)).toBe(due);
  });

  test('60 working days for a supervisory case, and the 60 days of the law beside them', () => {
    expect(shown(dueAt('supervisory', wib('2026-06-02 09:00'), defaultPolicy).at)).toBe('2026-08-28 09:00');
    expect(shown(dueAt('legalDecision', wib('2026-06-02 09:00'), defaultPolicy).at)).toBe('2026-08-03 09:00');
  });

  test('3 × 24 hours run over the weekend and need no calendar', () => {
    const due = dueAt('pdpBreach', wib('2026-12-31 10:00'), defaultPolicy);
    expect([shown(due.at), due.provisional]).toEqual(['2027-01-03 10:00', false]);
  });

  test('the class decides the settlement limit', () => {
    expect(settlementCodeOf('informationRequest')).toBe('infoRequest');
    expect(settlementCodeOf('aspiration')).toBe('nonSupervisory');
    expect(settlementCodeOf('complaintNonSupervisory')).toBe('nonSupervisory');
    expect(settlementCodeOf('complaintSupervisory')).toBe('supervisory');
  });

  test('LAPOR counts from its disposition, or from the entry with the days for forwarding added', () => {
    expect(shown(laporFollowUpDue(monday, wib('2026-11-24 09:00'), defaultPolicy).at)).toBe('2026-12-01 09:00');
    expect(shown(laporFollowUpDue(monday, null, defaultPolicy).at)).toBe('2026-12-03 10:15');
  });
});

describe('a running deadline', () => {
  test('it remembers when it started, what it owes and under which policy', () => {
    expect(startDeadline('sopResponse', wib('2026-11-27 16:30'), defaultPolicy)).toEqual({
      code: 'sopResponse',
      startedAt: wib('2026-11-27 16:30'),
      pausedAt: null,
      pausedMinutes: 0,
      dueAt: wib('2026-12-01 08:00'),
      provisional: false,
      policyVersion: 1,
      metAt: null,
    });
  });

  test('due moves by the working time that passed while it stood still', () => {
    const paused = pause(startDeadline('infoRequest', monday, defaultPolicy), wib('2026-11-24 15:00'));
    const resumed = resume(paused, wib('2026-11-26 09:30'), defaultPolicy);
    expect(shown(resumed.dueAt)).toBe('2026-12-01 12:45'); // 60 + 480 + 90 minutes after 11-30 10:15
    expect(resumed).toMatchObject({ pausedAt: null, pausedMinutes: 630 });
  });

  test('a pause over the weekend costs nothing', () => {
    const running = startDeadline('infoRequest', monday, defaultPolicy);
    const resumed = resume(pause(running, wib('2026-11-27 17:00')), wib('2026-11-30 07:00'), defaultPolicy);
    expect(resumed).toEqual(running);
  });

  test('a due moment pushed into a year without a calendar becomes provisional', () => {
    const paused = pause(startDeadline('nonSupervisory', wib('2026-12-04 10:00'), defaultPolicy), wib('2026-12-07 10:00'));
    expect(resume(paused, wib('2026-12-23 10:00'), defaultPolicy).provisional).toBe(true);
  });

  test('pausing twice keeps the first pause, resuming what runs changes nothing', () => {
    const running = startDeadline('infoRequest', monday, defaultPolicy);
    const paused = pause(running, wib('2026-11-24 09:00'));
    expect(pause(paused, wib('2026-11-25 09:00'))).toEqual(paused);
    expect(resume(running, wib('2026-11-25 09:00'), defaultPolicy)).toEqual(running);
  });

  test('a clock that is met neither pauses nor is counted anew', () => {
    const met = meet(startDeadline('sopResponse', monday, defaultPolicy), wib('2026-11-23 14:00'));
    expect(pause(met, wib('2026-11-23 15:00'))).toEqual(met);
    expect(recount(met, { ...defaultPolicy, version: 2 })).toEqual(met);
  });

  test('it is met once: of two reports the earlier counts, in either order', () => {
    const running = startDeadline('sopResponse', monday, defaultPolicy);
    const [early, late] = [wib('2026-11-23 11:00'), wib('2026-11-23 15:00')];
    expect(meet(meet(running, early), late).metAt).toEqual(early);
    expect(meet(meet(running, late), early).metAt).toEqual(early);
  });

  test('an earlier message moves start and due back, a later one moves nothing', () => {
    const running = startDeadline('sopResponse', monday, defaultPolicy);
    const moved = moveStartBack(running, wib('2026-11-23 09:12'), defaultPolicy);
    expect([shown(moved.startedAt), shown(moved.dueAt)]).toEqual(['2026-11-23 09:12', '2026-11-24 09:12']);
    expect(moveStartBack(running, wib('2026-11-23 10:16'), defaultPolicy)).toEqual(running);
  });

  test('LAPOR!’s follow-up keeps the days of forwarding when its start moves back, until its disposition is known', () => {
    const entered = startDeadline('laporFollowUp', monday, defaultPolicy);
    const moved = moveStartBack(entered, wib('2026-11-23 09:12'), defaultPolicy);
    expect(shown(moved.dueAt)).toBe('2026-12-03 09:12');
    const disposed = countFromDisposition(moved, wib('2026-11-25 09:00'), defaultPolicy);
    expect([shown(disposed.dueAt), shown(disposed.enteredAt!)]).toEqual(['2026-12-02 09:00', '2026-11-23 09:12']);
    expect(shown(recount(disposed, defaultPolicy).dueAt)).toBe('2026-12-02 09:00');
  });

  test('a start moved back keeps the time the clock has stood still', () => {
    const paused = pause(startDeadline('infoRequest', monday, defaultPolicy), wib('2026-11-24 09:00'));
    const resumed = resume(paused, wib('2026-11-24 10:00'), defaultPolicy);
    expect(shown(moveStartBack(resumed, wib('2026-11-23 09:15'), defaultPolicy).dueAt)).toBe('2026-11-30 10:15');
  });

  test('a new policy counts open clocks anew', () => {
    const twoDays: OfficePolicy = {
      ...defaultPolicy,
      version: 2,
      limits: { ...defaultPolicy.limits, sopResponse: { amount: 2, unit: 'businessDay' } },
    };
    const anew = recount(startDeadline('sopResponse', monday, defaultPolicy), twoDays);
    expect([shown(anew.dueAt), anew.policyVersion]).toEqual(['2026-11-25 10:15', 2]);
  });

  test('neither an earlier start nor another policy moves a named date', () => {
    const promise = startDated('promise', monday, wib('2026-11-25 12:00'), defaultPolicy);
    expect(moveStartBack(promise, wib('2026-11-20 09:00'), defaultPolicy).dueAt).toEqual(promise.dueAt);
    expect(recount(promise, { ...defaultPolicy, version: 2 }).dueAt).toEqual(promise.dueAt);
  });

  test('late is what was met, stopped or is still running after its due moment', () => {
    const running = startDeadline('sopResponse', monday, defaultPolicy);
    const [before, after] = [wib('2026-11-24 10:15'), wib('2026-11-24 10:16')];
    expect([isLate(running, before), isLate(running, after)]).toEqual([false, true]);
    expect([isLate(meet(running, before), after), isLate(meet(running, after), after)]).toEqual([false, true]);
    expect(isLate(pause(running, before), wib('2026-12-24 10:00'))).toBe(false);
  });

  test('pausing and resuming at once changes nothing', () => {
    fc.assert(
      fc.property(anyCode, anyMoment, anyMoment, (code, start, at) => {
        const running = startDeadline(code, start, defaultPolicy);
        expect(resume(pause(running, at), at, defaultPolicy)).toEqual(running);
      }),
    );
  });

  test('whatever the order in which messages arrive, the clock ends at the earliest', () => {
    fc.assert(
      fc.property(anyCode, fc.array(anyMoment, { minLength: 1, maxLength: 6 }), (code, arrivals) => {
        const end = arrivals
          .slice(1)
          .reduce((d, at) => moveStartBack(d, at, defaultPolicy), startDeadline(code, arrivals[0]!, defaultPolicy));
        const earliest = new Date(Math.min(...arrivals.map(at => at.getTime())));
        expect(end).toEqual(startDeadline(code, earliest, defaultPolicy));
      }),
    );
  });

  test('a start moved back never moves due forward, however long the clock stood still', () => {
    const running = limitedCodes.filter(code => defaultPolicy.limits[code].unit !== 'calendarDay');
    fc.assert(
      fc.property(fc.constantFrom(...running), anyMoment, anyMoment, fc.nat(2_000), (code, start, other, pausedFor) => {
        const paused = pause(startDeadline(code, start, defaultPolicy), start);
        const resumed = resume(paused, new Date(start.getTime() + pausedFor * 60_000), defaultPolicy);
        const moved = moveStartBack(resumed, other, defaultPolicy);
        expect(moved.dueAt.getTime()).toBeLessThanOrEqual(resumed.dueAt.getTime());
      }),
    );
  });

  test('a limit in calendar days never moves to a later day when its start moves back', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('completenessAnswer', 'decisionNotice', 'legalDecision'),
        anyMoment,
        anyMoment,
        (code, start, other) => {
          const running = startDeadline(code, start, defaultPolicy);
          const day = (at: Date) => shown(at).slice(0, 10);
          expect(day(moveStartBack(running, other, defaultPolicy).dueAt) <= day(running.dueAt)).toBe(true);
        },
      ),
    );
  });
});

describe('reminders', () => {
  test('they come after half, four fifths and all of the target, in working time', () => {
    const running = startDeadline('sopResponse', wib('2026-11-27 15:00'), defaultPolicy);
    expect(reminderMoments(running, defaultPolicy).map(each => [each.percent, shown(each.at)])).toEqual([
      [50, '2026-11-30 11:00'],
      [80, '2026-11-30 13:24'],
      [100, '2026-11-30 15:00'],
    ]);
  });

  test('time that stood still does not bring them nearer', () => {
    const paused = pause(startDeadline('sopResponse', monday, defaultPolicy), wib('2026-11-23 11:15'));
    const resumed = resume(paused, wib('2026-11-24 11:15'), defaultPolicy);
    expect(reminderMoments(resumed, defaultPolicy).map(each => shown(each.at))).toEqual([
      '2026-11-24 14:15',
      '2026-11-25 08:39',
      '2026-11-25 10:15',
    ]);
  });

  test('none come while the clock stands or once it is met', () => {
    const running = startDeadline('sopResponse', monday, defaultPolicy);
    expect(reminderMoments(pause(running, monday), defaultPolicy)).toEqual([]);
    expect(reminderMoments(meet(running, monday), defaultPolicy)).toEqual([]);
  });

  test('they are in order and never after due, for every limit and start', () => {
    fc.assert(
      fc.property(anyCode, anyMoment, (code, start) => {
        const running = startDeadline(code, start, defaultPolicy);
        const times = reminderMoments(running, defaultPolicy).map(each => each.at.getTime());
        expect(times).toEqual([...times].sort((a, b) => a - b));
        expect(times.at(-1)).toBe(running.dueAt.getTime());
      }),
    );
  });
});

describe('dates as they are shown', () => {
  test('in Indonesian and English, with and without the time', () => {
    expect(formatWib(monday, 'id')).toBe('23 November 2026, 10.15 WIB');
    expect(formatWib(monday, 'en')).toBe('23 November 2026, 10:15 WIB');
    expect(formatWib(wib('2026-08-05 00:00'), 'id')).toBe('5 Agustus 2026, 00.00 WIB');
    expect(formatWib(wib('2026-05-05 23:59'), 'id', 'dateOnly')).toBe('5 Mei 2026');
    expect(formatWib(wib('2026-05-05 23:59'), 'en', 'dateOnly')).toBe('5 May 2026');
  });
});
