import { isObject, textOf } from '../wire';
import { type Address, addressOf, type LibraryPlace, places, SITE_ID } from './address';
import type { Columns } from './columns';
import type { ConflictBehavior, Drive, DriveEntry } from './drive';
import { cTagOf, driveItem, eTagOf, fieldsOf, listETagOf, listItemOf } from './driveItem';
import { GraphError, nameTaken, notFound } from './graphError';
import { checkNames } from './names';
import { progress, type Uploads } from './uploads';

export interface GraphCall {
  method: string;
  /** After `/v1.0/`, percent-encoded, without the query. */
  path: string;
  query: URLSearchParams;
  ifMatch?: string;
  json: Record<string, unknown>;
  bytes: Buffer;
}

export interface GraphAnswer {
  status: number;
  body?: object;
  headers?: Record<string, string>;
}

export interface Library {
  place: LibraryPlace;
  drive: Drive;
  columns: Columns;
  uploads: Uploads;
  baseUrl: string;
}

type ItemAddress = Extract<Address, { kind: 'item' }>;
type ItemWork = (call: GraphCall, at: ItemAddress, library: Library) => GraphAnswer;

/** Graph itself answers absolute links on its own host, wherever the caller was led. */
const GRAPH = 'https://graph.microsoft.com/v1.0';
const PAGE = 200;
const SMALL_FILE = 250 * 1024 * 1024;

/**
 * Answers one authenticated Graph v1.0 call.
 * @throws GraphError
 */
export function graph(call: GraphCall, libraries: readonly Library[]): GraphAnswer {
  const address = addressOf(call.path);
  const of = (place: LibraryPlace): Library => libraries.find(library => library.place === place)!;
  if (address.kind === 'item') {
    const work = ITEM_WORK[`${call.method} ${address.facet}`];
    if (!work) throw notAllowed(call);
    return work(call, address, of(address.place));
  }
  if (address.kind === 'columns' && call.method === 'POST')
    return { status: 201, body: of(address.place).columns.create(call.json) };
  if (call.method !== 'GET') throw notAllowed(call);
  const { baseUrl } = libraries[0]!;
  if (!('place' in address)) return { status: 200, body: siteThings(baseUrl)[address.kind] };
  const { columns } = of(address.place);
  return { status: 200, body: { ...libraryThings(address.place, baseUrl), columns: { value: columns.list() } }[address.kind] };
}

const notAllowed = ({ method }: GraphCall): GraphError => new GraphError(400, `${method} is not supported for this resource.`);

function siteThings(baseUrl: string): Record<'site' | 'drives' | 'lists', object> {
  const webUrl = `${baseUrl}/local/sharepoint`;
  const things = Object.values(places).map(place => libraryThings(place, baseUrl));
  return {
    site: { id: SITE_ID, name: 'pengaduan', displayName: 'Pengaduan', webUrl },
    drives: { value: things.map(({ drive }) => drive) },
    lists: { value: things.map(({ list }) => list) },
  };
}

function libraryThings({ driveId, listId, name }: LibraryPlace, baseUrl: string): Record<'drive' | 'list', object> {
  const webUrl = `${baseUrl}/local/sharepoint`;
  return {
    drive: { id: driveId, name, driveType: 'documentLibrary', webUrl },
    list: { id: listId, name, displayName: name, webUrl, list: { template: 'documentLibrary' } },
  };
}

const ITEM_WORK: Record<string, ItemWork> = {
  'GET ': (call, at, library) => item(call, located(at, library), library),
  'PATCH ': patchItem,
  'DELETE ': (call, at, library) => {
    library.drive.remove(matched(call, located(at, library)));
    return { status: 204 };
  },
  'GET children': listChildren,
  'POST children': createFolder,
  'GET content': (_, at, library) => {
    const entry = located(at, library);
    if (!entry.file) throw new GraphError(400, 'A folder has no content.');
    return { status: 302, headers: { Location: String(driveItem(library, entry).webUrl) } };
  },
  'PUT content': putContent,
  'POST createUploadSession': createUploadSession,
  'GET listItem': (_, at, library) => ({ status: 200, body: listItemOf(library, located(at, library)) }),
  'GET listItem/fields': (_, at, library) => ({ status: 200, body: fieldsOf(located(at, library)) }),
  'PATCH listItem/fields': (call, at, { columns, ...rest }) => {
    const entry = matched(call, located(at, { columns, ...rest }), listETagOf);
    columns.check(call.json);
    return { status: 200, body: fieldsOf(rest.drive.setColumns(entry, call.json)) };
  },
};

function located({ start, path }: ItemAddress, { drive }: Library): DriveEntry {
  const entry = drive.find(drive.byId(start), path);
  if (!entry) throw notFound();
  return entry;
}

