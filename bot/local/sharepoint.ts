import { join } from 'node:path';
import { Journal } from './journal';
import { Columns } from './sharepoint/columns';
import { Drive, type DriveEntry } from './sharepoint/drive';
import { places, type LibraryPlace } from './sharepoint/address';
import { driveItem, mimeTypeOf, shownPath, webUrlOf } from './sharepoint/driveItem';
import { graph, type GraphAnswer, type GraphCall, type Library, matched } from './sharepoint/graph';
import { denied, GraphError } from './sharepoint/graphError';
import { progress, Uploads } from './sharepoint/uploads';

export { mountSharePoint } from './sharepoint/routes';

export interface SharePointOptions {
  /** Keeps the library over a restart. */
  folder: string;
  /** Where this stand-in listens, without a slash at the end. */
  baseUrl: string;
  /** Office time. */
  now: () => Date;
  /** The app roles that a bearer token carries; rejects one that is not good. */
  rolesIn: (token: string) => Promise<unknown>;
  /** Called when the library has changed. */
  onChange?: () => void;
}

export interface GraphFault {
  status: number;
  times: number;
  /** Seconds, sent as Retry-After. */
  retryAfter?: number;
  /** The call is carried out all the same, only the answer is the error. */
  applyFirst?: boolean;
  /** Only calls of this HTTP method fail; default any. */
  method?: string;
}

export interface FiledDocument {
  path: string;
  size: number;
  webUrl: string;
  columns: Record<string, unknown>;
  createdAt: string;
  modifiedAt: string;
  /** Microsoft's own hash of the content. */
  quickXorHash: string;
}

/** One SharePoint site with its two document libraries behind Microsoft Graph, over a folder (TEAMS §5). */
export class LocalSharePoint {
  private readonly libraries: readonly Library[];
  private readonly faults: GraphFault[] = [];

  constructor(readonly options: SharePointOptions) {
    this.libraries = Object.values(places).map(place => openLibrary(place, options));
  }

  /**
   * One Graph v1.0 call with its bearer token. Graph would take a wider one; here a token with any right but `Sites.Selected` is refused, so
   * that the program cannot come to need one (TEAMS §5).
   * @throws GraphError
   */
  async graph(call: GraphCall, token: string | undefined): Promise<GraphAnswer> {
    if (!token) throw new GraphError(401, 'Access token is empty.');
    const roles = await this.options.rolesIn(token).catch((reason: unknown) => {
      throw new GraphError(401, `Access token validation failure: ${reason instanceof Error ? reason.message : String(reason)}`);
    });
    if (!Array.isArray(roles) || roles.length !== 1 || roles[0] !== 'Sites.Selected') throw denied();
    return this.faulty(call.method, () => graph(call, this.libraries));
  }

  /**
   * One call to an uploadUrl: PUT a part, GET the ranges still missing, DELETE to cancel. The URL itself is the
   * permission, so that a bearer token on a part is refused, as SharePoint does.
   * @throws GraphError
   */
  upload(id: string, { method, contentRange, bytes, authorized }: UploadCall): GraphAnswer {
    if (authorized && method === 'PUT') throw new GraphError(401, 'An Authorization header is not allowed on an upload URL.');
    return this.faulty(method, () => {
      const library = this.libraries.find(({ uploads }) => uploads.knows(id)) ?? this.libraries[0]!;
      const { drive, uploads } = library;
      const session = uploads.get(id);
      if (method === 'GET') return { status: 200, body: progress(session) };
      if (method === 'DELETE') {
        uploads.close(session);
        return { status: 204 };
      }
      const taken = uploads.take(session, contentRange, bytes);
      if (!taken.whole) return { status: 202, body: progress(taken.session) };
      matched(session, drive.find(drive.byId(session.startId), session.path));
      const parent = drive.ensureFolder(drive.byId(session.startId), session.path.slice(0, -1));
      const { entry, created } = drive.write(parent, session.path.at(-1)!, taken.whole, session.conflict);
      uploads.close(session);
      return { status: created ? 201 : 200, body: driveItem(library, entry) };
    });
  }

  /** Every file at or below this path, by path; '' for all. The restricted library stands in a folder of its name. */
  files(path: string): FiledDocument[] {
    const wanted = path.split('/').filter(Boolean);
    const listed = this.libraries.flatMap(library =>
      library.drive.files().flatMap(entry => {
        const segments = shownPath(library, entry);
        if (!wanted.every((name, at) => segments[at]?.toLowerCase() === name.toLowerCase())) return [];
        const webUrl = webUrlOf(this.options.baseUrl, segments);
        const { columns, createdAt, modifiedAt, file } = entry;
        const { size, quickXorHash } = file!;
        return [{ path: segments.join('/'), size, webUrl, columns, createdAt, modifiedAt, quickXorHash }];
      }),
    );
    return listed.sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  /** The bytes of the file at this path; undefined when there is none. */
  content(path: string): { name: string; bytes: Buffer; contentType: string } | undefined {
    const found = this.fileAt(path);
    return found && { name: found.entry.name, bytes: found.drive.bytes(found.entry), contentType: mimeTypeOf(found.entry.name) };
  }

  /** A person writes into the file at this path, as with Word. @returns false when there is none */
  edit(path: string, bytes: Buffer, person: string): boolean {
    const found = this.fileAt(path);
    if (!found) return false;
    const { drive, entry } = found;
    drive.write(drive.byId(entry.parentId!), entry.name, bytes, 'replace', person);
    return true;
  }

  /** The next `times` calls answer this status. */
  fail(fault: GraphFault): void {
    this.faults.push({ ...fault });
  }

  private fileAt(path: string): { drive: Drive; entry: DriveEntry } | undefined {
    const segments = path.split('/').filter(Boolean);
    const restricted = this.libraries.find(({ place }) => place.folder !== null && place.folder === segments[0]);
    const { drive } = restricted ?? this.libraries[0]!;
    const entry = drive.find(drive.byId('root'), restricted ? segments.slice(1) : segments);
    return entry?.file && { drive, entry };
  }

  private faulty(method: string, work: () => GraphAnswer): GraphAnswer {
    const fault = this.faults.find(candidate => (candidate.method ?? method) === method);
    if (!fault) return work();
    if (--fault.times <= 0) this.faults.splice(this.faults.indexOf(fault), 1);
    if (fault.applyFirst) work();
    const headers: Record<string, string> = fault.retryAfter === undefined ? {} : { 'Retry-After': String(fault.retryAfter) };
    const body = new GraphError(fault.status, 'Fault asked for by a script.').body(this.options.now());
    return { status: fault.status, body, headers };
  }
}

function openLibrary(place: LibraryPlace, { folder: root, now, baseUrl, onChange }: SharePointOptions): Library {
  const folder = place.folder ? join(root, place.driveId) : root;
  const journal = new Journal(join(folder, 'journal.jsonl'), onChange);
  return {
    ...{ place, baseUrl },
    drive: new Drive(journal, join(folder, 'content'), now),
    columns: new Columns(journal),
    uploads: new Uploads(journal, join(folder, 'uploads'), now),
  };
}

export interface UploadCall {
  method: 'PUT' | 'GET' | 'DELETE';
  contentRange?: string;
  bytes: Buffer;
  /** The request carried an Authorization header. */
  authorized: boolean;
}
