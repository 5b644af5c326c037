import { CardFactory, type Activity } from 'botbuilder';
import { ConnectorClient } from 'botframework-connector';
import { connectorCredentials } from './credentials';
import type { Post, Posting } from './posting';
import { PostRefused } from './postRefused';
import { connectorAudience, loginUrl, type TeamsSettings } from './settings';

/**
 * botbuilder's connector client, one a service address, without its own retries: they would post a card twice (TEAMS §1).
 * @param timeoutMs how long an answer is waited for; what has none by then may have been posted
 */
export function createPosting(settings: TeamsSettings, timeoutMs = 15_000): Posting {
  /** A signal of its own for each call: the client's own timer would keep a process alive that has nothing left to do. */
  const within = () => ({ abortSignal: AbortSignal.timeout(timeoutMs) });
  const clients = new Map<string, Promise<ConnectorClient>>();

  function clientFor(serviceUrl: string): Promise<ConnectorClient> {
    const known = clients.get(serviceUrl) ?? newClient(settings, serviceUrl);
    clients.set(serviceUrl, known);
    return known;
  }

  return {
    async post(place, post) {
      const { conversations } = await clientFor(place.serviceUrl);
      const activity = activityOf(post);
      if (place.kind === 'personal') {
        const { id } = await asked(() => conversations.sendToConversation(place.conversationId, activity, within()));
        return id;
      }
      const thread = {
        isGroup: true,
        channelData: { channel: { id: place.conversationId } },
        activity,
        tenantId: place.tenantId,
      };
      const { activityId } = await asked(() => conversations.createConversation(thread as never, within()));
      return activityId;
    },

    async update(place, activityId, post) {
      const { conversations } = await clientFor(place.serviceUrl);
      await asked(() => conversations.updateActivity(place.conversationId, activityId, activityOf(post), within()));
    },

    async openChat({ serviceUrl, tenantId, botId }, teamsUserId) {
      const { conversations } = await clientFor(serviceUrl);
      const chat = { isGroup: false, bot: { id: botId, name: '' }, members: [{ id: teamsUserId, name: '' }], tenantId };
      const { id } = await asked(() => conversations.createConversation(chat as never, within()));
      return id;
    },
  };
}

async function newClient(settings: TeamsSettings, serviceUrl: string): Promise<ConnectorClient> {
  const factory = connectorCredentials(settings);
  const validate = settings.connectorToken === undefined;
  const credentials = await factory.createCredentials(settings.appId, connectorAudience, loginUrl(settings), validate);
  const client = new ConnectorClient(credentials, { baseUri: serviceUrl });
  // It offers no setting for this: the policy is taken out of the client's own pipeline.
  (
    client as unknown as { client: { pipeline: { removePolicy(which: { name: string }): unknown } } }
  ).client.pipeline.removePolicy({
    name: 'defaultRetryPolicy',
  });
  return client;
}

function activityOf({ card, summary }: Post): Activity {
  return { type: 'message', summary, attachments: [CardFactory.adaptiveCard(card)] } as unknown as Activity;
}

async function asked<Answer>(call: () => Promise<Answer>): Promise<Answer> {
  try {
    return await call();
  } catch (error) {
    throw asRefused(error);
  }
}

interface RestFailure {
  statusCode?: number;
  response?: { headers?: { get(name: string): string | undefined } };
}

function asRefused(error: unknown): PostRefused {
  const { statusCode: status = 0, response } = error as RestFailure;
  const seconds = Number(response?.headers?.get('retry-after') ?? NaN);
  const afterMs = Number.isFinite(seconds) ? seconds * 1000 : undefined;
  return new PostRefused(status, kindOf(status), afterMs, { cause: error });
}

function kindOf(status: number): PostRefused['kind'] {
  if (status === 404) return 'gone';
  if (status === 403) return 'blocked';
  // 401: our own sign-in has lapsed; the queue grows until somebody mends it, and nothing is dropped.
  if (status === 401 || status === 412 || status === 429) return 'later';
  // No answer, or one that came from somewhere on the way: it may have been posted.
  return status === 0 || status === 408 || status >= 500 ? 'ambiguous' : 'refused';
}
