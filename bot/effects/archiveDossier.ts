import { bundleFileName } from '../archive/path';
import type { Libraries } from '../archive/sharePoint';
import { archiveOrder, recordArchived } from '../casework/records/archive';
import type { Files } from '../casework/attachments/attachments';
import { readCaseFile } from '../casework/reading/caseFile';
import type { CaseFile } from '../casework/reading/caseFile';
import { loadSettings } from '../casework/office';
import type { Office } from '../casework/office';
import { bundlePlace, keepPaper } from '../casework/records/keptPapers';
import type { ComplaintRow } from '../database/tables';
import { RetryLater, type Effect } from '../outbox/effect';
import { dossierColumns, folderOf, libraryOf } from './dossierColumns';
import { dossierOf } from './dossierOf';
import { fileCopies } from './fileSignedPapers';
import { fileInArchive } from './filing';
import { papersHere } from './paperMaker';
import type { Papers } from './papers';

export interface ArchiveDossierParts {
  office: Office;
  libraries: Record<keyof Libraries, Pick<Libraries['general'], 'put'>>;
  /** Where a sealed copy of each bundle is kept, and those of papers that were signed. */
  files: Pick<Files, 'put' | 'read'>;
  /** Where papers are drawn; here, unless told. */
  papers?: Papers;
}

const triesForAttachments = 3;

/**
 * SOP step 6: the closing bundle as PDF/A into SharePoint, then *archived* with its link and hash; what is secret lies in the restricted
 * library (DOMAIN §2.5). Signed copies of its papers are filed beside it first. Every repeat makes the same bytes for the same path, and
 * only what is confirmed counts: a case that was reopened meanwhile is left alone, and its next closing puts its bundle in the place of
 * the unconfirmed one.
 */
export function archiveDossier({
  office,
  libraries,
  files,
  papers = papersHere,
}: ArchiveDossierParts): Effect<{ complaintId: string }> {
  return async ({ complaintId }, { attempts }) => {
    const complaint = await office.db.read.findOneByOrFail<ComplaintRow>('Complaint', { id: complaintId });
    const file = await readCaseFile(office.db.read, office, complaint);
    const order = archiveOrder(file.log);
    if (!order || complaint.status === 'archived') return;
    if (isFetching(file) && attempts <= triesForAttachments) throw new RetryLater({ reason: 'archive:attachmentPending' });
    const { letterhead, retention } = await loadSettings(office.db.read);
    const dossier = dossierOf(file, order, letterhead);
    const path = `${folderOf(file)}/${bundleFileName(complaint.ticketNumber, dossier.revision)}`;
    const columns = dossierColumns(file, dossier, retention);
    const bytes = await papers.dossier(dossier);
    await keepPaper(office, files, await bundlePlace(office, complaint, dossier.revision), bytes);
    const library = libraryOf(file);
    const { webUrl: url, ...filed } = await fileInArchive(
      { office, sharePoint: libraries[library] },
      { path, bytes, contentType: 'application/pdf', columns },
    );
    await fileCopies({ office, libraries, files }, complaint, file, columns);
    const { size, sha256, quickXorHash } = filed;
    const confirmed = { library, path, url, size, sha256, quickXorHash, columns } as const;
    await office.db.write(tx => recordArchived(tx, office, { complaintId, orderId: order.id, filed: confirmed }));
  };
}

/** The paper names each file with its hash; a file that cannot be had after a while is named as missing. */
const isFetching = ({ attachments }: CaseFile): boolean =>
  attachments.some(({ status, heldFor }) => status === 'pending' || heldFor === 'scan');
