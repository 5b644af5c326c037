import { createHash } from 'node:crypto';
import type { InboundKind, SendFailure } from './channel';
import { fieldsOf, idOf, textOf } from './json';
import { failureOf, parsed } from './whatsappErrors';
import { apiAddress, type WhatsAppSettings } from './whatsappSend';

export type MediaKind = Extract<InboundKind, 'image' | 'document' | 'audio' | 'video' | 'sticker'>;

const MB = 1024 * 1024;

/** Bytes at most (DOMAIN §4.6); more is refused before it is stored. */
export const MEDIA_MAX: Record<MediaKind, number> = {
  image: 5 * MB,
  audio: 16 * MB,
  video: 16 * MB,
  document: 100 * MB,
  sticker: 512 * 1024,
};

/**
 * Why a file did not come. `gone`: unknown or expired, ask for it again; `tooLarge`, `untrusted` (an address that is not
 * Meta's): final. The others mean what they mean for sending; a call that broke off is `transient`, since reading twice harms nobody.
 */
export class MediaFailure extends Error {
  constructor(
    readonly reason: SendFailure | 'gone' | 'tooLarge' | 'untrusted',
    readonly code: number,
    readonly retryAfterMs: number | null,
    details: string,
  ) {
    super(`WhatsApp media: ${reason}, ${details}`);
  }
}

export interface FetchedMedia {
  bytes: Buffer;
  mimeType: string;
  /** Of the bytes that came; to be compared with `InboundMedia.sha256`. */
  sha256Base64: string;
}

/**
 * Fetches a file in two steps (DOMAIN §4.6): its address by id, valid five minutes, then the bytes, both with the token.
 * @throws MediaFailure
 */
export async function fetchMedia(settings: WhatsAppSettings, mediaId: string, kind: MediaKind): Promise<FetchedMedia> {
  // Ids are digits; anything else could lead the path, and with it the token, elsewhere.
  if (!/^[\w-]+$/.test(mediaId)) throw new MediaFailure('gone', 0, null, 'no media id');
  const described = fieldsOf(parsed((await get(settings, apiAddress(settings, mediaId), MB)).toString('utf8')));
  const address = trusted(idOf(described.url, 4096), settings.apiUrl);
  if (Number(described.file_size) > MEDIA_MAX[kind]) throw tooLarge(kind);
  const bytes = await get(settings, address, MEDIA_MAX[kind]);
  const mimeType = textOf(described.mime_type) ?? 'application/octet-stream';
  return { bytes, mimeType, sha256Base64: createHash('sha256').update(bytes).digest('base64') };
}

const tooLarge = (what: string): MediaFailure => new MediaFailure('tooLarge', 0, null, `larger than allowed for ${what}`);

/** The token is shown to Meta's own hosts over TLS and to the configured API, to nobody else. */
function trusted(url: string | null, apiUrl: string): string {
  const address = url !== null && URL.canParse(url) ? new URL(url) : undefined;
  const own = address?.origin === new URL(apiUrl).origin;
  const meta = address?.protocol === 'https:' && /\.(fbsbx\.com|whatsapp\.net|facebook\.com)$/.test(address.hostname);
  if (!address || !(own || meta)) throw new MediaFailure('untrusted', 0, null, 'address is not of Meta');
  return address.href;
}

async function get(settings: WhatsAppSettings, url: string, max: number): Promise<Buffer> {
  try {
    const response = await (settings.fetch ?? fetch)(url, {
      headers: { Authorization: `Bearer ${settings.accessToken}` },
      redirect: 'error',
      signal: AbortSignal.timeout(settings.timeoutMs),
    });
    if (!response.ok) throw refused(response, (await limited(response, MB)).toString('utf8'));
    return await limited(response, max);
  } catch (error) {
    if (error instanceof MediaFailure) throw error;
    throw new MediaFailure('transient', 0, null, error instanceof Error ? error.name : 'call failed');
  }
}

/** Code 100 for an id means that it is not there (any more), unlike for a message, where it is our mistake. */
function refused(response: Response, text: string): MediaFailure {
  const { reason, code, retryAfterMs, details } = failureOf(response.status, response.headers, text);
  return new MediaFailure(reason === 'badRequest' ? 'gone' : reason, code, retryAfterMs, details);
}

async function limited(response: Response, max: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > max) throw tooLarge('this kind'); // leaving the loop cancels the download
    chunks.push(chunk as Uint8Array);
  }
  return Buffer.concat(chunks);
}
