import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { quickXorHash } from '../../bot/archive/quickXorHash';

interface Item {
  id: string;
  bytes: Buffer;
  version: number;
  fields: Record<string, unknown>;
  /** The person who changed it last. */
  by?: string;
}

interface Session {
  path: string;
  received: Buffer;
  ifMatch: string | undefined;
}

export interface Seen {
  method: string;
  path: string;
  authorization: string | undefined;
  ifMatch: string | undefined;
  userAgent: string | undefined;
}

/** What may go wrong with one request: answer it instead, or break the connection before or after it took effect. */
export type Mishap = { status: number; headers?: Record<string, string>; code?: string } | 'cutBefore' | 'cutAfter';

/** The few Graph routes of one document library, held in memory. Bytes of XLSX and DOCX change on upload, as in SharePoint. */
export class FakeDrive {
  readonly items = new Map<string, Item>();
  readonly columns = new Set<string>(['Title']);
  readonly seen: Seen[] = [];
  /** Asked for every request, in order; `undefined` lets it through. */
  mishap: (seen: Seen, nth: number) => Mishap | undefined = () => undefined;
  url = '';
  private readonly sessions = new Map<string, Session>();
  private server?: Server;

  async open(): Promise<this> {
    this.server = createServer((request, response) => void this.take(request, response));
    await new Promise<void>(resolve => this.server?.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    return this;
  }

  async close(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise(resolve => this.server?.close(resolve));
  }

  /** @param by a person; the app, unless told */
  store(path: string, bytes: Buffer, by?: string): Item {
    const kept = /\.(?:xlsx|docx)$/.test(path) ? Buffer.concat([bytes, Buffer.from('rewritten')]) : bytes;
    const old = this.items.get(path);
    const item = old ?? { id: `item-${this.items.size + 1}`, bytes: kept, version: 0, fields: {} };
    Object.assign(item, { bytes: kept, version: item.version + 1, by });
    this.items.set(path, item);
    return item;
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const path = decodeURIComponent((request.url ?? '').split('?')[0]);
    const { authorization, 'user-agent': userAgent, 'if-match': ifMatch } = request.headers;
    const seen = { method: request.method ?? '', path, authorization, ifMatch, userAgent };
    this.seen.push(seen);
    const mishap = this.mishap(seen, this.seen.length);
    if (mishap === 'cutBefore') return void request.socket.destroy();
    const effect = typeof mishap === 'object' ? answer(mishap.status, failure(mishap.code), mishap.headers) : undefined;
    const { status, body, headers } = effect ?? this.answer(seen, request, Buffer.concat(chunks));
    if (mishap === 'cutAfter') return void request.socket.destroy();
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
    response.end(Buffer.isBuffer(body) ? body : JSON.stringify(body));
  }

  private answer(seen: Seen, request: IncomingMessage, body: Buffer): Answer {
    const { method, path } = seen;
    const route = path.replace('/v1.0', '');
    const byPath = /^\/drives\/drive-1\/root:(.*?)(?::\/(content|createUploadSession))?$/.exec(route);
    if (route.startsWith('/upload/')) return this.part(route, request, body);
    if (seen.authorization !== 'Bearer token-1') return answer(401, failure('InvalidAuthenticationToken'));
    if (byPath?.[2] === 'createUploadSession') return this.startSession(byPath[1], seen);
    if (byPath?.[2] === 'content' && method === 'PUT') return this.commit(byPath[1], body, seen.ifMatch);
    if (byPath) return this.look(byPath[1], byPath[2] === 'content');
    if (route === '/drives/drive-1/list') return answer(200, { id: 'list-1' });
    if (route === '/sites/site-1/lists/list-1/columns') return this.listColumns(method, request, body);
    return this.listItem(route, seen, body);
  }

  private look(path: string, isContent: boolean): Answer {
    const item = this.items.get(path);
    if (!item) return answer(404, failure('itemNotFound'));
    return isContent ? answer(200, item.bytes, { 'Content-Type': 'application/pdf' }) : answer(200, describe(item, path));
  }

  private commit(path: string, bytes: Buffer, ifMatch: string | undefined): Answer {
    const existing = this.items.get(path);
    if (existing && !ifMatch) return answer(409, failure('nameAlreadyExists'));
    if (existing && ifMatch !== describe(existing, path).eTag) return answer(412, failure('resourceModified'));
    return answer(existing ? 200 : 201, describe(this.store(path, bytes), path));
  }

  private startSession(path: string, { ifMatch }: Seen): Answer {
    const id = `/upload/${this.sessions.size + 1}`;
    this.sessions.set(id, { path, received: Buffer.alloc(0), ifMatch });
    return answer(200, { uploadUrl: `${this.url}${id}?secret=1` });
  }

  private part(id: string, request: IncomingMessage, body: Buffer): Answer {
    const session = this.sessions.get(id);
    if (!session) return answer(404, failure('itemNotFound'));
    const size = () => session.received.length;
    if (request.method === 'GET') return answer(200, { nextExpectedRanges: [`${size()}-`] });
    const [, from, total] = /^bytes (\d+)-\d+\/(\d+)$/.exec(request.headers['content-range'] ?? '') ?? [];
    if (Number(from) !== size()) return answer(416, failure('invalidRange'));
    if (body.length % 327_680 !== 0 && size() + body.length !== Number(total)) return answer(400, failure('invalidRange'));
    session.received = Buffer.concat([session.received, body]);
    if (size() < Number(total)) return answer(202, { nextExpectedRanges: [`${size()}-`] });
    this.sessions.delete(id);
    return this.commit(session.path, session.received, session.ifMatch);
  }

  private listColumns(method: string, request: IncomingMessage, body: Buffer): Answer {
    if (method === 'POST') {
      const { name } = JSON.parse(body.toString()) as { name: string };
      if (this.columns.has(name)) return answer(409, failure('nameAlreadyExists'));
      this.columns.add(name);
      return answer(201, { name });
    }
    const names = [...this.columns].map(name => ({ name }));
    const isSecondPage = request.url?.includes('skiptoken') ?? false;
    const nextLink = `${this.url}/v1.0/sites/site-1/lists/list-1/columns?$skiptoken=2`;
    return answer(200, isSecondPage ? { value: names.slice(1) } : { value: names.slice(0, 1), '@odata.nextLink': nextLink });
  }

  private listItem(route: string, { method, ifMatch }: Seen, body: Buffer): Answer {
    const [, id] = /^\/drives\/drive-1\/items\/([^/]+)\/listItem(?:\/fields)?$/.exec(route) ?? [];
    const item = [...this.items.values()].find(each => each.id === id);
    if (!item) return answer(404, failure('itemNotFound'));
    const eTag = listETag(item);
    if (method !== 'PATCH') return answer(200, { eTag, fields: item.fields });
    if (ifMatch !== eTag) return answer(412, failure('resourceModified'));
    const fields = JSON.parse(body.toString()) as Record<string, unknown>;
    if (Object.keys(fields).some(name => !this.columns.has(name))) return answer(400, failure('invalidRequest'));
    Object.assign(item.fields, fields);
    item.version++;
    delete item.by;
    return answer(200, item.fields);
  }
}

interface Answer {
  status: number;
  body: unknown;
  headers: Record<string, string>;
}

const answer = (status: number, body: unknown, headers: Record<string, string> = {}): Answer => ({ status, body, headers });
const failure = (code = 'generalException'): object => ({ error: { code, message: code } });
/** Written otherwise than the drive item's, as Graph does. */
const listETag = ({ id, version }: Item): string => `"${id},${version}"`;
const describe = (item: Item, path: string): { eTag: string } & Record<string, unknown> => ({
  id: item.id,
  webUrl: `https://contoh.sharepoint.com${path}`,
  eTag: `"{${item.id}},${item.version}"`,
  size: item.bytes.length,
  lastModifiedBy: item.by ? { user: { id: item.by } } : { application: { id: 'app-1' }, user: { displayName: 'SharePoint App' } },
  file: { hashes: { quickXorHash: quickXorHash(item.bytes) } },
});
