import { createHash } from 'node:crypto';
import { ResponseType } from '@microsoft/microsoft-graph-client';
import { archiveColumns, createMissingColumns, type ArchiveColumn } from './columns';
import { createGraphClient, type GraphSettings } from './graph';
import { quickXorHash } from './quickXorHash';
import { ArchiveRefused, asRefused } from './refused';
import { partUnit, uploadInParts } from './uploadSession';

const smallFile = 4 * 1024 * 1024;
const rounds = 3;
/** SharePoint writes its own properties into these on upload, so that bytes and hash differ from what was sent (TEAMS §5). */
const rewritten = /\.(docx|xlsx|pptx|jpe?g)$/i;

export interface FileToArchive {
  /** From the library's root, such as `/Arsip Pengaduan/2026/11/ADU-2026-000123/ADU-2026-000123_berkas.pdf`. */
  path: string;
  bytes: Buffer;
  contentType: string;
  /** Values of `archiveColumns`; `hashBerkas` is added here. */
  columns: Record<string, string | number>;
  /** The quickXorHash of the only content that may be replaced; null = none may, left out = any. */
  replaces?: string | null;
  /** What a person changed last is left as it is. */
  keepsWork?: boolean;
}

/** What is known of a filed file: `size` (bytes), `sha256` (hex) and `quickXorHash` (base64) are of the bytes we sent. */
export interface Filed {
  itemId: string;
  webUrl: string;
  eTag: string;
  size: number;
  sha256: string;
  quickXorHash: string;
}

/** Bytes, and SharePoint's own hash in base64. */
export interface Found {
  size: number;
  quickXorHash: string;
  /** Of what SharePoint writes anew: SHA-256 of the bytes we sent, as its column says; null where the column is empty. */
  ownHash?: string | null;
}

interface DriveItem {
  id: string;
  webUrl: string;
  eTag: string;
  size: number;
  file?: { hashes?: { quickXorHash?: string } };
  lastModifiedBy?: { user?: { id?: string; email?: string } };
}

/**
 * Whether a person changed it last: what SharePoint writes into Office files by itself does not count, nor what a program did. For the app's
 * own changes Graph names an application, and beside it a user without id ("SharePoint App").
 * Source: https://learn.microsoft.com/graph/api/resources/identityset
 */
const isPersonsWork = ({ lastModifiedBy }: DriveItem): boolean =>
  Boolean(lastModifiedBy?.user?.id ?? lastModifiedBy?.user?.email);

/** Its eTag is its own, written otherwise than the drive item's. */
interface ListItem {
  eTag: string;
  fields?: Record<string, unknown>;
}

interface Seal {
  size: number;
  sha256: string;
  quickXorHash: string;
  isRewritten: boolean;
}

export interface SharePointSettings extends GraphSettings {
  siteId: string;
  driveId: string;
  /** Bytes per part of an upload session, a multiple of 327,680 below 60 MiB; 5 MiB unless given. */
  partBytes?: number;
}

/** The archive in one SharePoint document library. Every method throws `ArchiveRefused`. */
export interface SharePoint {
  /**
   * Files a paper and its columns, and returns only after SharePoint has confirmed them. Safe to repeat: a file of the same path and content
   * is adopted, another content is replaced under If-Match, so one path stays one item. Where `replaces` forbids it: 409 `otherContent`,
   * where `keepsWork` does: 409 `personsWork`.
   */
  put(file: FileToArchive): Promise<Filed>;
  /** What lies at `path`, fetched only where SharePoint says no hash of it; undefined when nothing is there. */
  look(path: string): Promise<Found | undefined>;
  /** The bytes at `path` as SharePoint keeps them, or undefined when nothing is there. */
  read(path: string): Promise<Buffer | undefined>;
  /** Creates the columns the library lacks. Needs more than `write` on the site when some are missing (403). */
  ensureColumns(columns: readonly ArchiveColumn[]): Promise<void>;
}

/** The archive's libraries: one for all who may read the site, and one with permissions of its own for what must stay with few (DOMAIN §2.4). */
export type Libraries = Record<'general' | 'restricted', SharePoint>;

export function createLibraries({
  restrictedDriveId,
  ...settings
}: SharePointSettings & { restrictedDriveId: string }): Libraries {
  return {
    general: createSharePoint(settings),
    restricted: createSharePoint({ ...settings, driveId: restrictedDriveId }),
  };
}

