import { channelId, divisionChannelId, findPersona, personas, teamId, teamsAppId, tenantId } from '../../bot/local/personas';
import { cardAnswer, openOffice, withCard, type Office, type Received } from './recordingOffice';

const operator = findPersona('operator')!;
const card = (verb: string) => ({ type: 'AdaptiveCard', version: '1.5', actions: [{ type: 'Action.Execute', verb, data: {} }] });
const activities = `v3/conversations/${encodeURIComponent(channelId)}/activities`;

let office: Office;
let activityId: string;
beforeEach(async () => {
  office = await openOffice();
  activityId = (await office.connector('POST', activities, withCard(card('showMyActions')))).body.id as string;
});
afterEach(() => office.close());

const post = (path: string, body: object) => office.call('POST', `/local/teams/${path}`, body);
const postsOf = async (persona: string) => (await office.call('GET', `/local/teams/posts/${persona}`)).body;
const click = (persona: string, more: object = {}) => ({
  persona,
  activityId,
  verb: 'showMyActions',
  data: {},
  raw: true,
  ...more,
});
const edit = () => office.connector('PUT', `${activities}/${activityId}`, withCard(card('showMyActions'), 'Berubah'));

test('the page learns who may be played, with roles and the id that Teams gives them', async () => {
  const { body } = await office.call('GET', '/local/teams/personas');
  expect(body).toMatchObject({ tenantId, teamsAppId });
  expect(body.personas).toHaveLength(personas.length);
  const { key, name, roles, teamsUserId, aadObjectId } = operator;
  expect(body.personas[0]).toEqual({ key, name, roles, teamsUserId, aadObjectId });
});

test('a persona finds their own view beside the card, and nobody else does', async () => {
  office.bot.answer = () => cardAnswer(card('take'));
  await post('invoke', click('operator'));
  expect((await postsOf('operator')).channel).toMatchObject([{ activityId, edits: 0, seen: { card: card('take') } }]);
  expect((await postsOf('operator2')).channel[0]).not.toHaveProperty('seen');
});

test('a view from before an edit is not shown any more', async () => {
  office.bot.answer = () => cardAnswer(card('take'));
  await post('invoke', click('operator'));
  await edit();
  const [shown] = (await postsOf('operator')).channel as Received[];
  expect(shown).toMatchObject({ edits: 1, summary: 'Berubah' });
  expect(shown).not.toHaveProperty('seen');
});

test('a view that was asked for before an edit and comes after it counts as old', async () => {
  office.bot.answer = () => {
    const { posts } = office.teams;
    posts.update(posts.get(activityId)!, withCard(card('showMyActions'), 'Berubah'));
    return cardAnswer(card('take'));
  };
  await post('invoke', click('operator'));
  expect((await postsOf('operator')).channel[0]).not.toHaveProperty('seen');
});

test('the page can say that Teams refreshed by itself', async () => {
  await post('invoke', click('operator', { trigger: 'automatic' }));
  await post('invoke', click('operator'));
  expect(office.received.map(({ value }) => value.trigger)).toEqual(['automatic', 'manual']);
});

test('a submit that opens no dialog reaches the bot as a message with a value', async () => {
  expect((await post('submit', { persona: 'operator', activityId, data: { verb: 'take' } })).status).toBe(200);
  expect(office.received[0]).toMatchObject({ type: 'message', replyToId: activityId, value: { verb: 'take' } });
  expect(office.received[0]).not.toHaveProperty('text');
});

test('the other channel of the team is a place of its own, with the same team', async () => {
  await post('messages', { persona: 'admin', text: 'kanal bidang PP', channel: 'division' });
  const { channel, division, chat } = await postsOf('operator');
  expect([channel.length, division.length, chat.length]).toEqual([1, 1, 0]);
  const { activityId: thread } = division[0];
  expect(office.received[0]).toMatchObject({
    conversation: { id: `${divisionChannelId};messageid=${thread}`, conversationType: 'channel' },
    channelData: { channel: { id: divisionChannelId, name: 'Bidang PP' }, team: { id: teamId } },
  });
  await post('messages', { persona: 'admin', text: 'lagi', channel: 'division', replyToId: thread });
  expect((await postsOf('operator')).division[1]).toMatchObject({ replyToId: thread });
});

test('a pasted link is asked about where it was pasted', async () => {
  office.bot.answer = () => ({ status: 200, body: { composeExtension: { type: 'result', attachments: [] } } });
  const { body } = await post('extension/links', { persona: 'operator', url: 'https://x.contoh.invalid/tab', channel: true });
  expect(body).toEqual({ composeExtension: { type: 'result', attachments: [] } });
  expect(office.received[0]).toMatchObject({
    name: 'composeExtension/queryLink',
    conversation: { id: channelId },
    value: { url: 'https://x.contoh.invalid/tab' },
  });
  expect((await post('extension/links', { persona: 'operator' })).status).toBe(400);
});

