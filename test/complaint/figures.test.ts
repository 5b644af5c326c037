import fc from 'fast-check';
import { defaultPolicy } from '../../bot/complaint/deadline';
import { canonicalJson, type Count, type FigureCase, figuresFor } from '../../bot/complaint/figures';
import { wib } from './wibMoments';

let next = 1;
function aCase(changes: Partial<FigureCase> = {}): FigureCase {
  const registeredAt = changes.registeredAt ?? wib('2026-11-10 09:00');
  return {
    ticketNumber: `ADU-2026-${String(next++).padStart(6, '0')}`,
    channel: 'whatsapp',
    complaintClass: 'complaintNonSupervisory',
    category: 'delay',
    service: 'ktpel_cetak',
    division: 'populationRegistration',
    district: '62.71.01',
    track: 'full',
    receivedAt: registeredAt,
    registeredAt,
    firstReactionAt: null,
    firstReactionKind: null,
    sopResponseDueAt: null,
    closings: [],
    reopenings: [],
    cycles: 1,
    rating: null,
    promises: [],
    overdueSince: null,
    mergedInto: null,
    mergedAt: null,
    isPartsParent: false,
    dismissedAt: null,
    ...changes,
  };
}
const confirmed = (at: string) => ({ at: wib(at), outcome: 'resolved', reason: 'confirmed' }) as const;
const november = (...cases: FigureCase[]) => figuresFor('2026-11', cases, defaultPolicy);

const holds = (each: Count) => each.openEnd === each.openStart + each.registered + each.reopened - each.closed;

describe('recap', () => {
  test('cases are counted where they stood at the borders of the month', () => {
    const { recap } = november(
      aCase({ registeredAt: wib('2026-10-20 09:00') }),
      aCase({ registeredAt: wib('2026-10-21 09:00'), closings: [confirmed('2026-11-05 10:00')] }),
      aCase({
        registeredAt: wib('2026-10-22 09:00'),
        closings: [confirmed('2026-10-29 10:00')],
        reopenings: [wib('2026-11-03 10:00')],
      }),
      aCase(),
      aCase({ closings: [{ at: wib('2026-11-12 10:00'), outcome: 'rejected', reason: null }] }),
      aCase({ closings: [confirmed('2026-12-02 10:00')] }),
      aCase({ registeredAt: wib('2026-12-01 09:00') }),
    );
    expect(recap).toEqual({
      openStart: 2,
      registered: 3,
      reopened: 1,
      closed: 2,
      openEnd: 4,
      closedBy: { resolved: 1, rejected: 1, referredOut: 0, withdrawn: 0 },
    });
  });

  test('the month begins and ends at midnight in WIB', () => {
    const first = aCase({ registeredAt: wib('2026-11-01 00:00') });
    const last = aCase({ registeredAt: new Date(wib('2026-12-01 00:00').getTime() - 1) });
    expect(november(first, last, aCase({ registeredAt: wib('2026-12-01 00:00') })).recap.registered).toBe(2);
  });

  test('dismissed and merged cases and the parent of parts stand outside, each told', () => {
    const figures = november(
      aCase({ dismissedAt: wib('2026-11-10 10:00') }),
      aCase({ registeredAt: wib('2026-10-30 09:00'), dismissedAt: wib('2026-11-02 10:00') }),
      aCase({ registeredAt: wib('2026-10-30 09:00'), mergedInto: 'ADU-2026-000001', mergedAt: wib('2026-11-02 10:00') }),
      aCase({ isPartsParent: true }),
      aCase(),
      aCase(),
    );
    expect(figures.recap.registered).toBe(2);
    expect(figures.outside).toEqual({ dismissed: 2, merged: 1, earlierNowDismissed: 1, earlierNowMerged: 1 });
  });

  test('a merger that was undone leaves the case where it was', () => {
    const undone = aCase({
      closings: [{ at: wib('2026-11-11 10:00'), outcome: 'merged', reason: null }],
      reopenings: [wib('2026-11-12 10:00')],
    });
    expect(november(undone).recap).toMatchObject({ registered: 1, reopened: 0, closed: 0, openEnd: 1 });
  });

  test('channels other than WhatsApp, LAPOR and the counter are one line; what is not yet known is another', () => {
    const figures = november(
      aCase({ channel: 'email' }),
      aCase({ channel: 'letter' }),
      aCase({ channel: 'lapor', complaintClass: null }),
    );
    expect(Object.keys(figures.byChannel).sort()).toEqual(['lapor', 'other']);
    expect(figures.byChannel.other!.registered).toBe(2);
    expect(figures.byClass.unknown!.registered).toBe(1);
  });

  test('a group in which nothing happened is absent', () => {
    const long = aCase({ registeredAt: wib('2026-09-01 09:00'), closings: [confirmed('2026-09-02 10:00')], category: 'praise' });
    expect(november(long, aCase()).byCategory).toEqual({
      delay: { openStart: 0, registered: 1, reopened: 0, closed: 0, openEnd: 1 },
    });
  });

  test('an empty month is all zeros and no shares', () => {
    const figures = november();
    expect(figures.recap).toMatchObject({ openStart: 0, registered: 0, reopened: 0, closed: 0, openEnd: 0 });
    expect(figures.timeliness.onTime).toEqual({ count: 0, of: 0, percent: null });
    expect(figures.timeliness.settlement).toEqual({ count: 0, medianMinutes: null, meanMinutes: null });
    expect(figures.satisfaction.meanRating).toBeNull();
  });

  test('what is no month is refused', () => {
    for (const month of ['2026-13', '2026-1', 'november', ''])
      expect(() => figuresFor(month, [], defaultPolicy)).toThrow(RangeError);
  });
});

