import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import type { Request } from 'restify';
import type { Office } from '../casework/office';
import { findPerson } from '../casework/people';
import type { Person } from '../complaint/complaint';

/** 401: no token, or none that this office takes; 403: a colleague of the tenant who is not registered as an officer. */
export class NotSignedIn extends Error {
  constructor(
    readonly status: 401 | 403,
    readonly code: 'signIn' | 'notStaff',
  ) {
    super(code);
    this.name = 'NotSignedIn';
  }
}

export interface SignInSettings {
  /** The tab's app registration. */
  audience: string;
  tenantId: string;
  issuer: string;
  /** Where the tenant's public keys are. */
  keysUrl: string;
}

export type SignIn = (req: Request) => Promise<Person>;

/** Teams' own clients: desktop and mobile, and the web (TEAMS §3). */
const teamsClients: readonly unknown[] = ['1fec8e78-bce4-4aaf-ab1b-5451cc387264', '5e3ce6c0-2b1f-4285-8d4d-75ee78787346'];

/**
 * Who calls the API, by the tab's SSO token (Microsoft identity platform, access token v2.0): signature by the tenant's keys,
 * RS256 alone, issuer, audience, tenant, scope `access_as_user`, and asked for by Teams. Identity is tenant + object id.
 * @throws NotSignedIn
 */
export function createSignIn(office: Office, settings: SignInSettings): SignIn {
  // An unknown key id is looked up again at most once a minute.
  const keys = createRemoteJWKSet(new URL(settings.keysUrl), { cooldownDuration: 60_000, cacheMaxAge: 3_600_000 });
  return async req => {
    const claims = await verified(req, settings, keys);
    const person = await findPerson(office.db.read, { aadObjectId: String(claims.oid) });
    if (!person) throw new NotSignedIn(403, 'notStaff');
    return person;
  };
}

async function verified(req: Request, settings: SignInSettings, keys: JWTVerifyGetKey): Promise<JWTPayload> {
  const token = /^Bearer\s+(\S+)$/i.exec(req.headers.authorization ?? '')?.[1];
  if (!token) throw new NotSignedIn(401, 'signIn');
  const { audience, issuer, tenantId } = settings;
  try {
    const checks = { issuer, audience: [audience, `api://${audience}`], algorithms: ['RS256'], requiredClaims: ['exp', 'oid'] };
    const { payload } = await jwtVerify(token, keys, checks);
    const scopes = typeof payload.scp === 'string' ? payload.scp.split(' ') : [];
    const isOurs = payload.tid === tenantId && scopes.includes('access_as_user') && teamsClients.includes(payload.azp);
    if (!isOurs || typeof payload.oid !== 'string') throw new NotSignedIn(401, 'signIn');
    return payload;
  } catch (error) {
    // Keys that cannot be fetched are our trouble, not the caller's.
    if (error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError || error instanceof NotSignedIn)) throw error;
    throw new NotSignedIn(401, 'signIn');
  }
}
