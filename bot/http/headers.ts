import type { Request } from 'restify';

/**
 * Headers of every answer (TEAMS §3). Nothing here may be framed or run script; a page that needs more says so itself.
 * HSTS is sent where the caller came by https: a local office on http must stay reachable.
 */
export function securityHeaders(req: Request): Record<string, string> {
  const viaHttps = req.headers['x-forwarded-proto'] === 'https' || req.headers['x-arr-ssl'] !== undefined;
  return {
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
    ...(viaHttps && { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' }),
  };
}
