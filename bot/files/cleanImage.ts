import type { Sharp } from 'sharp';

/** Some 50 megapixels: more than a telephone takes, and less than what fills the memory when it is unpacked. */
const mostPixels = 50_000_000;

const writers = {
  'image/jpeg': (picture: Sharp) => picture.jpeg({ quality: 90 }),
  'image/png': (picture: Sharp) => picture.png(),
  'image/webp': (picture: Sharp) => picture.webp({ quality: 90 }),
} as const;

/** Why a picture is not shown: no program can draw it, or it would fill the memory of every machine that tries. */
export type BadPicture = 'unreadable' | 'tooManyPixels';

/**
 * The picture drawn anew in its own format: upright, without what the camera noted (place, time, device) and without anything
 * hidden behind its end. A moving sticker goes on moving.
 * @param mimeType as `accept` recognised it; what is no image comes back as it is
 */
export async function cleanImage(bytes: Buffer, mimeType: string): Promise<Buffer | BadPicture> {
  if (!(mimeType in writers)) return bytes;
  const { default: sharp } = await import('sharp');
  try {
    const animated = mimeType === 'image/webp';
    const picture = sharp(bytes, { animated, limitInputPixels: mostPixels, failOn: 'error' });
    const { pages = 1 } = await picture.metadata();
    // Only a single picture can be turned, and only a camera's is ever lying.
    const upright = pages > 1 ? picture : picture.autoOrient();
    return await writers[mimeType as keyof typeof writers](upright).toBuffer();
  } catch (error) {
    return /pixel limit/i.test((error as Error).message) ? 'tooManyPixels' : 'unreadable';
  }
}
