import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Whether `X-Hub-Signature-256` is the HMAC-SHA256 of exactly these bytes (DOMAIN §4.1). The bytes must be those received:
 * parsing and writing JSON again changes Meta's escapes. An empty secret signs nothing.
 */
export function signatureIsValid(rawBody: Buffer, header: string | undefined, appSecret: string): boolean {
  const given = /^sha256=([0-9a-f]{64})$/i.exec(header ?? '')?.[1];
  if (!given || !appSecret) return false;
  return timingSafeEqual(Buffer.from(given, 'hex'), createHmac('sha256', appSecret).update(rawBody).digest());
}

/**
 * The answer to the verification `GET ?hub.mode=subscribe&hub.verify_token=…&hub.challenge=…`: the challenge, to be sent as
 * plain text with 200, or null, to be answered 403 (DOMAIN §4.1).
 */
export function verificationAnswer(query: Record<string, unknown>, verifyToken: string): string | null {
  const { 'hub.mode': mode, 'hub.verify_token': token, 'hub.challenge': challenge } = query;
  if (mode !== 'subscribe' || typeof token !== 'string' || typeof challenge !== 'string' || !challenge) return null;
  return verifyToken && timingSafeEqual(digest(token), digest(verifyToken)) ? challenge : null;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
