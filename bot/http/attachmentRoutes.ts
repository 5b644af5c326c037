import { addAttachment, checkMayHandIn, type HandedInAs } from '../casework/attachments/addAttachment';
import { complaintNumbered } from '../casework/list/find';
import { openAttachment } from '../casework/attachments/openAttachment';
import type { Office } from '../casework/office';
import { Invalid, Refused } from '../complaint/errors';
import { admit, type AdmittedFile } from '../files/admit';
import type { FileStore } from '../files/folderStore';
import type { ScannerSettings } from '../files/scan';
import type { Signed } from './api';
import { answer, BadBody, bytesOf, queryOf } from './body';
import { sendFile } from './sendFile';

export interface AttachmentParts {
  office: Office;
  files: FileStore;
  /** Null = files are not scanned. */
  scanner: ScannerSettings | null;
}

/** Of what an officer hands in; a telephone's photo is some 5 MB. */
const largest = 16 * 1024 * 1024;

/** Files of a case: opening one, and handing one in. Answers are those of `contract.ts`. */
export function createAttachmentRoutes({ office, files, scanner }: AttachmentParts): Record<'addFile' | 'showFile', Signed> {
  return {
    async showFile(req, res, person) {
      const ticketNumber = String(req.params.ticketNumber);
      const opened = await openAttachment(office, files, person, { ticketNumber, id: String(req.params.id) });
      sendFile(req, res, { ...opened, name: `${ticketNumber.replace(/[^\w-]/g, '')}_lampiran.${opened.extension}` });
    },

    async addFile(req, res, person) {
      const query = queryOf(req);
      const complaint = await complaintNumbered(office, person, String(req.params.ticketNumber));
      const purpose = purposeOf(query.get('purpose'));
      await checkMayHandIn(office.db.read, office, complaint, person, purpose);
      const file = await admitted(bytesOf(req), String(req.headers['content-type'] ?? ''));
      const fileName = query.get('name')?.trim().slice(0, 200) || null;
      const handed = { office, files, by: person, complaintId: complaint.id, purpose, fileName, taskId: query.get('task'), file };
      const id = await addAttachment(handed);
      answer(res, 201, { id, mimeType: file.mimeType, size: file.bytes.length, held: file.heldFor !== null });
    },
  };

  /** An officer holds the paper and can take the picture again: what cannot be shown is refused at once. @throws Invalid | Refused */
  async function admitted(bytes: Buffer, stated: string): Promise<AdmittedFile> {
    if (bytes.length === 0) throw new Invalid('fileEmpty');
    if (bytes.length > largest) throw new BadBody(413, 'fileTooLarge');
    const file = await admit(bytes, stated, scanner);
    if (file.kind === 'infected') throw new Refused('fileInfected');
    if (file.kind === 'refused') throw new Invalid('fileKind');
    if (file.heldFor === 'unreadable' || file.heldFor === 'tooManyPixels') throw new Invalid(fileFaults[file.heldFor]);
    return file;
  }
}

const fileFaults = { unreadable: 'fileUnreadable', tooManyPixels: 'fileTooManyPixels' } as const;

function purposeOf(given: string | null): HandedInAs {
  if (given === 'evidence' || given === 'proof') return given;
  throw new Invalid('invalidInput', [{ name: 'purpose', fault: given ? 'notAChoice' : 'missing' }]);
}
