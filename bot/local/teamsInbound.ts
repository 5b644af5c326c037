import { randomUUID } from 'node:crypto';
import { botUser, channelId, channelName, isChannel, personas, teamId, tenantId, type Persona } from './personas';
import { chatIdOf, conversationOf, splitId, type Post } from './teamsPosts';

/** Activities in the shapes in which Teams delivers them to a bot (Microsoft Learn, "Bot activity handlers", "Universal Actions"). */

interface Place {
  conversation: object;
  channelData: object;
}

const tenant = { id: tenantId };

function channelPlace(conversationId: string): Place {
  const { base } = splitId(conversationId);
  return {
    conversation: { isGroup: true, conversationType: 'channel', tenantId, id: conversationId },
    channelData: { channel: { id: base, name: channelName(base) }, team: { id: teamId, name: 'Dukcapil Contoh' }, tenant },
  };
}

function chatPlace(persona: Persona): Place {
  return { conversation: { conversationType: 'personal', tenantId, id: chatIdOf(persona) }, channelData: { tenant } };
}

const placeOf = (persona: Persona, post: Post): Place =>
  isChannel(post.conversationId) ? channelPlace(conversationOf(post)) : chatPlace(persona);

/** Where somebody writes. @param channel its id; null = their chat with the bot */
const composePlace = (persona: Persona, channel: string | null): Place => (channel ? channelPlace(channel) : chatPlace(persona));

/** A click on a card or in a dialog: an invoke about the post `replyToId`. */
export function invokeActivity(name: string, persona: Persona, post: Post, value: object) {
  const place = placeOf(persona, post);
  const channelData = { ...place.channelData, source: { name: 'message' } };
  return { ...envelope('invoke', persona, { ...place, channelData }), name, replyToId: post.activityId, value };
}

/** An `Action.Submit` that opens no dialog. */
export function submitActivity(persona: Persona, post: Post, value: object) {
  return { ...envelope('message', persona, placeOf(persona, post)), replyToId: post.activityId, value };
}

/** What was typed into the message extension's search box (Microsoft Learn, "Respond to search commands"). */
export function queryActivity(persona: Persona, channel: string | null, query: string) {
  const place = composePlace(persona, channel);
  const channelData = { ...place.channelData, source: { name: 'compose' } };
  const parameters = query ? [{ name: 'query', value: query }] : [{ name: 'initialRun', value: 'true' }];
  const value = { commandId: 'searchComplaints', parameters, queryOptions: { skip: 0, count: 25 } };
  return { ...envelope('invoke', persona, { ...place, channelData }), name: 'composeExtension/query', value };
}

/** A link to the app's own host in the compose box (Microsoft Learn, "Add link unfurling"). */
export function linkActivity(persona: Persona, channel: string | null, url: string) {
  const place = composePlace(persona, channel);
  const channelData = { ...place.channelData, source: { name: 'compose' } };
  return { ...envelope('invoke', persona, { ...place, channelData }), name: 'composeExtension/queryLink', value: { url } };
}

/** An action command of the message extension, chosen in the compose box or under a message (`composeExtension/fetchTask`, `…/submitAction`). */
export interface Command {
  commandId: string;
  /** Where it was chosen; null = the chat. */
  channel: string | null;
  /** The message under which it was chosen; undefined: where one writes. */
  about: Post | undefined;
  data?: object;
}

/** Microsoft Learn, "Define messaging extension action commands": what a person chose, with the message as the Graph's `chatMessage`. */
export function commandActivity(name: string, persona: Persona, { commandId, channel, about, data }: Command) {
  const place = about ? placeOf(persona, about) : composePlace(persona, channel);
  const value = {
    ...{ commandId, commandContext: about ? 'message' : 'compose', context: { theme: 'default' }, requestId: randomUUID() },
    ...(about && { messagePayload: messagePayload(about) }),
    ...(data && { data }),
  };
  const channelData = { ...place.channelData, source: { name: about ? 'message' : 'compose' } };
  return { ...envelope('invoke', persona, { ...place, channelData }), name, value };
}

function messagePayload({ activityId, createdAt, from, activity }: Post): object {
  const writer = personas.find(({ key }) => key === from);
  return {
    ...{ id: activityId, createdDateTime: createdAt, messageType: 'message' },
    from: { user: writer ? { userIdentityType: 'aadUser', id: writer.aadObjectId, displayName: writer.name } : null },
    body: { contentType: 'html', content: `<p>${escapeHtml(activity.text ?? '').replaceAll('\n', '<br>')}</p>` },
  };
}

const escapeHtml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A message typed by a person; in the channel a bot hears only what mentions it. */
export function messageActivity(persona: Persona, post: Post, text: string) {
  if (!isChannel(post.conversationId)) return { ...envelope('message', persona, chatPlace(persona)), id: post.activityId, text };
  const mention = { type: 'mention', mentioned: botUser, text: `<at>${botUser.name}</at>` };
  const activity = envelope('message', persona, channelPlace(conversationOf(post)));
  return { ...activity, id: post.activityId, text: `${mention.text} ${text}`, entities: [...activity.entities, mention] };
}

export type Installation = 'add' | 'remove';

/** What Teams sends when the app is added to the team, in its complaint channel, and to each person. */
export function installActivities(): object[] {
  return [...teamActivities('add'), ...personas.flatMap(persona => chatActivities('add', persona))];
}

/** The app comes to the team, or leaves it; an administrator does both. */
export function teamActivities(what: Installation): object[] {
  const installer = personas.find(persona => persona.key === 'admin') ?? personas[0];
  if (!installer) return [];
  const team = channelPlace(channelId);
  const selected = what === 'add' && { settings: { selectedChannel: { id: channelId } } };
  const eventType = what === 'add' ? 'teamMemberAdded' : 'teamMemberRemoved';
  const channelData = { ...team.channelData, ...selected };
  return told(what, installer, { ...team, channelData }, { eventType });
}

/** A person adds the app to their own chats, or removes it from there. */
export function chatActivities(what: Installation, persona: Persona): object[] {
  return told(what, persona, chatPlace(persona), {});
}

function told(what: Installation, persona: Persona, place: Place, event: object): object[] {
  const channelData = { ...place.channelData, ...event };
  const members = { [what === 'add' ? 'membersAdded' : 'membersRemoved']: [{ id: botUser.id }] };
  return [
    { ...envelope('conversationUpdate', persona, { ...place, channelData }), ...members },
    { ...envelope('installationUpdate', persona, place), action: what },
  ];
}

/** Timestamps are machine time: Teams knows nothing of the office's clock. The sender adds `serviceUrl`. */
function envelope(type: string, persona: Persona, place: Place) {
  return {
    type,
    id: `f:${randomUUID()}`,
    timestamp: new Date().toISOString(),
    localTimezone: 'Asia/Jakarta',
    channelId: 'msteams',
    from: { id: persona.teamsUserId, name: persona.name, aadObjectId: persona.aadObjectId },
    recipient: botUser,
    ...place,
    locale: 'id-ID',
    entities: [{ type: 'clientInfo', locale: 'id-ID', country: 'ID', platform: 'Web', timezone: 'Asia/Jakarta' }] as object[],
  };
}
