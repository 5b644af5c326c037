import { In } from 'typeorm';
import { readDashboard, type Dashboard } from '../../../bot/casework/dashboard/dashboard';
import { findComplaints } from '../../../bot/casework/list/find';
import type { Narrowing } from '../../../bot/casework/list/narrow';
import { liveFigures } from '../../../bot/casework/report/reportMonth';
import { surgesBefore, surgesFor } from '../../../bot/casework/dashboard/surges';
import { dimensions, type Dimension } from '../../../bot/complaint/dashboard';
import type { Measures } from '../../../bot/complaint/figures';
import { seesWords, viewFor } from '../../../bot/complaint/visibility';
import { dayOf, dayOfDate, periodOf, type Period } from '../../../bot/complaint/wib';
import { personaKeys, type PersonaKey } from '../../../bot/local/personas';
import { onSqlite } from '../../database/emptyDatabase';
import { inventedLives, slowMinutes, storeLives, type Life } from '../inventedLives';
import { openOfficeInTime, wib, type OfficeInTime } from '../officeInTime';

/** Some hundreds of invented cases, and their figures worked out once more by hand: case by case, minute by minute. */

const now = '2026-11-24T10:00';
const lives = inventedLives(500, { from: wib('2026-09-07T00:00'), days: 78, now: wib(now) });
let office: OfficeInTime;
beforeAll(async () => {
  office = await openOfficeInTime(now);
  await office.db.write(tx => storeLives(tx, lives));
});
afterAll(() => office?.close());

const read = async (who: PersonaKey, from: string, to: string): Promise<Dashboard> =>
  readDashboard(office.office, await office.person(who), dayOfDate(from), dayOfDate(to));

const isIn = (at: Date | null, { start, end }: Period): boolean => at !== null && at >= start && at < end;
const outside = ['merged', 'dismissed'];
const isCounted = ({ row }: Life): boolean => !row.holdsParts && !outside.includes(row.outcome ?? '');

/** A merger or dismissal that was undone leaves no trace. */
const endsOf = ({ ends }: Life): Life['ends'] => ends.filter(({ outcome }) => !outside.includes(outcome));
const isOpenAt = (life: Life, at: Date): boolean =>
  life.row.registeredAt < at &&
  !endsOf(life).some(({ closedAt, reopenedAt }) => closedAt < at && (reopenedAt === null || reopenedAt >= at));

function byHand(all: readonly Life[], period: Period): Measures {
  const asOf = new Date(Math.min(period.end.getTime(), wib(now).getTime()));
  const targets = all.filter(({ target, reaction }) => isIn(target, period) && (reaction !== null || target <= wib(now)));
  const onTime = targets.filter(({ target, reaction }) => reaction !== null && reaction.at <= target).length;
  const closed = all.flatMap(endsOf).filter(({ closedAt }) => isIn(closedAt, period));
  const settled = all.filter(life => !isOpenAt(life, period.end) && endsOf(life).some(({ closedAt }) => isIn(closedAt, period)));
  const isLate = ({ target, reaction, settleBy, settledAt, promises }: Life): boolean =>
    [[target, reaction?.at], [settleBy, settledAt], ...promises.map(({ dueAt, metAt }) => [dueAt, metAt])].some(
      ([due, met]) => due! < asOf && (!met || met >= asOf),
    );
  const lastEnd = (life: Life): Date => endsOf(life).findLast(({ closedAt }) => isIn(closedAt, period))!.closedAt;
  const answered = all.filter(({ reaction }) => isIn(reaction?.at ?? null, period));
  return {
    openStart: all.filter(life => isOpenAt(life, period.start)).length,
    registered: all.filter(({ row }) => isIn(row.registeredAt, period)).length,
    reopened: all.flatMap(endsOf).filter(({ reopenedAt }) => isIn(reopenedAt, period)).length,
    closed: closed.length,
    openEnd: all.filter(life => isOpenAt(life, period.end)).length,
    overdue: all.filter(life => isOpenAt(life, period.end) && isLate(life)).length,
    onTime: {
      count: onTime,
      of: targets.length,
      percent: targets.length ? Math.round((1000 * onTime) / targets.length) / 10 : null,
    },
    firstResponse: spread(answered.map(({ row, reaction }) => minutes(row.registeredAt, reaction!.at))),
    settlement: spread(settled.map(life => minutes(life.row.registeredAt, lastEnd(life)))),
  };
}

