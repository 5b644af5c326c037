import { loadAsync } from 'jszip';
import { reporterKey } from '../../bot/casework/office';
import { findPerson } from '../../bot/casework/people';
import { monthOf } from '../../bot/complaint/wib';
import { newId } from '../../bot/database/dialect';
import type { ComplaintRow, StaffReviewRow } from '../../bot/database/tables';
import { personas, type PersonaKey } from '../../bot/local/personas';
import { openServer, type TestServer } from './openServer';
import { caseRoutes, kinds, officeRoutes, openRoutes, sights, type Asking, type Kind } from './routeMatrix';

/** Every route for every persona on four cases: the status, and that nobody reads of a citizen what is not for them. */

let server: TestServer;
const tokens = new Map<PersonaKey, string>();
const tickets = new Map<Kind, string>();

/** What the citizen of a case said and is; all of it invented. */
const seeded = (kind: Kind) => {
  const place = kinds.indexOf(kind);
  return {
    name: `Zulaikha Contoh ${'ABCD'[place]}`,
    contact: `628000007770${place}`,
    nik: `999999010190077${place}`,
    said: `kata${kind}`,
  };
};

beforeAll(async () => {
  server = await openServer();
  for (const { key } of personas) tokens.set(key, await server.token(key));
  const handler = await findPerson(server.office.db.read, { loginName: 'handler' });
  for (const kind of kinds) {
    const { name, contact, nik, said } = seeded(kind);
    const json = { channel: 'counter', readBack: true, name, contact, text: `${said}: KTP belum jadi, NIK saya ${nik}.` };
    const { body } = await server.call('POST', '/api/complaints', { json, headers: bearer('operator') });
    const { ticketNumber } = body as { ticketNumber: string };
    tickets.set(kind, ticketNumber);
    const grave = { track: 'supervisory', handlerId: handler!.id } as const;
    const stands: Partial<ComplaintRow> = {
      division: kind === 'otherDivision' ? 'civilRegistration' : 'populationRegistration',
      isConfidential: kind === 'confidential',
      ...(kind === 'supervisory' && grave),
    };
    await server.office.db.write(tx => tx.update('Complaint', { ticketNumber }, stands));
    await reviewed(ticketNumber, `${name}, NIK ${nik}: ${said}`);
  }
}, 60_000);
afterAll(() => server?.close());

/** A telaahan in which an officer repeats what the citizen said and is; the case stays where it is. */
async function reviewed(ticketNumber: string, problem: string): Promise<void> {
  const { db, sealer, now } = server.office;
  const complaint = await db.read.findOneByOrFail<ComplaintRow>('Complaint', { ticketNumber });
  const writer = await findPerson(db.read, { loginName: 'operator' });
  const id = newId();
  const key = await reporterKey(db.read, sealer, complaint.reporterId);
  const review: StaffReviewRow = {
    ...{ id, complaintId: complaint.id, cycle: 1, form: 'full', writerId: writer!.id, writtenAt: now() },
    ...{ body: sealer.seal(JSON.stringify({ problem }), key, { id, column: 'body' }), findings: null },
    ...{ verifiedBy: null, verifiedAt: null },
  };
  await db.write(tx => tx.insert('StaffReview', review));
}

const bearer = (who: PersonaKey) => ({ Authorization: `Bearer ${tokens.get(who)}`, 'Accept-Language': 'id' });

const nothing = '01999999-0009-7000-8000-00000000000f';

/** A route's answer: its status, and its text however it is packed. */
async function asked(route: string, { query, json, body }: Asking, kind: Kind, who?: PersonaKey): Promise<[number, string]> {
  const [method, path] = route.split(' ') as [string, string];
  const place = path
    .replace(':ticketNumber', tickets.get(kind)!)
    .replace(/:(?:month|period)/, monthOf(server.office.now()))
    .replace(':paper', 'review')
    .replace(/:\w+/g, nothing);
  const leaving = new AbortController();
  const answer = await fetch(`${server.baseUrl}${place}${query ? `?${query}` : ''}`, {
    method,
    signal: leaving.signal,
    headers: { 'Content-Type': body === undefined ? 'application/json' : 'application/octet-stream', ...(who && bearer(who)) },
    ...(method === 'POST' && { body: body ?? JSON.stringify(json ?? {}) }),
  });
  // News come for as long as somebody listens.
  if (path === '/api/changes' && answer.ok) {
    leaving.abort();
    return [answer.status, ''];
  }
  return [answer.status, await textOf(Buffer.from(await answer.arrayBuffer()))];
}

