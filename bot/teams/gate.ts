import { decodeJwt } from 'jose';
import { channelIssuer, type TeamsSettings } from './settings';

/** Why an activity is refused; a code for the log, never content. */
export type GateFault = 'noToken' | 'unreadableToken' | 'issuer' | 'audience' | 'serviceUrl' | 'channel' | 'tenant' | 'sender';

/**
 * The bot's own check before botbuilder's (TEAMS §1): that one lets through what Teams never sends — tokens of any tenant, an
 * empty serviceUrl, issuers it then remembers. Here: issuer, audience, a serviceUrl on our list that equals the token's claim,
 * channel `msteams`, and our tenant. The signature is botbuilder's to check, right after.
 * @returns null when the activity may go on
 */
export function gateFault(
  settings: TeamsSettings,
  authorization: string | undefined,
  activity: Record<string, unknown>,
): GateFault | null {
  const token = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1];
  if (!token) return 'noToken';
  const claims = claimsOf(token);
  if (!claims) return 'unreadableToken';
  if (claims.iss !== channelIssuer) return 'issuer';
  if (claims.aud !== settings.appId) return 'audience';
  if (!isServiceUrl(settings, activity.serviceUrl) || claims.serviceurl !== activity.serviceUrl) return 'serviceUrl';
  if (activity.channelId !== 'msteams') return 'channel';
  if (!isOurTenant(settings.tenantId, activity)) return 'tenant';
  return typeof part(activity.from).id === 'string' ? null : 'sender';
}

function claimsOf(token: string): Record<string, unknown> | null {
  try {
    return decodeJwt(token);
  } catch {
    return null;
  }
}

/** https at a listed host, on its usual port; http only for a stand-in that the list names with its port. */
export function isServiceUrl({ serviceHosts }: TeamsSettings, serviceUrl: unknown): boolean {
  if (typeof serviceUrl !== 'string' || !URL.canParse(serviceUrl)) return false;
  const { protocol, host, username } = new URL(serviceUrl);
  const secure = protocol === 'https:' || (protocol === 'http:' && host.includes(':'));
  return secure && username === '' && serviceHosts.includes(host.toLowerCase());
}

/** Every tenant that the activity names must be ours, and it must name one. */
function isOurTenant(tenantId: string, activity: Record<string, unknown>): boolean {
  const named = [part(activity.conversation).tenantId, part(part(activity.channelData).tenant).id].filter(id => id !== undefined);
  return named.length > 0 && named.every(id => id === tenantId);
}

const part = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
