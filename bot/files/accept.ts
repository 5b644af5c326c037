/** What a file is by its first bytes; names and stated types are a stranger's words. */
export interface Accepted {
  mimeType: string;
  /** For the name we give it. */
  extension: string;
}

interface Signature extends Accepted {
  /** Hex at an offset; `..` matches any byte. */
  at?: number;
  starts: string;
}

const signatures: readonly Signature[] = [
  { starts: 'ffd8ff', mimeType: 'image/jpeg', extension: 'jpg' },
  { starts: '89504e470d0a1a0a', mimeType: 'image/png', extension: 'png' },
  { starts: '52494646........57454250', mimeType: 'image/webp', extension: 'webp' },
  { starts: '255044462d', mimeType: 'application/pdf', extension: 'pdf' },
  { starts: '4f676753', mimeType: 'audio/ogg', extension: 'ogg' },
  { starts: '494433', mimeType: 'audio/mpeg', extension: 'mp3' },
  { starts: 'fffb', mimeType: 'audio/mpeg', extension: 'mp3' },
  { starts: 'fff1', mimeType: 'audio/aac', extension: 'aac' },
  { starts: '2321414d52', mimeType: 'audio/amr', extension: 'amr' },
  { at: 4, starts: '66747970', mimeType: 'video/mp4', extension: 'mp4' },
];

/** Pictures in the same box as video (HEIC of iPhones, AVIF): the browsers of an office do not show them. */
const pictureBrands = ['heic', 'heix', 'heim', 'heis', 'hevc', 'mif1', 'msf1', 'avif', 'avis'];

/** The kinds an office accepts from a stranger, recognised by their bytes; null for anything else. */
export function accept(bytes: Buffer, stated: string): Accepted | null {
  const found = signatures.find(({ at = 0, starts }) => matches(bytes, at, starts));
  if (found?.mimeType === 'video/mp4' && pictureBrands.includes(bytes.toString('latin1', 8, 12))) return null;
  if (found?.mimeType === 'video/mp4' && stated.startsWith('audio/')) return { mimeType: 'audio/mp4', extension: 'm4a' };
  if (found) return { mimeType: found.mimeType, extension: found.extension };
  return stated.startsWith('text/plain') && isPlainText(bytes) ? { mimeType: 'text/plain', extension: 'txt' } : null;
}

function matches(bytes: Buffer, at: number, pattern: string): boolean {
  const pairs = pattern.match(/../g) ?? [];
  return pairs.every((pair, index) => pair === '..' || bytes[at + index] === Number.parseInt(pair, 16));
}

function isPlainText(bytes: Buffer): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // eslint-disable-next-line no-control-regex -- control characters tell binary data
    return !/[\u0000-\u0008\u000e-\u001f]/.test(text);
  } catch {
    return false;
  }
}
