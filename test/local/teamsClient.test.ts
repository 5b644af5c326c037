import { decodeJwt } from 'jose';
import { botAppId, channelId, findPersona, personas, teamId, tenantId } from '../../bot/local/personas';
import { cardAnswer, openOffice, withCard, type Office, type Received } from './recordingOffice';

const operator = findPersona('operator')!;
const operator2 = findPersona('operator2')!;
const execute = (verb: string, step: number) => ({ type: 'Action.Execute', verb, data: { complaintId: 'c1', step } });
const opens = (dialog: string, step: number) => ({
  type: 'Action.Submit',
  data: { dialog, complaintId: 'c1', step, msteams: { type: 'task/fetch' } },
});
const card = (...actions: object[]) => ({ type: 'AdaptiveCard', version: '1.5', body: [], actions });
/** The channel's card: only the operator is refreshed by Teams. */
const base = (step: number) => ({
  ...card(execute('showMyActions', step)),
  refresh: { action: execute('refreshCard', step), userIds: [operator.teamsUserId] },
});

let office: Office;
let activityId: string;
beforeEach(async () => {
  office = await openOffice();
  const thread = { channelData: { channel: { id: channelId } }, activity: withCard(base(1)) };
  activityId = (await office.connector('POST', 'v3/conversations', thread)).body.activityId as string;
});
afterEach(() => office.close());

const invoke = (persona: string, verb: string, data: object = {}, more: object = {}) =>
  office.call('POST', '/local/teams/invoke', { persona, activityId, verb, data, ...more });
const dialogs = (type: string, dialog: string, data: object = {}, more: object = {}) =>
  office.call('POST', '/local/teams/dialogs', { persona: 'operator', activityId, type, dialog, data, ...more });
const actionsSent = () =>
  office.received.map(({ value }) => ({ verb: value.action.verb, ...value.action.data, trigger: value.trigger }));
/** The bot answers a refresh and "show my actions" with this card, anything else with the second. */
const answerWith = (view: object, afterwards: object = view) => {
  const looks = ['refreshCard', 'showMyActions'];
  office.bot.answer = ({ value }) => cardAnswer(looks.includes(value.action.verb as string) ? view : afterwards);
};

test('a click reaches the bot as Teams sends it, signed for the bot and the service url', async () => {
  answerWith(card(execute('take', 1)));
  const { body } = await invoke('operator', 'take', { note: 'segera' }, { raw: true });
  expect(body).toEqual({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card(execute('take', 1)) });
  const serviceUrl = `${office.baseUrl}/local/teams/connector/`;
  expect(office.received[0]).toMatchObject({
    type: 'invoke',
    name: 'adaptiveCard/action',
    channelId: 'msteams',
    serviceUrl,
    locale: 'id-ID',
    from: { id: operator.teamsUserId, aadObjectId: operator.aadObjectId, name: operator.name },
    recipient: { id: `28:${botAppId}` },
    conversation: { id: `${channelId};messageid=${activityId}`, conversationType: 'channel', tenantId, isGroup: true },
    channelData: { tenant: { id: tenantId }, team: { id: teamId }, channel: { id: channelId } },
    replyToId: activityId,
    value: { action: { type: 'Action.Execute', verb: 'take', data: { note: 'segera' } }, trigger: 'manual' },
  });
  const token = office.authorizations[0]?.replace('Bearer ', '') ?? '';
  expect(decodeJwt(token)).toMatchObject({ aud: botAppId, serviceurl: serviceUrl });
});

test('someone Teams refreshes sees their own view first, and the button is taken from it', async () => {
  answerWith(card(execute('take', 5)), card());
  await invoke('operator', 'take', { note: 'x' });
  expect(actionsSent()).toEqual([
    { verb: 'refreshCard', complaintId: 'c1', step: 1, trigger: 'automatic' },
    { verb: 'take', complaintId: 'c1', step: 5, note: 'x', trigger: 'manual' },
  ]);
});

test('someone Teams does not refresh asks for their actions first', async () => {
  answerWith(card(execute('take', 5)));
  await invoke('operator2', 'take');
  expect(actionsSent().map(({ verb, step }) => [verb, step])).toEqual([
    ['showMyActions', 1],
    ['take', 5],
  ]);
});

