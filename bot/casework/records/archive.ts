import type { EntityManager } from 'typeorm';
import { isOpen } from '../../complaint/complaint';
import { stepFor } from '../../complaint/sop';
import type { ComplaintRow, DossierFileRow, LogEntryRow } from '../../database/tables';
import { actWithin } from '../act';
import type { CaseAttachment, CaseEvent, CaseFile, CaseMessage } from '../reading/caseFile';
import type { Office } from '../office';
import { queueUnfiled } from '../papers/signedCasePapers';

/**
 * The log entry by which the case's present end was sent to the archive (SOP step 6): the first `archive` since it was closed.
 * Null while it is open, for instance because it was reopened meanwhile.
 */
export function archiveOrder<Entry extends Pick<LogEntryRow, 'action' | 'fromStatus' | 'toStatus'>>(
  log: readonly Entry[],
): Entry | null {
  const turn = log.findLastIndex(({ fromStatus, toStatus }) => fromStatus !== null && isOpen(fromStatus) !== isOpen(toStatus));
  if (turn < 0 || isOpen(log[turn]!.toStatus)) return null;
  return log.slice(turn).find(({ action }) => action === 'archive') ?? null;
}

/**
 * The file as it stood at that entry, so that a filing which is repeated after a crash finds the same: later entries, messages
 * and ticks are left out. Ids grow with time.
 */
export function caseAt(file: CaseFile, order: CaseEvent): CaseFile {
  const log = file.log.filter(({ seq }) => seq <= order.seq);
  const messages = file.messages.filter(({ id }) => id < order.id).map(message => ticksBefore(message, order.occurredAt));
  const kept = new Set(messages.map(({ id }) => id));
  const attachments = file.attachments
    .filter(({ messageId, createdAt }) => kept.has(messageId) && createdAt <= order.occurredAt)
    .map(attachment => keptAt(attachment, order.occurredAt));
  return { ...file, log, messages, attachments };
}

/** One that was discarded since was kept then, and its hash is still known. */
function keptAt(attachment: CaseAttachment, at: Date): CaseAttachment {
  const { discardedAt, keptSha256 } = attachment;
  return discardedAt && discardedAt > at && keptSha256 ? { ...attachment, status: 'stored' } : attachment;
}

function ticksBefore(message: CaseMessage, at: Date): CaseMessage {
  const before = (tick: Date | null): Date | null => (tick !== null && tick < at ? tick : null);
  const { sentAt, deliveredAt, readAt } = message;
  return { ...message, sentAt: before(sentAt), deliveredAt: before(deliveredAt), readAt: before(readAt) };
}

/**
 * The bundle lies in the archive: the case becomes *archived*. Nothing happens when it was confirmed before, or when the case
 * was reopened since: then what was filed is no bundle of this case, and the next closing files anew under the same name.
 * @param orderId the `archiveOrder` for which it was made @returns whether it was confirmed now
 */
export async function recordArchived(
  tx: EntityManager,
  office: Office,
  { complaintId, orderId, filed }: { complaintId: string; orderId: string; filed: ConfirmedFile },
): Promise<boolean> {
  const complaint = await tx.findOneByOrFail<ComplaintRow>('Complaint', { id: complaintId });
  const log = await tx.find<LogEntryRow>('LogEntry', { where: { complaintId }, order: { seq: 'ASC' } });
  const confirms = stepFor(complaint.status, 'archiveConfirmed', complaint.track) !== null;
  if (!confirms || archiveOrder(log)?.id !== orderId) return false;
  const by = { kind: 'system', name: 'archive' } as const;
  const input = { url: filed.url, hash: filed.sha256 };
  const { complaint: after } = await actWithin(tx, office, { complaintId, action: 'archiveConfirmed', by, input });
  const row: DossierFileRow = {
    ...{ complaintId, revision: after.dossierRevision, filedAt: office.now(), ...filed },
    ...{ checkedAt: null, checkedBy: null, state: null, foundHash: null },
  };
  await tx.insert('DossierFile', row);
  await queueUnfiled(tx, complaint);
  return true;
}

/** A bundle as SharePoint confirmed it. */
export type ConfirmedFile = Pick<DossierFileRow, 'library' | 'path' | 'url' | 'size' | 'sha256' | 'quickXorHash' | 'columns'>;
