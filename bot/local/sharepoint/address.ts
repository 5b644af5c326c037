import { denied, GraphError, notFound } from './graphError';

/** The one site these stand-ins know. */
export const SITE_ID = 'local-site';

/** A document library: a drive to those who file, a list to those who give it columns. */
export interface LibraryPlace {
  driveId: string;
  listId: string;
  name: string;
  /** Where the page shows it. */
  folder: string | null;
}

/** The site's libraries: the second has permissions of its own (DOMAIN §2.4). */
export const places = {
  general: { driveId: 'local-drive', listId: 'local-list', name: 'Dokumen', folder: null },
  restricted: { driveId: 'local-drive-2', listId: 'local-list-2', name: 'Arsip Terbatas', folder: 'Arsip Terbatas' },
} as const satisfies Record<string, LibraryPlace>;

/**
 * What a Graph address points at: the site or its libraries, or a library and what of it: an item, named by a start (`root` or an item id)
 * and a path from there, or its list.
 */
export type Address =
  | { kind: 'site' | 'drives' | 'lists' }
  | { kind: 'drive' | 'list' | 'columns'; place: LibraryPlace }
  | { kind: 'item'; place: LibraryPlace; start: string; path: string[]; facet: string };

/**
 * Reads the part of a URL after `/v1.0/`, still percent-encoded: `drives/local-drive/root:/Arsip/2026/a.pdf:/content`.
 * @throws GraphError 403 for what `Sites.Selected` does not open (another site, people, groups), 404 for anything that is not there, 400 for
 *   a malformed path
 */
export function addressOf(path: string): Address {
  const parts = /^(?:sites\/([^/]+)\/?)?(.*)$/.exec(path.replace(/\/$/, ''))!;
  const [, site, rest = ''] = parts;
  if ((site !== undefined && site !== SITE_ID) || (!site && !rest.startsWith('drives/'))) throw denied();
  if (site) {
    const plain = { '': 'site', drives: 'drives', lists: 'lists' } as const;
    if (rest in plain) return { kind: plain[rest as keyof typeof plain] };
    const list = /^lists\/([^/]+)(\/columns)?$/.exec(rest);
    if (list) return { kind: list[2] ? 'columns' : 'list', place: placeOf('listId', list[1]!) };
  }
  const drive = /^(?:drives\/([^/]+)|drive)(?:\/(.+))?$/.exec(rest);
  if (!drive) throw notFound();
  const place = drive[1] ? placeOf('driveId', drive[1]) : places.general;
  if (!drive[2]) return { kind: 'drive', place };
  return drive[2] === 'list' ? { kind: 'list', place } : itemAddress(drive[2], place);
}

function placeOf(key: 'driveId' | 'listId', id: string): LibraryPlace {
  const place = Object.values(places).find(each => each[key] === id);
  if (!place) throw notFound();
  return place;
}

function itemAddress(rest: string, place: LibraryPlace): Address {
  const item = /^(?:root|items\/([^/:]+))(.*)$/.exec(rest);
  if (!item) throw notFound();
  const [, id, tail = ''] = item;
  const start = id ?? 'root';
  if (!tail.startsWith(':')) return { kind: 'item', place, start, path: [], facet: tail.slice(1) };
  const [, path = '', facet = '', ...more] = tail.split(':');
  if (more.length > 0) throw new GraphError(400, 'The path contains a colon.');
  return { kind: 'item', place, start, path: path.split('/').filter(Boolean).map(decoded), facet: facet.slice(1) };
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new GraphError(400, 'The path is not correctly percent-encoded.');
  }
}
