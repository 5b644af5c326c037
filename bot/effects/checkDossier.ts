import { createHash } from 'node:crypto';
import { bundleFileName, dossierFolder } from '../archive/path';
import { ArchiveRefused } from '../archive/refused';
import { createSharePoint, type SharePoint, type SharePointSettings } from '../archive/sharePoint';
import { quickXorHash } from '../archive/quickXorHash';
import type { Office } from '../casework/office';
import { archivedNumbered, bundlesOf, noteChecked, type KnownBundle } from '../casework/records/readRecord';
import type { Person } from '../complaint/complaint';
import { Refused } from '../complaint/errors';
import type { FiledState } from '../database/tables';

type Library = Pick<SharePoint, 'look' | 'read'>;

export interface CheckedBundle {
  revision: number;
  state: FiledState;
}

/**
 * Asks SharePoint for the bundles of an archived case and compares each with what was confirmed when it was filed: size and
 * SharePoint's own hash, or the bytes where it says none. What was found is kept with who asked.
 * @throws Unknown | NotAllowed | Refused `notInArchive`, `archiveUnreachable`
 */
export async function checkDossier(office: Office, library: Library, person: Person, ticket: string): Promise<CheckedBundle[]> {
  const complaint = await archivedNumbered(office, person, ticket);
  const folder = dossierFolder(complaint.ticketNumber, complaint.registeredAt);
  const found: CheckedBundle[] = [];
  for (const bundle of await bundlesOf(office, complaint)) {
    const path = bundle.path ?? `${folder}/${bundleFileName(complaint.ticketNumber, bundle.revision)}`;
    const state = await stateOf(library, path, bundle).catch(asUnreachable);
    await noteChecked(office, person, bundle, state);
    found.push({ revision: bundle.revision, state });
  }
  return found;
}

async function stateOf(library: Library, path: string, bundle: KnownBundle): Promise<FiledState> {
  const there = await library.look(path);
  if (!there) return 'missing';
  if (bundle.size !== null && there.size !== bundle.size) return 'changed';
  if (bundle.quickXorHash !== null && there.quickXorHash !== null)
    return there.quickXorHash === bundle.quickXorHash ? 'same' : 'changed';
  const bytes = await library.read(path);
  if (!bytes) return 'missing';
  const isSame = bundle.quickXorHash
    ? quickXorHash(bytes) === bundle.quickXorHash
    : createHash('sha256').update(bytes).digest('hex') === bundle.sha256;
  return isSame ? 'same' : 'changed';
}

function asUnreachable(error: unknown): never {
  if (error instanceof ArchiveRefused) throw new Refused('archiveUnreachable', { status: error.status || '–' });
  throw error;
}

/** The same, with the library of these settings, which is opened with the first question. */
export function dossierChecker(office: Office, settings: SharePointSettings) {
  const library = createSharePoint(settings);
  return (person: Person, ticket: string): Promise<CheckedBundle[]> => checkDossier(office, library, person, ticket);
}
