import { createHash, randomUUID } from 'node:crypto';
import { exportJWK, jwtVerify, SignJWT, type JWK, type JWTPayload } from 'jose';
import { botAppId, findPersona, tabAppId, tenantId, type Persona } from './personas';
import { signingKey, type SigningKey } from './signingKey';

/** Seconds a token lives. Microsoft's live 60 to 90 minutes. */
export const tokenLifetime = 3600;
/** Teams on the web, the client that asks for a tab's token (TEAMS §3). */
export const teamsWebClientId = '5e3ce6c0-2b1f-4285-8d4d-75ee78787346';
/** The issuer of the channel's tokens, the one the bot's own check demands (TEAMS §1); here the key behind it is local. */
export const channelIssuer = 'https://api.botframework.com';
/** Audience of the bot's calls to the connector. */
export const connectorAudience = 'https://api.botframework.com';
/** Audience of calls to Microsoft Graph. */
export const graphAudience = 'https://graph.microsoft.com';
/** The one right in Graph that the tenant has given the bot (TEAMS §5). */
export const graphRoles = ['Sites.Selected'];

/**
 * Microsoft Entra on one machine: a local issuer with its own key, whose tokens the real checks accept.
 * Tokens carry machine time, never office time: a moved office clock must not make anyone's sign-in expire.
 */
export class LocalEntra {
  readonly baseUrl: string;
  /** `tenant` issues users' and apps' tokens; `channel` issues what the bot receives from Teams. */
  readonly issuer: { tenant: string; channel: string };
  readonly jwksUri: string;
  /** Where the two metadata documents stand: for sign-in of users, and for the bot's adapter. */
  readonly metadataUrl: { tenant: string; channel: string };
  readonly tokenUrl: string;
  private readonly key: SigningKey;

  /** @param baseUrl the office's address, e.g. `http://localhost:3978`; no folder: a key for this process alone. */
  constructor(dataFolder: string | undefined, baseUrl: string) {
    this.baseUrl = baseUrl.replace(/\/$/, '');
    const root = `${this.baseUrl}/local/entra`;
    this.issuer = { tenant: `${root}/v2.0`, channel: channelIssuer };
    this.jwksUri = `${root}/keys`;
    this.tokenUrl = `${root}/oauth2/token`;
    this.metadataUrl = {
      tenant: `${root}/v2.0/.well-known/openid-configuration`,
      channel: `${root}/botframework/.well-known/openidconfiguration`,
    };
    this.key = signingKey(dataFolder);
  }

  /** The public keys. The adapter accepts a channel's token only by a key endorsed for that channel. */
  async jwks(): Promise<{ keys: (JWK & { endorsements: string[] })[] }> {
    const jwk = await exportJWK(this.key.publicKey);
    return { keys: [{ ...jwk, kid: this.key.kid, use: 'sig', alg: 'RS256', endorsements: ['msteams'] }] };
  }

  /** The token Teams' service puts on an activity it delivers: aud = the bot, claim `serviceurl` = the activity's. */
  botToken({ serviceUrl }: { serviceUrl: string }): Promise<string> {
    return this.sign({ iss: this.issuer.channel, aud: botAppId, serviceurl: serviceUrl });
  }

  /** The tab's token of a persona, as `authentication.getAuthToken()` gives it. Throws RangeError for an unknown persona. */
  userToken(personaKey: string): Promise<string> {
    const persona = findPersona(personaKey);
    if (!persona) throw new RangeError(`no persona is called ${personaKey}`);
    return this.sign(userClaims(persona, this.issuer.tenant));
  }

  /** The answer to a client-credentials request: an app's own token for `audience` (connector or Graph). */
  serviceToken({ clientId, audience }: { clientId: string; audience: string }): Promise<string> {
    const app = { appid: clientId, azp: clientId, sub: clientId, oid: clientId, idtyp: 'app', tid: tenantId, ver: '2.0' };
    return this.sign({
      iss: this.issuer.tenant,
      aud: audience,
      ...app,
      ...(audience === graphAudience && { roles: graphRoles }),
    });
  }

  /** Signs any claims with the issuer's key, `iat`, `nbf` and `exp` added unless given; tests make wrong tokens with it. */
  sign(claims: JWTPayload): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT({ iat: now, nbf: now, exp: now + tokenLifetime, uti: randomUUID(), ...claims })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: this.key.kid })
      .sign(this.key.privateKey);
  }

  /** The claims of a tenant token made out to `audience`; throws (jose's errors) for any other, and for none at all. */
  async verify(token: string | undefined, audience: string): Promise<JWTPayload> {
    const checks = { issuer: this.issuer.tenant, audience, algorithms: ['RS256'], requiredClaims: ['exp'] };
    const { payload } = await jwtVerify(token ?? '', this.key.publicKey, checks);
    return payload;
  }

  /** True for the app registrations of this office. */
  knowsClient(clientId: unknown): clientId is string {
    return clientId === botAppId || clientId === tabAppId;
  }
}

/** Claims of a v2.0 token for the tab's API (Microsoft identity platform, access token claims reference). */
function userClaims(persona: Persona, issuer: string): JWTPayload {
  return {
    iss: issuer,
    aud: tabAppId,
    tid: tenantId,
    oid: persona.aadObjectId,
    sub: createHash('sha256').update(`${tabAppId}|${persona.aadObjectId}`).digest('base64url'),
    name: persona.name,
    preferred_username: `${persona.key.toLowerCase()}@contoh.invalid`,
    azp: teamsWebClientId,
    azpacr: '0',
    scp: 'access_as_user',
    ver: '2.0',
  };
}
