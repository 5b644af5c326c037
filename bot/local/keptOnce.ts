import { randomUUID } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * A text made once per data folder and kept in a file that only its owner can read. Two processes may start on one folder:
 * a link never replaces, so both end up with the first one's text, whole.
 */
export function keptOnce(file: string, make: () => string): string {
  if (!existsSync(file)) createOnce(file, make());
  return readFileSync(file, 'utf8');
}

function createOnce(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, text, { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
}
