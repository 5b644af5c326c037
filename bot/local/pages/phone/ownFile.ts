import type { Writing } from './chat';

/** As JSON a file grows by a third, and the local office takes 64 MB at once. */
const largest = 45 * 1024 * 1024;

export const isTooLarge = ({ size }: File): boolean => size > largest;

/** A file of the reader's own, as the message WhatsApp makes of it. */
export async function ownFile(file: File): Promise<Writing> {
  const kind = /^(image|audio|video)\//.exec(file.type)?.[1];
  return {
    type: kind ?? 'document',
    mediaBase64: await base64Of(file),
    mimeType: file.type || 'application/octet-stream',
    ...(!kind && { filename: file.name }),
  };
}

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve((reader.result as string).split(',')[1] ?? '');
    reader.onerror = () => reject(reader.error ?? new Error(file.name));
    reader.readAsDataURL(file);
  });
}
