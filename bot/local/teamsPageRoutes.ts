import type { Request, Response, Server } from 'restify';
import { channelId, divisionChannelId, personas, teamsAppId, tenantId, type Persona } from './personas';
import type { LocalTeams } from './teams';
import { cardType, chatIdOf } from './teamsPosts';
import { channelOf, invalid, personaOf, readablePost, required, respond, ScriptError } from './teamsScript';
import { isObject, jsonOf, textOf } from './wire';

/** What the Teams page needs beyond the routes that scripts have. */
export function mountTeamsPage(server: Server, teams: LocalTeams): void {
  const on = (work: (teams: LocalTeams, req: Request) => unknown) => async (req: Request, res: Response) =>
    respond(res, () => work(teams, req));
  server.get('/local/teams/personas', on(people));
  server.get('/local/teams/posts/:persona', on(postsFor));
  server.post('/local/teams/submit', on(submit));
  server.post('/local/teams/extension', on(search));
  server.post('/local/teams/extension/links', on(unfurl));
  server.post('/local/teams/extension/dialogs', on(command));
  server.post('/local/teams/cards', on(shareCard));
}

const people = () => ({
  tenantId,
  teamsAppId,
  personas: personas.map(({ key, name, roles, teamsUserId, aadObjectId }) => ({ key, name, roles, teamsUserId, aadObjectId })),
});

/** Channels and chat as one persona's Teams has them: `seen` is their own view of a card. */
function postsFor({ posts, client }: LocalTeams, req: Request) {
  const persona = personaOf(req.params.persona);
  const withSight = (conversationId: string) =>
    posts.list(conversationId).map(post => ({ ...post, seen: client.seen(persona, post.activityId, post.edits) }));
  return { channel: withSight(channelId), division: withSight(divisionChannelId), chat: withSight(chatIdOf(persona)) };
}

/** `{persona, activityId, data}`: an `Action.Submit` that opens no dialog. */
async function submit({ client, posts }: LocalTeams, req: Request) {
  const { persona: key, data } = jsonOf(req);
  const persona = personaOf(key);
  const post = readablePost(posts, persona, required(req, 'activityId'));
  if (!isObject(data)) throw invalid('data is an object.');
  return taken(await client.submit(persona, post, data));
}

/** `{persona, query, channel?}`: the bot's answer to a search from the compose box. */
async function search({ client }: LocalTeams, req: Request) {
  const { persona, query } = jsonOf(req);
  return taken(await client.search(personaOf(persona), channelOf(req), textOf(query) ?? ''));
}

/** `{persona, url, channel?}`: the bot's answer to a pasted link, as to a search. */
async function unfurl({ client }: LocalTeams, req: Request) {
  const { persona } = jsonOf(req);
  return taken(await client.unfurl(personaOf(persona), channelOf(req), required(req, 'url')));
}

/** `{persona, commandId, type, data?, activityId?, channel?}`: the bot's answer to an action command, under a message or where one writes. */
function command({ client, posts }: LocalTeams, req: Request) {
  const { persona: key, type, data, activityId } = jsonOf(req);
  const persona = personaOf(key);
  if (type !== 'fetch' && type !== 'submit') throw invalid('type is fetch or submit.');
  if (data !== undefined && !isObject(data)) throw invalid('data is an object.');
  const about = activityId === undefined ? undefined : readablePost(posts, persona, required(req, 'activityId'));
  const commandId = required(req, 'commandId');
  return client.command(persona, type, { commandId, channel: channelOf(req), about, ...(data && { data }) });
}

function taken({ statusCode, body }: { statusCode: number; body: unknown }): unknown {
  if (statusCode >= 300) throw new ScriptError(502, 'botRefused', `The bot answered ${statusCode}.`);
  return body ?? {};
}

/** `{persona, card, channel?}`: what was found by the extension, sent as the persona's own message. */
function shareCard({ posts }: LocalTeams, req: Request) {
  const { persona: key, card } = jsonOf(req);
  const persona: Persona = personaOf(key);
  if (!isObject(card)) throw invalid('card is an object.');
  const activity = { type: 'message', attachments: [{ contentType: cardType, content: card }] };
  return { activityId: posts.add(channelOf(req) ?? chatIdOf(persona), persona.key, activity).activityId };
}
