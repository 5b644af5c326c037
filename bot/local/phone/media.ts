import { createHash, randomInt } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Journal } from '../journal';

export interface Medium {
  id: string;
  mimeType: string;
  filename?: string;
  size: number;
  /** Base64, as webhooks carry it. */
  sha256: string;
  /** ISO, office time: 7 days after a citizen sent it, 30 after the office uploaded it (DOMAIN §4.6). */
  expiresAt: string;
}

const DAY = 24 * 60 * 60 * 1000;

/** Photos, voice notes and papers on both sides of the chat; bytes in files beside the journal, or in memory. */
export class MediaShelf {
  private readonly memory = new Map<string, Buffer>();

  constructor(
    private readonly journal: Journal,
    private readonly now: () => Date,
    private readonly folder?: string,
  ) {
    if (folder) mkdirSync(folder, { recursive: true });
  }

  put(bytes: Buffer, mimeType: string, keepDays: 7 | 30, filename?: string): Medium {
    const medium: Medium = {
      id: String(randomInt(1e14, 2e14)),
      mimeType,
      ...(filename && { filename }),
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('base64'),
      expiresAt: new Date(this.now().getTime() + keepDays * DAY).toISOString(),
    };
    if (this.folder) writeFileSync(join(this.folder, medium.id), bytes);
    else this.memory.set(medium.id, bytes);
    this.journal.put('medium', medium.id, medium);
    return medium;
  }

  /** The medium, unless unknown or expired by office time. */
  get(id: string): Medium | undefined {
    const medium = this.kept(id);
    return medium && Date.parse(medium.expiresAt) > this.now().getTime() ? medium : undefined;
  }

  /** The medium as a phone keeps it: also after WhatsApp has let go of it. */
  kept(id: string): Medium | undefined {
    return this.journal.table<Medium>('medium').get(id);
  }

  bytes(medium: Medium): Buffer | undefined {
    const file = this.folder && join(this.folder, medium.id);
    return file ? (existsSync(file) ? readFileSync(file) : undefined) : this.memory.get(medium.id);
  }
}
