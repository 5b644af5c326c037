/** How the bot is known to Microsoft, and where its tokens come from (TEAMS §1). */
export interface TeamsSettings {
  appId: string;
  tenantId: string;
  type: 'UserAssignedMSI' | 'SingleTenant';
  /** For `SingleTenant`; a managed identity has none. */
  password: string | null;
  /** OpenID metadata of the keys that sign what the bot receives. */
  metadataUrl: string;
  /** Hosts at which the connector may live; a serviceUrl elsewhere is refused before anything is read. */
  serviceHosts: readonly string[];
  /** Gives the token for the connector where Microsoft's sign-in is stood in for; absent in production. */
  connectorToken?: () => Promise<string>;
}

/** Issuer of every token that Teams' service sends (Bot Framework documentation, "Authenticate requests from the connector"). */
export const channelIssuer = 'https://api.botframework.com';
/** Audience of the bot's calls to the connector. */
export const connectorAudience = 'https://api.botframework.com';

export const loginUrl = ({ tenantId }: Pick<TeamsSettings, 'tenantId'>): string =>
  `https://login.microsoftonline.com/${tenantId}`;
