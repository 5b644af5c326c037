import type { Libraries } from '../archive/sharePoint';
import type { Files } from '../casework/attachments/attachments';
import type { Office } from '../casework/office';
import { readPaper } from '../casework/records/keptPapers';
import { asLying, bundlesOf, filedCopiesOf, placeOf, type KnownBundle, type LyingFile } from '../casework/records/recordFiles';
import { recordRefiled, type Refiling } from '../casework/records/refiling';
import type { ComplaintRow } from '../database/tables';
import { GiveUp, type Effect } from '../outbox/effect';
import { copyColumns } from './fileSignedPapers';
import { fileInArchive, orOtherContent } from './filing';
import { pdf } from './reportRegister';

export interface RefileDossierParts {
  office: Office;
  libraries: Record<keyof Libraries, Pick<Libraries['general'], 'put' | 'look'>>;
  files: Pick<Files, 'read'>;
}

/**
 * Files a bundle, or the signed copy of a paper, again with the very bytes that were confirmed once. What lies there is replaced only where it
 * is still what a person has said may be replaced; whoever changed it in between keeps their change, and it is shown.
 */
export function refileDossier({ office, libraries, files }: RefileDossierParts): Effect<Refiling> {
  return async asked => {
    const { complaintId, over } = asked;
    const complaint = await office.db.read.findOneByOrFail<ComplaintRow>('Complaint', { id: complaintId });
    const lying = await filedAs(office, complaint, asked);
    const bytes = lying && (await readPaper(office, files, await placeOf(office, complaint, asked)));
    // Filed before copies were kept, or its reporter was erased: SharePoint's own recycle bin and versions are what is left.
    if (!bytes || !lying.path || !lying.columns) throw new GiveUp({ reason: 'archive:noCopy' });
    const library = libraries[lying.library ?? 'general'];
    const { path, columns, of } = lying;
    const file = { path, bytes, contentType: pdf, columns, replaces: over };
    const filed = await fileInArchive({ office, sharePoint: library }, file).catch(orOtherContent);
    const found = filed
      ? { state: 'same' as const, foundHash: null, url: filed.webUrl }
      : { state: 'changed' as const, foundHash: (await library.look(path))?.quickXorHash ?? null };
    await office.db.write(tx => recordRefiled(tx, office, asked, of, found));
  };
}

/** The file as it was filed, with its columns: a signed copy bears those of its case's newest bundle. */
async function filedAs(
  office: Office,
  complaint: ComplaintRow,
  asked: Refiling,
): Promise<(LyingFile & { columns: KnownBundle['columns'] }) | undefined> {
  const bundles = await bundlesOf(office, complaint);
  if ('copy' in asked) {
    const row = (await filedCopiesOf(office, complaint.id)).find(({ id }) => id === asked.copy);
    return row && { ...asLying(row), columns: { ...bundles[0]?.columns, ...copyColumns(row.paper, complaint.ticketNumber) } };
  }
  const bundle = bundles.find(({ revision }) => revision === asked.revision);
  return bundle && { ...asLying(bundle), columns: bundle.columns };
}
