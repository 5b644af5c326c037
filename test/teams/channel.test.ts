import type { TurnContext } from 'botbuilder';
import { complaintChannel } from '../../bot/casework/news/teamsNews';
import { forgetPlace, placeOf } from '../../bot/casework/news/teamsPlaces';
import type { PersonaKey } from '../../bot/local/personas';
import { createBot } from '../../bot/teams/bot';
import { typedReport } from '../../bot/channels/typedReport';
import { openOfficeInTime, type OfficeInTime } from '../casework/officeInTime';

/** Which channel becomes the one in which the complaints stand. */

let office: OfficeInTime;
beforeEach(async () => {
  office = await openOfficeInTime();
});
afterEach(() => office.close());

const service = 'https://smba.trafficmanager.net/apac/';
const ours = '19:aduan@thread.tacv2';
const foreign = '19:elsewhere@thread.tacv2';

/** Teams sends something that happened in a channel, by one of the staff or by somebody the office does not know. */
async function arrives(type: string, who: PersonaKey | 'stranger', channel: string, more: object = {}): Promise<void> {
  const person =
    who === 'stranger'
      ? { id: 'x', teamsUserId: '29:x', aadObjectId: '99999999-9999-4999-8999-999999999999' }
      : await office.person(who);
  const activity = {
    ...{ type, id: 'f:1', channelId: 'msteams', serviceUrl: service, recipient: { id: '28:bot' } },
    from: { id: person.teamsUserId ?? `29:${person.id}`, aadObjectId: person.aadObjectId },
    conversation: { id: channel, conversationType: 'channel', tenantId: 'tenant', isGroup: true },
    channelData: { channel: { id: channel }, team: { id: '19:team' }, tenant: { id: 'tenant' } },
    ...more,
  };
  await createBot(office.office, typedReport)({ activity } as unknown as TurnContext);
}
const place = () => placeOf(office.db.read, complaintChannel);
const bot = [{ id: '28:bot' }];

test.each([
  ['installationUpdate', { action: 'add' }],
  ['installationUpdate', { action: 'add-upgrade' }],
  ['conversationUpdate', { membersAdded: [{ id: '29:other' }, ...bot] }],
])('an administrator’s %s makes the channel the complaint channel: %j', async (type, more) => {
  await arrives(type, 'admin', ours, more);
  expect(await place()).toMatchObject({ conversationId: ours, state: 'active', serviceUrl: service, teamId: '19:team' });
});

test('whoever else adds the app to a team, or speaks to the bot there, makes no complaint channel of it', async () => {
  for (const who of ['operator', 'headOfOffice', 'stranger'] as const) {
    await arrives('installationUpdate', who, foreign, { action: 'add' });
    await arrives('conversationUpdate', who, foreign, { membersAdded: bot });
    await arrives('message', who, foreign, { text: 'halo' });
  }
  await arrives('conversationUpdate', 'admin', foreign, { membersAdded: [{ id: '29:other' }] });
  await arrives('conversationUpdate', 'admin', foreign);
  await arrives('message', 'admin', foreign, { text: 'halo' });
  expect(await place()).toBeNull();
});

test('once there is one, anybody’s activity there renews its address, and brings it back after it was given up', async () => {
  await arrives('installationUpdate', 'admin', ours, { action: 'add' });
  await arrives('message', 'operator', ours, { serviceUrl: `${service}new`, text: 'halo' });
  expect(await place()).toMatchObject({ conversationId: ours, serviceUrl: `${service}new`, state: 'active' });
  await office.db.write(tx => forgetPlace(tx, ours));
  await arrives('message', 'operator', foreign, { text: 'halo' });
  expect(await place()).toMatchObject({ conversationId: ours, state: 'removed' });
  await arrives('installationUpdate', 'operator', ours, { action: 'add' });
  expect(await place()).toMatchObject({ conversationId: ours, state: 'active' });
});

