import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { botAppId, channelId, findPersona, personas, tenantId } from '../../bot/local/personas';
import { graphAudience } from '../../bot/local/entra';
import { openOffice, withCard, type Office } from './recordingOffice';

const channel = encodeURIComponent(channelId);
const activitiesPath = `v3/conversations/${channel}/activities`;
const inChannel = { channelData: { channel: { id: channelId } }, isGroup: true };
const card = { type: 'AdaptiveCard', version: '1.5', body: [] };
const operator = findPersona('operator')!;

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const channelMessages = async () => (await office.call('GET', '/local/teams/channels/aduan/messages')).body as unknown[];

test('a thread begun in the channel shows its card, summary and times', async () => {
  const { status, body } = await office.connector('POST', 'v3/conversations', { ...inChannel, activity: withCard(card) });
  expect(status).toBe(201);
  expect(body).toEqual({
    id: `${channelId};messageid=${body.activityId}`,
    activityId: body.activityId,
    serviceUrl: `${office.baseUrl}/local/teams/connector/`,
  });
  const [shown] = (await channelMessages()) as Record<string, string>[];
  expect(shown).toMatchObject({ activityId: body.activityId, card, summary: 'Aduan contoh', from: 'bot' });
  expect(shown?.updatedAt).toBe(shown?.createdAt);
  expect(new Date(shown?.createdAt ?? '').toISOString()).toBe(shown?.createdAt);
});

test('a card is updated in place, answered in its thread, and removed', async () => {
  const { body: begun } = await office.connector('POST', 'v3/conversations', { ...inChannel, activity: withCard(card) });
  const newCard = { ...card, body: [{ type: 'TextBlock', text: 'baru' }] };
  const path = `v3/conversations/${encodeURIComponent(begun.id as string)}/activities/${begun.activityId}`;
  expect((await office.connector('PUT', path, withCard(newCard))).body).toEqual({ id: begun.activityId });
  const { body: reply } = await office.connector('POST', path, { type: 'message', text: 'Selesai' });
  expect(await channelMessages()).toMatchObject([
    { activityId: begun.activityId, card: newCard },
    { activityId: reply.id, text: 'Selesai', replyToId: begun.activityId },
  ]);
  await office.connector('DELETE', path);
  expect(await channelMessages()).toMatchObject([{ activityId: reply.id }]);
  expect((await office.connector('PUT', path, withCard(card))).status).toBe(404);
});

test('posts made in one instant get different ids, oldest first', async () => {
  const posts = await Promise.all(
    [...Array(5).keys()].map(n => office.connector('POST', activitiesPath, { type: 'message', text: `${n}` })),
  );
  const ids = posts.map(({ body }) => String(body.id));
  expect(new Set(ids).size).toBe(5);
  const shown = ((await channelMessages()) as { activityId: string }[]).map(({ activityId }) => activityId);
  expect(shown).toEqual([...ids].sort());
});

test('the 1:1 chat with a person is the same one each time, and only theirs shows what is posted there', async () => {
  const ask = () => office.connector('POST', 'v3/conversations', { members: [{ id: operator.teamsUserId }], tenantId });
  const { body: chat } = await ask();
  expect((await ask()).body.id).toBe(chat.id);
  await office.connector(
    'POST',
    `v3/conversations/${encodeURIComponent(chat.id as string)}/activities`,
    withCard(card, 'Pengingat'),
  );
  expect((await office.call('GET', '/local/teams/chats/operator/messages')).body).toMatchObject([{ card, summary: 'Pengingat' }]);
  expect((await office.call('GET', '/local/teams/chats/operator2/messages')).body).toEqual([]);
  expect(await channelMessages()).toEqual([]);
  expect((await office.call('GET', '/local/teams/chats/mayor/messages')).status).toBe(404);
});

test('a chat with an Entra object id, a stranger or another tenant is refused', async () => {
  const ask = (body: object) => office.connector('POST', 'v3/conversations', body);
  expect((await ask({ members: [{ id: operator.aadObjectId }] })).status).toBe(403);
  expect((await ask({ members: [{ id: '29:stranger' }] })).status).toBe(403);
  expect((await ask({ members: [{ id: operator.teamsUserId }], tenantId: 'other' })).status).toBe(403);
  expect((await ask({ members: [] })).status).toBe(400);
  expect((await ask({ channelData: { channel: { id: '19:other@thread.tacv2' } }, activity: withCard(card) })).status).toBe(404);
  expect((await ask(inChannel)).status).toBe(400);
});

