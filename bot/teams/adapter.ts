import { CloudAdapter, ConfigurationBotFrameworkAuthentication, type Activity, type TurnContext } from 'botbuilder';
import { AuthenticationError } from 'botframework-connector';
import { connectorCredentials } from './credentials';
import { channelIssuer, connectorAudience, loginUrl, type TeamsSettings } from './settings';

/** What becomes of one activity: an HTTP status, and for invokes the body that goes back. */
export interface Handled {
  status: number;
  body?: unknown;
}

/** botbuilder's adapter without its own HTTP side, which prints errors and sends their texts to the caller. */
class Adapter extends CloudAdapter {
  async handle(authorization: string, activity: Activity, turn: (context: TurnContext) => Promise<void>): Promise<Handled> {
    try {
      const answered = await this.processActivity(authorization, activity, turn);
      return { status: answered?.status ?? 200, body: answered?.body as unknown };
    } catch (error) {
      // A token that botbuilder refuses: wrong signature, expired, a key not endorsed for Teams.
      if (error instanceof AuthenticationError || isTokenError(error)) return { status: 401 };
      throw error;
    }
  }
}

/** Some of botbuilder's refusals carry the status only, some are its token library's own. */
function isTokenError(error: unknown): boolean {
  const { name, statusCode } = (error ?? {}) as { name?: unknown; statusCode?: unknown };
  return statusCode === 401 || ['JsonWebTokenError', 'NotBeforeError', 'TokenExpiredError'].includes(String(name));
}

export type TeamsAdapter = Pick<Adapter, 'handle'>;

/**
 * The adapter with every endpoint named: one setting given and the others left out would quietly mix two ways of checking
 * tokens (TEAMS §6). What only the emulator would send is checked like the channel's.
 */
export function createAdapter(settings: TeamsSettings): TeamsAdapter {
  const endpoints = {
    ToChannelFromBotLoginUrl: loginUrl(settings),
    ToChannelFromBotOAuthScope: connectorAudience,
    ToBotFromChannelTokenIssuer: channelIssuer,
    OAuthUrl: 'https://token.botframework.com',
    ToBotFromChannelOpenIdMetadataUrl: settings.metadataUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: settings.metadataUrl,
    CallerId: 'urn:botframework:azure',
    ValidateAuthority: String(settings.connectorToken === undefined),
  };
  return new Adapter(new ConfigurationBotFrameworkAuthentication(endpoints, connectorCredentials(settings)));
}