test('the channel moves when the app was removed from the old one and an administrator adds it to another, not before', async () => {
  await arrives('installationUpdate', 'admin', ours, { action: 'add' });
  await arrives('installationUpdate', 'admin', foreign, { action: 'add' });
  expect(await place()).toMatchObject({ conversationId: ours });
  await arrives('installationUpdate', 'operator', ours, { action: 'remove' });
  await arrives('installationUpdate', 'operator', foreign, { action: 'add' });
  expect(await place()).toMatchObject({ conversationId: ours, state: 'removed' });
  await arrives('installationUpdate', 'admin', foreign, { action: 'add' });
  expect(await place()).toMatchObject({ conversationId: foreign, state: 'active' });
});

const general = '19:general@thread.tacv2';
const inTeam = (id: string) => ({ channelData: { channel: { id: general }, team: { id }, tenant: { id: 'tenant' } } });

test.each([
  ['installationUpdate', { action: 'remove', ...inTeam('19:team') }],
  ['installationUpdate', { action: 'remove-upgrade', ...inTeam('19:team') }],
  ['conversationUpdate', { membersRemoved: bot, ...inTeam('19:team') }],
])('removed from the team, as Teams tells it from its general channel, the place is given up: %s %j', async (type, more) => {
  await arrives('installationUpdate', 'admin', ours, { action: 'add' });
  await arrives(type, 'admin', general, more);
  expect(await place()).toMatchObject({ conversationId: ours, state: 'removed' });
});

test('what happens to other teams, and to other people in ours, leaves the place alone', async () => {
  await arrives('installationUpdate', 'admin', ours, { action: 'add' });
  await arrives('installationUpdate', 'admin', general, { action: 'remove', ...inTeam('19:another') });
  await arrives('conversationUpdate', 'admin', ours, { membersRemoved: [{ id: '29:other' }] });
  expect(await place()).toMatchObject({ conversationId: ours, state: 'active' });
});

test('a deleted channel is given up alone, and is back with the first word in it', async () => {
  const there = { channel: { id: ours }, team: { id: '19:team' }, tenant: { id: 'tenant' } };
  await arrives('installationUpdate', 'admin', ours, { action: 'add' });
  await arrives('conversationUpdate', 'admin', general, { channelData: { ...there, eventType: 'channelDeleted' } });
  expect(await place()).toMatchObject({ conversationId: ours, state: 'removed' });
  await arrives('conversationUpdate', 'operator', ours, { channelData: { ...there, eventType: 'channelRestored' } });
  expect(await place()).toMatchObject({ conversationId: ours, state: 'active' });
});

test('the same channel under another team’s id, or another bot, keeps its place with what is new of it', async () => {
  await arrives('installationUpdate', 'admin', ours, { action: 'add' });
  const there = { channelData: { channel: { id: ours }, team: { id: '19:renewed' }, tenant: { id: 'tenant' } } };
  await arrives('message', 'operator', ours, { text: 'halo', ...there, recipient: { id: '28:renewed' } });
  expect(await place()).toMatchObject({ conversationId: ours, teamId: '19:renewed', botId: '28:renewed' });
  const nameless = { channelData: { channel: { id: ours }, tenant: { id: 'tenant' } }, serviceUrl: `${service}moved` };
  await arrives('message', 'operator', ours, { text: 'halo', ...nameless, recipient: { id: '28:renewed' } });
  expect(await place()).toMatchObject({ teamId: '19:renewed', serviceUrl: `${service}moved` });
});

test('a person who removes the app is given up, and is back with their next word', async () => {
  const { id } = await office.person('operator');
  const chat = { conversation: { id: 'a:1', conversationType: 'personal', tenantId: 'tenant' }, channelData: {} };
  await arrives('message', 'operator', ours, { ...chat, text: 'halo' });
  expect(await placeOf(office.db.read, id)).toMatchObject({ conversationId: 'a:1', state: 'active' });
  await arrives('installationUpdate', 'operator', ours, { ...chat, action: 'remove' });
  expect(await placeOf(office.db.read, id)).toMatchObject({ state: 'removed' });
  await arrives('message', 'operator', ours, { ...chat, text: 'halo' });
  expect(await placeOf(office.db.read, id)).toMatchObject({ state: 'active' });
});
