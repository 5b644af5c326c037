import type { Request, Response, Server } from 'restify';
import { tokenLifetime, type LocalEntra } from './entra';
import { findPersona, tenantId } from './personas';
import { bytesOf, isObject, jsonOf } from './wire';

/** Entra's routes: metadata, keys, the token endpoint of apps, and `POST /local/entra/token {persona}` for scripts. */
export function mountEntra(server: Server, entra: LocalEntra): void {
  server.get('/local/entra/v2.0/.well-known/openid-configuration', async (_req: Request, res: Response) => {
    res.send(200, tenantMetadata(entra));
  });
  server.get('/local/entra/botframework/.well-known/openidconfiguration', async (_req: Request, res: Response) => {
    res.send(200, channelMetadata(entra));
  });
  server.get('/local/entra/keys', async (_req: Request, res: Response) => {
    res.send(200, await entra.jwks());
  });
  server.post('/local/entra/oauth2/token', async (req: Request, res: Response) => {
    const { status, body } = await appToken(entra, formOf(req));
    res.send(status, body);
  });
  server.post('/local/entra/token', async (req: Request, res: Response) => {
    const persona = findPersona(jsonOf(req).persona);
    if (!persona) return void res.send(404, { code: 'unknownPersona', message: 'No such persona in the local office.' });
    res.send(200, { access_token: await entra.userToken(persona.key), token_type: 'Bearer', expires_in: tokenLifetime });
  });
}

/** OAuth clients send a form; a server whose reader leaves forms alone still has its bytes. */
function formOf(req: Request): Record<string, unknown> {
  const unread = Buffer.isBuffer(req.body) || !isObject(req.body);
  return unread ? Object.fromEntries(new URLSearchParams(bytesOf(req).toString('utf8'))) : jsonOf(req);
}

function tenantMetadata(entra: LocalEntra) {
  return { ...channelMetadata(entra), issuer: entra.issuer.tenant, token_endpoint: entra.tokenUrl, tenant: tenantId };
}

/** Shape of https://login.botframework.com/v1/.well-known/openidconfiguration. */
function channelMetadata(entra: LocalEntra) {
  return { issuer: entra.issuer.channel, jwks_uri: entra.jwksUri, id_token_signing_alg_values_supported: ['RS256'] };
}

/**
 * RFC 6749 §4.4 and its errors (§5.2). `scope=<audience>/.default` as in v2.0; v1's `resource` is taken too.
 * No secret is asked: whoever reaches this machine's loopback can sign in as every persona anyway.
 */
async function appToken(entra: LocalEntra, form: Record<string, unknown>): Promise<{ status: number; body: object }> {
  if (form.grant_type !== 'client_credentials') return refusal(400, 'unsupported_grant_type', 'Only client_credentials.');
  if (!entra.knowsClient(form.client_id)) return refusal(401, 'invalid_client', 'No app of that client_id in this tenant.');
  const audience = String(form.scope ?? form.resource ?? '').replace(/\/\.default$/, '');
  if (!audience) return refusal(400, 'invalid_scope', 'Name the scope, for example https://graph.microsoft.com/.default.');
  const token = await entra.serviceToken({ clientId: form.client_id, audience });
  return { status: 200, body: { access_token: token, token_type: 'Bearer', expires_in: tokenLifetime } };
}

function refusal(status: number, error: string, description: string) {
  return { status, body: { error, error_description: description } };
}
