import { mostInBatch, mostInRun } from '../../bot/casework/list/bulk';
import type { BulkPreview, BulkResult, ComplaintDetail } from '../../bot/http/contract';
import { findPerson } from '../../bot/casework/people';
import type { PersonaKey } from '../../bot/local/personas';
import { openServer, type TestServer } from './openServer';

/** Many cases of the list at once: what is said beforehand, what is done, and what is not. */

let server: TestServer;
let tickets: string[];
/** Monday at ten: reminders are for opening hours. */
const now = new Date('2026-11-23T10:00:00+07:00');
beforeEach(async () => {
  server = await openServer();
  Object.assign(server.office, { now: () => now });
  tickets = [];
  for (const name of ['A', 'B', 'C', 'D']) tickets.push(await entered(name));
});
afterEach(() => server?.close());

const send = async (who: PersonaKey, path: string, json: object) =>
  server.call('POST', `/api${path}`, {
    json,
    headers: { Authorization: `Bearer ${await server.token(who)}`, 'Accept-Language': 'id' },
  });
async function entered(name: string): Promise<string> {
  const contact = `628000000010${name.charCodeAt(0) - 64}`;
  const report = { channel: 'counter', text: `KTP belum jadi, kata Warga Contoh ${name}.`, readBack: true, contact };
  const { body } = await send('operator', '/complaints', { ...report, name: `Warga Contoh ${name}` });
  return (body as ComplaintDetail).ticketNumber;
}
const act = async (who: PersonaKey, ticket: string, action: string, input = {}) =>
  expect(await send(who, `/complaints/${ticket}/actions`, { action, input })).toMatchObject({ status: 200 });
const idOf = async (loginName: PersonaKey): Promise<string> => (await findPerson(server.office.db.read, { loginName }))!.id;
const preview = async (who: PersonaKey, json: object): Promise<BulkPreview> => {
  const { status, body } = await send(who, '/bulk-preview', json);
  expect([status, body]).toEqual([200, expect.anything()]);
  return body as BulkPreview;
};
const run = async (who: PersonaKey, json: object): Promise<BulkResult['results']> => {
  const { status, body } = await send(who, '/bulk-runs', { submissionId: 'run-1', ...json });
  expect([status, body]).toEqual([200, expect.anything()]);
  return (body as BulkResult).results;
};
const numbers = (list: readonly { ticketNumber: string }[]): string[] => list.map(({ ticketNumber }) => ticketNumber);
const rowOf = (ticketNumber: string) => server.office.db.read.findOneByOrFail('Complaint', { ticketNumber });

test('the preview names what it would touch and what not, with the reason, and nothing of the citizens', async () => {
  await act('operator', tickets[0]!, 'take');
  const input = { assignee: await idOf('operator') };
  const found = await preview('headOfDivision', { action: 'assign', input, query: 'sort=oldest' });
  expect(numbers(found.ready)).toEqual(tickets.slice(1));
  expect(found.refused).toEqual([{ ticketNumber: tickets[0], reason: expect.stringContaining('sudah memegang laporan ini') }]);
  expect(found).toMatchObject({ refusedTotal: 1, more: false, most: mostInRun });
  expect(JSON.stringify(found)).not.toMatch(/Warga|6280|KTP/);
  expect(await rowOf(tickets[1]!)).toMatchObject({ assigneeId: null });
});

test('a run does what was ready, and what somebody was faster with is told and left alone', async () => {
  const input = { assignee: await idOf('operator2') };
  const { ready } = await preview('operator', { action: 'assign', input, numbers: tickets });
  expect(ready).toHaveLength(4);
  await act('operator2', tickets[1]!, 'dismiss', { reason: 'spam' });
  const results = await run('operator', { action: 'assign', input, cases: ready });
  const failed = results.filter(({ reason }) => reason !== null);
  expect(failed).toEqual([{ ticketNumber: tickets[1], reason: expect.stringContaining('sudah berubah') }]);
  for (const ticket of [tickets[0]!, tickets[2]!, tickets[3]!])
    expect(await rowOf(ticket)).toMatchObject({ assigneeId: input.assignee, status: 'received' });
  expect(await rowOf(tickets[1]!)).toMatchObject({ assigneeId: null });
  // Tried again for those alone, it says why it still cannot be.
  const again = await preview('operator', { action: 'assign', input, numbers: numbers(failed) });
  expect(again).toMatchObject({ ready: [], refusedTotal: 1 });
  expect(again.refused[0]!.reason).toContain('tidak dapat dilakukan saat laporan berstatus');
});