describe('timeliness', () => {
  const due = wib('2026-11-11 09:00');

  test('a reaction within target is on time, a later one or none is late, and only targets of the month count', () => {
    const { onTime, onTimeBy, late } = november(
      aCase({ sopResponseDueAt: due, firstReactionAt: due, firstReactionKind: 'answer' }),
      aCase({ sopResponseDueAt: due, firstReactionAt: wib('2026-11-10 10:00'), firstReactionKind: 'progress' }),
      aCase({ sopResponseDueAt: due, firstReactionAt: wib('2026-11-11 09:01'), firstReactionKind: 'answer' }),
      aCase({ sopResponseDueAt: due }),
      aCase({ sopResponseDueAt: wib('2026-12-01 09:00'), firstReactionAt: wib('2026-11-30 10:00'), firstReactionKind: 'asked' }),
    ).timeliness;
    expect(onTime).toEqual({ count: 2, of: 4, percent: 50 });
    expect(onTimeBy).toEqual({ answer: 1, progress: 1, asked: 0 });
    expect(late).toBe(2);
  });

  test('first responses and settlements are measured in working minutes, median and mean', () => {
    const registeredAt = wib('2026-11-13 15:00'); // a Friday
    const { firstResponse, settlement } = november(
      aCase({ registeredAt, firstReactionAt: wib('2026-11-13 15:30'), closings: [confirmed('2026-11-16 09:00')] }),
      aCase({ registeredAt, firstReactionAt: wib('2026-11-16 08:30'), closings: [confirmed('2026-11-17 09:00')] }),
      aCase({ registeredAt, firstReactionAt: wib('2026-11-16 12:00'), closings: [confirmed('2026-11-18 08:00')] }),
    ).timeliness;
    expect(firstResponse).toEqual({ count: 3, medianMinutes: 90, meanMinutes: 140 });
    expect(settlement).toEqual({ count: 3, medianMinutes: 600, meanMinutes: 580 });
  });

  test('settlement runs to the last closing, and a case that is open again is not settled', () => {
    const again = {
      closings: [confirmed('2026-11-10 10:00'), confirmed('2026-11-12 09:00')],
      reopenings: [wib('2026-11-11 10:00')],
    };
    const open = { closings: [confirmed('2026-11-10 10:00')], reopenings: [wib('2026-11-11 10:00')] };
    expect(november(aCase(again), aCase(open)).timeliness.settlement).toEqual({ count: 1, medianMinutes: 960, meanMinutes: 960 });
  });

  test('a case reopened after the month stays settled in it', () => {
    const later = aCase({ closings: [confirmed('2026-11-10 10:00')], reopenings: [wib('2026-12-02 10:00')] });
    expect(november(later).timeliness.settlement.count).toBe(1);
    expect(figuresFor('2026-12', [later], defaultPolicy).recap).toMatchObject({ openStart: 0, reopened: 1, openEnd: 1 });
  });

  test('promises of the month are kept on time or not kept', () => {
    const promisedAt = wib('2026-11-20 12:00');
    const promises = [
      { promisedAt, keptAt: wib('2026-11-20 11:00') },
      { promisedAt, keptAt: wib('2026-11-20 12:01') },
      { promisedAt, keptAt: null },
      { promisedAt: wib('2026-12-01 12:00'), keptAt: null },
    ];
    expect(november(aCase({ promises })).timeliness.promisesKept).toEqual({ count: 1, of: 3, percent: 33.3 });
  });

  test('cases open and late at the month’s end are listed by number with the working time they are late', () => {
    const late = aCase({ ticketNumber: 'ADU-2026-000900', overdueSince: wib('2026-11-27 15:00') });
    const closed = aCase({ overdueSince: wib('2026-11-12 09:00'), closings: [confirmed('2026-11-20 09:00')] });
    const { overdue, overdueCount } = november(late, closed).timeliness;
    expect(overdue).toEqual([{ ticketNumber: 'ADU-2026-000900', division: 'populationRegistration', minutesLate: 540 }]);
    expect(overdueCount).toBe(1);
  });
});

