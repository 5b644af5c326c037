import type { EntityManager } from 'typeorm';
import { newId } from '../database/dialect';
import type { AttachmentRow, MessageRow } from '../database/tables';
import { enqueue } from '../outbox/queue';
import { keepFile, type Files, type Kept } from './attachments';
import { reporterKey } from './office';
import type { Office } from './office';

/** A picture, voice note or document of a chat, of a kind the office takes. */
export type ChatFile = Pick<Kept, 'bytes' | 'mimeType' | 'extension' | 'sha256'>;

export interface FileToKeep {
  attachmentId: string;
  reporterId: string;
  file: ChatFile;
}

/** The place of a message's file: its bytes follow, or are known to be missing. */
export async function addChatAttachment(
  tx: EntityManager,
  office: Office,
  { id: messageId, reporterId, complaintId }: MessageRow,
  fileName: string | null,
  file: ChatFile | null,
): Promise<string> {
  const id = newId();
  const key = await reporterKey(tx, office.sealer, reporterId);
  const row: AttachmentRow = {
    ...{ id, messageId, complaintId, reporterId, mediaId: null, purpose: 'imported', status: file ? 'pending' : 'failed' },
    mimeType: file?.mimeType ?? 'application/octet-stream',
    fileName: fileName ? office.sealer.seal(fileName.slice(0, 200), key, { id, column: 'fileName' }) : null,
    ...{ sha256: null, keptSha256: null, size: null, heldFor: null, path: null },
    ...{ discardedAt: null, discardedBy: null, createdAt: office.now() },
  };
  await tx.insert('Attachment', row);
  return id;
}

/** Seals the files and has them judged by the same worker as those that come by WhatsApp; nobody sees them before. Safe to repeat. */
export async function keepChatFiles(office: Office, files: Pick<Files, 'put'>, toKeep: readonly FileToKeep[]): Promise<void> {
  for (const { attachmentId: id, reporterId, file } of toKeep) {
    const stored = await keepFile(office, files, { id, reporterId }, { ...file, keptSha256: file.sha256, heldFor: 'scan' });
    await office.db.write(async tx => {
      const { affected } = await tx.update('Attachment', { id, status: 'pending' }, stored);
      if (affected) await enqueue(tx, { kind: 'fetchMedia', lane: `media:${id}`, payload: { attachmentId: id } });
    });
  }
}