test('a batch that is sent twice under one id acts once', async () => {
  const { ready } = await preview('headOfDivision', { action: 'remindHolder', numbers: tickets });
  const both = [await run('headOfDivision', { action: 'remindHolder', cases: ready })];
  both.push(await run('headOfDivision', { action: 'remindHolder', cases: ready }));
  expect(both.flat().every(({ reason }) => reason === null)).toBe(true);
  const { read } = server.office.db;
  expect(await read.countBy('LogEntry', { action: 'remindHolder' })).toBe(tickets.length);
  const later = await preview('operator', { action: 'remindHolder', query: '' });
  expect(later).toMatchObject({ ready: [], refusedTotal: tickets.length });
  expect(later.refused[0]!.reason).toContain('sudah diingatkan hari ini');
});

test('what is hidden from whoever asks is not in a filter, and by its number not found', async () => {
  const accused = { reportedParty: 'person', reportedPersonId: await idOf('operator') };
  await server.office.db.write(tx => tx.update('Complaint', { ticketNumber: tickets[0]! }, accused));
  const input = { assignee: await idOf('operator2') };
  expect(numbers((await preview('operator', { action: 'assign', input, query: 'sort=oldest' })).ready)).toEqual(tickets.slice(1));
  const asked = await preview('operator', { action: 'assign', input, numbers: [tickets[0]!, 'ADU-2026-009999'] });
  expect(new Set(asked.refused.map(({ reason }) => reason)).size).toBe(1);
  const [result] = await run('operator', { action: 'assign', input, cases: [{ ticketNumber: tickets[0], step: 1 }] });
  expect(result!.reason).toBe(asked.refused[0]!.reason);
});

test('who may not take an action is told so case by case, whatever they send', async () => {
  const { ready, refused } = await preview('policyAnalyst', { action: 'archive', numbers: tickets.slice(0, 1) });
  expect([ready, refused.length]).toEqual([[], 1]);
  const results = await run('technicalDivision', {
    action: 'remindHolder',
    cases: tickets.map(ticketNumber => ({ ticketNumber, step: 1 })),
  });
  expect(results.every(({ reason }) => reason !== null)).toBe(true);
  expect(await server.office.db.read.countBy('LogEntry', { action: 'remindHolder' })).toBe(0);
});

test('a records officer files what is closed', async () => {
  await act('operator', tickets[0]!, 'withdraw', { via: 'counter', quote: 'Sudah jadi, terima kasih.' });
  const { ready, refused } = await preview('recordsOfficer', { action: 'archive', query: '' });
  expect([numbers(ready), refused.length]).toEqual([[tickets[0]], 3]);
  expect(await run('recordsOfficer', { action: 'archive', cases: ready })).toEqual([{ ticketNumber: tickets[0], reason: null }]);
});

test('nothing else can be done with many at once, and not with more than was said', async () => {
  const cases = tickets.map(ticketNumber => ({ ticketNumber, step: 1 }));
  for (const action of ['dismiss', 'sendAnswer', 'closeBySilence', 'no such'])
    expect(await send('operator', '/bulk-runs', { action, cases, submissionId: 'x' })).toMatchObject({ status: 404 });
  const many = Array.from({ length: mostInBatch + 1 }, () => cases[0]);
  const tooMany = await send('operator', '/bulk-runs', { action: 'remindHolder', cases: many, submissionId: 'x' });
  expect(tooMany).toMatchObject({ status: 409, body: { code: 'tooManyAtOnce' } });
  const named = Array.from({ length: mostInRun + 1 }, (_, place) => `ADU-2026-${place}`);
  expect(await send('operator', '/bulk-preview', { action: 'remindHolder', numbers: named })).toMatchObject({ status: 409 });
  expect(await send('operator', '/bulk-preview', { action: 'assign', numbers: tickets })).toMatchObject({ status: 400 });
  expect(await send('operator', '/bulk-runs', { action: 'remindHolder', cases })).toMatchObject({ status: 400 });
  expect(await server.office.db.read.countBy('LogEntry', { action: 'remindHolder' })).toBe(0);
});

test('each sees the actions that a post of theirs may take', async () => {
  const offered = async (who: PersonaKey): Promise<string[]> => {
    const headers = { Authorization: `Bearer ${await server.token(who)}` };
    return (await server.call('GET', '/api/me', { headers })).body.bulkActions as string[];
  };
  expect(await offered('operator')).toEqual(['assign', 'remindHolder']);
  expect(await offered('headOfOffice')).toEqual(['assign', 'remindHolder']);
  expect(await offered('recordsOfficer')).toEqual(['archive']);
  expect(await offered('technicalDivision')).toEqual([]);
});
