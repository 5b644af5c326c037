import { createHash } from 'node:crypto';
import { bundleFileName, dossierFolder } from '../archive/path';
import { ArchiveRefused } from '../archive/refused';
import { createLibraries, type Found, type Libraries } from '../archive/sharePoint';
import type { Office } from '../casework/office';
import { archivedNumbered, bundlesOf, noteChecked, type KnownBundle, type Look } from '../casework/records/readRecord';
import type { Person } from '../complaint/complaint';
import { Refused } from '../complaint/errors';
import type { ComplaintRow, FiledState } from '../database/tables';

/** The archive's libraries, to be looked into. */
export type LooksInto = Record<keyof Libraries, Pick<Libraries['general'], 'look' | 'read'>>;

export interface CheckedBundle {
  revision: number;
  state: FiledState;
}

/**
 * Asks SharePoint for the bundles of an archived case and compares each with what was confirmed when it was filed: size and
 * SharePoint's own hash, or the bytes' SHA-256 where only that is known. What was found is kept with who asked.
 * @throws Unknown | NotAllowed | Refused `notInArchive`, `archiveUnreachable`
 */
export async function checkDossier(
  office: Office,
  libraries: LooksInto,
  person: Person,
  ticket: string,
): Promise<CheckedBundle[]> {
  const complaint = await archivedNumbered(office, person, ticket);
  const found: CheckedBundle[] = [];
  for (const bundle of await bundlesOf(office, complaint)) {
    const look = await lookAt(libraries, complaint, bundle).catch(asUnreachable);
    await office.db.write(tx => noteChecked(tx, office, bundle, look, person.id));
    found.push({ revision: bundle.revision, state: look.state });
  }
  return found;
}

/** What lies at a bundle's place now. @throws ArchiveRefused */
export async function lookAt(
  libraries: LooksInto,
  { ticketNumber, registeredAt }: Pick<ComplaintRow, 'ticketNumber' | 'registeredAt'>,
  bundle: KnownBundle,
): Promise<Look> {
  const library = libraries[bundle.library ?? 'general'];
  const path = bundle.path ?? `${dossierFolder(ticketNumber, registeredAt)}/${bundleFileName(ticketNumber, bundle.revision)}`;
  const there = await library.look(path);
  if (!there) return { state: 'missing', foundHash: null };
  const { quickXorHash } = there;
  const isSame = bundle.quickXorHash !== null ? isAsFiled(there, bundle) : (await sha256At(library, path)) === bundle.sha256;
  return isSame ? { state: 'same', foundHash: null } : { state: 'changed', foundHash: quickXorHash };
}

/** Size and SharePoint's own hash are those that were confirmed. */
export const isAsFiled = (there: Found, filed: { size: number | null; quickXorHash: string | null }): boolean =>
  there.size === filed.size && there.quickXorHash === filed.quickXorHash;

async function sha256At(library: LooksInto['general'], path: string): Promise<string | null> {
  const bytes = await library.read(path);
  return bytes ? createHash('sha256').update(bytes).digest('hex') : null;
}

function asUnreachable(error: unknown): never {
  if (error instanceof ArchiveRefused) throw new Refused('archiveUnreachable', { status: error.status || '–' });
  throw error;
}

/** The same, with the libraries of these settings, which are opened with the first question. */
export function dossierChecker(office: Office, settings: Parameters<typeof createLibraries>[0]) {
  const libraries = createLibraries(settings);
  return (person: Person, ticket: string): Promise<CheckedBundle[]> => checkDossier(office, libraries, person, ticket);
}