/** @throws GraphError 412 when the caller holds an older eTag (or cTag), or the item is gone */
export function matched<Entry extends DriveEntry | undefined>(
  { ifMatch }: { ifMatch?: string },
  entry: Entry,
  tagOf: (entry: DriveEntry) => string = eTagOf,
): Entry {
  if (!ifMatch || (entry && ['*', tagOf(entry), cTagOf(entry)].includes(ifMatch))) return entry;
  throw new GraphError(412, 'The resource has changed since the caller last read it; usually an eTag mismatch.');
}

function item(call: GraphCall, entry: DriveEntry, library: Library, status = 200): GraphAnswer {
  const expand = call.query.get('$expand') ?? '';
  const whole = { ...driveItem(library, entry), ...(/\blistItem\b/.test(expand) && { listItem: listItemOf(library, entry) }) };
  const select = call.query.get('$select')?.split(',');
  const picked = Object.entries(whole).filter(
    ([key]) => !select || select.includes(key) || key.startsWith('@') || key === 'listItem',
  );
  return { status, body: Object.fromEntries(picked) };
}

function listChildren(call: GraphCall, at: ItemAddress, library: Library): GraphAnswer {
  const all = library.drive.children(located(at, library));
  const from = Number(call.query.get('$skiptoken') ?? 0);
  const size = Number(call.query.get('$top') ?? PAGE);
  const value = all.slice(from, from + size).map(entry => item(call, entry, library).body);
  if (from + size >= all.length) return { status: 200, body: { value } };
  const query = new URLSearchParams(call.query);
  query.set('$skiptoken', String(from + size));
  return { status: 200, body: { value, '@odata.nextLink': `${GRAPH}/${call.path}?${query.toString()}` } };
}

function createFolder(call: GraphCall, at: ItemAddress, library: Library): GraphAnswer {
  const name = textOf(call.json.name);
  if (!name || !isObject(call.json.folder)) throw new GraphError(400, 'A name and a folder facet are required.');
  const folder = library.drive.createFolder(located(at, library), name, conflictOf(call, 'fail'));
  return item(call, folder, library, 201);
}

function putContent(call: GraphCall, at: ItemAddress, library: Library): GraphAnswer {
  if (call.bytes.length > SMALL_FILE) throw new GraphError(413, 'Use an upload session above 250 MB.');
  const { parent, name, known } = place(at, library, call);
  const conflict = conflictOf(call, 'replace');
  const { entry, created } = library.drive.write(
    parent(),
    name,
    call.bytes,
    known && at.path.length === 0 ? 'replace' : conflict,
  );
  return item(call, entry, library, created ? 201 : 200);
}

/** Where a file of this address is or will be; the parent folders are made only when `parent` is called. */
function place(
  at: ItemAddress,
  library: Library,
  call: GraphCall,
): { parent: () => DriveEntry; name: string; known?: DriveEntry } {
  const { drive } = library;
  const start = drive.byId(at.start);
  const path = at.path.length > 0 ? at.path : drive.pathOf(start);
  const from = at.path.length > 0 ? start : drive.byId('root');
  const name = path.at(-1);
  if (!name) throw new GraphError(400, 'The root is a folder.');
  checkNames(path);
  const known = matched(call, drive.find(from, path));
  return { parent: () => drive.ensureFolder(from, path.slice(0, -1)), name, ...(known && { known }) };
}

function createUploadSession(call: GraphCall, at: ItemAddress, library: Library): GraphAnswer {
  const { known, name } = place(at, library, call);
  const conflict = at.path.length === 0 ? 'replace' : conflictOf(call, 'fail');
  if (known && conflict === 'fail') throw nameTaken(name);
  const start = at.path.length > 0 ? at : { start: 'root', path: library.drive.pathOf(library.drive.byId(at.start)) };
  const session = library.uploads.open(start.start, start.path, conflict, call.ifMatch);
  const uploadUrl = `${library.baseUrl}/local/graph/upload/${session.id}`;
  return {
    status: 200,
    body: { '@odata.context': `${GRAPH}/$metadata#microsoft.graph.uploadSession`, uploadUrl, ...progress(session) },
  };
}

function patchItem(call: GraphCall, at: ItemAddress, library: Library): GraphAnswer {
  const entry = matched(call, located(at, library));
  const reference = isObject(call.json.parentReference) ? textOf(call.json.parentReference.id) : undefined;
  const parent = library.drive.byId(reference ?? entry.parentId ?? 'root');
  return item(call, library.drive.move(entry, parent, textOf(call.json.name) ?? entry.name), library);
}

const CONFLICT = '@microsoft.graph.conflictBehavior';

/** From the query, the body, or the body's `item` (upload sessions). */
function conflictOf({ query, json }: GraphCall, otherwise: ConflictBehavior): ConflictBehavior {
  const wanted = query.get(CONFLICT) ?? json[CONFLICT] ?? (isObject(json.item) ? json.item[CONFLICT] : undefined) ?? otherwise;
  if (wanted === 'fail' || wanted === 'replace' || wanted === 'rename') return wanted;
  throw new GraphError(400, `${CONFLICT} must be fail, replace or rename.`);
}
