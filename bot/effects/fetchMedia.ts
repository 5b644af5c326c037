import { createHash } from 'node:crypto';
import { pendingAttachment, recordStored, recordUnfetchable } from '../casework/attachments';
import { reporterKey } from '../casework/office';
import type { Office } from '../casework/office';
import { fetchMedia as download, MEDIA_MAX, MediaFailure, type MediaKind } from '../channels/whatsappMedia';
import type { WhatsAppSettings } from '../channels/whatsappSend';
import type { AttachmentRow } from '../database/tables';
import { accept } from '../files/accept';
import type { FileStore } from '../files/folderStore';
import { RetryLater, type Effect, type EffectContext } from '../outbox/effect';
import { isCentral, untilMended } from './mending';

export interface FetchMediaParts {
  office: Office;
  whatsapp: WhatsAppSettings;
  files: FileStore;
}

/** The ladder's end, after some three hours. */
const mostTries = 9;

/**
 * Fetches a citizen's file at once (media ids expire after 7 days, DOMAIN §4.6), checks it by its bytes and keeps it sealed
 * under the reporter's key. What cannot be had by the ladder's end, or ever, is asked for again.
 */
export function fetchMedia({ office, whatsapp, files }: FetchMediaParts): Effect<{ attachmentId: string }> {
  return async ({ attachmentId }, context) => {
    const pending = await pendingAttachment(office.db.read, attachmentId);
    if (!pending) return;
    const { attachment, message } = pending;
    try {
      const kind = message.kind in MEDIA_MAX ? (message.kind as MediaKind) : 'document';
      const media = await download(whatsapp, attachment.mediaId ?? '', kind);
      await keep(attachment, media.bytes, media.mimeType);
    } catch (error) {
      await giveUpOrRetry(attachmentId, error, context);
    }
  };

  async function keep(attachment: AttachmentRow, bytes: Buffer, stated: string): Promise<void> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    if (attachment.sha256 && attachment.sha256 !== sha256)
      throw new MediaFailure('transient', 0, null, 'other bytes than announced');
    const accepted = accept(bytes, stated);
    if (!accepted) throw new MediaFailure('untrusted', 0, null, 'unknown kind of file');
    const { id, reporterId } = attachment;
    const key = await reporterKey(office.db.read, office.sealer, reporterId);
    const path = `${sha256.slice(0, 2)}/${id}.${accepted.extension}.sealed`;
    await files.put(path, office.sealer.sealBytes(bytes, key, { id, column: 'file' }));
    await office.db.write(tx => recordStored(tx, id, { path, sha256, size: bytes.length, mimeType: accepted.mimeType }));
  }

  async function giveUpOrRetry(id: string, error: unknown, { attempts }: EffectContext): Promise<void> {
    if (!(error instanceof MediaFailure)) throw error;
    const { reason, code, retryAfterMs } = error;
    if (isCentral(reason, code))
      throw new RetryLater({ reason: `media:${reason}`, afterMs: retryAfterMs ?? untilMended, alarm: true });
    const final = reason === 'gone' || reason === 'tooLarge' || reason === 'untrusted';
    if (!final && attempts < mostTries) {
      throw new RetryLater({ reason: `media:${reason}`, ...(retryAfterMs !== null && { afterMs: retryAfterMs }) });
    }
    await office.db.write(tx => recordUnfetchable(tx, office, id));
  }
}

/** The bytes of a stored file, opened; null when it was never stored or its reporter was erased. */
export async function readAttachment(
  office: Office,
  files: FileStore,
  id: string,
): Promise<{ bytes: Buffer; extension: string; mimeType: string } | null> {
  const row = await office.db.read.findOneBy<AttachmentRow>('Attachment', { id, status: 'stored' });
  const sealed = row?.path ? await files.read(row.path) : null;
  if (!row?.path || !sealed) return null;
  const key = await reporterKey(office.db.read, office.sealer, row.reporterId);
  try {
    const bytes = office.sealer.openBytes(sealed, key, { id, column: 'file' });
    return { bytes, extension: row.path.split('.').at(-2) ?? 'bin', mimeType: row.mimeType };
  } catch (error) {
    if (error instanceof Error && error.name === 'Erased') return null;
    throw error;
  }
}
