import { ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import { AppCredentials, type ServiceClientCredentialsFactory } from 'botframework-connector';
import { connectorAudience, type TeamsSettings } from './settings';

/** How the bot signs in to the connector: managed identity or secret; locally by a token that is handed in. */
export function connectorCredentials(settings: TeamsSettings): ServiceClientCredentialsFactory {
  const { appId, tenantId, type, password, connectorToken } = settings;
  if (connectorToken) {
    return {
      isValidAppId: async (id = '') => id === appId,
      isAuthenticationDisabled: async () => false,
      createCredentials: async () => new GivenToken(appId, tenantId, connectorToken),
    };
  }
  return new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppId: appId,
    MicrosoftAppType: type,
    MicrosoftAppTenantId: tenantId,
    ...(password !== null && { MicrosoftAppPassword: password }),
  });
}

/** Microsoft's sign-in library refuses http addresses, so a stand-in's token is handed in. */
class GivenToken extends AppCredentials {
  constructor(
    appId: string,
    tenantId: string,
    private readonly token: () => Promise<string>,
  ) {
    super(appId, tenantId, connectorAudience);
  }
  override getToken(): Promise<string> {
    return this.token();
  }
  protected override refreshToken(): Promise<never> {
    return Promise.reject(new Error('getToken asks nobody else'));
  }
}
