import type { Libraries } from '../archive/sharePoint';
import type { Files } from '../casework/attachments';
import type { Office } from '../casework/office';
import { bundlePlace, readPaper } from '../casework/records/keptPapers';
import { bundlesOf } from '../casework/records/readRecord';
import { recordRefiled, type Refiling } from '../casework/records/refiling';
import type { ComplaintRow } from '../database/tables';
import { GiveUp, type Effect } from '../outbox/effect';
import { fileInArchive, orOtherContent } from './filing';

export interface RefileDossierParts {
  office: Office;
  libraries: Record<keyof Libraries, Pick<Libraries['general'], 'put' | 'look'>>;
  files: Pick<Files, 'read'>;
}

/**
 * Files a bundle again with the very bytes that were confirmed once. What lies there is replaced only where it is still what a person has
 * said may be replaced; whoever changed it in between keeps their change, and it is shown.
 */
export function refileDossier({ office, libraries, files }: RefileDossierParts): Effect<Refiling> {
  return async asked => {
    const { complaintId, revision, over } = asked;
    const complaint = await office.db.read.findOneByOrFail<ComplaintRow>('Complaint', { id: complaintId });
    const bundle = (await bundlesOf(office, complaint)).find(each => each.revision === revision);
    const bytes = bundle && (await readPaper(office, files, await bundlePlace(office, complaint, revision)));
    // Filed before copies were kept, or its reporter was erased: SharePoint's own recycle bin and versions are what is left.
    if (!bytes || !bundle.path || !bundle.columns) throw new GiveUp({ reason: 'archive:noCopy' });
    const library = libraries[bundle.library ?? 'general'];
    const { path, columns } = bundle;
    const file = { path, bytes, contentType: 'application/pdf', columns, replaces: over };
    const filed = await fileInArchive({ office, sharePoint: library }, file).catch(orOtherContent);
    const found = filed
      ? { state: 'same' as const, foundHash: null, url: filed.webUrl }
      : { state: 'changed' as const, foundHash: (await library.look(path))?.quickXorHash ?? null };
    await office.db.write(tx => recordRefiled(tx, office, asked, found));
  };
}