export function createSharePoint(settings: SharePointSettings): SharePoint {
  const graph = createGraphClient(settings);
  const { siteId, driveId, graphUrl, units, partBytes = 16 * partUnit } = settings;
  const drive = `/drives/${driveId}`;
  const at = (path: string): string => `${drive}/root:${path.split('/').map(encodeURIComponent).join('/')}`;
  let columnsAreThere: Promise<void> | undefined;

  async function find(path: string): Promise<DriveItem | undefined> {
    return orUndefined(graph.api(at(path)).get() as Promise<DriveItem>);
  }

  async function look(path: string): Promise<Found | undefined> {
    try {
      const item = await find(path);
      const hash = item && (await hashOf(item, path));
      if (!item || hash == null) return undefined;
      const found = { size: item.size, quickXorHash: hash };
      return rewritten.test(path) ? { ...found, ownHash: await ownHashOf(item.id) } : found;
    } catch (error) {
      throw asRefused(error);
    }
  }

  async function listItemOf(itemId: string): Promise<ListItem> {
    return graph.api(`${drive}/items/${itemId}/listItem`).expand('fields').get() as Promise<ListItem>;
  }

  async function ownHashOf(itemId: string): Promise<string | null> {
    const { fields } = await listItemOf(itemId);
    return typeof fields?.hashBerkas === 'string' ? fields.hashBerkas : null;
  }

  async function isSame(item: DriveItem, seal: Seal, path: string): Promise<boolean> {
    if (seal.isRewritten) return (await ownHashOf(item.id)) === seal.sha256;
    return item.size === seal.size && (await hashOf(item, path)) === seal.quickXorHash;
  }

  /** SharePoint's own hash of what lies there, or ours of its bytes where it says none; null when it is gone. */
  async function hashOf(item: DriveItem, path: string): Promise<string | null> {
    const said = item.file?.hashes?.quickXorHash;
    if (said !== undefined) return said;
    const stored = await read(path);
    return stored ? quickXorHash(stored) : null;
  }

  async function upload(file: FileToArchive, existing: DriveItem | undefined): Promise<void> {
    const ifMatch: Record<string, string> = existing ? { 'If-Match': existing.eTag } : {};
    const onConflict = existing ? 'replace' : 'fail';
    if (file.bytes.length <= smallFile) {
      const request = graph.api(`${at(file.path)}:/content`).query({ '@microsoft.graph.conflictBehavior': onConflict });
      await request.headers({ 'Content-Type': file.contentType, ...ifMatch }).put(file.bytes);
      return;
    }
    const session = (await graph
      .api(`${at(file.path)}:/createUploadSession`)
      .headers(ifMatch)
      .post({ item: { '@microsoft.graph.conflictBehavior': onConflict } })) as { uploadUrl: string };
    if (graphUrl.startsWith('https:') && !session.uploadUrl.startsWith('https:'))
      throw new ArchiveRefused(0, 'uploadUrlNotHttps');
    await uploadInParts(session.uploadUrl, file.bytes, { partBytes, units });
  }

  async function writeColumns(itemId: string, columns: Record<string, string | number>): Promise<void> {
    const { eTag, fields = {} } = await listItemOf(itemId);
    const changed = Object.entries(columns).filter(([name, value]) => fields[name] !== value);
    // Each PATCH is a new version of the file, so a repeat writes nothing.
    if (changed.length === 0) return;
    const request = graph.api(`${drive}/items/${itemId}/listItem/fields`).headers({ 'If-Match': eTag });
    await request.patch(Object.fromEntries(changed));
  }

  async function putOnce(file: FileToArchive, seal: Seal): Promise<Filed> {
    const existing = await find(file.path);
    if (!existing) await upload(file, undefined);
    else if (!(await isSame(existing, seal, file.path))) {
      if (file.replaces !== undefined && (await hashOf(existing, file.path)) !== file.replaces)
        throw new ArchiveRefused(409, 'otherContent');
      if (file.keepsWork && isPersonsWork(existing)) throw new ArchiveRefused(409, 'personsWork');
      await upload(file, existing);
    }
    const item = await find(file.path);
    if (!item) throw new ArchiveRefused(409, 'contentDiffers');
    if (!seal.isRewritten && !(await isSame(item, seal, file.path))) throw new ArchiveRefused(409, 'contentDiffers');
    await writeColumns(item.id, { ...file.columns, hashBerkas: seal.sha256 });
    const filed = await find(file.path);
    if (filed?.id !== item.id || !(await isSame(filed, seal, file.path))) throw new ArchiveRefused(409, 'contentDiffers');
    // Of bytes that SharePoint has rewritten this is left to confirm: that they can be had again, all of them.
    if (seal.isRewritten && (await read(file.path))?.length !== filed.size) throw new ArchiveRefused(409, 'contentDiffers');
    const { size, sha256, quickXorHash: hash } = seal;
    return { itemId: filed.id, webUrl: filed.webUrl, eTag: filed.eTag, size, sha256, quickXorHash: hash };
  }

  async function put(file: FileToArchive): Promise<Filed> {
    const seal = sealOf(file);
    for (let round = 1; ; round++) {
      const wereMade = columnsAreThere !== undefined;
      try {
        await haveColumns();
        return await putOnce(file, seal);
      } catch (error) {
        const refused = asRefused(error);
        // A column that somebody deleted since it was made is a wrong request (400): they are looked at once more.
        const mayLackColumn = refused.status === 400 && wereMade;
        if (mayLackColumn) columnsAreThere = undefined;
        if (round === rounds || !(mayLackColumn || isWorthReadingAgain(refused))) throw refused;
      }
    }
  }

  function haveColumns(): Promise<void> {
    return (columnsAreThere ??= ensureColumns(archiveColumns).catch((error: unknown) => {
      columnsAreThere = undefined;
      throw error;
    }));
  }

  async function read(path: string): Promise<Buffer | undefined> {
    const content = graph
      .api(`${at(path)}:/content`)
      .responseType(ResponseType.ARRAYBUFFER)
      .get() as Promise<ArrayBuffer>;
    const bytes = await orUndefined(content);
    return bytes && Buffer.from(bytes);
  }

  function ensureColumns(columns: readonly ArchiveColumn[]): Promise<void> {
    return createMissingColumns(graph, siteId, driveId, columns);
  }

  return { put, look, read, ensureColumns };
}

function sealOf({ bytes, path }: FileToArchive): Seal {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { size: bytes.length, sha256, quickXorHash: quickXorHash(bytes), isRewritten: rewritten.test(path) };
}

/** Someone else was faster, or the session ended: look again and adopt or replace what is there now. */
function isWorthReadingAgain({ status, code }: ArchiveRefused): boolean {
  if (code === 'otherContent' || code === 'personsWork') return false;
  return status === 409 || status === 412 || code === 'sessionGone';
}

async function orUndefined<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    const refused = asRefused(error);
    if (refused.status === 404) return undefined;
    throw refused;
  }
}
