/** An app registration: managed identity, or single tenant with a secret. */
export interface AppIdentity {
  type: 'UserAssignedMSI' | 'SingleTenant';
  appId: string;
  tenantId: string;
  password: string | null;
}

const scope = 'https://graph.microsoft.com/.default';

/**
 * Signs in to Microsoft Graph as the bot's own identity: a managed identity, or its secret. The library caches tokens and
 * renews them; it takes a third of a second to load and is loaded when the first paper is filed.
 */
export function graphCredential({ type, appId, tenantId, password }: AppIdentity): () => Promise<string> {
  const open = async () => {
    const { ClientSecretCredential, ManagedIdentityCredential } = await import('@azure/identity');
    return type === 'UserAssignedMSI'
      ? new ManagedIdentityCredential({ clientId: appId })
      : new ClientSecretCredential(tenantId, appId, password ?? '');
  };
  let credential: ReturnType<typeof open> | undefined;
  return async () => {
    const { token } = await (await (credential ??= open())).getToken(scope);
    return token;
  };
}
