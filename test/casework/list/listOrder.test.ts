import { findComplaints, type Wanted } from '../../../bot/casework/list/find';
import { sorts, type Sort } from '../../../bot/casework/list/listOrder';
import type { ListedView } from '../../../bot/casework/reading/complaintView';
import type { DeadlineCode } from '../../../bot/complaint/deadline';
import { newId } from '../../../bot/database/dialect';
import type { ComplaintRow, DeadlineRow } from '../../../bot/database/tables';
import type { PersonaKey } from '../../../bot/local/personas';
import { dayOfDate, periodOf } from '../../../bot/complaint/wib';
import { onSqlite } from '../../database/emptyDatabase';
import { inventedLives, storeLives } from '../inventedLives';
import { openOfficeInTime, wib, type OfficeInTime } from '../officeInTime';

/** The list in each of its orders, page by page, over some hundreds of invented cases; and how the database finds them. */

const now = '2026-11-24T10:00';
const lives = inventedLives(400, { from: wib('2026-09-07T00:00'), days: 78, now: wib(now) });
const rows = new Map(lives.map(({ row }) => [row.ticketNumber, row]));
const hour = 3_600_000;
let office: OfficeInTime;

beforeAll(async () => {
  office = await openOfficeInTime(now);
  const me = await office.person('operator');
  // Many with the very same moments, some held by somebody.
  lives.forEach(({ row }, place) => {
    row.heldSince = new Date(wib('2026-11-20T08:00').getTime() + (place % 9) * hour);
    if (place % 5 === 0) row.assigneeId = me.id;
  });
  const codes: DeadlineCode[] = ['autoClose', 'waiting', 'reporterCompletes', 'promise', 'archive'];
  const more = lives.map(({ row }, place): DeadlineRow => {
    const dueAt = new Date(wib('2026-11-22T08:00').getTime() + (place % 17) * 6 * hour);
    const state = {
      metAt: null,
      pausedAt: place % 4 === 0 ? dueAt : null,
      pausedMinutes: 0,
      nextReminderAt: null,
      reminders: 0,
      enteredAt: null,
    };
    const of = { id: newId(), complaintId: row.id, code: codes[place % codes.length]!, provisional: false, policyVersion: 1 };
    return { ...of, ...state, startedAt: row.registeredAt, dueAt };
  });
  await office.db.write(async tx => {
    await storeLives(tx, lives);
    for (const clock of more) await tx.insert('Deadline', clock);
    // What waits for the reporter alone shows the reporter's clock.
    await tx.update('Deadline', { code: 'sopResponse' }, { metAt: wib('2026-11-01T08:00') });
  });
});
afterAll(() => office?.close());

async function everyPage(who: PersonaKey, wanted: Partial<Wanted>, limit = 7): Promise<ListedView[]> {
  const person = await office.person(who);
  const items: ListedView[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await findComplaints(office.office, person, { ...wanted, ...(cursor && { cursor }), limit });
    expect(page.items.length).toBeLessThanOrEqual(limit);
    if (page.nextCursor) expect(page.items).toHaveLength(limit);
    items.push(...page.items);
    if (items.length > lives.length) throw new Error('pages that never end');
    cursor = page.nextCursor;
  }
  return items;
}

const numbers = (items: ListedView[]): string[] => items.map(({ ticketNumber }) => ticketNumber);
const rowOf = ({ ticketNumber }: ListedView): ComplaintRow => rows.get(ticketNumber)!;

/** The moment by which an order sorts, as its reader sees the line; null = none. */
const momentOf: Record<Sort, (item: ListedView) => number | null> = {
  newest: () => null,
  oldest: () => null,
  due: ({ due }) => due?.at.getTime() ?? null,
  waiting: item => (item.status === null || item.closedAt !== null ? null : rowOf(item).heldSince.getTime()),
};

function inOrder(items: ListedView[], sort: Sort): ListedView[] {
  const byNumber = items.toSorted((a, b) => (a.ticketNumber < b.ticketNumber ? -1 : 1));
  if (sort === 'oldest') return byNumber;
  const having = byNumber.filter(item => momentOf[sort](item) !== null);
  const rest = byNumber.filter(item => momentOf[sort](item) === null).reverse();
  return [...having.toSorted((a, b) => momentOf[sort](a)! - momentOf[sort](b)!), ...rest];
}

describe.each<PersonaKey>(['operator', 'liaisonOfficer', 'technicalDivision', 'headOfOffice'])('for %s', who => {
  test.each(sorts)('%s: every case once, in the order of what the line shows', async sort => {
    const whole = await everyPage(who, {}, 100);
    const items = await everyPage(who, { sort });
    expect(numbers(items)).toEqual(numbers(inOrder(whole, sort)));
    if (sort === 'due' || sort === 'waiting') {
      const moments = items.map(momentOf[sort]).filter(moment => moment !== null);
      expect([moments.length > new Set(moments).size, moments.length < items.length]).toEqual([true, true]);
    }
  });
});

