import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { newId } from '../../database/dialect';
import type { DataKey } from '../../database/sealed';
import type { AttachmentRow, ComplaintRow, ContactRow, MessageRow } from '../../database/tables';
import { enqueue } from '../../outbox/queue';
import { addTask, tellContact } from '../telling/messages';
import { contactOf, reporterKey } from '../office';
import type { Office } from '../office';
import { notifyRoles } from '../news/teamsNews';

/** Where sealed files lie (`files/folderStore`). */
export interface Files {
  put(name: string, bytes: Buffer): Promise<void>;
  read(name: string): Promise<Buffer | null>;
  remove(name: string): Promise<void>;
}

/** Not judged for good: still to be fetched, or held until the scanner has seen it. A bad picture (`heldFor`) stays what it is. */
const isUndecided = ({ status, heldFor }: AttachmentRow): boolean =>
  status === 'pending' || (status === 'quarantined' && heldFor === 'scan');

const undecided = In<AttachmentRow['status']>(['pending', 'quarantined']);

/** A file that still has to be fetched or judged, with its message; null when that is done. */
export async function undecidedAttachment(
  manager: EntityManager,
  id: string,
): Promise<{ attachment: AttachmentRow; message: MessageRow } | null> {
  const attachment = await manager.findOneBy<AttachmentRow>('Attachment', { id });
  if (!attachment || !isUndecided(attachment)) return null;
  return { attachment, message: await manager.findOneByOrFail<MessageRow>('Message', { id: attachment.messageId }) };
}

/** A file's row as it begins: it belongs to a message, and nothing of it is kept yet. Its own name is sealed. */
export function newAttachment(
  office: Office,
  key: DataKey,
  { id: messageId, complaintId, reporterId }: Pick<MessageRow, 'id' | 'complaintId' | 'reporterId'>,
  { fileName, ...given }: Pick<AttachmentRow, 'mediaId' | 'mimeType' | 'purpose'> & { fileName: string | null; id?: string },
): AttachmentRow {
  const id = given.id ?? newId();
  return {
    ...given,
    ...{ id, messageId, complaintId, reporterId },
    fileName: fileName ? office.sealer.seal(fileName, key, { id, column: 'fileName' }) : null,
    ...{ status: 'pending', heldFor: null, path: null, sha256: null, keptSha256: null, size: null },
    ...{ discardedAt: null, discardedBy: null, createdAt: office.now() },
  };
}

/** Has a file fetched, where it is still to be had, and judged. */
export async function queueJudging(tx: EntityManager, attachmentId: string): Promise<void> {
  await enqueue(tx, { kind: 'fetchMedia', lane: `media:${attachmentId}`, payload: { attachmentId } });
}

/** What a message is that consists of such a file. */
export function messageKindOf(mimeType: string): 'image' | 'audio' | 'video' | 'document' {
  return (['image', 'audio', 'video'] as const).find(kind => mimeType.startsWith(`${kind}/`)) ?? 'document';
}

/** A judged file as it is to be kept: `clean`, or held back for a reason. */
export interface Kept {
  bytes: Buffer;
  mimeType: string;
  extension: string;
  /** Null = it may be shown. */
  heldFor: AttachmentRow['heldFor'];
  /** In hex: of the bytes as they came, and of those that are kept. */
  sha256: string;
  keptSha256: string;
}

type Stored = Pick<AttachmentRow, 'status' | 'heldFor' | 'path' | 'sha256' | 'keptSha256' | 'size' | 'mimeType'>;

/** Seals a file under its reporter's key and puts it into the store; the caller records what comes back. Safe to repeat. */
export async function keepFile(
  office: Office,
  files: Pick<Files, 'put'>,
  { id, reporterId }: Pick<AttachmentRow, 'id' | 'reporterId'>,
  { bytes, mimeType, extension, heldFor, sha256, keptSha256 }: Kept,
): Promise<Stored & { path: string }> {
  const key = await reporterKey(office.db.read, office.sealer, reporterId);
  const path = `${sha256.slice(0, 2)}/${id}.${extension}.sealed`;
  await files.put(path, office.sealer.sealBytes(bytes, key, { id, column: 'file' }));
  return { status: heldFor ? 'quarantined' : 'stored', heldFor, path, sha256, keptSha256, size: bytes.length, mimeType };
}

