import { Not } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Person } from '../../complaint/complaint';
import { Refused, Unknown } from '../../complaint/errors';
import { stepFor } from '../../complaint/sop';
import type { Action } from '../../complaint/sop';
import { newId } from '../../database/dialect';
import type { AttachmentRow, ComplaintRow, MessageRow, TaskRow } from '../../database/tables';
import { actFacts, lockedComplaint, refusalFor } from '../act';
import { keepFile, messageKindOf, newAttachment, queueJudging, type Files, type Kept } from './attachments';
import { newest, recordIncoming, saveAttached } from '../receiving/incoming';
import { appendLog } from '../log';
import { contactOf, reporterKey } from '../office';
import type { Office } from '../office';
import { standingOf } from '../people';
import { queueCards } from '../news/teamsNews';

export type HandedInAs = 'evidence' | 'proof';

export interface HandedIn {
  office: Office;
  files: Pick<Files, 'put' | 'remove'>;
  by: Person;
  complaintId: string;
  /** `evidence` = paper that the reporter brought; `proof` = shows that a text was sent by hand. */
  purpose: HandedInAs;
  /** As its owner called it; kept sealed. */
  fileName: string | null;
  /** Of a proof: the task *Kirim lewat HP* whose text it shows; without one, the newest text to the reporter. */
  taskId: string | null;
  file: Kept;
}

/** Whoever may write a note about the case may hand in a file; a proof also who marks texts as sent. */
const likeAction: Record<HandedInAs, readonly Action[]> = { evidence: ['addNote'], proof: ['addNote', 'markSent'] };

/** @throws NotAllowed | Refused | Unknown before anything is done with the file */
export async function checkMayHandIn(
  manager: EntityManager,
  office: Office,
  complaint: ComplaintRow,
  by: Person,
  purpose: HandedInAs,
): Promise<Action> {
  const facts = await actFacts(manager, office, complaint);
  const refusals = likeAction[purpose].map(action => refusalFor(complaint, action, by, facts));
  const place = refusals.indexOf(null);
  if (place < 0) throw refusals[0]!;
  return likeAction[purpose][place]!;
}

/**
 * A file that an officer hands in for a case. Evidence stands in the conversation as something the reporter showed; a proof stands
 * beside the text it shows. The same bytes handed in again are the same file.
 * @returns its id @throws NotAllowed | Refused | Unknown
 */
export async function addAttachment({ office, files, file, ...handed }: HandedIn): Promise<string> {
  const { reporterId } = await office.db.read.findOneByOrFail<ComplaintRow>('Complaint', { id: handed.complaintId });
  const id = newId();
  const stored = await keepFile(office, files, { id, reporterId }, file);
  const added = await office.db
    .write(tx => record(tx, office, { ...handed, id, sha256: file.sha256, stored }))
    .catch(async (error: unknown) => {
      await files.remove(stored.path);
      throw error;
    });
  if (added !== id) await files.remove(stored.path);
  return added;
}

type Recorded = Pick<HandedIn, 'by' | 'complaintId' | 'purpose' | 'fileName' | 'taskId'> & {
  id: string;
  sha256: string;
  stored: Awaited<ReturnType<typeof keepFile>>;
};

async function record(tx: EntityManager, office: Office, given: Recorded): Promise<string> {
  const { by, purpose, id, stored, fileName } = given;
  const complaint = await lockedComplaint(tx, office, given.complaintId);
  const action = await checkMayHandIn(tx, office, complaint, by, purpose);
  const { sha256 } = given;
  const same = { complaintId: complaint.id, purpose, sha256, status: Not('discarded' as const) };
  const former = await tx.findOneBy<AttachmentRow>('Attachment', same);
  if (former) return former.id;
  const message =
    purpose === 'proof' ? await shown(tx, complaint, given.taskId) : await shownAtCounter(tx, office, complaint, given);
  const key = await reporterKey(tx, office.sealer, complaint.reporterId);
  const about = { id, mediaId: null, mimeType: stored.mimeType, fileName, purpose };
  const attachment: AttachmentRow = {
    ...newAttachment(office, key, { ...message, complaintId: complaint.id, reporterId: complaint.reporterId }, about),
    ...stored,
  };
  await tx.insert('Attachment', attachment);
  if (stored.heldFor === 'scan') await queueJudging(tx, id);
  const standing = standingOf(by, complaint, stepFor(complaint.status, action, complaint.track)!, office.now());
  await appendLog(tx, office, key, complaint, {
    ...{ action: 'addAttachment', actorKind: 'person', actorId: by.id, actorRole: standing?.actor ?? null },
    ...{ roleKind: standing?.held?.kind ?? null, fromStatus: complaint.status, toStatus: complaint.status },
    ...{ occurredAt: office.now(), detail: { attachment: id, purpose, sha256 } },
  });
  await saveAttached(tx, complaint, await newest(tx, complaint));
  await queueCards(tx, complaint, office.now());
  return id;
}

/** The text that a proof shows. @throws Unknown | Refused */
async function shown(tx: EntityManager, { id: complaintId }: ComplaintRow, taskId: string | null): Promise<MessageRow> {
  const task = taskId ? await tx.findOneBy<TaskRow>('Task', { id: taskId, complaintId, kind: 'sendByHand' }) : null;
  if (taskId && !task) throw new Unknown('unknownTask');
  const [text] = await tx.find<MessageRow>('Message', {
    where: { complaintId, direction: 'out', ...(task?.messageId && { id: task.messageId }) },
    order: { occurredAt: 'DESC', id: 'DESC' },
    take: 1,
  });
  if (!text) throw new Refused('nothingToProve');
  return text;
}

/** Paper has no text of its own: it stands in the conversation as a message that an officer entered for the reporter. */
async function shownAtCounter(
  tx: EntityManager,
  office: Office,
  complaint: ComplaintRow,
  { by, stored }: Recorded,
): Promise<MessageRow> {
  const contact = await contactOf(tx, complaint.contactId);
  if (!contact) throw new Refused('contactNeeded');
  const message = await recordIncoming(tx, office, contact, null, {
    ...{ id: newId(), kind: messageKindOf(stored.mimeType), text: null, occurredAt: office.now(), enteredBy: by.id },
    // It came over the counter: nobody wrote by WhatsApp just now.
    isPast: true,
  });
  await tx.update('Message', { id: message.id }, { complaintId: complaint.id });
  return message;
}
