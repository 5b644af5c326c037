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

interface DriveItem {
  id: string;
  webUrl: string;
  eTag: string;
  size: number;
  file?: { hashes?: { quickXorHash?: string } };
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
   * is adopted, another content is replaced under If-Match, so one path stays one item.
   */
  put(file: FileToArchive): Promise<Filed>;
  /** What SharePoint says of the file at `path`, without fetching it; undefined when nothing is there. `quickXorHash` null = it says none. */
  look(path: string): Promise<{ size: number; quickXorHash: string | null } | undefined>;
  /** The bytes at `path` as SharePoint keeps them, or undefined when nothing is there. */
  read(path: string): Promise<Buffer | undefined>;
  /** Creates the columns the library lacks. Needs more than `write` on the site when some are missing (403). */
  ensureColumns(columns: readonly ArchiveColumn[]): Promise<void>;
}

export function createSharePoint(settings: SharePointSettings): SharePoint {
  const graph = createGraphClient(settings);
  const { siteId, driveId, graphUrl, partBytes = 16 * partUnit } = settings;
  const drive = `/drives/${driveId}`;
  const at = (path: string): string => `${drive}/root:${path.split('/').map(encodeURIComponent).join('/')}`;
  let columnsAreThere: Promise<void> | undefined;

  async function find(path: string): Promise<DriveItem | undefined> {
    return orUndefined(graph.api(at(path)).get() as Promise<DriveItem>);
  }

  async function look(path: string): Promise<{ size: number; quickXorHash: string | null } | undefined> {
    try {
      const item = await find(path);
      return item && { size: item.size, quickXorHash: item.file?.hashes?.quickXorHash ?? null };
    } catch (error) {
      throw asRefused(error);
    }
  }

  async function fieldsOf(itemId: string): Promise<Record<string, unknown>> {
    const answer = (await graph.api(`${drive}/items/${itemId}/listItem`).expand('fields').get()) as {
      fields?: Record<string, unknown>;
    };
    return answer.fields ?? {};
  }

  async function isSame(item: DriveItem, seal: Seal, path: string): Promise<boolean> {
    if (seal.isRewritten) return (await fieldsOf(item.id)).hashBerkas === seal.sha256;
    const hash = item.file?.hashes?.quickXorHash;
    if (hash !== undefined) return item.size === seal.size && hash === seal.quickXorHash;
    const stored = await read(path);
    return stored !== undefined && quickXorHash(stored) === seal.quickXorHash;
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
    await uploadInParts(session.uploadUrl, file.bytes, partBytes);
  }

  async function writeColumns(itemId: string, columns: Record<string, string | number>): Promise<void> {
    const present = await fieldsOf(itemId);
    const changed = Object.entries(columns).filter(([name, value]) => present[name] !== value);
    // Each PATCH is a new version of the file, so a repeat writes nothing.
    if (changed.length > 0) await graph.api(`${drive}/items/${itemId}/listItem/fields`).patch(Object.fromEntries(changed));
  }

  async function putOnce(file: FileToArchive, seal: Seal): Promise<Filed> {
    const existing = await find(file.path);
    if (!existing || !(await isSame(existing, seal, file.path))) await upload(file, existing);
    const item = await find(file.path);
    if (!item) throw new ArchiveRefused(409, 'contentDiffers');
    if (!seal.isRewritten && !(await isSame(item, seal, file.path))) throw new ArchiveRefused(409, 'contentDiffers');
    await writeColumns(item.id, { ...file.columns, hashBerkas: seal.sha256 });
    const filed = await find(file.path);
    if (filed?.id !== item.id || !(await isSame(filed, seal, file.path))) throw new ArchiveRefused(409, 'contentDiffers');
    const { size, sha256, quickXorHash: hash } = seal;
    return { itemId: filed.id, webUrl: filed.webUrl, eTag: filed.eTag, size, sha256, quickXorHash: hash };
  }

  async function put(file: FileToArchive): Promise<Filed> {
    const seal = sealOf(file);
    await (columnsAreThere ??= ensureColumns(archiveColumns).catch((error: unknown) => {
      columnsAreThere = undefined;
      throw error;
    }));
    for (let round = 1; ; round++) {
      try {
        return await putOnce(file, seal);
      } catch (error) {
        const refused = asRefused(error);
        if (round === rounds || !isWorthReadingAgain(refused)) throw refused;
      }
    }
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
