import { createHash } from 'node:crypto';
import { accept, type Accepted } from './accept';
import { cleanImage, type BadPicture } from './cleanImage';
import { scan, type ScannerSettings } from './scan';

/** A file that is kept, with the hash of its bytes as they came and as they are kept, in hex. */
export interface AdmittedFile extends Accepted {
  kind: 'admitted';
  bytes: Buffer;
  /** Why it is shown to nobody: the scanner has not seen it yet, or the picture cannot be drawn safely. Null = it may be shown. */
  heldFor: 'scan' | BadPicture | null;
  sha256: string;
  keptSha256: string;
}

/** `refused`: a kind the office does not take. Nothing of an infected file is kept either. */
export type Admitted = AdmittedFile | { kind: 'refused' } | { kind: 'infected' };

/**
 * Judges a file before it is shown: a kind the office takes, by its bytes; no malware, where a scanner is set up; a picture drawn
 * anew. The scanner sees the bytes as they came, and nothing unpacks them before it has.
 * @param stated the type its sender gave it @param scanner null = none is set up
 */
export async function admit(bytes: Buffer, stated: string, scanner: ScannerSettings | null): Promise<Admitted> {
  const accepted = accept(bytes, stated);
  if (!accepted) return { kind: 'refused' };
  const verdict = scanner ? await scan(scanner, bytes) : 'clean';
  if (verdict === 'infected') return { kind: 'infected' };
  const cleaned = verdict === 'away' ? 'scan' : await cleanImage(bytes, accepted.mimeType);
  const isHeld = typeof cleaned === 'string';
  const kept = isHeld ? bytes : cleaned;
  const hashes = { sha256: sha256Of(bytes), keptSha256: sha256Of(kept) };
  return { kind: 'admitted', bytes: kept, heldFor: isHeld ? cleaned : null, ...accepted, ...hashes };
}

/** In hex. */
export const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
