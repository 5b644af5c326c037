import { randomUUID } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Journal } from '../journal';
import type { ConflictBehavior } from './drive';
import { GraphError, notFound } from './graphError';

export interface UploadSession {
  id: string;
  /** Where the file goes once complete. */
  startId: string;
  path: string[];
  conflict: ConflictBehavior;
  /** The eTag the file to be replaced must still have at the end. */
  ifMatch?: string;
  received: number;
  total?: number;
  /** ISO, office time. */
  expiresAt: string;
}

const PART_UNIT = 327_680;
const PART_MAX = 60 * 1024 * 1024;
const LIFETIME = 7 * 24 * 60 * 60 * 1000;

/** Upload sessions (TEAMS §5): parts in order, appended to one file each, resumable over a restart. */
export class Uploads {
  constructor(
    private readonly journal: Journal,
    private readonly folder: string,
    private readonly now: () => Date,
  ) {
    mkdirSync(folder, { recursive: true });
  }

  open(startId: string, path: string[], conflict: ConflictBehavior, ifMatch?: string): UploadSession {
    const expiresAt = new Date(this.now().getTime() + LIFETIME).toISOString();
    const session: UploadSession = {
      id: randomUUID(),
      startId,
      path,
      conflict,
      received: 0,
      expiresAt,
      ...(ifMatch && { ifMatch }),
    };
    writeFileSync(this.fileOf(session.id), '');
    this.journal.put('session', session.id, session);
    return session;
  }

  knows(id: string): boolean {
    return this.journal.table<UploadSession>('session').has(id);
  }

  /** @throws GraphError 404 when unknown, finished, cancelled or expired */
  get(id: string): UploadSession {
    const session = this.journal.table<UploadSession>('session').get(id);
    if (!session || Date.parse(session.expiresAt) < this.now().getTime()) throw notFound();
    return session;
  }

  /**
   * Takes one part. `whole` is set when it was the last: the bytes of the file, which the caller puts in place and then
   * closes the session; until then the last part can be sent again.
   * @throws GraphError 400 bad range or size, 413 part too large, 416 part not the next one
   */
  take(session: UploadSession, contentRange: string | undefined, part: Buffer): { whole?: Buffer; session: UploadSession } {
    const { start, end, total } = this.range(session, contentRange, part);
    const file = this.fileOf(session.id);
    if (!existsSync(file)) throw notFound();
    truncateSync(file, start); // a kill may have left bytes nobody was told about
    if (end + 1 === total) return { session, whole: Buffer.concat([readFileSync(file), part]) };
    appendFileSync(file, part);
    const grown = { ...session, total, received: end + 1 };
    this.journal.put('session', session.id, grown);
    return { session: grown };
  }

  close(session: UploadSession): void {
    this.journal.remove('session', session.id);
    rmSync(this.fileOf(session.id), { force: true });
  }

  private range(
    session: UploadSession,
    contentRange: string | undefined,
    part: Buffer,
  ): { start: number; end: number; total: number } {
    const [, start, end, total] = (/^bytes (\d+)-(\d+)\/(\d+)$/.exec(contentRange ?? '') ?? []).map(Number);
    if (start === undefined || end === undefined || total === undefined || end >= total || end - start + 1 !== part.length)
      throw new GraphError(400, 'The Content-Range header is missing or does not fit the bytes.');
    if (total !== (session.total ?? total)) throw new GraphError(400, 'The total length differs from that of earlier parts.');
    if (part.length >= PART_MAX) throw new GraphError(413, 'A part must be smaller than 60 MiB.');
    if (start < session.received)
      throw new GraphError(416, 'The uploaded fragment overlaps with data already received.', 'fragmentOverlap');
    if (start > session.received)
      throw new GraphError(416, 'The uploaded fragment does not follow the last.', 'fragmentOutOfOrder');
    if (end + 1 < total && part.length % PART_UNIT !== 0) throw new GraphError(400, 'Parts must be multiples of 320 KiB.');
    return { start, end, total };
  }

  private fileOf(id: string): string {
    return join(this.folder, id);
  }
}

/** What creating, asking and part uploads answer. */
export const progress = (session: UploadSession): { expirationDateTime: string; nextExpectedRanges: string[] } => ({
  expirationDateTime: session.expiresAt,
  nextExpectedRanges: [session.total === undefined ? '0-' : `${session.received}-${session.total - 1}`],
});
