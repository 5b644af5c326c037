import type { Place } from '../casework/news/teamsPlaces';
import type { AdaptiveCardJson } from './cards/render';
import type { TeamsSettings } from './settings';

export interface Post {
  card: AdaptiveCardJson;
  /** What the toast and the activity feed say; no citizen's words. */
  summary: string;
}

export interface Posting {
  /** Posts the card alone, a thread of its own in a channel. @returns its activity id @throws PostRefused */
  post(place: Place, post: Post): Promise<string>;
  /** @throws PostRefused; `gone` when somebody deleted the message */
  update(place: Place, activityId: string, post: Post): Promise<void>;
  /** The 1:1 chat with a person, begun if there was none. @returns its conversation id @throws PostRefused */
  openChat(at: Pick<Place, 'serviceUrl' | 'tenantId' | 'botId'>, teamsUserId: string): Promise<string>;
}

/** The connector behind it takes half a second to load, and is loaded when something is first posted. */
export function lazyPosting(settings: TeamsSettings): Posting {
  let made: Promise<Posting> | undefined;
  const posting = () => (made ??= import('./connectorPosting').then(({ createPosting }) => createPosting(settings)));
  return {
    post: async (...call) => (await posting()).post(...call),
    update: async (...call) => (await posting()).update(...call),
    openChat: async (...call) => (await posting()).openChat(...call),
  };
}
