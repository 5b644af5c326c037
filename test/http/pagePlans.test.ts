import { onBabelfish } from '../database/emptyDatabase';
import { openServer, type TestServer } from './openServer';

/**
 * How T-SQL's statements find their rows, as far as a stand-in can tell: PostgreSQL's planner under Babelfish, forbidden to go through a table while
 * any index of ours will do. Each suite of pages asks SQLite the same about its own statements.
 */

let server: TestServer;
beforeAll(async () => {
  server = await openServer();
}, 300_000);
afterAll(() => server?.close());

const pages = [
  ...['/api/desk', '/api/complaints', '/api/complaints?status=received', '/api/complaints?search=ktp&order=due'],
  ...['/api/dashboard?from=2026-11-01&to=2026-11-24', '/api/records', '/api/reports/2026-11', '/api/work-log?month=2026-11'],
  ...['/api/settings', '/api/settings/health', '/api/disruptions', '/api/bank-texts', '/api/saved-filters', '/api/absences'],
];
/** What an office has few of, however long it works. */
const small = /^(person|role_assignment|setting|holiday|disruption|absence)$/;

onBabelfish(
  'no page goes through a table from end to end but those of the office itself',
  async () => {
    const { db } = server.office;
    const asked = jest.spyOn(db.read.dataSource.logger, 'logQuery');
    for (const persona of ['operator', 'headOfDivision', 'admin'] as const) {
      const headers = { Authorization: `Bearer ${await server.token(persona)}` };
      for (const page of pages) expect((await server.call('GET', page, { headers })).status).toBeLessThan(500);
    }
    const statements = new Map(
      asked.mock.calls.flatMap(([sql, parameters]) => (sql.startsWith('SELECT') ? [[sql, parameters]] : [])),
    );
    asked.mockRestore();
    expect(statements.size).toBeGreaterThan(40);
    const scanned = await db.write(async tx => {
      const found: string[] = [];
      await tx.query(`SELECT set_config('enable_seqscan', 'off', true) AS "set"`);
      await tx.query('SET BABELFISH_SHOWPLAN_ALL ON');
      for (const [sql, parameters] of statements) {
        const plan = await tx.query<{ 'QUERY PLAN': string }[]>(sql, parameters as unknown[]);
        for (const line of plan.slice(1)) {
          const table = /Seq Scan on (\w+)/.exec(line['QUERY PLAN'])?.[1];
          if (table && !small.test(table)) found.push(`${table}: ${sql}`);
        }
      }
      await tx.query('SET BABELFISH_SHOWPLAN_ALL OFF');
      return found;
    });
    expect(scanned).toEqual([]);
  },
  300_000,
);
