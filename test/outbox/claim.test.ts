import { claim } from '../../bot/outbox/claim';
import { holdPending } from '../../bot/outbox/queue';
import { onSqlite } from '../database/emptyDatabase';
import { openOutbox, type OpenOutbox } from './openOutbox';

let outbox: OpenOutbox;
beforeEach(async () => {
  outbox = await openOutbox();
});
afterEach(() => outbox.close());

type Plan = { detail: string }[];

/** What SQLite would do for the statement. */
async function planOf(sql: string, parameters: unknown[]): Promise<string[]> {
  return ((await outbox.db.read.query(`EXPLAIN QUERY PLAN ${sql}`, parameters)) as Plan).map(({ detail }) => detail);
}

/** The statement that a claim asks with, as it was sent. */
async function claiming(): Promise<[string, unknown[]]> {
  const asked = jest.spyOn(outbox.db.read, 'query');
  const now = outbox.now();
  await claim(outbox.db, { owner: 'test', now, leaseUntil: now, limit: 4 });
  const [sql, parameters] = asked.mock.calls[0]!;
  asked.mockRestore();
  return [sql, parameters as unknown[]];
}

onSqlite('a claim looks at rows by index alone: due ones by time, others of their lane by lane and status', async () => {
  const plan = await planOf(...(await claiming()));
  const lookups = plan.filter(detail => /^(SEARCH|SCAN) [oe]\b/.test(detail));
  expect(lookups.filter(detail => !detail.includes('USING') || detail.startsWith('SCAN'))).toEqual([]);
  const inLane = lookups.filter(detail => detail.startsWith('SEARCH e'));
  expect(inLane).toHaveLength(6);
  for (const detail of inLane) expect(detail).toMatch(/outbox_in_lane \(lane=\? AND status=\?/);
});

onSqlite('the pending row of a key is found by it', async () => {
  const statement = await outbox.db.write(async tx => {
    const asked = jest.spyOn(tx.dataSource.logger, 'logQuery');
    await holdPending(tx, 'card:a');
    const sent = asked.mock.calls.map(([sql]) => sql).find(sql => sql.startsWith('UPDATE "outbox"'));
    asked.mockRestore();
    return sent;
  });
  const [detail] = await planOf(statement!, ['pending', 'card:a', 'pending']);
  expect(detail).toMatch(/outbox_of_key \(key=\? AND status=\?\)$/);
});

onSqlite('the newest row of a lane is found by index', async () => {
  const [detail] = await planOf('SELECT MAX("orderKey") FROM "outbox" WHERE "lane" = ?', ['notify:a']);
  expect(detail).toMatch(/^SEARCH .* USING COVERING INDEX outbox_lane \(lane=\?\)$/);
});
