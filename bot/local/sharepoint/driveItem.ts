import { extname } from 'node:path';
import { SITE_ID } from './address';
import type { DriveEntry } from './drive';
import type { Library } from './graph';

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
export function driveItem(library: Library, entry: DriveEntry): Record<string, unknown> {
  const { drive, baseUrl } = library;
  const webUrl = webUrlOf(baseUrl, shownPath(library, entry), entry.file ? 'file' : 'folder');
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
    parentReference: parentReference(library, entry),
    createdDateTime: entry.createdAt,
    lastModifiedDateTime: entry.modifiedAt,
    lastModifiedBy: changerOf(entry),
  };
}

/** An app without a signed-in user is named as an application, beside a user who is none. */
const changerOf = ({ modifiedBy }: DriveEntry): object =>
  modifiedBy
    ? { user: { id: modifiedBy, displayName: modifiedBy } }
    : { application: { displayName: 'Aduan' }, user: { displayName: 'SharePoint App' } };

/** Names from the site down, as the page of the stand-in shows them. */
export const shownPath = ({ drive, place }: Library, entry: DriveEntry): string[] => [
  ...(place.folder ? [place.folder] : []),
  ...drive.pathOf(entry),
];

function parentReference({ drive, place: { driveId } }: Library, entry: DriveEntry): object {
  const reference = { driveId, driveType: 'documentLibrary', siteId: SITE_ID };
  if (entry.parentId === null) return reference;
  const parents = drive.pathOf(entry).slice(0, -1).map(encodeURIComponent);
  return { ...reference, id: entry.parentId, path: ['', 'drives', driveId, 'root:', ...parents].join('/') };
}

/** The eTag of the list item: the same version as the drive item's, written otherwise. */
export const listETagOf = (entry: DriveEntry): string => `"${entry.guid.toLowerCase()},${entry.version}"`;

/** The columns of an item, as `listItem/fields` answers. */
export function fieldsOf(entry: DriveEntry): Record<string, unknown> {
  const contentType = entry.file ? 'Document' : 'Folder';
  return {
    '@odata.etag': listETagOf(entry),
    id: entry.id,
    FileLeafRef: entry.name,
    ContentType: contentType,
    Created: entry.createdAt,
    Modified: entry.modifiedAt,
    ...entry.columns,
  };
}

/** The list item behind a drive item, with its columns. */
export const listItemOf = ({ place }: Library, entry: DriveEntry): Record<string, unknown> => ({
  '@odata.etag': listETagOf(entry),
  eTag: listETagOf(entry),
  id: entry.id,
  parentReference: { id: place.listId, siteId: SITE_ID },
  fields: fieldsOf(entry),
});