describe('satisfaction', () => {
  test('closings by word, by silence and unread stand apart', () => {
    const at = wib('2026-11-20 09:00');
    const closedBy = (reason: 'confirmed' | 'silence' | 'notRead') => aCase({ closings: [{ at, outcome: 'resolved', reason }] });
    const { satisfaction } = november(
      closedBy('confirmed'),
      closedBy('confirmed'),
      closedBy('silence'),
      closedBy('notRead'),
      aCase({ closings: [{ at, outcome: 'withdrawn', reason: null }] }),
    );
    expect(satisfaction.confirmed).toEqual({ count: 2, of: 4, percent: 50 });
    expect(satisfaction.silence).toEqual({ count: 1, of: 4, percent: 25 });
    expect(satisfaction.notRead).toEqual({ count: 1, of: 4, percent: 25 });
  });

  test('ratings and cycles are those of the cases settled in the month', () => {
    const closings = [confirmed('2026-11-20 09:00')];
    const { satisfaction } = november(
      aCase({ closings, rating: 4, cycles: 1 }),
      aCase({ closings, rating: 1, cycles: 4 }),
      aCase({ closings, rating: null, cycles: 2 }),
      aCase({ rating: 3, cycles: 9 }),
    );
    expect(satisfaction).toMatchObject({ ratings: { '1': 1, '2': 0, '3': 0, '4': 1 }, meanRating: 2.5, meanCycles: 2.33 });
  });
});

describe('supervisory cases', () => {
  test('they appear as numbers and never by ticket number', () => {
    const secret = aCase({
      ticketNumber: 'ADU-2026-000777',
      complaintClass: 'complaintSupervisory',
      track: 'supervisory',
      overdueSince: wib('2026-11-12 09:00'),
    });
    const onlyTrack = aCase({ ticketNumber: 'ADU-2026-000778', track: 'supervisory', overdueSince: wib('2026-11-12 09:00') });
    const figures = november(secret, onlyTrack, aCase());
    expect(figures.supervisory).toEqual({ openStart: 0, registered: 2, reopened: 0, closed: 0, openEnd: 2, overdue: 2 });
    expect(figures.timeliness).toMatchObject({ overdue: [], overdueCount: 2 });
    expect(canonicalJson(figures)).not.toMatch(/ADU-/);
  });
});

describe('any history', () => {
  const moment = fc.date({ min: wib('2026-09-15 00:00'), max: wib('2027-01-15 00:00'), noInvalidDate: true });
  const closing = fc.record({
    at: moment,
    outcome: fc.constantFrom('resolved', 'rejected', 'referredOut', 'withdrawn', 'merged', 'dismissed' as const),
    reason: fc.constantFrom('confirmed', 'silence', 'notRead', null),
  });
  const anyCase = fc
    .record({
      registeredAt: moment,
      closings: fc.array(closing, { maxLength: 4 }),
      reopenings: fc.array(moment, { maxLength: 4 }),
      channel: fc.constantFrom('whatsapp', 'lapor', 'counter', 'phone' as const),
      complaintClass: fc.constantFrom('informationRequest', 'complaintSupervisory', null),
      district: fc.constantFrom('62.71.01', '62.71.03', null),
      firstReactionAt: fc.option(moment),
      sopResponseDueAt: fc.option(moment),
      overdueSince: fc.option(moment),
      isPartsParent: fc.boolean(),
      dismissedAt: fc.option(moment, { freq: 4 }),
      mergedInto: fc.constantFrom(null, null, 'ADU-2026-000001'),
    })
    .map(changes => aCase(changes as Partial<FigureCase>));
  const anyCases = fc.array(anyCase, { maxLength: 12 });

  test('what was open, came in and came back, less what was closed, is what is open, in the recap and in every group', () => {
    fc.assert(
      fc.property(anyCases, cases => {
        const { recap, supervisory, ...rest } = november(...cases);
        const groups = [rest.byChannel, rest.byClass, rest.byCategory, rest.byService, rest.byDivision, rest.byDistrict];
        for (const each of [recap, supervisory, ...groups.flatMap(Object.values<Count>)]) expect(holds(each)).toBe(true);
        for (const group of groups) {
          for (const key of ['openStart', 'registered', 'reopened', 'closed', 'openEnd'] as const) {
            expect(Object.values(group).reduce((sum, each) => sum + each[key], 0)).toBe(recap[key]);
          }
        }
        expect(Object.values(recap.closedBy).reduce((sum, each) => sum + each, 0)).toBe(recap.closed);
      }),
    );
  });

  test('one month ends with what the next begins with', () => {
    fc.assert(
      fc.property(anyCases, cases => {
        expect(figuresFor('2026-12', cases, defaultPolicy).recap.openStart).toBe(november(...cases).recap.openEnd);
      }),
    );
  });

  test('the order of the cases does not matter', () => {
    fc.assert(
      fc.property(anyCases, cases => {
        expect(canonicalJson(november(...[...cases].reverse()))).toBe(canonicalJson(november(...cases)));
      }),
    );
  });
});

describe('canonical JSON', () => {
  test('keys are in order at every depth, dates are ISO, what is undefined is left out', () => {
    const value = { b: [{ d: 1, c: null }], a: wib('2026-11-23 07:00'), e: undefined };
    expect(canonicalJson(value)).toBe('{"a":"2026-11-23T00:00:00.000Z","b":[{"c":null,"d":1}]}');
  });

  test('it reads back as the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test('what JSON cannot hold is refused', () => {
    for (const value of [NaN, Infinity, undefined, () => 1]) expect(() => canonicalJson(value)).toThrow(TypeError);
  });
});
