import type { Request, Response } from 'restify';
import { Invalid } from '../complaint/errors';
import { dayOfDate } from '../complaint/wib';

/** A body could not be read; answered with its status in the caller's language. */
export class BadBody extends Error {
  constructor(
    readonly status: 400 | 413 | 415,
    readonly code: 'malformed' | 'tooLarge' | 'fileTooLarge' | 'notJson',
  ) {
    super(code);
    this.name = 'BadBody';
  }
}

const kilobyte = 1024;

/** The largest body a route takes, in bytes: Meta's payloads reach 3 MB (DOMAIN §4.1), forms are far smaller. */
const largestWebhook = 4 * kilobyte * kilobyte;
const largestForm = 512 * kilobyte;
/** Exports, chats and screenshots that officers hand in. */
const largestUpload = 32 * kilobyte * kilobyte;
const uploads =
  /^\/api\/(?:lapor\/imports|opening-balance|chat-imports|settings\/holidays\/import|complaints\/[^/]+\/(?:attachments|papers\/[^/]+\/signed)|reports\/[^/]+\/signed)$/;
/** Stand-ins of SharePoint and phones take files. */
const largestFile = 64 * kilobyte * kilobyte;

export type RawRequest = Request & { rawBuffer?: Buffer };

/** What stands behind the "?" of the address. */
export const queryOf = (req: Request): URLSearchParams => new URL(req.url ?? '', 'http://localhost').searchParams;

/** What is chosen under this name; undefined where nothing is. @throws Invalid for what is no choice */
export function oneOf<Choice extends string>(
  query: URLSearchParams,
  name: string,
  choices: readonly Choice[],
): Choice | undefined {
  const given = query.get(name);
  if (!given) return undefined;
  const found = choices.find(choice => choice === given);
  if (!found) throw new Invalid('invalidInput', [{ name, fault: 'notAChoice' }]);
  return found;
}

const longestNumber = 80;

/** The number of a letter as a person typed it under `number`; null where none was. @throws Invalid */
export function letterNumberIn(query: URLSearchParams): string | null {
  const number = query.get('number')?.trim();
  if (!number) return null;
  const name = 'officialNumber';
  if (number.length > longestNumber) throw new Invalid('invalidInput', [{ name, fault: 'tooLong', limit: longestNumber }]);
  if (!/^[\p{L}\p{N}][\p{L}\p{N} ./()-]*$/u.test(number))
    throw new Invalid('invalidInput', [{ name, fault: 'notALetterNumber' }]);
  return number;
}

/** The WIB day of a date under this name; undefined where there is none. @throws Invalid for what is no date */
export function dayIn(query: URLSearchParams, name: string): number | undefined {
  const given = query.get(name);
  if (!given) return undefined;
  try {
    return dayOfDate(given);
  } catch {
    throw new Invalid('invalidInput', [{ name, fault: 'notADate' }]);
  }
}

/** The same where there has to be one. @throws Invalid */
export function dayNeeded(query: URLSearchParams, name: string): number {
  const day = dayIn(query, name);
  if (day === undefined) throw new Invalid('invalidInput', [{ name, fault: 'missing' }]);
  return day;
}

/** The body's bytes as they came; none where there was none. */
export const bytesOf = (req: Request): Buffer => (req as RawRequest).rawBuffer ?? Buffer.alloc(0);

/** A JSON object, whatever came. */
export const fieldsIn = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};

/** An id or a number that came as text; null where none did. */
export const shortText = (value: unknown): string | null => (typeof value === 'string' && value ? value.slice(0, 64) : null);

/** Whether an import is only to be tried. */
export const isDryRun = (query: URLSearchParams): boolean => ['1', 'true'].includes(query.get('dryRun') ?? '');

/**
 * Reads a request's body: the bytes as they came in `rawBuffer`, and JSON in `body` where the content type says so. Compressed
 * bodies are refused: 19 KB of gzip can be 20 MB (TEAMS §6). A signed webhook is parsed by its own route, after the signature.
 * Routes that take a file take any content type, and JSON is a file to them.
 * @throws BadBody
 */
export async function readBody(req: RawRequest, standIns: boolean): Promise<void> {
  if (req.method === 'GET' || req.method === 'HEAD') return;
  const encoding = req.headers['content-encoding'];
  if (encoding && encoding !== 'identity') throw new BadBody(415, 'notJson');
  const path = (req.url ?? '').split('?', 1)[0] ?? '';
  const isWebhook = path.startsWith('/webhooks/');
  const isStandIn = standIns && path.startsWith('/local/');
  const isUpload = uploads.test(path);
  const limit = isWebhook ? largestWebhook : isStandIn ? largestFile : isUpload ? largestUpload : largestForm;
  const bytes = await collect(req, limit);
  req.rawBuffer = bytes;
  req.body = undefined;
  if (isWebhook || isUpload) return;
  const isJson = /^application\/(?:[\w.+-]+\+)?json\b/i.test(req.headers['content-type'] ?? '');
  if (isJson && bytes.length > 0) req.body = parsed(bytes);
  else if (bytes.length > 0 && !isStandIn) throw new BadBody(415, 'notJson');
}

async function collect(req: Request, limit: number): Promise<Buffer> {
  if (Number(req.headers['content-length'] ?? 0) > limit) throw new BadBody(413, 'tooLarge');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw new BadBody(413, 'tooLarge');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** @throws BadBody */
export function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown;
  } catch {
    throw new BadBody(400, 'malformed');
  }
}

/** Answers JSON, whatever the Accept header says. */
export function answer(res: Response, status: number, body: unknown, headers: Record<string, string> = {}): void {
  res.sendRaw(status, JSON.stringify(body), { 'Content-Type': 'application/json; charset=utf-8', ...headers });
}
