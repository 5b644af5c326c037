import { createHash } from 'node:crypto';
import { bundleFileName, dossierFolder } from '../archive/path';
import { ArchiveRefused } from '../archive/refused';
import type { Found, Libraries } from '../archive/sharePoint';
import type { Office } from '../casework/office';
import { archivedNumbered } from '../casework/records/readRecord';
import {
  asLying,
  bundlesOf,
  filedCopiesOf,
  noteLook,
  type Look,
  type LyingFile,
  type RecordFile,
} from '../casework/records/recordFiles';
import type { Person } from '../complaint/complaint';
import { Refused } from '../complaint/errors';
import type { ComplaintRow, FiledState } from '../database/tables';

/** The archive's libraries, to be looked into. */
export type LooksInto = Record<keyof Libraries, Pick<Libraries['general'], 'look' | 'read'>>;

/** One of a case's files, and what was found of it. */
export type CheckedFile = RecordFile & { state: FiledState };

/**
 * Asks SharePoint for the bundles of an archived case and the signed copies of its papers, and compares each with what was confirmed when it
 * was filed: size and SharePoint's own hash, or the bytes' SHA-256 where only that is known. What was found is kept with who asked.
 * @returns bundles before copies, each the newest first @throws Unknown | NotAllowed | Refused `notInArchive`, `archiveUnreachable`
 */
export async function checkDossier(office: Office, libraries: LooksInto, person: Person, ticket: string): Promise<CheckedFile[]> {
  const complaint = await archivedNumbered(office, person, ticket);
  const found: CheckedFile[] = [];
  for (const row of [...(await bundlesOf(office, complaint)), ...(await filedCopiesOf(office, complaint.id))]) {
    const lying = asLying(row);
    const look = await lookAt(libraries, complaint, lying).catch(asUnreachable);
    await office.db.write(tx => noteLook(tx, office, complaint.id, lying.file, { ...look, by: person.id }));
    found.push({ ...lying.file, state: look.state });
  }
  return found;
}

/** What lies at the place of a case's file now. @throws ArchiveRefused */
export async function lookAt(
  libraries: LooksInto,
  complaint: Pick<ComplaintRow, 'ticketNumber' | 'registeredAt'>,
  lying: LyingFile,
): Promise<Look> {
  const library = libraries[lying.library ?? 'general'];
  const path = lying.path ?? bundlePathOf(complaint, lying.file);
  const there = await library.look(path);
  if (!there) return { state: 'missing', foundHash: null };
  const { quickXorHash } = there;
  const isSame = lying.quickXorHash !== null ? isAsFiled(there, lying) : (await sha256At(library, path)) === lying.sha256;
  return isSame ? { state: 'same', foundHash: null } : { state: 'changed', foundHash: quickXorHash };
}

/** Where an earlier release filed a bundle, which kept no path. */
function bundlePathOf(
  { ticketNumber, registeredAt }: Pick<ComplaintRow, 'ticketNumber' | 'registeredAt'>,
  file: RecordFile,
): string {
  const revision = 'revision' in file ? file.revision : 1;
  return `${dossierFolder(ticketNumber, registeredAt)}/${bundleFileName(ticketNumber, revision)}`;
}

/** Size and SharePoint's own hash are those that were confirmed. */
export const isAsFiled = (there: Found, filed: { size: number | null; quickXorHash: string | null }): boolean =>
  there.size === filed.size && there.quickXorHash === filed.quickXorHash;

async function sha256At(library: LooksInto['general'], path: string): Promise<string | null> {
  const bytes = await library.read(path);
  return bytes ? createHash('sha256').update(bytes).digest('hex') : null;
}

/** For `catch`: a SharePoint that does not answer is said to whoever asked. */
export function asUnreachable(error: unknown): never {
  if (error instanceof ArchiveRefused) throw new Refused('archiveUnreachable', { status: error.status || '–' });
  throw error;
}
