import { join } from 'node:path';
import type { Request, Response, Server } from 'restify';
import type { LocalEntra } from './entra';
import { Journal } from './journal';
import { channelId, divisionChannelId, type Persona } from './personas';
import { TeamsClient } from './teamsClient';
import type { Installation } from './teamsInbound';
import { BotEndpoint } from './teamsDelivery';
import { connectorPath, mountConnector } from './teamsConnector';
import { Faults } from './teamsFaults';
import { TeamsLimits } from './teamsLimits';
import { mountTeamsPage } from './teamsPageRoutes';
import { chatIdOf, conversationOf, TeamsPosts, type Post } from './teamsPosts';
import { channelOf, invalid, personaOf, readablePost, required, respond, ScriptError } from './teamsScript';
import { isObject, jsonOf } from './wire';

/** Microsoft Teams on one machine: the bot's connector, the channel and the chats, and the staff's clients. */
export class LocalTeams {
  readonly serviceUrl: string;
  readonly posts: TeamsPosts;
  readonly client: TeamsClient;
  readonly faults = new Faults();
  /** Null: the bot may post as fast as it likes. */
  readonly limits: TeamsLimits | null;
  /** Conversations from which somebody has removed the app. Forgotten with the process: a start installs it anew. */
  readonly withoutApp = new Set<string>();

  /**
   * State is kept in `dataFolder/teams.jsonl`; without a folder it is forgotten with the process.
   * @param now office time: what people see written beside a message
   * @param keepsLimits whether it refuses what is over Teams' rate limits
   */
  constructor(
    readonly entra: LocalEntra,
    dataFolder?: string,
    onChange?: () => void,
    now: () => Date = () => new Date(),
    keepsLimits = false,
  ) {
    this.limits = keepsLimits ? new TeamsLimits() : null;
    const journal = new Journal(dataFolder && join(dataFolder, 'teams.jsonl'), onChange);
    this.serviceUrl = entra.baseUrl + connectorPath;
    this.posts = new TeamsPosts(journal, now);
    this.client = new TeamsClient(new BotEndpoint(entra, this.serviceUrl), this.posts, journal);
  }

  /** Tells the bot that it was added to the team and to every person. Safe to repeat; throws when the bot refuses. */
  installApp(): Promise<void> {
    return this.client.install();
  }

  /** The app is removed from the team or a person's chats, or added again: the connector knows first, then the bot is told. */
  async changeInstallation(what: Installation, where: Persona | 'team'): Promise<void> {
    for (const place of where === 'team' ? [channelId, divisionChannelId] : [chatIdOf(where)]) {
      if (what === 'add') this.withoutApp.delete(place);
      else this.withoutApp.add(place);
    }
    await this.client.installation(what, where);
  }
}

/** The connector's routes, and the routes by which scripts and the local page play the staff. */
export function mountTeams(server: Server, teams: LocalTeams): void {
  mountConnector(server, teams);
  mountTeamsPage(server, teams);
  const on = (work: (teams: LocalTeams, req: Request) => unknown) => async (req: Request, res: Response) =>
    respond(res, () => work(teams, req));
  server.get(
    '/local/teams/channels/aduan/messages',
    on(() => teams.posts.list(channelId)),
  );
  server.get(
    '/local/teams/chats/:persona/messages',
    on((_teams, req) => teams.posts.list(chatIdOf(personaOf(req.params.persona)))),
  );
  server.post('/local/teams/invoke', on(invoke));
  server.post('/local/teams/dialogs', on(dialog));
  server.post('/local/teams/messages', on(say));
  server.post('/local/teams/faults', on(orderFault));
  server.get(
    '/local/teams/limits',
    on(({ limits }) => limits?.counts ?? {}),
  );
  server.post('/local/teams/installations', on(changeInstallation));
  server.post('/local/teams/deletions', on(deleteMessage));
}

async function invoke({ client, posts }: LocalTeams, req: Request) {
  const verb = required(req, 'verb');
  const trigger = jsonOf(req).trigger === 'automatic' ? 'automatic' : 'manual';
  const answered = await client.invoke({ ...clickOf(posts, req), verb, trigger });
  if (!answered) throw new ScriptError(409, 'noRefresh', 'This card has no refresh action.');
  return answered;
}

function dialog({ client, posts }: LocalTeams, req: Request) {
  const click = { ...clickOf(posts, req), dialog: required(req, 'dialog') };
  const type = required(req, 'type');
  if (type !== 'fetch' && type !== 'submit') throw invalid('type is fetch or submit.');
  return type === 'fetch' ? client.fetchDialog(click) : client.submitDialog(click);
}

async function say({ client, posts }: LocalTeams, req: Request) {
  const persona = personaOf(jsonOf(req).persona);
  const text = required(req, 'text');
  const post = posts.add(placeOf(posts, persona, req), persona.key, { type: 'message', text });
  const { statusCode } = await client.say(persona, post, text);
  if (statusCode >= 300) throw new ScriptError(502, 'botRefused', `The bot answered ${statusCode} to the message.`);
  return { activityId: post.activityId };
}

/** A channel, a thread of it (`replyToId`: a message there), or the persona's chat. */
function placeOf(posts: TeamsPosts, persona: Persona, req: Request): string {
  const { replyToId } = jsonOf(req);
  const channel = channelOf(req);
  if (!channel) return chatIdOf(persona);
  return replyToId === undefined ? channel : conversationOf(readablePost(posts, persona, required(req, 'replyToId')));
}

/** `{action: add|remove, persona?}`: the app in a person's chats, or without `persona` in the team. */
async function changeInstallation(teams: LocalTeams, req: Request) {
  const { action, persona } = jsonOf(req);
  if (action !== 'add' && action !== 'remove') throw invalid('action is add or remove.');
  await teams.changeInstallation(action, persona === undefined ? 'team' : personaOf(persona));
  return { action };
}

/** `{persona, activityId}`: somebody deletes a message, of which Teams tells the bot nothing. */
function deleteMessage({ posts }: LocalTeams, req: Request) {
  const post = readablePost(posts, personaOf(jsonOf(req).persona), required(req, 'activityId'));
  posts.remove(post);
  return { activityId: post.activityId };
}

/** `{status, times, retryAfter?, applyFirst?}`; status 0 cuts the connection; `times: 0` takes an order back. */
function orderFault({ faults }: LocalTeams, req: Request) {
  const { status, times = 1, retryAfter, applyFirst } = jsonOf(req);
  if (status !== 0 && !isCount(status, 400, 599)) throw invalid('status is an HTTP error, 400 to 599, or 0 for no answer.');
  if (!isCount(times, 0, 1e6)) throw invalid('times is a whole number.');
  if (retryAfter !== undefined && !isCount(retryAfter, 0, 1e6)) throw invalid('retryAfter is whole seconds.');
  const fault = { status, applyFirst: applyFirst === true, ...(retryAfter !== undefined && { retryAfter }) };
  faults.order(fault, times);
  return { ...fault, times };
}

const isCount = (value: unknown, min: number, max: number): value is number =>
  Number.isInteger(value) && (value as number) >= min && (value as number) <= max;

function clickOf(posts: TeamsPosts, req: Request): { persona: Persona; post: Post; data: Record<string, unknown>; raw: boolean } {
  const { data, raw } = jsonOf(req);
  const persona = personaOf(jsonOf(req).persona);
  const post = readablePost(posts, persona, required(req, 'activityId'));
  if (data !== undefined && !isObject(data)) throw invalid('data is an object.');
  return { persona, post, data: data ?? {}, raw: raw === true };
}
