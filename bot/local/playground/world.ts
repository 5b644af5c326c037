import { botUser, channelId, findPersona, personas, teamId, tenantId, type Persona } from '../personas';

/** What Microsoft's Agents Playground is told of the office: one person who sits before it, five others, one channel. */

/** It takes exactly so many besides the one who sits there. */
const others = 5;

/** Whoever is to sit before it. */
export const personaCalled = (key: string): Persona | undefined => findPersona(key);

const personalChatId = (persona: Persona): string => `a:playground-${persona.key}`;

/** Its `.m365agentsplayground.yml`, as JSON, which is YAML too. */
export function worldOf(me: Persona): string {
  const world = {
    version: '0.1.1',
    tenantId,
    bot: botUser,
    currentUser: userOf(me),
    users: personas
      .filter(persona => persona !== me)
      .slice(0, others)
      .map(userOf),
    personalChat: { id: personalChatId(me) },
    groupChat: { id: '19:playground-group@thread.v2', name: 'Contoh' },
    team: {
      id: teamId,
      name: 'Dukcapil Contoh',
      aadGroupId: '99999999-0000-4000-8000-0000000000aa',
      channels: [{ id: channelId, name: 'Aduan' }],
    },
  };
  return JSON.stringify(world, null, 2);
}

function userOf({ name, teamsUserId, aadObjectId, key }: Persona) {
  const [givenName = name, ...rest] = name.split(' ');
  const mail = `${key.toLowerCase()}@contoh.invalid`;
  // `userPrincipleName` is the Playground's own spelling.
  return { id: teamsUserId, name, aadObjectId, userPrincipleName: mail, email: mail, givenName, surname: rest.join(' ') };
}

/** That the app is in the channel and in the persona's chat of the Playground: from then on the bot speaks there. */
export function arrivals(me: Persona): object[] {
  const from = { id: me.teamsUserId, name: me.name, aadObjectId: me.aadObjectId };
  const common = {
    type: 'installationUpdate',
    action: 'add',
    id: 'f:playground',
    channelId: 'msteams',
    from,
    recipient: botUser,
  };
  const channelData = { channel: { id: channelId }, team: { id: teamId }, tenant: { id: tenantId } };
  return [
    { ...common, conversation: { id: channelId, conversationType: 'channel', isGroup: true, tenantId }, channelData },
    { ...common, conversation: { id: personalChatId(me), conversationType: 'personal', tenantId }, channelData: {} },
  ];
}