test('a view stays as it was seen though the card has moved on, so that a stale click can happen', async () => {
  answerWith(card(execute('take', 1)));
  await invoke('operator', 'refresh');
  const path = `v3/conversations/${encodeURIComponent(channelId)}/activities/${activityId}`;
  await office.connector('PUT', path, withCard(base(2)));
  answerWith(card(execute('take', 2)), card(execute('submitReview', 2)));
  await invoke('operator', 'take');
  expect(actionsSent().at(-1)).toMatchObject({ verb: 'take', step: 1 });
  await invoke('operator', 'submitReview');
  expect(actionsSent()).toHaveLength(3);
  expect(actionsSent().at(-1)).toMatchObject({ verb: 'submitReview', step: 2 });
});

test('a verb the card never offers is still sent, with what the card is about, so that the bot can refuse in words', async () => {
  answerWith(card());
  for (const persona of ['operator', 'operator2']) await invoke(persona, 'approveAnswer', { note: 'x' });
  const sent = actionsSent().filter(({ verb }) => verb === 'approveAnswer');
  const expected = { verb: 'approveAnswer', complaintId: 'c1', step: 1, note: 'x', trigger: 'manual' };
  expect(sent).toEqual([expected, expected]);
});

test('the data given wins over the data of the button', async () => {
  answerWith(card(execute('take', 5)));
  await invoke('operator', 'take', { step: 4 });
  expect(actionsSent().at(-1)).toMatchObject({ complaintId: 'c1', step: 4 });
});

test('refresh gives the own view, and is refused on a card without one', async () => {
  answerWith(card(execute('take', 5)));
  expect((await invoke('operator2', 'refresh')).body.value).toEqual(card(execute('take', 5)));
  expect(actionsSent()).toEqual([{ verb: 'refreshCard', complaintId: 'c1', step: 1, trigger: 'manual' }]);
  const path = `v3/conversations/${encodeURIComponent(channelId)}/activities`;
  activityId = (await office.connector('POST', path, withCard(card()))).body.id as string;
  expect(await invoke('operator', 'refresh')).toMatchObject({ status: 409, body: { code: 'noRefresh' } });
});

