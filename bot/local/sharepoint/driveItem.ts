import { extname } from 'node:path';
import { DRIVE_ID, LIST_ID, SITE_ID } from './address';
import type { Drive, DriveEntry } from './drive';

const MIME_TYPES: Record<string, string> = {
  '.pdf': 'application/pdf',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ogg': 'audio/ogg',
  '.mp4': 'video/mp4',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
};

export const mimeTypeOf = (name: string): string => MIME_TYPES[extname(name).toLowerCase()] ?? 'application/octet-stream';

/** Changes with content, name, place and columns. */
export const eTagOf = (entry: DriveEntry): string => `"{${entry.guid}},${entry.version}"`;

/** Changes with content only. */
export const cTagOf = (entry: DriveEntry): string => `"c:{${entry.guid}},${entry.file?.contentVersion ?? 0}"`;

/** Where a browser opens the file, or the library's page at a folder. */
export const webUrlOf = (baseUrl: string, path: string[], kind: 'file' | 'folder' = 'file'): string =>
  `${baseUrl}/local/sharepoint${kind === 'file' ? '/content' : ''}?path=${encodeURIComponent(path.join('/'))}`;

/** A driveItem as Graph shows it (learn.microsoft.com/graph/api/resources/driveitem). */
export function driveItem(drive: Drive, entry: DriveEntry, baseUrl: string): Record<string, unknown> {
  const path = drive.pathOf(entry);
  const webUrl = webUrlOf(baseUrl, path, entry.file ? 'file' : 'folder');
  const facet = entry.file
    ? {
        size: entry.file.size,
        file: { mimeType: mimeTypeOf(entry.name), hashes: { quickXorHash: entry.file.quickXorHash } },
        '@microsoft.graph.downloadUrl': webUrl,
      }
    : { size: 0, folder: { childCount: drive.children(entry).length } };
  return {
    id: entry.id,
    name: entry.name,
    eTag: eTagOf(entry),
    cTag: cTagOf(entry),
    webUrl,
    ...facet,
    ...(entry.parentId === null ? { root: {} } : {}),
    parentReference: parentReference(entry, path),
    createdDateTime: entry.createdAt,
    lastModifiedDateTime: entry.modifiedAt,
  };
}

function parentReference(entry: DriveEntry, path: string[]): object {
  const drive = { driveId: DRIVE_ID, driveType: 'documentLibrary', siteId: SITE_ID };
  if (entry.parentId === null) return drive;
  const parents = path.slice(0, -1).map(encodeURIComponent);
  return { ...drive, id: entry.parentId, path: ['', 'drives', DRIVE_ID, 'root:', ...parents].join('/') };
}

/** The columns of an item, as `listItem/fields` answers. */
export function fieldsOf(entry: DriveEntry): Record<string, unknown> {
  const contentType = entry.file ? 'Document' : 'Folder';
  return {
    '@odata.etag': eTagOf(entry),
    id: entry.id,
    FileLeafRef: entry.name,
    ContentType: contentType,
    Created: entry.createdAt,
    Modified: entry.modifiedAt,
    ...entry.columns,
  };
}

/** The list item behind a drive item, with its columns. */
export const listItemOf = (entry: DriveEntry): Record<string, unknown> => ({
  '@odata.etag': eTagOf(entry),
  id: entry.id,
  parentReference: { id: LIST_ID, siteId: SITE_ID },
  fields: fieldsOf(entry),
});
