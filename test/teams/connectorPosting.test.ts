import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AdaptiveCardJson } from '../../bot/teams/cards/render';
import { createPosting } from '../../bot/teams/connectorPosting';
import type { Posting } from '../../bot/teams/posting';
import type { PostRefused } from '../../bot/teams/postRefused';
import type { TeamsSettings } from '../../bot/teams/settings';

/** botbuilder's connector client against a connector that answers as it is told: what is asked, how often, and what a refusal means. */

const tenantId = '99999999-0000-4000-8000-000000000001';
const settings: TeamsSettings = {
  ...{ appId: '99999999-0000-4000-8000-0000000000b0', tenantId, type: 'SingleTenant', password: null },
  ...{ metadataUrl: 'http://x', serviceHosts: [], connectorToken: async () => 'a-token' },
};
const card = {
  type: 'AdaptiveCard',
  version: '1.5',
  lang: 'id',
  fallbackText: 'x',
  speak: 'x',
  body: [],
  actions: [],
} as AdaptiveCardJson;
const post = { card, summary: 'Aduan ADU-2026-000001: Diterima' };

let connector: Server;
let posting: Posting;
let asked: { method: string; url: string; authorization?: string; body: Record<string, unknown> }[] = [];
let answer: { status: number; headers?: Record<string, string>; body?: object } = { status: 200 };
let serviceUrl: string;

beforeAll(async () => {
  connector = createServer(async (req, res) => {
    asked.push({ method: req.method!, url: req.url!, authorization: req.headers.authorization!, body: await bodyOf(req) });
    res.writeHead(answer.status, { 'Content-Type': 'application/json', ...answer.headers });
    res.end(JSON.stringify(answer.body ?? { id: '1795562176020', activityId: '1795562176020' }));
  });
  await new Promise<void>(done => connector.listen(0, '127.0.0.1', () => done()));
  serviceUrl = `http://127.0.0.1:${(connector.address() as AddressInfo).port}/connector/`;
  posting = createPosting(settings);
});
beforeEach(() => {
  asked = [];
  answer = { status: 200 };
});
afterAll(() => {
  connector.closeAllConnections();
  return new Promise(done => connector.close(done));
});

async function bodyOf(req: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  return chunks.length ? (JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>) : {};
}

const channel = () =>
  ({
    kind: 'channel',
    key: 'aduan',
    conversationId: '19:aduan@thread.tacv2',
    serviceUrl,
    botId: '28:b',
    tenantId,
    teamId: null,
  }) as const;
const chat = () => ({ ...channel(), kind: 'personal', key: 'x', conversationId: 'a:1' }) as const;
const refusal = (call: () => Promise<unknown>): Promise<PostRefused> =>
  call().then(
    () => Promise.reject(new Error('it was taken')),
    (error: PostRefused) => error,
  );

test('in a channel a card begins a thread of its own, alone, with its summary for the toast', async () => {
  expect(await posting.post(channel(), post)).toBe('1795562176020');
  expect(asked).toMatchObject([{ method: 'POST', url: '/connector/v3/conversations', authorization: 'Bearer a-token' }]);
  const { body } = asked[0]!;
  expect(body).toMatchObject({ isGroup: true, channelData: { channel: { id: '19:aduan@thread.tacv2' } }, tenantId });
  expect(body.activity).toMatchObject({ type: 'message', summary: post.summary, attachments: [{ content: card }] });
  expect(body.activity).not.toHaveProperty('text');
});

test('a chat gets the card as a message, and an update goes to the message that stands', async () => {
  await posting.post(chat(), post);
  await posting.update(chat(), '42', post);
  expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual([
    'POST /connector/v3/conversations/a%3A1/activities',
    'PUT /connector/v3/conversations/a%3A1/activities/42',
  ]);
});

test.each([
  [404, 'gone'],
  [403, 'blocked'],
  [400, 'refused'],
  [413, 'refused'],
  [401, 'later'],
  [412, 'later'],
  [500, 'ambiguous'],
  [502, 'ambiguous'],
  [503, 'ambiguous'],
])('an answer %i means %s, and is not asked again by itself: a second post would be a second card', async (status, kind) => {
  answer = { status, body: { error: { code: 'X', message: 'x' } } };
  expect(await refusal(() => posting.post(channel(), post))).toMatchObject({ status, kind, afterMs: undefined });
  expect(asked).toHaveLength(1);
});

test('how long to wait is handed on', async () => {
  answer = { status: 429, headers: { 'Retry-After': '7' }, body: {} };
  expect(await refusal(() => posting.post(channel(), post))).toMatchObject({ kind: 'later', afterMs: 7000 });
  expect(asked).toHaveLength(1);
});

test('no answer at all may mean that it was posted', async () => {
  const nowhere = { ...channel(), serviceUrl: 'http://127.0.0.1:9/' };
  expect(await refusal(() => posting.post(nowhere, post))).toMatchObject({ status: 0, kind: 'ambiguous' });
});

test('an answer that does not come in time may have been posted, and is not waited for any longer', async () => {
  const silent = createServer(() => undefined).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const { port } = silent.address() as AddressInfo;
  const impatient = createPosting(settings, 300);
  const before = Date.now();
  const refused = await refusal(() => impatient.post({ ...channel(), serviceUrl: `http://127.0.0.1:${port}/` }, post));
  expect(refused).toMatchObject({ status: 0, kind: 'ambiguous' });
  expect(Date.now() - before).toBeLessThan(5_000);
  silent.closeAllConnections();
  silent.close();
});
