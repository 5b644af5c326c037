import { GraphError, notFound } from './graphError';

/** The one account these stand-ins know. */
export const SITE_ID = 'local-site';
export const DRIVE_ID = 'local-drive';
export const LIST_ID = 'local-list';

/** What a Graph address points at: an item, named by a start (`root` or an item id) and a path from there, or a thing of the site. */
export type Address =
  | { kind: 'site' | 'drives' | 'drive' | 'lists' | 'list' | 'columns' }
  | { kind: 'item'; start: string; path: string[]; facet: string };

/**
 * Reads the part of a URL after `/v1.0/`, still percent-encoded: `drives/local-drive/root:/Arsip/2026/a.pdf:/content`.
 * @throws GraphError 404 for anything that is not there, 400 for a malformed path
 */
export function addressOf(path: string): Address {
  const parts = /^(?:sites\/([^/]+)\/?)?(.*)$/.exec(path.replace(/\/$/, ''))!;
  const [, site, rest = ''] = parts;
  if (site !== undefined && site !== SITE_ID) throw notFound();
  if (site) {
    const plain = { '': 'site', drives: 'drives', lists: 'lists' } as const;
    if (rest in plain) return { kind: plain[rest as keyof typeof plain] };
    const list = /^lists\/([^/]+)(\/columns)?$/.exec(rest);
    if (list?.[1] === LIST_ID) return { kind: list[2] ? 'columns' : 'list' };
  }
  const drive = /^(?:drives\/([^/]+)|drive)(?:\/(.+))?$/.exec(rest);
  if (!drive || (drive[1] ?? DRIVE_ID) !== DRIVE_ID || (!drive[1] && !site)) throw notFound();
  if (!drive[2]) return { kind: 'drive' };
  return drive[2] === 'list' ? { kind: 'list' } : itemAddress(drive[2]);
}

function itemAddress(rest: string): Address {
  const item = /^(?:root|items\/([^/:]+))(.*)$/.exec(rest);
  if (!item) throw notFound();
  const [, id, tail = ''] = item;
  const start = id ?? 'root';
  if (!tail.startsWith(':')) return { kind: 'item', start, path: [], facet: tail.slice(1) };
  const [, path = '', facet = '', ...more] = tail.split(':');
  if (more.length > 0) throw new GraphError(400, 'The path contains a colon.');
  return { kind: 'item', start, path: path.split('/').filter(Boolean).map(decoded), facet: facet.slice(1) };
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new GraphError(400, 'The path is not correctly percent-encoded.');
  }
}