const known = new Map<string, number>();
function minutes(from: Date, to: Date): number {
  const key = `${from.toISOString()} ${to.toISOString()}`;
  if (!known.has(key)) known.set(key, slowMinutes(from, to));
  return known.get(key)!;
}

function spread(values: number[]): Measures['settlement'] {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  const median = Number.isInteger(half) ? (sorted[half - 1]! + sorted[half]!) / 2 : sorted[Math.floor(half)]!;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const count = values.length;
  return count
    ? { count, medianMinutes: Math.round(median), meanMinutes: Math.round(mean) }
    : { count, medianMinutes: null, meanMinutes: null };
}

const keyOf = (life: Life, dimension: Dimension): string =>
  dimension === 'district' ? life.district : (life.row[dimension] ?? 'unknown');

const seenBy = async (who: PersonaKey): Promise<Life[]> => {
  const person = await office.person(who);
  return lives.filter(life => isCounted(life) && seesWords(viewFor(life.row, person, wib(now))));
};

describe.each<PersonaKey>(['operator', 'policyAnalyst', 'recordsOfficer', 'headOfOffice'])('what %s reads', who => {
  test.each([
    ['until today', '2026-10-12', '2026-11-24'],
    ['of days that are over', '2026-09-16', '2026-10-20'],
  ])('is what counting by hand gives, %s', async (_which, from, to) => {
    const all = await seenBy(who);
    const period = periodOf(dayOfDate(from), dayOfDate(to));
    const dashboard = await read(who, from, to);
    expect(dashboard.all).toEqual(byHand(all, period));
    expect(dashboard.all.registered).toBeGreaterThan(50);
    for (const dimension of dimensions) {
      const keys = [...new Set(all.map(life => keyOf(life, dimension)))];
      const groups = keys.map(key => [
        key,
        byHand(
          all.filter(life => keyOf(life, dimension) === key),
          period,
        ),
      ]);
      expect(dashboard.by[dimension]).toEqual(Object.fromEntries(groups));
    }
    for (const { from: first, to: last, ...week } of dashboard.weeks) {
      const { overdue: _notTold, ...counted } = byHand(all, periodOf(dayOfDate(first), dayOfDate(last)));
      expect(week).toEqual(counted);
    }
    const known = lives.filter(life => isCounted(life) && isIn(life.row.registeredAt, period));
    expect(dashboard.closed).toBe(known.length - dashboard.all.registered);
  });
});

test('the weeks run from Monday to Sunday and cover the period once', async () => {
  const { weeks, all } = await read('operator', '2026-10-14', '2026-11-24');
  expect(weeks.map(({ from }) => from)).toEqual([
    '2026-10-14',
    '2026-10-19',
    '2026-10-26',
    '2026-11-02',
    '2026-11-09',
    '2026-11-16',
    '2026-11-23',
  ]);
  expect(weeks[0]!.to).toBe('2026-10-18');
  expect(weeks.reduce((sum, week) => sum + week.registered, 0)).toBe(all.registered);
});

test('who may read everything reads what the month’s report says', async () => {
  const person = { ...(await office.person('headOfOffice')) };
  person.roles = [...person.roles, { ...person.roles[0]!, role: 'operator' }];
  const { all } = await readDashboard(office.office, person, dayOfDate('2026-10-01'), dayOfDate('2026-10-31'));
  const { recap, timeliness } = await liveFigures(office.db.read, office.office, '2026-10');
  const { closedBy: _how, ...counts } = recap;
  const { onTime, firstResponse, settlement, overdueCount } = timeliness;
  expect(all).toEqual({ ...counts, onTime, firstResponse, settlement, overdue: overdueCount });
});

