import type { Person } from '../../complaint/complaint';
import { NotAllowed, Refused, Unknown } from '../../complaint/errors';
import { seesWords, viewFor } from '../../complaint/visibility';
import type { AttachmentRow } from '../../database/tables';
import { fileOf, readAttachment, type Files, type OpenedFile } from './attachments';
import { complaintNumbered } from '../list/find';
import type { Office } from '../office';

/**
 * A kept file of a case, opened for an officer. Whoever sees the reporter's name may: a photo cannot be masked, so where the name is
 * masked the files stay closed.
 * @throws Unknown | NotAllowed | Refused with the reason why there is nothing to show
 */
export async function openAttachment(
  office: Office,
  files: Pick<Files, 'read'>,
  person: Person,
  { ticketNumber, id }: { ticketNumber: string; id: string },
): Promise<OpenedFile> {
  const complaint = await complaintNumbered(office, person, ticketNumber);
  const view = viewFor(complaint, person, office.now());
  if (view === 'outline') throw new NotAllowed('closedCase');
  if (view !== 'full') throw new NotAllowed(seesWords(view) ? 'fileShowsIdentity' : 'fileNotYours');
  const attachment = await fileOf(office.db.read, complaint.id, id);
  if (!attachment) throw new Unknown('unknownFile');
  if (attachment.status !== 'stored') throw new Refused(`file.${whyClosed(attachment)}`);
  const opened = await readAttachment(office, files, attachment);
  if (!opened) throw new Refused('file.gone');
  return opened;
}

const whyClosed = ({ status, heldFor }: AttachmentRow): string => (status === 'quarantined' ? (heldFor ?? 'scan') : status);