test('a message answer leaves the view as it was', async () => {
  answerWith(card(execute('take', 5)));
  await invoke('operator', 'refresh');
  const refusal = { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Tidak bisa.' };
  office.bot.answer = () => ({ status: 200, body: refusal });
  expect((await invoke('operator', 'take')).body).toEqual(refusal);
  await invoke('operator', 'take');
  expect(actionsSent().map(({ verb }) => verb)).toEqual(['refreshCard', 'take', 'take']);
});

test('an HTTP error of the bot, and no answer at all, are told apart', async () => {
  office.bot.answer = () => ({ status: 401, body: { code: 'notAllowed' } });
  const { body } = await invoke('operator', 'take', {}, { raw: true });
  expect(body).toEqual({ statusCode: 401, type: 'application/vnd.microsoft.error', value: { code: 'notAllowed' } });
});

test('a dialog is opened by its button and submitted with its own data under the words given', async () => {
  const dialogCard = {
    ...card({ type: 'Action.Submit', data: { dialog: 'submitReview', complaintId: 'c1', step: 5, submissionId: 's1' } }),
  };
  const opened = { task: { type: 'continue', value: { title: 'Telaahan', card: { contentType: 'x', content: dialogCard } } } };
  office.bot.answer = ({ name, value }) => {
    if (name === 'adaptiveCard/action') return cardAnswer(card(opens('submitReview', 5)));
    return { status: 200, body: name === 'task/fetch' ? opened : { task: { type: 'message', value: value.data.problem } } };
  };
  expect((await dialogs('fetch', 'submitReview')).body).toEqual({ statusCode: 200, body: opened });
  expect(office.received.at(-1)).toMatchObject({
    name: 'task/fetch',
    replyToId: activityId,
    value: {
      data: { dialog: 'submitReview', complaintId: 'c1', step: 5, msteams: { type: 'task/fetch' } },
      context: { theme: 'default' },
    },
  });
  const { body } = await dialogs('submit', 'submitReview', { problem: 'KTP hilang' });
  expect(body).toEqual({ statusCode: 200, body: { task: { type: 'message', value: 'KTP hilang' } } });
  const submitted = { dialog: 'submitReview', complaintId: 'c1', step: 5, submissionId: 's1', problem: 'KTP hilang' };
  expect(office.received.at(-1)).toMatchObject({ name: 'task/submit', value: { data: submitted } });
});

test('after a submit that closed the dialog, the next click begins with a fresh view', async () => {
  office.bot.answer = ({ name }) =>
    name === 'adaptiveCard/action' ? cardAnswer(card(opens('submitReview', 5), execute('take', 5))) : { status: 200, body: {} };
  await invoke('operator', 'take');
  await dialogs('submit', 'submitReview', {}, { raw: true });
  const before = office.received.length;
  await invoke('operator', 'take');
  expect(office.received.slice(before).map(({ value }) => value.action.verb as string)).toEqual(['refreshCard', 'take']);
});

test('a submit of a dialog never opened opens it first; raw sends only what was given', async () => {
  answerWith(card(opens('submitReview', 5)));
  office.bot.answer = ({ name }) =>
    name === 'adaptiveCard/action' ? cardAnswer(card(opens('submitReview', 5))) : { status: 200, body: {} };
  await dialogs('submit', 'submitReview', { problem: 'p' });
  expect(office.received.map(({ name }) => name as string)).toEqual(['adaptiveCard/action', 'task/fetch', 'task/submit']);
  expect(office.received.at(-1)?.value.data).toEqual({ dialog: 'submitReview', complaintId: 'c1', step: 5, problem: 'p' });
  await dialogs('submit', 'submitReview', { problem: 'p' }, { raw: true });
  expect(office.received.at(-1)?.value.data).toEqual({ problem: 'p' });
});

test('what a person writes is delivered in their chat, or in the channel with the bot mentioned', async () => {
  const say = (more: object) => office.call('POST', '/local/teams/messages', { persona: 'operator', text: 'bantuan', ...more });
  const { body: inChat } = await say({});
  const { body: inChannel } = await say({ channel: true });
  expect(office.received).toMatchObject([
    { type: 'message', id: inChat.activityId, text: 'bantuan', conversation: { conversationType: 'personal' } },
    {
      type: 'message',
      id: inChannel.activityId,
      text: '<at>Aduan Dukcapil</at> bantuan',
      conversation: { conversationType: 'channel' },
    },
  ]);
  expect((await office.call('GET', '/local/teams/chats/operator/messages')).body).toMatchObject([
    { from: 'operator', text: 'bantuan' },
  ]);
});

test('installing tells the bot of the team, its channel, and everybody', async () => {
  await office.teams.installApp();
  const events = office.received.map(({ type, conversation }) => `${type} ${conversation.conversationType}`);
  const count = (event: string) => events.filter(name => name === event).length;
  expect([count('conversationUpdate channel'), count('installationUpdate channel')]).toEqual([1, 1]);
  expect([count('conversationUpdate personal'), count('installationUpdate personal')]).toEqual([
    personas.length,
    personas.length,
  ]);
  const team = { team: { id: teamId }, channel: { id: channelId }, tenant: { id: tenantId } };
  expect(office.received[0]).toMatchObject({ membersAdded: [{ id: `28:${botAppId}` }], channelData: team });
  const chats = office.received.map(({ conversation }) => conversation.id as string);
  expect(new Set(chats).size).toBe(1 + personas.length);
  office.bot.answer = () => ({ status: 503 });
  await expect(office.teams.installApp()).rejects.toThrow('503');
});

test.each<[string, object, number, string]>([
  ['an unknown persona', { persona: 'mayor', verb: 'take' }, 404, 'unknownPersona'],
  ['an unknown message', { persona: 'operator', verb: 'take', activityId: '1' }, 404, 'unknownActivity'],
  ['no verb', { persona: 'operator' }, 400, 'invalid'],
  ['data that is no object', { persona: 'operator', verb: 'take', data: 'x' }, 400, 'invalid'],
])('a script naming %s is told so', async (_what, body, status, code) => {
  expect(await office.call('POST', '/local/teams/invoke', { activityId, ...body })).toMatchObject({ status, body: { code } });
  expect(office.received).toEqual<Received[]>([]);
});

test("nobody clicks in another person's chat", async () => {
  const { body: chat } = await office.connector('POST', 'v3/conversations', {
    members: [{ id: operator2.teamsUserId }],
    activity: withCard(base(1)),
  });
  activityId = chat.activityId as string;
  expect((await invoke('operator', 'take')).status).toBe(404);
  await invoke('operator2', 'take', {}, { raw: true });
  expect(office.received[0]).toMatchObject({
    conversation: { id: chat.id, conversationType: 'personal' },
    replyToId: activityId,
  });
});