test.each(sorts)('%s holds beside a filter and on pages that end with the last case', async sort => {
  const wanted = { sort, state: 'open' } as const;
  const whole = await everyPage('operator', wanted, 100);
  expect(numbers(whole)).toEqual(numbers(inOrder(whole, sort)));
  expect(numbers(await everyPage('operator', wanted, 1))).toEqual(numbers(whole));
});

test('who holds a case is asked by whoever sees the holder alone', async () => {
  const me = await office.person('operator');
  const mine = await everyPage('operator', { holder: me.id }, 100);
  const seen = await everyPage('operator', {}, 100);
  expect(numbers(mine)).toEqual(numbers(seen.filter(({ holder }) => holder?.name === me.name)));
  expect(mine.length).toBeGreaterThan(30);
  const free = await everyPage('operator', { holder: 'nobody' }, 100);
  expect(numbers(free)).toEqual(numbers(seen.filter(({ status, holder }) => status !== null && holder === null)));
});

describe('the database', () => {
  type Plan = { detail: string }[];

  /** How SQLite finds the rows of each statement. */
  async function plans(wanted: Partial<Wanted>): Promise<string[]> {
    const { read } = office.db;
    const person = await office.person('operator');
    const asked = jest.spyOn(read.dataSource.logger, 'logQuery');
    const first = await findComplaints(office.office, person, { ...wanted, limit: 5 });
    if (first.nextCursor) await findComplaints(office.office, person, { ...wanted, cursor: first.nextCursor, limit: 5 });
    const statements = asked.mock.calls.map(([sql, parameters]) => ({ sql, parameters: parameters as unknown[] }));
    asked.mockRestore();
    const found: string[] = [];
    for (const { sql, parameters } of statements)
      if (/"(complaint|deadline)"/.test(sql))
        found.push(...((await read.query(`EXPLAIN QUERY PLAN ${sql}`, parameters)) as Plan).map(({ detail }) => detail));
    return found.filter(detail => /^(SEARCH|SCAN) /.test(detail));
  }

  const filters: [string, Partial<Wanted>][] = [
    ['complaint_status_number', { status: 'received' }],
    ['complaint_channel_number', { channel: 'lapor' }],
    ['complaint_service', { service: 'kia' }],
    ['complaint_category', { category: 'delay' }],
    ['complaint_division', { division: 'unknown' }],
    ['complaint_class', { complaintClass: 'aspiration' }],
    ['complaint_district', { district: 'Pahandut' }],
    ['complaint_ward', { district: 'unknown' }],
    ['complaint_ticket', { district: 'other' }],
    ['complaint_disruption', { disruption: '00000000-0000-7000-8000-000000000001' }],
    ['complaint_assignee_number', { holder: '00000000-0000-7000-8000-000000000001' }],
    ['complaint_handler', { holder: '00000000-0000-7000-8000-000000000001' }],
    ['complaint_registered', { registered: periodOf(dayOfDate('2026-10-01'), dayOfDate('2026-10-31')) }],
    ['complaint_status_number', { status: 'archived', records: {} }],
    ['complaint_archived', { status: 'archived', records: { state: 'due' } }],
    [
      'complaint_archived',
      { status: 'archived', records: { closed: periodOf(dayOfDate('2026-10-01'), dayOfDate('2026-10-31')) } },
    ],
    ['complaint_ticket', {}],
    ['complaint_ticket', { q: 'ADU-2026-000002' }],
    ['complaint_ticket', { q: 'ADU-2026-000002, ADU-2026-000003 ADU-2026-999999' }],
    ['complaint_external', { q: '1900001 1900002' }],
    ['sqlite_autoindex_search_term', { q: 'kartu keluarga' }],
  ];

  onSqlite.each(filters)('finds by %s what is narrowed to %j', async (index, wanted) => {
    expect((await plans(wanted)).join('; ')).toContain(index);
  });

  onSqlite('reads the orders along their indexes', async () => {
    expect((await plans({ sort: 'waiting' })).join('; ')).toContain('complaint_waiting');
    expect((await plans({ sort: 'due' })).join('; ')).toContain('deadline_running');
  });

  onSqlite('goes through no table from end to end, whatever the filter and the order', async () => {
    for (const sort of sorts)
      for (const [, wanted] of [...filters, ['', { toSend: true }], ['', { notInLapor: true }]] as typeof filters)
        for (const line of await plans({ ...wanted, sort }))
          expect([sort, wanted, line]).toEqual([
            sort,
            wanted,
            expect.stringMatching(/USING (COVERING )?INDEX|USING INTEGER PRIMARY KEY|^SCAN \(?subquery/i),
          ]);
  });
});
