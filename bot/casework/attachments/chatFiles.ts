import type { EntityManager } from 'typeorm';
import type { AttachmentRow, MessageRow } from '../../database/tables';
import { keepFile, newAttachment, queueJudging, type Files, type Kept } from './attachments';
import { reporterKey } from '../office';
import type { Office } from '../office';

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
  message: MessageRow,
  fileName: string | null,
  file: ChatFile | null,
): Promise<string> {
  const key = await reporterKey(tx, office.sealer, message.reporterId);
  const mimeType = file?.mimeType ?? 'application/octet-stream';
  const given = { mediaId: null, mimeType, fileName: fileName?.slice(0, 200) ?? null, purpose: 'imported' as const };
  const row: AttachmentRow = { ...newAttachment(office, key, message, given), status: file ? 'pending' : 'failed' };
  await tx.insert('Attachment', row);
  return row.id;
}

/** Seals the files and has them judged by the same worker as those that come by WhatsApp; nobody sees them before. Safe to repeat. */
export async function keepChatFiles(office: Office, files: Pick<Files, 'put'>, toKeep: readonly FileToKeep[]): Promise<void> {
  for (const { attachmentId: id, reporterId, file } of toKeep) {
    const stored = await keepFile(office, files, { id, reporterId }, { ...file, keptSha256: file.sha256, heldFor: 'scan' });
    await office.db.write(async tx => {
      const { affected } = await tx.update('Attachment', { id, status: 'pending' }, stored);
      if (affected) await queueJudging(tx, id);
    });
  }
}
