import type { DataKey } from '../../database/sealed';
import type { ComplaintRow } from '../../database/tables';
import type { Files } from '../attachments/attachments';
import { reporterKey, type Office } from '../office';

/** Which filed paper a copy is of, and the key it is sealed with: one id and column is one copy. */
export interface KeptPlace {
  id: string;
  column: string;
  key: DataKey;
}

/** A case's bundle, sealed with its reporter's key: who is erased is erased from it too. */
export async function bundlePlace(office: Office, { id, reporterId }: ComplaintRow, revision: number): Promise<KeptPlace> {
  return { id, column: `bundle${revision}`, key: await reporterKey(office.db.read, office.sealer, reporterId) };
}

/** The id's last letters, which differ most. */
const nameOf = ({ id, column }: KeptPlace): string => `${id.slice(-2)}/${id}.${column}.sealed`.toLowerCase();

/** Keeps a sealed copy of a paper as it was filed, to serve it and to file it again. The same place again is replaced whole. */
export function keepPaper(
  { sealer }: Pick<Office, 'sealer'>,
  files: Pick<Files, 'put'>,
  place: KeptPlace,
  bytes: Buffer,
): Promise<void> {
  return files.put(nameOf(place), sealer.sealBytes(bytes, place.key, place));
}

/** Null where none was kept, or its reporter was erased. */
export async function readPaper(
  { sealer }: Pick<Office, 'sealer'>,
  files: Pick<Files, 'read'>,
  place: KeptPlace,
): Promise<Buffer | null> {
  const sealed = await files.read(nameOf(place));
  if (!sealed) return null;
  try {
    return sealer.openBytes(sealed, place.key, place);
  } catch (error) {
    if (error instanceof Error && error.name === 'Erased') return null;
    throw error;
  }
}
