import { IsNull, Not, type EntityManager } from 'typeorm';
import type { CasePaperRow, ComplaintRow, DossierFileRow, FiledState } from '../../database/tables';
import type { CasePaperKind } from '../papers/casePapers';
import type { Office } from '../office';
import { signedPaperPlace } from '../papers/signedCasePapers';
import { bundlePlace, type KeptPlace } from './keptPapers';

/** Which file of an archived case: a bundle by its revision, or the signed copy of one of its papers by its id. */
export type RecordFile = { revision: number } | { copy: string };

/** What a look at a file found; `foundHash` of what lies there instead. */
export type Look = { state: FiledState; foundHash: string | null };

/** A bundle of which not everything need be known. */
export type KnownBundle = Omit<DossierFileRow, 'path' | 'size' | 'quickXorHash' | 'columns' | 'filedAt'> & {
  path: string | null;
  size: number | null;
  quickXorHash: string | null;
  columns: DossierFileRow['columns'] | null;
  filedAt: Date | null;
};

/** The bundles of a case, the newest first. One that was filed before this release kept them stands with what the case says of it. */
export async function bundlesOf(office: Office, complaint: ComplaintRow): Promise<KnownBundle[]> {
  const rows = await office.db.read.find<DossierFileRow>('DossierFile', {
    where: { complaintId: complaint.id },
    order: { revision: 'DESC' },
  });
  const { dossierRevision: revision, dossierUrl: url, dossierHash: sha256, archivedAt: filedAt } = complaint;
  if (rows[0]?.revision === revision) return rows;
  const unknown = { library: null, path: null, size: null, quickXorHash: null, columns: null };
  const unseen = { checkedAt: null, checkedBy: null, state: null, foundHash: null };
  return [{ ...unknown, ...unseen, complaintId: complaint.id, revision, url: url!, sha256: sha256!, filedAt }, ...rows];
}

/** The signed copies of a case's papers that SharePoint has confirmed, the newest first. */
export const filedCopiesOf = ({ db }: Office, complaintId: string): Promise<CasePaperRow[]> =>
  db.read.find<CasePaperRow>('CasePaper', {
    where: { complaintId, kind: 'signed', filedAt: Not(IsNull()) },
    order: { at: 'DESC', id: 'DESC' },
  });

/** A file of a case as it was confirmed, whichever it is, and what the last look at it found. */
export interface LyingFile extends Pick<KnownBundle, 'library' | 'path' | 'size' | 'sha256' | 'quickXorHash' | 'state'> {
  file: RecordFile;
  /** Of which paper it is a signed copy; null for a bundle. */
  of: CasePaperKind | null;
}

export const asLying = (row: KnownBundle | CasePaperRow): LyingFile => {
  const { library, path, size, sha256, quickXorHash, state } = row;
  const which = 'revision' in row ? { file: { revision: row.revision }, of: null } : { file: { copy: row.id }, of: row.paper };
  return { ...which, library, path, size, sha256, quickXorHash, state };
};

/** What the last look at it found, read under the case's lock; null where it is none of the case's. */
export function lookedAt(
  tx: EntityManager,
  complaintId: string,
  file: RecordFile,
): Promise<{ state: FiledState | null; foundHash: string | null } | null> {
  return 'copy' in file
    ? tx.findOneBy<CasePaperRow>('CasePaper', { complaintId, kind: 'signed', id: file.copy })
    : tx.findOneBy<DossierFileRow>('DossierFile', { complaintId, revision: file.revision });
}

/** Keeps what was found of a file. It changes nothing of the case. @param by null = the schedule */
export async function noteLook(
  tx: EntityManager,
  { now }: Office,
  complaintId: string,
  file: RecordFile,
  { by, ...found }: Partial<Look> & { url?: string; by: string | null },
): Promise<void> {
  const changes = { ...found, checkedAt: now(), checkedBy: by };
  if ('copy' in file) await tx.update('CasePaper', { complaintId, id: file.copy }, changes);
  else await tx.update('DossierFile', { complaintId, revision: file.revision }, changes);
}

/** Where its sealed copy lies. */
export const placeOf = (office: Office, complaint: ComplaintRow, file: RecordFile): Promise<KeptPlace> =>
  'copy' in file ? signedPaperPlace(office, complaint, file.copy) : bundlePlace(office, complaint, file.revision);