describe('the list behind a bar', () => {
  const found = async (who: PersonaKey, wanted: Narrowing): Promise<number> => {
    const person = await office.person(who);
    let [count, cursor] = [0, undefined as string | undefined];
    do {
      const page = await findComplaints(office.office, person, {
        ...wanted,
        ...(cursor && { cursor }),
        counted: true,
        limit: 100,
      });
      count += page.items.length;
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    return count;
  };

  test.each<PersonaKey>(['operator', 'recordsOfficer'])('holds as many cases as the bar says, for %s', async who => {
    const [from, to] = ['2026-10-12', '2026-11-24'];
    const registered = periodOf(dayOfDate(from), dayOfDate(to));
    const { all, by } = await read(who, from, to);
    expect(await found(who, { registered })).toBe(all.registered);
    expect(await found(who, { state: 'open' })).toBe(all.openEnd);
    expect(await found(who, { state: 'overdue' })).toBe(all.overdue);
    expect(all.overdue).toBeGreaterThan(5);
    const of = (dimension: Dimension, key: string) =>
      (dimension === 'channel' ? { channel: key } : { [dimension]: key }) as Narrowing;
    for (const dimension of dimensions) {
      for (const [key, group] of Object.entries(by[dimension])) {
        const own = of(dimension, key);
        const counts = await Promise.all([
          found(who, { ...own, registered }),
          found(who, { ...own, state: 'open' }),
          found(who, { ...own, state: 'overdue' }),
        ]);
        expect([dimension, key, ...counts]).toEqual([dimension, key, group.registered, group.openEnd, group.overdue]);
      }
    }
  });
});

describe('who may', () => {
  const readers = ['operator', 'operator2', 'policyAnalyst', 'headOfDivision', 'headOfOffice', 'recordsOfficer'];

  test.each(personaKeys)('%s', async who => {
    const asked = read(who, '2026-11-01', '2026-11-24');
    await (readers.includes(who) ? expect(asked).resolves.toBeDefined() : expect(asked).rejects.toThrow('figuresNotYours'));
  });

  test('whoever is complained about is told nothing of that case, not even that it is there', async () => {
    const [one] = await seenBy('operator');
    const day = dayOf(one!.row.registeredAt);
    const me = await office.person('operator');
    const before = await readDashboard(office.office, me, day, day);
    await office.db.write(tx =>
      tx.update('Complaint', { id: one!.row.id }, { reportedParty: 'person', reportedPersonId: me.id }),
    );
    const after = await readDashboard(office.office, me, day, day);
    expect([after.all.registered, after.closed]).toEqual([before.all.registered - 1, before.closed]);
    await office.db.write(tx => tx.update('Complaint', { id: one!.row.id }, { reportedParty: null, reportedPersonId: null }));
  });

  test('days in the wrong order, to come, or more than a year apart are refused', async () => {
    for (const [from, to] of [
      ['2026-11-20', '2026-11-19'],
      ['2026-11-25', '2026-11-30'],
      ['2025-11-23', '2026-11-24'],
    ] as const)
      await expect(read('operator', from, to)).rejects.toThrow('noSuchPeriod');
    expect(await read('operator', '2025-11-24', '2027-01-01')).toMatchObject({ from: '2025-11-24', to: '2026-11-24' });
  });
});

describe('many reports of one day', () => {
  const today = dayOf(wib(now));
  const flood = (count: number): Life[] =>
    lives.filter(({ row }) => row.status !== 'dismissed' && !row.holdsParts && row.track === 'full').slice(0, count);
  const surges = async (who: PersonaKey) => surgesFor(office.office, await office.person(who), today);

  test('are told with what is usual, to those alone who may read them', async () => {
    expect(await surges('operator')).toEqual([]);
    const changed = flood(12).map(({ row }) => row);
    const ofToday = { receivedAt: wib('2026-11-24T08:30'), registeredAt: wib('2026-11-24T08:30'), service: 'ikd' };
    const open = { restricted: false, isConfidential: false, reportedParty: null, outcome: null };
    for (const { id } of changed) await office.db.write(tx => tx.update('Complaint', { id }, { ...ofToday, ...open }));
    const told = (await surges('operator')).find(({ by }) => by === 'service');
    expect(told).toMatchObject({ by: 'service', code: 'ikd' });
    expect(told!.count).toBeGreaterThanOrEqual(12);
    office.at('2026-11-25T08:00');
    const inTheMorning = await surgesBefore(office.office, await office.person('operator'));
    expect(inTheMorning).toContainEqual({ ...told, on: wib('2026-11-24T12:00') });
    expect(await surgesBefore(office.office, await office.person('technicalDivision'))).toEqual([]);
    office.at(now);
    await office.db.write(tx => tx.update('Complaint', { id: In(changed.map(({ id }) => id)) }, { isConfidential: true }));
    expect((await surges('recordsOfficer')).filter(({ code }) => code === 'ikd')).toEqual([]);
    for (const row of changed) {
      const { id, ...before } = row;
      await office.db.write(tx => tx.update('Complaint', { id }, before));
    }
  });
});

describe('at a large volume', () => {
  type Plan = { detail: string }[];

  /** How SQLite finds the rows of cases, logs and clocks for each statement that was asked. */
  async function lookups(work: () => Promise<unknown>): Promise<string[]> {
    const { read } = office.db;
    const asked = jest.spyOn(read.dataSource.logger, 'logQuery');
    await work();
    const statements = asked.mock.calls.map(([sql, parameters]) => ({ sql, parameters: parameters as unknown[] }));
    asked.mockRestore();
    const plans: string[] = [];
    for (const { sql, parameters } of statements) {
      if (!/"(complaint|log_entry|deadline)"/.test(sql)) continue;
      plans.push(...((await read.query(`EXPLAIN QUERY PLAN ${sql}`, parameters)) as Plan).map(({ detail }) => detail));
    }
    return plans.filter(detail => /^(SEARCH|SCAN) /.test(detail));
  }

  onSqlite('the figures go by index through what is open and what fell into the period', async () => {
    const plan = await lookups(() => read('operator', '2026-11-01', '2026-11-24'));
    for (const index of [
      'complaint_closed',
      'log_referral',
      'deadline_target',
      'deadline_promise',
      'log_complaint',
      'deadline_complaint',
    ])
      expect(plan.join('; ')).toContain(index);
    // The office's first day is the first entry of an index.
    expect(plan.filter(detail => !detail.startsWith('SEARCH'))).toEqual([
      'SCAN Complaint USING COVERING INDEX complaint_registered',
    ]);
  });

  onSqlite.each<[string, Narrowing]>([
    ['complaint_service', { service: 'kia' }],
    ['complaint_category', { category: 'delay' }],
    ['complaint_division', { division: 'unknown' }],
    ['complaint_class', { complaintClass: 'aspiration' }],
    ['complaint_closed', { state: 'overdue' }],
    ['complaint_registered', { registered: periodOf(dayOfDate('2026-10-01'), dayOfDate('2026-10-31')) }],
    ['complaint_district', { district: 'Sabangau' }],
  ])('a narrowed list goes by %s', async (index, wanted) => {
    const person = await office.person('operator');
    const [ofCases] = await lookups(() => findComplaints(office.office, person, { ...wanted, limit: 25 }));
    expect(ofCases).toContain(`INDEX ${index}`);
  });
});
