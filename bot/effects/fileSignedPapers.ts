import { signedPaperName } from '../archive/path';
import type { Libraries } from '../archive/sharePoint';
import { archiveOrder } from '../casework/records/archive';
import type { Files } from '../casework/attachments/attachments';
import { readCaseFile, type CaseFile } from '../casework/reading/caseFile';
import type { CasePaperKind } from '../casework/papers/casePapers';
import { loadSettings, type Office } from '../casework/office';
import { recordSignedFiled, unfiledIn } from '../casework/papers/signedCasePapers';
import type { ComplaintRow } from '../database/tables';
import { GiveUp, type Effect } from '../outbox/effect';
import { dossierColumns, folderOf, libraryOf } from './dossierColumns';
import { docTypes } from './casePaperFile';
import { dossierOf } from './dossierOf';
import { fileInArchive } from './filing';
import { paperWords } from './paperWords';
import { pdf } from './reportRegister';

export interface SignedPapersParts {
  office: Office;
  libraries: Record<keyof Libraries, Pick<Libraries['general'], 'put'>>;
  files: Pick<Files, 'read'>;
}

/** Files the signed copies that came after a case's bundle; those before go with it. A case that was reopened waits for its next bundle. */
export function fileSignedPapers(parts: SignedPapersParts): Effect<{ complaintId: string }> {
  const { office } = parts;
  return async ({ complaintId }) => {
    const complaint = await office.db.read.findOneByOrFail<ComplaintRow>('Complaint', { id: complaintId });
    if (complaint.status !== 'archived') return;
    const file = await readCaseFile(office.db.read, office, complaint);
    const { letterhead, retention } = await loadSettings(office.db.read);
    const columns = dossierColumns(file, dossierOf(file, archiveOrder(file.log)!, letterhead), retention);
    const left = await fileCopies(parts, complaint, file, columns);
    if (left.length > 0) throw new GiveUp({ reason: 'archive:noCopy' });
  };
}

/**
 * Files each signed copy of a case's papers beside its bundle, with the bundle's columns, and keeps what SharePoint confirmed.
 * @returns those of which nothing is kept any more @throws as `fileInArchive` does
 */
export async function fileCopies(
  { office, libraries, files }: SignedPapersParts,
  complaint: ComplaintRow,
  file: CaseFile,
  columns: Record<string, string | number>,
): Promise<CasePaperKind[]> {
  const lost: CasePaperKind[] = [];
  const library = libraryOf(file);
  const { ticketNumber: ticket } = complaint;
  for (const { id, of, nth, bytes } of await unfiledIn(office, files, complaint)) {
    if (!bytes) {
      lost.push(of);
      continue;
    }
    const path = `${folderOf(file)}/${signedPaperName(ticket, docTypes[of], nth)}`;
    const paper = { path, bytes, contentType: pdf, columns: { ...columns, ...copyColumns(of, ticket) } };
    const { webUrl: url, quickXorHash } = await fileInArchive({ office, sharePoint: libraries[library] }, paper);
    await recordSignedFiled(office, id, { library, path, url, quickXorHash });
  }
  return lost;
}

/** Columns in which a signed copy differs from its case's bundle. */
export const copyColumns = (of: CasePaperKind, ticket: string): Record<string, string | number> => ({
  uraianBerkas: paperWords(`casePaper.signedTitle.${of}`, { ticket }),
  jumlahItem: 1,
});
