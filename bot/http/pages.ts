import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Request, Response } from 'restify';

/** Built pages (Vite's output folder): HTML by name, and the scripts and styles that they ask for. */
export interface Pages {
  /** Answers the page, with its own policy instead of the one of every other answer. False: it was never built. */
  show(res: Response, name: string, policy: string): boolean;
  /** Answers a script or style by its file name. False: there is none of that name. */
  showAsset(req: Request, res: Response, name: string): boolean;
}

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** The policy's hash of an empty style element: Fluent's renderer fills such elements rule by rule, which no policy forbids. */
const emptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/**
 * What a built page may do: its own scripts and addresses, and whom it may be framed by.
 * teams-js asks Microsoft's CDN for the list of hosts it trusts (TEAMS §3).
 */
export const pagePolicy = (frameAncestors: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' ${emptyStyle}`,
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self'",
    "frame-src 'self'",
    "connect-src 'self' https://res.cdn.office.net",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${frameAncestors}`,
  ].join('; ');

/** The folder is read once: names that a build did not make can never be asked for. */
export function openPages(folder: string): Pages {
  const assets = new Map<string, { bytes: Buffer; zipped: Buffer | null }>();
  const assetFolder = join(folder, 'assets');
  const names = new Set(existsSync(assetFolder) ? readdirSync(assetFolder) : []);
  const html = new Map<string, Buffer>();

  function asset(name: string) {
    const known = assets.get(name);
    if (known) return known;
    const bytes = readFileSync(join(assetFolder, name));
    const isText = /^(?:text|image\/svg)/.test(types[extname(name)] ?? '');
    const read = { bytes, zipped: isText ? gzipSync(bytes) : null };
    assets.set(name, read);
    return read;
  }

  return {
    show(res, name, policy) {
      const file = join(folder, `${name}.html`);
      const page = html.get(name) ?? (existsSync(file) ? readFileSync(file) : undefined);
      if (!page) return false;
      html.set(name, page);
      res.sendRaw(200, page, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy });
      return true;
    },
    showAsset(req, res, name) {
      if (!names.has(name)) return false;
      const { bytes, zipped } = asset(name);
      const takesZip = /\bgzip\b/.test(req.headers['accept-encoding'] ?? '');
      const body = zipped && takesZip ? zipped : bytes;
      res.sendRaw(200, body, {
        'Content-Type': types[extname(name)] ?? 'application/octet-stream',
        // The name holds a hash of the content.
        'Cache-Control': 'public, max-age=31536000, immutable',
        'Content-Length': String(body.length),
        Vary: 'Accept-Encoding',
        ...(body === zipped && { 'Content-Encoding': 'gzip' }),
      });
      return true;
    },
  };
}
