import type { Request, Response } from 'restify';
import type { Language } from '../text/text';

/** A route's handler: async with two arguments, as restify 12 wants it. */
export type Work = (req: Request, res: Response) => Promise<void>;

/** The body of a request as a JSON object; anything else (no body, an array, bytes) counts as empty. */
export function jsonOf(req: Request): Record<string, unknown> {
  const body: unknown = req.body;
  return isObject(body) && !Buffer.isBuffer(body) ? body : {};
}

/** The bytes of a request as they came over the wire: the server's reader leaves them in `rawBuffer`. */
export function bytesOf(req: Request): Buffer {
  const raw: unknown = (req as Request & { rawBuffer?: unknown }).rawBuffer ?? req.body;
  return Buffer.isBuffer(raw) ? raw : Buffer.alloc(0);
}

/** Answers JSON whatever the client's Accept header says, as Meta and Microsoft do; `undefined` sends no body. */
export function answer(res: Response, status: number, body?: unknown, headers: Record<string, string> = {}): void {
  const text = body === undefined ? '' : JSON.stringify(body);
  res.sendRaw(status, text, { 'Content-Type': 'application/json; charset=utf-8', ...headers });
}

export function answerBytes(res: Response, bytes: Buffer, contentType: string, headers: Record<string, string> = {}): void {
  res.sendRaw(200, bytes, { 'Content-Type': contentType, 'Content-Length': String(bytes.length), ...headers });
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A string with something in it, else undefined. */
export const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** The token of `Authorization: Bearer …`, else undefined. */
export const bearerOf = (req: Request): string | undefined => /^Bearer\s+(\S+)$/i.exec(req.headers.authorization ?? '')?.[1];

/** The language of a page (`?lang=`) or of the browser; Indonesian unless English is asked for. */
export const languageOf = (req: Request): Language =>
  /^en\b/i.test(new URL(req.url ?? '', 'http://localhost').searchParams.get('lang') ?? req.headers['accept-language'] ?? '')
    ? 'en'
    : 'id';
