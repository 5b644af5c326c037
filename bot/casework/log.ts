import { randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { newId } from '../database/dialect';
import { Erased, Unreadable } from '../database/sealed';
import type { DataKey, Sealer } from '../database/sealed';
import type { ComplaintRow, LogEntryRow } from '../database/tables';
import { reporterKey } from './office';
import type { Office } from './office';

export type LogDraft = Pick<LogEntryRow, 'action' | 'actorKind' | 'toStatus' | 'occurredAt'> &
  Partial<Pick<LogEntryRow, 'actorId' | 'actorRole' | 'roleKind' | 'sopStep' | 'fromStatus' | 'detail'>> & {
    /** Words of people: sealed beside the chain, tied to it by a salted digest, so that erasing them leaves the chain true. */
    words?: Record<string, unknown> | null;
  };

/**
 * Adds one link to the complaint's hash chain and moves the complaint's head (the caller saves the complaint in the same
 * transaction). The chain holds ids, codes and times only, both times as the office's clock shows them: they stand on paper.
 */
export async function appendLog(
  tx: EntityManager,
  { sealer, now }: Pick<Office, 'sealer' | 'now'>,
  key: DataKey,
  complaint: ComplaintRow,
  draft: LogDraft,
): Promise<string> {
  const id = newId();
  const words = draft.words && Object.keys(draft.words).length ? JSON.stringify(draft.words) : null;
  const salt = words === null ? null : randomBytes(12).toString('base64url');
  const entry: Omit<LogEntryRow, 'hash'> = {
    id,
    complaintId: complaint.id,
    seq: complaint.logSeq + 1,
    action: draft.action,
    actorKind: draft.actorKind,
    actorId: draft.actorId ?? null,
    actorRole: draft.actorRole ?? null,
    roleKind: draft.roleKind ?? null,
    sopStep: draft.sopStep ?? null,
    fromStatus: draft.fromStatus ?? null,
    toStatus: draft.toStatus,
    track: complaint.track,
    cycle: complaint.cycle,
    detail: draft.detail ?? {},
    words: words === null ? null : sealer.seal(words, key, { id, column: 'words' }),
    wordsSalt: salt,
    wordsDigest: words === null ? null : sealer.saltedDigest(salt!, words),
    occurredAt: draft.occurredAt,
    recordedAt: now(),
    prevHash: complaint.logHead,
  };
  const hash = chainHash(sealer, entry);
  await tx.insert('LogEntry', { ...entry, hash });
  complaint.logSeq = entry.seq;
  complaint.logHead = hash;
  return id;
}

/** The link's hash: an HMAC (key outside the database) over the previous hash and everything the entry says. */
export function chainHash(sealer: Sealer, e: Omit<LogEntryRow, 'hash'>): string {
  const said = [
    e.prevHash,
    e.complaintId,
    e.seq,
    e.action,
    e.actorKind,
    e.actorId,
    e.actorRole,
    e.roleKind,
    e.sopStep,
    e.fromStatus,
  ];
  const done = [
    e.toStatus,
    e.track,
    e.cycle,
    sorted(e.detail),
    e.wordsDigest,
    e.occurredAt.toISOString(),
    e.recordedAt.toISOString(),
  ];
  return sealer.logMac(JSON.stringify([...said, ...done]));
}

function sorted(detail: LogEntryRow['detail']): [string, unknown][] {
  return Object.entries(detail).sort(([a], [b]) => (a < b ? -1 : 1));
}

/**
 * Reads a complaint's chain and says where it breaks: an edited, deleted, reordered or cut-off entry, or words that no
 * longer fit their digest. Null = whole.
 */
export async function findBreak(manager: EntityManager, sealer: Sealer, complaint: ComplaintRow): Promise<number | null> {
  const entries = await manager.find<LogEntryRow>('LogEntry', { where: { complaintId: complaint.id }, order: { seq: 'ASC' } });
  const key = await reporterKey(manager, sealer, complaint.reporterId);
  let head = '';
  for (const [index, entry] of entries.entries()) {
    const { hash, ...rest } = entry;
    const isLinked = entry.seq === index + 1 && entry.prevHash === head && chainHash(sealer, rest) === hash;
    if (!isLinked || !fitsDigest(sealer, key, entry)) return index + 1;
    head = hash;
  }
  return entries.length === complaint.logSeq && head === complaint.logHead ? null : entries.length + 1;
}

/** Words that were erased, with their reporter or alone, leave the chain as it is. */
function fitsDigest(sealer: Sealer, key: DataKey, { id, words, wordsSalt, wordsDigest }: LogEntryRow): boolean {
  if (words === null) return true;
  try {
    return sealer.saltedDigest(wordsSalt ?? '', sealer.open(words, key, { id, column: 'words' })) === wordsDigest;
  } catch (error) {
    if (error instanceof Unreadable) return false;
    if (error instanceof Erased) return true;
    throw error;
  }
}
