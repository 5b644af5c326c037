import type { Activity } from 'botbuilder';
import { complaintChannel } from '../casework/news/teamsNews';
import type { Place } from '../casework/news/teamsPlaces';
import type { Person } from '../complaint/complaint';

/** What Teams puts beside its activities, as far as it is looked at here. */
interface TeamsData {
  eventType?: string;
  team?: { id?: string };
  channel?: { id?: string };
  tenant?: { id?: string };
  settings?: { selectedChannel?: { id?: string } };
}

/**
 * The place an activity comes from: a person's chat, or the channel in which the app was installed (the one chosen there, else
 * the activity's own). Null where the bot has nothing to say: other chats, and people it does not know.
 */
export function placeIn(activity: Activity, person: Person | null): Place | null {
  const { conversation, serviceUrl, recipient } = activity;
  const data = (activity.channelData ?? {}) as TeamsData;
  const tenantId = conversation.tenantId ?? data.tenant?.id ?? '';
  const common = { serviceUrl, botId: recipient.id, tenantId };
  if (conversation.conversationType === 'personal') {
    return person && { ...common, kind: 'personal', key: person.id, conversationId: conversation.id, teamId: null };
  }
  const channelId = data.settings?.selectedChannel?.id ?? data.channel?.id;
  if (conversation.conversationType !== 'channel' || !channelId) return null;
  return { ...common, kind: 'channel', key: complaintChannel, conversationId: channelId, teamId: data.team?.id ?? null };
}

/** What an activity says of the app itself: it came to a place, or it or the place is no more. Null = nothing. */
export type Happening = 'added' | 'removed' | 'channelDeleted' | null;

/**
 * Teams tells of an installation twice, as `installationUpdate` and as a change of members in which the bot is named; an upgrade
 * ends in `-upgrade` (Microsoft Learn, "Conversation events in your Teams bot"). Other people coming or going are no news here.
 */
export function happeningIn(activity: Activity): Happening {
  if (activity.type === 'installationUpdate') return activity.action?.startsWith('remove') ? 'removed' : 'added';
  if (activity.type !== 'conversationUpdate') return null;
  if ((activity.channelData as TeamsData | undefined)?.eventType === 'channelDeleted') return 'channelDeleted';
  const isBot = ({ id }: { id: string }): boolean => id === activity.recipient.id;
  if (activity.membersRemoved?.some(isBot)) return 'removed';
  return activity.membersAdded?.some(isBot) ? 'added' : null;
}
