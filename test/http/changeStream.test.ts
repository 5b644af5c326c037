import { openLocalOffice, type LocalOffice } from '../journeys/localOffice';

/** `/api/changes`: who hears of which case, how soon, and that an office which closes does not wait for those who listen. */

let office: LocalOffice;
beforeAll(async () => {
  office = await openLocalOffice();
}, 60_000);
afterAll(() => office?.stop());

interface Line {
  changed?: string[] | null;
}

/** Listens as this persona; the first line has come. */
async function listening(persona: string) {
  const leaving = new AbortController();
  const headers = { Authorization: `Bearer ${await office.token(persona)}` };
  const response = await fetch(`${office.baseUrl}/api/changes`, { headers, signal: leaving.signal });
  expect(response.headers.get('content-type')).toBe('application/x-ndjson');
  const lines: Line[] = [];
  let isFirst = (): void => undefined;
  const first = new Promise<void>(resolve => (isFirst = resolve));
  const ended = (async () => {
    let rest = '';
    for await (const bytes of response.body!) {
      const whole = (rest + Buffer.from(bytes).toString()).split('\n');
      rest = whole.pop()!;
      lines.push(...whole.map(line => JSON.parse(line) as Line));
      isFirst();
    }
  })().catch(() => undefined);
  await first;
  const heard = (): string[] => lines.flatMap(({ changed }) => changed ?? []);
  return { lines, heard, ended, leave: () => leaving.abort() };
}
const until = async (isSo: () => boolean): Promise<void> => {
  for (const end = Date.now() + 8_000; !isSo() && Date.now() < end;) await new Promise(resolve => setTimeout(resolve, 50));
};

test('without a token nobody listens', async () => {
  expect((await office.get('/api/changes')).status).toBe(401);
});

test('what changes is told once, by number alone, to everybody who may know of it and to nobody else', async () => {
  const [operator, head] = await Promise.all([listening('operator'), listening('headOfDivision')]);
  expect([operator.lines, head.lines]).toEqual([[{}], [{}]]);
  const text = 'KTP saya belum jadi sudah dua minggu';
  await office.writes('6280000003001', { name: 'Warga Contoh A', text });
  await office.writes('6280000003002', { name: 'Warga Contoh B', text: `${text} juga` });
  const both = ['ADU-2026-000001', 'ADU-2026-000002'];
  await until(() => operator.heard().length >= 2 && head.heard().length >= 2);
  expect(operator.heard().sort()).toEqual(both);
  expect(JSON.stringify(operator.lines)).not.toContain('KTP');

  const { body: people } = await office.get('/api/people', await office.token('operator'));
  const self = (people.people ?? people).find((each: { name: string }) => each.name === 'Kabid Contoh') as { id: string };
  await office.act('operator', both[1]!, 'take');
  await until(() => operator.heard().length >= 3 && head.heard().length >= 3);
  head.lines.length = 0;
  operator.lines.length = 0;
  const named = await office.act('operator', both[1]!, 'flagSupervisory', {
    ...{ reason: 'Terlapor disebut namanya', reportedParty: 'person', reportedPerson: self.id },
  });
  expect(named.status).toBe(200);
  await office.act('operator', both[0]!, 'take');
  await until(() => operator.heard().includes(both[0]!) && head.heard().includes(both[0]!));
  expect(head.heard()).toEqual([both[0]]);
  operator.leave();
  head.leave();
  await Promise.all([operator.ended, head.ended]);
}, 60_000);

test('a disruption that is declared, approved or ended has everybody read anew, without saying which', async () => {
  const [reader, operator, head] = await Promise.all([
    listening('technicalDivision'),
    office.token('operator'),
    office.token('headOfDivision'),
  ]);
  const { body: clock } = await office.get('/local/clock');
  const later = (hours: number): string => new Date(Date.parse(clock.now) + hours * 3_600_000).toISOString();
  const input = {
    ...{ name: 'SIAK pusat tidak dapat diakses', kind: 'system', startedAt: later(-2), services: '', category: 'system' },
    ...{ text: 'SIAK pusat sedang tidak dapat diakses.', promisedAt: later(20), expectedEndAt: '' },
  };
  const isTold = async (times: number): Promise<void> => {
    await until(() => reader.lines.length > times);
    expect(reader.lines).toEqual([{}, ...Array.from({ length: times }, () => ({ changed: null }))]);
  };
  const { body: opened } = await office.post('/api/disruptions', { input }, operator);
  await isTold(1);
  const { id } = opened as { id: string };
  const decided = await office.post(`/api/disruptions/${id}/decision`, { version: 1, approve: true, input: {} }, head);
  expect(decided.status).toBe(200);
  await isTold(2);
  const ended = await office.post(`/api/disruptions/${id}/end`, { version: 2, input: { endedAt: later(0), text: '' } }, operator);
  expect(ended.status).toBe(200);
  await isTold(3);
  reader.leave();
  await reader.ended;
}, 40_000);

test('an office that closes ends the streams by itself', async () => {
  const reader = await listening('operator');
  const before = Date.now();
  await office.stop();
  await reader.ended;
  expect(Date.now() - before).toBeLessThan(10_000);
  office = undefined as unknown as LocalOffice;
}, 40_000);
