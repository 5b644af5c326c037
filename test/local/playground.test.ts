import type { AddressInfo } from 'node:net';
import { botAppId, channelId, personas, tenantId } from '../../bot/local/personas';
import { createSigner } from '../../bot/local/playground/signer';
import { arrivals, worldOf } from '../../bot/local/playground/world';
import { gateFault } from '../../bot/teams/gate';
import type { TeamsSettings } from '../../bot/teams/settings';
import { openOffice, type Office } from './recordingOffice';

/** What stands between Microsoft's Agents Playground and the bot; the Playground itself is looked at by hand (README). */

const me = personas[0]!;
const serviceUrl = 'http://localhost:56150/_connector';
const settings = { appId: botAppId, tenantId, serviceHosts: ['localhost:56150'] } as unknown as TeamsSettings;

let office: Office;
let signer: ReturnType<typeof createSigner>;
let url: string;
beforeAll(async () => {
  office = await openOffice();
  signer = createSigner(office.entra);
  await new Promise<void>(done => signer.listen(0, '127.0.0.1', () => done()));
  url = `http://127.0.0.1:${(signer.address() as AddressInfo).port}/api/messages`;
});
afterAll(async () => {
  signer.closeAllConnections();
  await new Promise(done => signer.close(done));
  await office.close();
});
const post = (activity: object) => fetch(url, { method: 'POST', body: JSON.stringify(activity) });

test('an activity without a token arrives with one that the bot’s own check takes, and with the tenant; the answer goes back', async () => {
  office.bot.answer = () => ({ status: 200, body: { statusCode: 200, type: 'x', value: 'y' } });
  const sent = {
    type: 'invoke',
    channelId: 'msteams',
    serviceUrl,
    from: { id: me.teamsUserId },
    conversation: { id: channelId },
  };
  const answer = await post(sent);
  expect([answer.status, await answer.json()]).toEqual([200, { statusCode: 200, type: 'x', value: 'y' }]);
  const [received, authorization] = [office.received.at(-1)!, office.authorizations.at(-1)];
  expect(gateFault(settings, undefined, sent)).toBe('noToken');
  expect(gateFault(settings, authorization, received)).toBeNull();
  expect(received).toEqual({ ...sent, conversation: { id: channelId, tenantId }, channelData: { tenant: { id: tenantId } } });
});

test('the app’s arrival in channel and chat is said as Teams says it', async () => {
  for (const activity of arrivals(me)) {
    await post({ ...activity, serviceUrl });
    expect(gateFault(settings, office.authorizations.at(-1), office.received.at(-1)!)).toBeNull();
  }
});

test('a question whether anybody is there is answered and reaches no bot, and one that is no JSON is no end', async () => {
  const before = office.received.length;
  expect((await fetch(url)).status).toBe(200);
  expect((await fetch(url, { method: 'POST', body: 'halo' })).status).toBe(502);
  expect(office.received).toHaveLength(before);
});

test('the Playground takes five people beside whoever sits there, and one channel: the complaint channel', () => {
  const world = JSON.parse(worldOf(personas[3]!)) as ReturnType<typeof JSON.parse>;
  expect(world.currentUser).toMatchObject({ id: personas[3]!.teamsUserId, aadObjectId: personas[3]!.aadObjectId });
  expect(world.users).toHaveLength(5);
  expect(JSON.stringify(world.users)).not.toContain(personas[3]!.teamsUserId);
  expect(world.team.channels).toEqual([{ id: channelId, name: 'Aduan' }]);
});
