import type { Request, Response, Server } from 'restify';
import { connectorAudience, type LocalEntra } from './entra';
import { botAppId, findByTeamsId, isChannel, tenantId, type Persona } from './personas';
import type { Faults } from './teamsFaults';
import type { TeamsLimits } from './teamsLimits';
import { cardOf, chatIdOf, membersOf, splitId, type Activity, type Post, type TeamsPosts } from './teamsPosts';
import { answer, bearerOf, isObject, jsonOf, textOf } from './wire';

/** Where the connector's routes begin: the `serviceUrl` the bot is told, without the office's address. */
export const connectorPath = '/local/teams/connector/';

/** Teams counts a bot's message in UTF-16 and refuses it at about 100 KB (TEAMS §1). */
const largestActivity = 100 * 1024;

export interface Connector {
  posts: TeamsPosts;
  entra: LocalEntra;
  faults: Faults;
  limits: TeamsLimits | null;
  serviceUrl: string;
  withoutApp: ReadonlySet<string>;
}

type Answer = [status: number, body?: object];

/** What the connector answers when it will not: Microsoft's shape `{error: {code, message}}`. */
class ConnectorError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    /** Seconds. */
    readonly retryAfter?: number,
  ) {
    super(message);
  }
}

/** The Bot Connector REST API, version 3, as far as Teams offers it to a bot (Microsoft Learn, "Bot Connector API reference"). */
export function mountConnector(server: Server, connector: Connector): void {
  const at = (path: string) => `${connectorPath}v3/conversations${path}`;
  const on = (work: (connector: Connector, req: Request) => Answer) => async (req: Request, res: Response) =>
    respond(connector, req, res, () => work(connector, req));
  server.post(at(''), on(createConversation));
  server.post(at('/:conversationId/activities'), on(post));
  server.post(at('/:conversationId/activities/:activityId'), on(post));
  server.put(at('/:conversationId/activities/:activityId'), on(update));
  server.del(at('/:conversationId/activities/:activityId'), on(remove));
  server.get(
    at('/:conversationId/members'),
    on((_connector, req) => [200, roster(req).map(account)]),
  );
  server.get(at('/:conversationId/pagedmembers'), on(pagedMembers));
  server.get(at('/:conversationId/members/:memberId'), on(member));
}

/** Token first, then Teams' limits, then an invented fault if one is set, then the work. */
async function respond(connector: Connector, req: Request, res: Response, work: () => Answer): Promise<void> {
  const { entra, faults } = connector;
  try {
    await checkToken(entra, req);
    if (req.params.conversationId) checkInstalled(connector, req.params.conversationId as string);
    if (req.method === 'POST' || req.method === 'PUT') checkPace(connector, threadOf(connector, req));
    const fault = faults.take();
    if (!fault || fault.applyFirst) {
      const [status, body] = work();
      if (!fault) return answer(res, status, body ?? {});
    }
    if (fault.status === 0) return void res.socket?.destroy();
    const body = errorBody('InventedFault', 'This answer was ordered by /local/teams/faults.');
    answer(res, fault.status, body, retryAfter(fault.retryAfter));
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    answer(res, error.status, errorBody(error.code, error.message), retryAfter(error.retryAfter));
  }
}

const retryAfter = (seconds?: number): Record<string, string> =>
  seconds === undefined ? {} : { 'Retry-After': String(seconds) };

const errorBody = (code: string, message: string) => ({ error: { code, message } });

async function checkToken(entra: LocalEntra, req: Request): Promise<void> {
  const claims = await entra.verify(bearerOf(req), connectorAudience).catch(() => undefined);
  if (claims?.appid !== botAppId)
    throw new ConnectorError(401, 'Unauthorized', 'Authorization has been denied for this request.');
}

/** Where the app was removed the bot neither posts nor changes what stands there. */
function checkInstalled({ withoutApp }: Connector, conversationId: string): void {
  if (withoutApp.has(splitId(conversationId).base)) throw notInRoster();
}

/** What the bot sends, changes and opens is counted; what it reads is not. */
function checkPace({ limits }: Connector, thread: string): void {
  const seconds = limits?.take(thread) ?? 0;
  if (seconds > 0) throw new ConnectorError(429, 'TooManyRequests', 'API calls quota exceeded.', seconds);
}

/** In a channel each message with its answers is a thread; what begins one, and a chat, is counted by its conversation. */
function threadOf({ posts }: Connector, req: Request): string {
  if (!req.params.conversationId) {
    const { channelData, members } = jsonOf(req);
    return JSON.stringify(isObject(channelData) ? channelData.channel : members);
  }
  const { base, thread } = splitId(req.params.conversationId as string);
  const named = posts.get(String(req.params.activityId));
  return [base, thread ?? named?.thread ?? (isChannel(base) ? named?.activityId : undefined)].join(';');
}