/**
 * What was kept of a fetched file. A picture that cannot be drawn is asked for again; its bytes wait for somebody who can.
 * @returns false when the file was discarded meanwhile: its bytes must not stay
 */
export async function recordKept(tx: EntityManager, office: Office, id: string, stored: Stored): Promise<boolean> {
  const { affected } = await tx.update('Attachment', { id, status: undecided }, stored);
  if (!affected) return false;
  if (stored.heldFor !== null && stored.heldFor !== 'scan') await askAgain(tx, office, id);
  return true;
}

/** Malware: nothing of it is kept, the citizen is asked for the file again, and the officers hear of it. */
export async function recordInfected(tx: EntityManager, office: Office, attachment: AttachmentRow): Promise<void> {
  const { id, path } = attachment;
  const { affected } = await tx.update(
    'Attachment',
    { id, status: undecided },
    { status: 'infected', heldFor: null, path: null },
  );
  if (!affected) return;
  await forgetFile(tx, path);
  const { complaint } = await askAgain(tx, office, id);
  if (complaint) await notifyRoles(tx, complaint, ['assignee', 'operator'], null, office.now(), 'infectedFile');
}

/** The file cannot be had: the citizen is asked to send it again, and the officer sees that something is missing. */
export async function recordUnfetchable(tx: EntityManager, office: Office, id: string): Promise<void> {
  const { affected } = await tx.update('Attachment', { id, status: undecided }, { status: 'failed', heldFor: null, path: null });
  if (!affected) return;
  const { complaint } = await askAgain(tx, office, id);
  if (complaint?.needsSummary) await addTask(tx, office, complaint, 'needsSummary');
}

/** Removes bytes after the caller's commit, and again after a crash. */
export async function forgetFile(tx: EntityManager, path: string | null): Promise<void> {
  if (path) await enqueue(tx, { kind: 'forgetFile', lane: `file:${path}`, payload: { path } });
}

/** Only who sent it is asked: a paper that an officer handed in is the officer's to hand in again. */
async function askAgain(
  tx: EntityManager,
  office: Office,
  id: string,
): Promise<{ complaint: ComplaintRow | null; contact: ContactRow | null }> {
  const attachment = await tx.findOneByOrFail<AttachmentRow>('Attachment', { id });
  const message = await tx.findOneByOrFail<MessageRow>('Message', { id: attachment.messageId });
  const complaint = message.complaintId ? await tx.findOneBy<ComplaintRow>('Complaint', { id: message.complaintId }) : null;
  const contact = attachment.purpose === null ? await contactOf(tx, message.contactId) : null;
  if (contact) await tellContact(tx, office, contact, complaint, { key: 'resend', values: ticketOf(complaint) });
  return { complaint, contact };
}

const ticketOf = (complaint: ComplaintRow | null): Record<string, string> =>
  complaint ? { ticket: complaint.ticketNumber } : {};

/** A file of this case; null for an id of another's, or for what is no id. */
export function fileOf(manager: EntityManager, complaintId: string, id: string): Promise<AttachmentRow | null> {
  if (!/^[0-9a-f-]{36}$/i.test(id)) return Promise.resolve(null);
  return manager.findOneBy<AttachmentRow>('Attachment', { id: id.toLowerCase(), complaintId });
}

export interface OpenedFile {
  bytes: Buffer;
  extension: string;
  mimeType: string;
}

/** The bytes of a kept file, opened; null when there are none or its reporter was erased. */
export async function readAttachment(
  office: Office,
  files: Pick<Files, 'read'>,
  { id, path, reporterId, mimeType }: AttachmentRow,
): Promise<OpenedFile | null> {
  const sealed = path ? await files.read(path) : null;
  if (!path || !sealed) return null;
  const key = await reporterKey(office.db.read, office.sealer, reporterId);
  try {
    const bytes = office.sealer.openBytes(sealed, key, { id, column: 'file' });
    return { bytes, extension: path.split('.').at(-2) ?? 'bin', mimeType };
  } catch (error) {
    if (error instanceof Error && error.name === 'Erased') return null;
    throw error;
  }
}
