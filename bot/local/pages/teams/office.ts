import type { Role } from '../../../complaint/complaint';
import { choiceLabel } from '../../../text/fieldText';
import type { Words } from '../../../text/text';

/** The staff and their messages, as `/local/teams/personas` and `/local/teams/posts/…` give them. */
export interface Staff {
  tenantId: string;
  teamsAppId: string;
  personas: Persona[];
}

export interface Persona {
  key: string;
  name: string;
  roles: { role: Role; division?: string }[];
  /** How Teams names this person to bots, `29:…`. */
  teamsUserId: string;
  aadObjectId: string;
}

export type CardJson = Record<string, unknown>;

export interface Post {
  activityId: string;
  createdAt: string;
  /** How often the message was changed since it was posted. */
  edits: number;
  /** `bot`, or the key of a persona. */
  from: string;
  replyToId?: string;
  summary?: string;
  text?: string;
  card?: CardJson;
  /** This persona's own view of the card as it stands now. */
  seen?: { card: CardJson; at: number };
}

export const channels = ['channel', 'division'] as const;
export type ChannelKey = (typeof channels)[number];
export const conversations = [...channels, 'chat'] as const;
export type Conversation = (typeof conversations)[number];

/** How the office's stand-in is told where something is written (`teamsScript.ts`). */
export type Where = boolean | 'division';
export const channelIn = (conversation: Conversation): Where =>
  conversation === 'division' ? 'division' : conversation === 'channel';

export interface Messages extends Record<Conversation, Post[]> {
  /** Whose Teams this is: what another persona saw must never be shown for a moment. */
  of: string;
}

/** What a persona is in the office, in words. */
export function rolesInWords(words: Words, { roles }: Persona): string {
  if (roles.length === 0) return words('teamsPage:persona.noRole');
  return roles
    .map(({ role, division }) => (division ? choiceLabel(words, 'division', division) : words(`staff:role.${role}`)))
    .join(', ');
}
