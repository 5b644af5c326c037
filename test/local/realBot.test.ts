import {
  CardFactory,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  MessageFactory,
  TeamsInfo,
  type TurnContext,
} from 'botbuilder';
import { AppCredentials, type ServiceClientCredentialsFactory } from 'botframework-connector';
import type { AddressInfo } from 'node:net';
import { createServer, plugins, type Request, type Response, type Server } from 'restify';
import { LocalEntra, connectorAudience } from '../../bot/local/entra';
import { mountEntra } from '../../bot/local/entraRoutes';
import { botAppId, channelId, findPersona, personas, tenantId } from '../../bot/local/personas';
import { LocalTeams, mountTeams } from '../../bot/local/teams';

/** botbuilder's own adapter and connector client against the stand-ins: its token checks and its REST calls, unchanged. */

class LocalCredentials extends AppCredentials {
  constructor(private readonly entra: LocalEntra) {
    super(botAppId, tenantId, connectorAudience);
  }
  override async getToken(): Promise<string> {
    return this.entra.serviceToken({ clientId: botAppId, audience: connectorAudience });
  }
  protected override refreshToken(): Promise<never> {
    throw new Error('getToken asks nobody else');
  }
}

let server: Server;
let teams: LocalTeams;
let entra: LocalEntra;
let baseUrl: string;
let adapter: CloudAdapter;
let turn: (context: TurnContext) => Promise<void> = async () => {};

beforeAll(async () => {
  server = createServer();
  server.use(plugins.bodyParser());
  await new Promise<void>(done => server.listen(0, '127.0.0.1', () => done()));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  entra = new LocalEntra(undefined, baseUrl);
  teams = new LocalTeams(entra);
  mountEntra(server, entra);
  mountTeams(server, teams);
  adapter = new CloudAdapter(authentication());
  server.post('/api/messages', async (req: Request, res: Response) => {
    await adapter.process(req as never, res as never, context => turn(context));
  });
});
afterAll(() => new Promise<void>(done => server.close(() => done())));

function authentication() {
  const factory: ServiceClientCredentialsFactory = {
    isValidAppId: async (appId = '') => appId === botAppId,
    isAuthenticationDisabled: async () => false,
    createCredentials: async () => new LocalCredentials(entra),
  };
  const settings = {
    ToChannelFromBotLoginUrl: entra.tokenUrl,
    ToChannelFromBotOAuthScope: connectorAudience,
    ToBotFromChannelTokenIssuer: entra.issuer.channel,
    OAuthUrl: baseUrl,
    ToBotFromChannelOpenIdMetadataUrl: entra.metadataUrl.channel,
    ToBotFromEmulatorOpenIdMetadataUrl: entra.metadataUrl.channel,
    CallerId: 'urn:botframework:azure',
    ValidateAuthority: 'false',
  };
  return new ConfigurationBotFrameworkAuthentication(settings, factory);
}

test("botbuilder's token check accepts the stand-in's activities, and refuses one without the stand-in's signature", async () => {
  const seen: string[] = [];
  turn = async context => void seen.push(context.activity.type);
  await teams.installApp();
  expect(seen).toHaveLength(2 * (1 + personas.length));
  const forged = await new LocalEntra(undefined, baseUrl).botToken({ serviceUrl: teams.serviceUrl });
  const activity = { type: 'message', channelId: 'msteams', serviceUrl: teams.serviceUrl };
  const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${forged}` };
  const { status } = await fetch(`${baseUrl}/api/messages`, { method: 'POST', headers, body: JSON.stringify(activity) });
  expect([status, seen.length]).toEqual([401, 2 * (1 + personas.length)]);
});

test("botbuilder's connector client posts, updates and deletes a card, reads the roster and opens a chat", async () => {
  const operator = findPersona('operator')!;
  const post = MessageFactory.attachment(CardFactory.adaptiveCard({ type: 'AdaptiveCard', body: [] }));
  const reference = { channelId: 'msteams', serviceUrl: teams.serviceUrl, conversation: { id: channelId } as never };
  let members: { aadObjectId?: string }[] = [];
  const posted: { id?: string; after?: unknown } = {};
  await adapter.continueConversationAsync(botAppId, reference, async context => {
    posted.id = (await context.sendActivity(post))?.id;
    await context.updateActivity({ ...post, id: posted.id, summary: 'diperbarui' });
    posted.after = teams.posts.list(channelId);
    await context.deleteActivity(posted.id!);
    members = (await TeamsInfo.getPagedMembers(context)).members;
    expect(await TeamsInfo.getMember(context, operator.teamsUserId)).toMatchObject({ aadObjectId: operator.aadObjectId });
  });
  expect(posted.after).toMatchObject([{ activityId: posted.id, summary: 'diperbarui', card: { type: 'AdaptiveCard' } }]);
  expect(teams.posts.list(channelId)).toEqual([]);
  expect(members.map(({ aadObjectId }) => aadObjectId)).toEqual(personas.map(({ aadObjectId }) => aadObjectId));
  const chat = { isGroup: false, members: [{ id: operator.teamsUserId, name: '' }], tenantId, bot: { id: botAppId, name: '' } };
  await adapter.createConversationAsync(
    botAppId,
    'msteams',
    teams.serviceUrl,
    connectorAudience,
    chat as never,
    async context => {
      await context.sendActivity('Pengingat');
    },
  );
  const shown = await (await fetch(`${baseUrl}/local/teams/chats/operator/messages`)).json();
  expect(shown).toMatchObject([{ from: 'bot', text: 'Pengingat' }]);
});

test("a card click goes through botbuilder's adapter and its invoke response comes back", async () => {
  const value = { type: 'AdaptiveCard', body: [] };
  turn = async context => {
    const body = { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value };
    await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
  };
  const { activityId } = teams.posts.add(channelId, 'bot', { type: 'message', text: 'halo' });
  const click = { persona: 'operator', activityId, verb: 'take', data: {}, raw: true };
  const response = await fetch(`${baseUrl}/local/teams/invoke`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(click),
  });
  expect(await response.json()).toEqual({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value });
});