test('the roster gives both ids of everybody, whole, in pages, and one by one', async () => {
  const { body: members } = await office.connector('GET', `v3/conversations/${channel}/members`);
  expect(members).toHaveLength(personas.length);
  const { name, aadObjectId } = operator;
  const expected = { id: operator.teamsUserId, aadObjectId, objectId: aadObjectId, tenantId, name, userRole: 'user' };
  expect(members[0]).toMatchObject(expected);
  const paged = `v3/conversations/${channel}/pagedmembers?pageSize=7`;
  const { body: first } = await office.connector('GET', paged);
  const { body: second } = await office.connector('GET', `${paged}&continuationToken=${first.continuationToken}`);
  expect([...first.members, ...second.members]).toEqual(members);
  expect(second.continuationToken).toBeUndefined();
  const one = (id: string) => office.connector('GET', `v3/conversations/${channel}/members/${encodeURIComponent(id)}`);
  expect((await one(operator.teamsUserId)).body).toMatchObject(expected);
  expect((await one('29:stranger')).status).toBe(404);
});

test('without a token made out to the bot for the connector nothing is done', async () => {
  const url = '/local/teams/connector/v3/conversations';
  const body = { ...inChannel, activity: withCard(card) };
  const graphToken = await office.entra.serviceToken({ clientId: botAppId, audience: graphAudience });
  for (const token of [undefined, 'nonsense', graphToken, await office.entra.userToken('operator')]) {
    expect((await office.call('POST', url, body, token)).status).toBe(401);
  }
  expect(await channelMessages()).toEqual([]);
});

test('text and card in one activity, an empty message, and one too large are refused', async () => {
  const post = (activity: object) => office.connector('POST', activitiesPath, activity);
  expect((await post({ ...withCard(card), text: 'Aduan baru' })).status).toBe(400);
  expect((await post({ type: 'message' })).status).toBe(400);
  expect((await post({ type: 'message', text: 'x'.repeat(60_000) })).status).toBe(413);
  expect((await post({ type: 'typing' })).status).toBe(202);
  expect(await channelMessages()).toEqual([]);
});

test('the bot cannot change what a person wrote', async () => {
  const { body } = await office.call('POST', '/local/teams/messages', { persona: 'operator', text: 'halo', channel: true });
  expect((await office.connector('DELETE', `${activitiesPath}/${body.activityId}`)).status).toBe(403);
});

test('an ordered fault is answered as often as ordered, with Retry-After, and nothing is written', async () => {
  await office.call('POST', '/local/teams/faults', { status: 429, times: 2, retryAfter: 3 });
  const post = () => office.connector('POST', activitiesPath, withCard(card));
  const first = await post();
  expect([first.status, first.headers.get('retry-after'), typeof first.body.error.code]).toEqual([429, '3', 'string']);
  expect((await post()).status).toBe(429);
  expect(await channelMessages()).toEqual([]);
  expect((await post()).status).toBe(201);
});

test('a fault applied after the work leaves the post behind', async () => {
  await office.call('POST', '/local/teams/faults', { status: 502, times: 1, applyFirst: true });
  expect((await office.connector('POST', activitiesPath, withCard(card))).status).toBe(502);
  expect(await channelMessages()).toHaveLength(1);
});

test('a fault that is no HTTP error is not taken', async () => {
  expect(await office.call('POST', '/local/teams/faults', { status: 200, times: 1 })).toMatchObject({
    status: 400,
    body: { code: 'invalid' },
  });
});

test('posts and their ids survive a restart on the same folder', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'aduan-teams-'));
  try {
    const before = await openOffice(folder);
    const { body: old } = await before.connector('POST', activitiesPath, withCard(card));
    await before.close();
    const after = await openOffice(folder);
    const { body: added } = await after.connector('POST', activitiesPath, withCard(card));
    const shown = (await after.call('GET', '/local/teams/channels/aduan/messages')).body;
    await after.close();
    expect(shown).toMatchObject([{ activityId: old.id }, { activityId: added.id }]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
