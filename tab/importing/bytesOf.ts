import { numberIn } from '../words/numbers';

/** The office takes no larger file (http/body.ts). */
export const largestFile = 32 * 1024 * 1024;

/** @throws Error whose message is a key under `fault` of the page's texts */
export async function bytesOf(file: File): Promise<ArrayBuffer> {
  if (file.size === 0) throw new Error('empty');
  if (file.size > largestFile) throw new Error('tooLarge');
  return file.arrayBuffer().catch(() => {
    throw new Error('unreadable');
  });
}

/** The size of a file: `12,3 KB`. */
export const sizeIn = (language: 'id' | 'en', bytes: number): string =>
  bytes < 1024 * 1024 ? `${numberIn(language, bytes / 1024)} KB` : `${numberIn(language, bytes / (1024 * 1024))} MB`;