async function textOf(bytes: Buffer): Promise<string> {
  if (bytes.subarray(0, 2).toString() !== 'PK') return bytes.toString();
  const parts = Object.values((await loadAsync(bytes)).files);
  return (await Promise.all(parts.map(part => part.async('string')))).join('\n');
}

/** What stands in an answer of a citizen that is not for this reader. */
function leaks(text: string, who: PersonaKey, route: string): string[] {
  return kinds.flatMap(kind => {
    const [sight, { name, contact, nik, said }] = [sights[who][kind], seeded(kind)];
    const readsWords = sight === 'full' || sight === 'masked';
    const closed = [...(sight === 'full' ? [] : [name]), ...(readsWords ? [] : [said])];
    // With a reason, and in the case's log, they are opened to whoever sees the name.
    const covered = route.endsWith('/unmask') && sight === 'full' ? [] : [contact, contact.replace(/^62/, '0'), nik];
    return [...closed, ...covered].filter(each => text.includes(each)).map(each => `${who} reads ${each} in ${route}`);
  });
}

test('every route of the server stands in the matrix, and no other', () => {
  const lines = [...Object.keys(caseRoutes), ...Object.keys(officeRoutes), ...Object.keys(openRoutes)];
  expect(lines.toSorted()).toEqual(server.routes.toSorted());
});

test('without a token nobody gets in', async () => {
  const found: [string, number][] = [];
  for (const [route, line] of Object.entries({ ...caseRoutes, ...officeRoutes }))
    found.push([route, (await asked(route, line, 'plain'))[0]]);
  expect(found.filter(([, status]) => status !== 401)).toEqual([]);
  for (const [route, status] of Object.entries(openRoutes))
    expect([route, (await asked(route, {}, 'plain'))[0]]).toEqual([route, status]);
}, 30_000);

test('routes of a case answer by how much of it is seen', async () => {
  const found: string[] = [];
  for (const [route, line] of Object.entries(caseRoutes)) {
    for (const { key } of personas) {
      for (const kind of kinds) {
        const sight = sights[key][kind];
        const isBarred = line.notFor?.includes(key) || (line.notFor && key === 'headOfOffice' && sight === 'masked');
        const expected = isBarred && sight !== 'none' ? 403 : line.comes[sight];
        const [status, text] = await asked(route, line, kind, key);
        if (status !== expected) found.push(`${route} of ${kind} by ${key}: ${status}, not ${expected}`);
        found.push(...leaks(text, key, route));
      }
    }
  }
  expect(found).toEqual([]);
}, 120_000);

test('what is looked for stands where it may stand', async () => {
  const { name, said } = seeded('plain');
  const [, detail] = await asked('GET /api/complaints/:ticketNumber', {}, 'plain', 'operator');
  const [, sheet] = await asked('GET /api/complaint-list', { query: 'type=xlsx' }, 'plain', 'operator');
  const [, paper] = await asked('GET /api/complaints/:ticketNumber/papers/:paper', { query: 'type=docx' }, 'plain', 'operator');
  expect([detail.includes(name), detail.includes(said), sheet.includes(tickets.get('plain')!)]).toEqual([true, true, true]);
  expect([paper.includes(name), paper.includes(said)]).toEqual([true, true]);
});

test('routes of the office answer by post', async () => {
  const found: string[] = [];
  for (const [route, line] of Object.entries(officeRoutes)) {
    for (const { key } of personas) {
      const usual = !line.for || line.for.includes(key) ? line.comes : (line.others ?? 403);
      const expected = line.also?.[key] ?? usual;
      const [status, text] = await asked(route, line, 'plain', key);
      if (status !== expected) found.push(`${route} by ${key}: ${status}, not ${expected}`);
      found.push(...leaks(text, key, route));
    }
  }
  expect(found).toEqual([]);
}, 60_000);
