import { forgetPlace, rememberPlace } from '../../bot/casework/news/teamsPlaces';
import { newId } from '../../bot/database/dialect';
import type { OutboxRow } from '../../bot/database/tables';
import { personas, type PersonaKey } from '../../bot/local/personas';
import { enqueue } from '../../bot/outbox/queue';
import type { OutboxKind } from '../../bot/outbox/queue';
import { textIn } from '../../bot/text/text';
import { healthFindings } from '../../bot/complaint/health';
import { onSqlite } from '../database/emptyDatabase';
import { openServer, type TestServer } from './openServer';

/** The health of the office, as its administrator sees it. */

const retried: string[] = [];
const room = { free: 50, all: 100 };
let server: TestServer;
beforeEach(async () => {
  retried.length = 0;
  server = await openServer({
    surroundings: {
      hasScanner: true,
      disk: async () => room,
      retry: async id => retried.push(id) > 0,
    },
  });
});
afterEach(() => server?.close());

const call = async (persona: PersonaKey, path = '', json?: object) =>
  server.call(json ? 'POST' : 'GET', `/api/settings/health${path}`, {
    ...(json && { json }),
    headers: { Authorization: `Bearer ${await server.token(persona)}`, 'Accept-Language': 'id' },
  });
interface Line {
  part: string;
  finding: string;
  state: string;
}
const line = async (part: string) => ((await call('admin')).body.lines as Line[]).find(each => each.part === part);

/** A row of the outbox as its worker left it. */
async function left(kind: OutboxKind, as: Partial<OutboxRow>): Promise<string> {
  return server.office.db.write(async tx => {
    const id = await enqueue(tx, { kind, lane: `reply:${newId()}`, payload: { messageId: newId() } });
    await tx.getRepository<OutboxRow>('Outbox').update({ id }, as as object);
    return id;
  });
}

test('only the administrator sees the health of the office, and tries again', async () => {
  for (const { key } of personas.filter(persona => persona.key !== 'admin')) {
    expect([key, (await call(key)).status]).toEqual([key, 403]);
    expect([key, (await call(key, '/retry', { part: 'teams' })).status]).toEqual([key, 403]);
  }
  expect(retried).toEqual([]);
});

test('an app without a channel, texts that stand still and a full disk each have a line with the reason and since when', async () => {
  expect(await line('teams')).toMatchObject({ finding: 'notInstalled', state: 'broken' });
  const place = {
    ...{ kind: 'channel' as const, key: 'aduan', conversationId: '19:contoh', serviceUrl: 'https://contoh.invalid' },
    ...{ botId: '28:contoh', tenantId: 'contoh', teamId: null },
  } as const;
  await server.office.db.write(tx => rememberPlace(tx, place));
  expect(await line('teams')).toMatchObject({ finding: 'works', state: 'works', since: null });
  await server.office.db.write(tx => forgetPlace(tx, place.conversationId));
  expect(await line('teams')).toMatchObject({ finding: 'notInstalled', since: expect.any(String) });

  expect(await line('whatsapp')).toMatchObject({ finding: 'works' });
  const since = new Date('2026-11-23T02:00:00Z');
  await left('sendReply', { lastError: 'whatsapp:131049' });
  expect(await line('whatsapp')).toMatchObject({ finding: 'failing', state: 'attention', count: 1, code: 'whatsapp:131049' });
  await left('sendReply', { status: 'parked', lastError: 'whatsapp:190', createdAt: since });
  expect(await line('whatsapp')).toMatchObject({
    ...{ finding: 'stuck', state: 'broken', count: 1, code: 'whatsapp:190', since: since.toISOString() },
  });
  server.office.whatsapp = 'manual';
  expect(await line('whatsapp')).toMatchObject({ finding: 'stuck' });

  await left('fetchMedia', { createdAt: new Date(Date.now() - 6 * 60_000) });
  expect(await line('work')).toMatchObject({ finding: 'behind', state: 'broken', count: 1 });
  room.free = 1;
  expect(await line('disk')).toMatchObject({ finding: 'full', state: 'broken', count: 1 });
  room.free = 9;
  expect(await line('disk')).toMatchObject({ finding: 'low', state: 'attention' });
});

test('trying again takes what stands still in that part and leaves alone what a reporter may have got already', async () => {
  const parked = await left('sendReply', { status: 'parked', lastError: 'whatsapp:190' });
  await left('sendReply', { status: 'parked', lastError: 'whatsapp:ambiguous' });
  await left('archiveDossier', { status: 'dead', lastError: 'graph:401' });
  expect((await call('admin', '/retry', { part: 'disk' })).body.fields[0].name).toBe('part');
  expect((await call('admin', '/retry', { part: 'whatsapp' })).status).toBe(200);
  expect(retried).toEqual([parked]);
  const { body } = await server.call('GET', '/api/settings', {
    headers: { Authorization: `Bearer ${await server.token('admin')}` },
  });
  expect(body.changes[0]).toMatchObject({ what: 'retried', subject: 'whatsapp', after: 1 });
});

test('whatever may be found has words for what it means, and what is wrong for what to do', () => {
  const values = { count: '3' };
  for (const words of [textIn('id'), textIn('en')])
    for (const [part, findings] of Object.entries(healthFindings))
      for (const [finding, state] of Object.entries(findings)) {
        const said = `settings:health.found.${part}.${finding}`;
        expect(words(`${said}.means`, values)).not.toBe('');
        if (state === 'attention' || state === 'broken') expect(words(`${said}.next`, values)).not.toBe('');
      }
});

onSqlite('looking at the health reads no table from end to end but those of the office itself', async () => {
  const { read } = server.office.db;
  const asked = jest.spyOn(read.dataSource.logger, 'logQuery');
  await call('admin');
  const statements = asked.mock.calls.map(([sql, parameters]) => ({ sql, parameters: parameters as unknown[] }));
  asked.mockRestore();
  const found: string[] = [];
  for (const { sql, parameters } of statements.filter(each => /FROM "(outbox|inbox|attachment)"/.test(each.sql)))
    found.push(
      ...((await read.query(`EXPLAIN QUERY PLAN ${sql}`, parameters)) as { detail: string }[]).map(({ detail }) => detail),
    );
  const searches = found.filter(detail => /^(SEARCH|SCAN) /.test(detail));
  expect(searches.length).toBeGreaterThan(6);
  expect(searches.filter(detail => detail.startsWith('SCAN') || !detail.includes('INDEX'))).toEqual([]);
});