/** A new thread in the channel, or the 1:1 chat with a member (the same one however often it is asked for). */
function createConversation(connector: Connector, req: Request): Answer {
  const { posts, serviceUrl } = connector;
  const { channelData, members, activity, tenantId: tenant } = jsonOf(req);
  if (tenant !== undefined && tenant !== tenantId) throw new ConnectorError(403, 'Forbidden', 'The bot is not in this tenant.');
  const first = isObject(activity) ? checked(activity) : undefined;
  const channel = isObject(channelData) && isObject(channelData.channel) ? channelData.channel.id : undefined;
  const conversationId = channel === undefined ? chatWith(members) : knownChannel(channel);
  if (channel !== undefined && !first) throw badSyntax('A thread in a channel begins with an activity.');
  checkInstalled(connector, conversationId);
  const added = first && posts.add(conversationId, 'bot', first);
  const id = added && channel !== undefined ? `${conversationId};messageid=${added.activityId}` : conversationId;
  return [201, { id, serviceUrl, ...(added && { activityId: added.activityId }) }];
}

function knownChannel(id: unknown): string {
  if (typeof id !== 'string' || !isChannel(id)) throw new ConnectorError(404, 'ConversationNotFound', 'Conversation not found.');
  return id;
}

function chatWith(members: unknown): string {
  const [partner, ...others] = Array.isArray(members) ? (members as unknown[]) : [];
  if (others.length > 0 || !isObject(partner)) throw badSyntax('A 1:1 chat is created with exactly one member.');
  const persona = textOf(partner.id)?.startsWith('29:') ? findByTeamsId(partner.id) : undefined;
  if (!persona) throw notInRoster();
  return chatIdOf(persona);
}

/**
 * Post into a conversation, or answer the post named in the path. Typing signals are taken and shown to nobody.
 * botbuilder names an activity of its own making when it continues a conversation; as in Teams, the post then goes to the conversation.
 */
function post({ posts }: Connector, req: Request): Answer {
  roster(req);
  const activity = checked(jsonOf(req));
  const { base, thread } = splitId(req.params.conversationId as string);
  const named = posts.get(String(req.params.activityId));
  const repliedTo = named?.conversationId === base ? named.thread : undefined;
  if (activity.type !== 'message') return [202, {}];
  const into = isChannel(base) && (repliedTo ?? thread) ? `${base};messageid=${repliedTo ?? thread}` : base;
  return [201, { id: posts.add(into, 'bot', activity).activityId }];
}

function update({ posts }: Connector, req: Request): Answer {
  const old = ownPost(posts, req);
  posts.update(old, checked(jsonOf(req)));
  return [200, { id: old.activityId }];
}

function remove({ posts }: Connector, req: Request): Answer {
  posts.remove(ownPost(posts, req));
  return [200];
}

function existing(posts: TeamsPosts, req: Request): Post {
  const found = posts.get(req.params.activityId as string);
  if (found && found.conversationId === splitId(req.params.conversationId as string).base) return found;
  throw new ConnectorError(404, 'ActivityNotFoundInConversation', 'The activity was not found in the conversation.');
}

function ownPost(posts: TeamsPosts, req: Request): Post {
  const found = existing(posts, req);
  if (found.from !== 'bot') throw new ConnectorError(403, 'Forbidden', 'A bot changes its own messages only.');
  return found;
}

/** Teams splits a message of text and card into two and gives no usable id back; here that is refused, so that it is noticed. */
function checked(activity: Activity): Activity {
  if (!textOf(activity.type)) throw badSyntax('An activity has a type.');
  if (textOf(activity.text) && activity.attachments?.length)
    throw badSyntax('Text and a card in one activity: post the card alone.');
  if (activity.type === 'message' && !textOf(activity.text) && !cardOf(activity))
    throw badSyntax('A message has a text or a card.');
  if (JSON.stringify(activity).length * 2 > largestActivity)
    throw new ConnectorError(413, 'MessageSizeTooBig', 'Message size too large.');
  return activity;
}

const notInRoster = () =>
  new ConnectorError(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.');

const badSyntax = (message: string) => new ConnectorError(400, 'BadSyntax', message);

function roster(req: Request): Persona[] {
  const members = membersOf(req.params.conversationId as string);
  if (!members) throw new ConnectorError(404, 'ConversationNotFound', 'Conversation not found.');
  return members;
}

function member(_connector: Connector, req: Request): Answer {
  const found = findByTeamsId(req.params.memberId);
  if (!found || !roster(req).includes(found)) {
    throw new ConnectorError(404, 'MemberNotFoundInConversation', 'The member was not found in the conversation.');
  }
  return [200, account(found)];
}

/** `?pageSize=&continuationToken=`; the token is the place to go on from. */
function pagedMembers(_connector: Connector, req: Request): Answer {
  const query = new URLSearchParams(req.getQuery());
  const all = roster(req).map(account);
  const from = Number(query.get('continuationToken') ?? 0) || 0;
  const to = from + (Number(query.get('pageSize')) || all.length);
  return [200, { members: all.slice(from, to), ...(to < all.length && { continuationToken: String(to) }) }];
}

/** A TeamsChannelAccount. */
function account({ key, name, teamsUserId, aadObjectId }: Persona) {
  const mail = `${key.toLowerCase()}@contoh.invalid`;
  const ids = { id: teamsUserId, objectId: aadObjectId, aadObjectId, tenantId };
  return { ...ids, name, email: mail, userPrincipalName: mail, userRole: 'user' };
}
