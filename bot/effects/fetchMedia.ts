import {
  keepFile,
  readAttachment,
  recordInfected,
  recordKept,
  recordUnfetchable,
  undecidedAttachment,
  type Kept,
} from '../casework/attachments/attachments';
import type { Office } from '../casework/office';
import { fetchMedia as download, MEDIA_MAX, MediaFailure, type MediaKind } from '../channels/whatsappMedia';
import type { WhatsAppSettings } from '../channels/whatsappSend';
import type { AttachmentRow, MessageRow } from '../database/tables';
import { admit, sha256Of } from '../files/admit';
import type { FileStore } from '../files/folderStore';
import type { ScannerSettings } from '../files/scan';
import { GiveUp, RetryLater, type Effect, type EffectContext } from '../outbox/effect';
import { isCentral, untilMended } from './mending';

export interface FetchMediaParts {
  office: Office;
  /** Null in handset mode, where only what is kept already is judged. */
  whatsapp: WhatsAppSettings | null;
  files: FileStore;
  /** Null = files are not scanned. */
  scanner: ScannerSettings | null;
}

/** The ladder's end, after some three hours. */
const mostTries = 9;

/**
 * Fetches a citizen's file at once (media ids expire after 7 days, DOMAIN §4.6), has it judged and keeps it sealed under the
 * reporter's key. Where the scanner is away the file is held and judged when it is back. What cannot be had by the ladder's end, or
 * ever, is asked for again.
 */
export function fetchMedia({ office, whatsapp, files, scanner }: FetchMediaParts): Effect<{ attachmentId: string }> {
  return async ({ attachmentId }, context) => {
    const found = await undecidedAttachment(office.db.read, attachmentId);
    if (!found) return;
    const { attachment, message } = found;
    try {
      const { bytes, stated } = (await heldBytes(attachment)) ?? (await downloaded(attachment, message));
      await judge(attachment, bytes, stated);
    } catch (error) {
      await giveUpOrRetry(attachmentId, error, context);
    }
  };

  async function heldBytes(attachment: AttachmentRow): Promise<Came | null> {
    if (attachment.status !== 'quarantined') return null;
    const kept = await readAttachment(office, files, attachment);
    return kept && { bytes: kept.bytes, stated: kept.mimeType };
  }

  async function downloaded({ mediaId, sha256 }: AttachmentRow, { kind }: MessageRow): Promise<Came> {
    if (!whatsapp) throw new GiveUp({ reason: 'whatsapp:manual' });
    const { bytes, mimeType } = await download(whatsapp, mediaId ?? '', kind in MEDIA_MAX ? (kind as MediaKind) : 'document');
    if (sha256 && sha256 !== sha256Of(bytes)) throw new MediaFailure('transient', 0, null, 'other bytes than announced');
    return { bytes, stated: mimeType };
  }

  async function judge(attachment: AttachmentRow, bytes: Buffer, stated: string): Promise<void> {
    const admitted = await admit(bytes, stated, scanner);
    switch (admitted.kind) {
      case 'refused':
        throw new MediaFailure('untrusted', 0, null, 'unknown kind of file');
      case 'infected':
        return office.db.write(tx => recordInfected(tx, office, attachment));
      case 'admitted':
        if (admitted.heldFor !== 'scan') return keep(attachment, admitted);
        if (attachment.status === 'pending') await keep(attachment, admitted);
        throw new RetryLater({ reason: 'scan:away', afterMs: untilMended, alarm: true });
    }
  }

  async function keep(attachment: AttachmentRow, kept: Kept): Promise<void> {
    const stored = await keepFile(office, files, attachment, kept);
    const isKept = await office.db.write(tx => recordKept(tx, office, attachment.id, stored));
    if (!isKept) await files.remove(stored.path);
  }

  async function giveUpOrRetry(id: string, error: unknown, { attempts }: EffectContext): Promise<void> {
    if (!(error instanceof MediaFailure)) throw error;
    const { reason, retryAfterMs } = error;
    if (isCentral(reason)) throw new RetryLater({ reason: `media:${reason}`, afterMs: retryAfterMs ?? untilMended, alarm: true });
    const final = reason === 'gone' || reason === 'tooLarge' || reason === 'untrusted';
    if (!final && attempts < mostTries) {
      throw new RetryLater({ reason: `media:${reason}`, ...(retryAfterMs !== null && { afterMs: retryAfterMs }) });
    }
    await office.db.write(tx => recordUnfetchable(tx, office, id));
  }
}

interface Came {
  bytes: Buffer;
  stated: string;
}