describe('an action command of the message extension', () => {
  const dialog = (more: object) =>
    post('extension/dialogs', { persona: 'operator', commandId: 'makeComplaint', type: 'fetch', ...more });

  test('brings the message under which it was chosen, as markup that holds its words alone', async () => {
    const text = 'Ibu di loket: <b>KK</b> & akta\nsalah';
    const { activityId } = (await post('messages', { persona: 'operator', text })).body;
    office.received.length = 0;
    office.bot.answer = () => ({ status: 200, body: { task: { type: 'message', value: 'ya' } } });
    const { body } = await dialog({ activityId });
    expect(body).toMatchObject({ statusCode: 200, body: { task: { value: 'ya' } } });
    expect(office.received[0]).toMatchObject({
      name: 'composeExtension/fetchTask',
      value: {
        ...{ commandId: 'makeComplaint', commandContext: 'message' },
        messagePayload: {
          body: { contentType: 'html', content: '<p>Ibu di loket: &lt;b&gt;KK&lt;/b&gt; &amp; akta<br>salah</p>' },
          from: { user: { id: operator.aadObjectId, displayName: operator.name } },
        },
      },
    });
  });

  test('where one writes brings no message, and its form is submitted with the command', async () => {
    await dialog({ type: 'submit', data: { verb: 'receive' }, channel: true });
    expect(office.received[0]).toMatchObject({
      name: 'composeExtension/submitAction',
      conversation: { id: channelId },
      value: { commandContext: 'compose', data: { verb: 'receive' } },
    });
    expect(office.received[0]!.value).not.toHaveProperty('messagePayload');
  });

  test.each([[{ type: 'open' }], [{ data: 'x' }], [{ activityId: 'nowhere' }], [{ commandId: '' }], [{ persona: 'x' }]])(
    'is refused with %j',
    async more => expect((await dialog(more)).status).toBeGreaterThanOrEqual(400),
  );
});

test('an answer within a thread stays in it and reaches the bot with the mention', async () => {
  await post('messages', { persona: 'operator', text: 'halo', channel: true, replyToId: activityId });
  expect((await postsOf('operator')).channel[1]).toMatchObject({ from: 'operator', text: 'halo', replyToId: activityId });
  const { id } = office.received[0]!.conversation as { id: string };
  expect(id).toBe(`${channelId};messageid=${activityId}`);
});

test("nobody answers into another's chat", async () => {
  const { activityId: chatPost } = (await post('messages', { persona: 'operator', text: 'halo' })).body;
  const there = { persona: 'operator2', text: 'halo', channel: true, replyToId: chatPost };
  expect(await post('messages', there)).toMatchObject({ status: 404, body: { code: 'unknownActivity' } });
});

test('a search reaches the bot as Teams sends it, and an empty one as its first run', async () => {
  const found = { composeExtension: { type: 'result', attachmentLayout: 'list', attachments: [] } };
  office.bot.answer = () => ({ status: 200, body: found });
  expect((await post('extension', { persona: 'operator', query: 'ktp', channel: true })).body).toEqual(found);
  await post('extension', { persona: 'operator', query: '' });
  const [typed, first] = office.received;
  expect(typed).toMatchObject({
    type: 'invoke',
    name: 'composeExtension/query',
    from: { id: operator.teamsUserId, aadObjectId: operator.aadObjectId },
    conversation: { id: channelId, conversationType: 'channel' },
    value: {
      commandId: 'searchComplaints',
      parameters: [{ name: 'query', value: 'ktp' }],
      queryOptions: { skip: 0, count: 25 },
    },
  });
  expect(first!.value.parameters).toEqual([{ name: 'initialRun', value: 'true' }]);
  expect(first!.conversation.conversationType).toBe('personal');
});

test('a search that the bot refuses is an error of the page', async () => {
  office.bot.answer = () => ({ status: 500 });
  expect(await post('extension', { persona: 'operator', query: 'ktp' })).toMatchObject({
    status: 502,
    body: { code: 'botRefused' },
  });
});

test('a card that was found is posted as the own message of whoever chose it', async () => {
  expect((await post('cards', { persona: 'operator', card: card('x'), channel: true })).status).toBe(200);
  expect((await postsOf('operator2')).channel[1]).toMatchObject({ from: 'operator', card: card('x') });
  expect(await post('cards', { persona: 'operator', card: 'x' })).toMatchObject({ status: 400, body: { code: 'invalid' } });
});

test('messages carry office time, whatever the machine says', async () => {
  const { LocalTeams } = await import('../../bot/local/teams');
  const now = new Date('2026-11-23T02:15:00.000Z');
  const teams = new LocalTeams(office.entra, undefined, undefined, () => now);
  const said = teams.posts.add(channelId, 'operator', { type: 'message', text: 'halo' });
  expect(said).toMatchObject({ createdAt: now.toISOString(), updatedAt: now.toISOString(), edits: 0 });
});
