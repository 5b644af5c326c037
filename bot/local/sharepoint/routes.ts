import type { Request, Response, Server } from 'restify';
import { textIn } from '../../text/text';
import type { GraphFault, LocalSharePoint, UploadCall } from '../sharepoint';
import { answer, answerBytes, bearerOf, bytesOf, jsonOf, languageOf, type Work } from '../wire';
import type { GraphAnswer, GraphCall } from './graph';
import { GraphError } from './graphError';
import { sheetsOf } from './sheets';

const GRAPH_PATH = '/local/graph/v1.0/';

/** Registers Graph under /local/graph and the script routes under /local/sharepoint. */
export function mountSharePoint(server: Server, sharePoint: LocalSharePoint): void {
  // The router cannot match the colons of `root:/path:/content`: one route per method, the address is read from the URL.
  const graphCall = answered(sharePoint, req => sharePoint.graph(callOf(req), bearerOf(req)));
  for (const verb of ['get', 'put', 'post', 'patch', 'del'] as const) server[verb](`${GRAPH_PATH}*`, graphCall);
  const upload = answered(sharePoint, async req => sharePoint.upload(String(req.params.session), uploadOf(req)));
  for (const verb of ['get', 'put', 'del'] as const) server[verb]('/local/graph/upload/:session', upload);
  mountScripts(server, sharePoint);
}

function answered(sharePoint: LocalSharePoint, work: (req: Request) => Promise<GraphAnswer>): Work {
  return async (req, res) => {
    try {
      const { status, body, headers } = await work(req);
      answer(res, status, body, headers);
    } catch (error) {
      if (!(error instanceof GraphError)) throw error;
      answer(res, error.status, error.body(sharePoint.options.now()));
    }
  };
}

const urlOf = (req: Request): URL => new URL(req.url ?? '', 'http://localhost');

function callOf(req: Request): GraphCall {
  const { pathname, searchParams } = urlOf(req);
  const ifMatch = req.headers['if-match'];
  return {
    method: req.method ?? 'GET',
    path: pathname.slice(GRAPH_PATH.length),
    query: searchParams,
    ...(ifMatch && { ifMatch }),
    json: jsonOf(req),
    bytes: bytesOf(req),
  };
}

function uploadOf(req: Request): UploadCall {
  const contentRange = req.headers['content-range'];
  return {
    method: req.method as UploadCall['method'],
    ...(contentRange && { contentRange }),
    bytes: bytesOf(req),
    authorized: req.headers.authorization !== undefined,
  };
}

function mountScripts(server: Server, sharePoint: LocalSharePoint): void {
  const pathOf = (req: Request): string => urlOf(req).searchParams.get('path') ?? '';
  server.get('/local/sharepoint/files', async (req: Request, res) => answer(res, 200, sharePoint.files(pathOf(req))));
  server.get('/local/sharepoint/content', async (req: Request, res) => {
    const found = sharePoint.content(pathOf(req));
    if (!found) return noFile(res, pathOf(req));
    const disposition = dispositionOf(found, urlOf(req).searchParams.has('download'));
    answerBytes(res, found.bytes, found.contentType, { 'Content-Disposition': disposition });
  });
  server.get('/local/sharepoint/sheets', async (req: Request, res) => {
    const found = sharePoint.content(pathOf(req));
    if (!found) return noFile(res, pathOf(req));
    const sheets = await sheetsOf(found.bytes).catch(() => null);
    if (sheets) answer(res, 200, { sheets });
    else answer(res, 422, { code: 'noWorkbook', message: textIn(languageOf(req))('sharepointPage:noWorkbook') });
  });
  server.put('/local/sharepoint/content', async (req: Request, res) => {
    const person = urlOf(req).searchParams.get('as') ?? 'operator';
    if (!sharePoint.edit(pathOf(req), bytesOf(req), person)) return noFile(res, pathOf(req));
    answer(res, 200, {});
  });
  server.post('/local/sharepoint/faults', async (req: Request, res) => {
    const fault = faultOf(jsonOf(req));
    if (fault) sharePoint.fail(fault);
    answer(res, fault ? 200 : 400, fault ? {} : { code: 'badField', message: '"status" must be an HTTP status.' });
  });
}

const noFile = (res: Response, path: string): void =>
  answer(res, 404, { code: 'notFound', message: `There is no file at "${path}".` });

/** What a browser shows by itself, it shows; everything else is saved, under its own name. */
function dispositionOf({ name, contentType }: { name: string; contentType: string }, isDownload: boolean): string {
  const isShown = !isDownload && /^(?:application\/pdf|image\/|text\/plain)/.test(contentType);
  return `${isShown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`;
}

function faultOf({ status, times, retryAfter, applyFirst, method }: Record<string, unknown>): GraphFault | undefined {
  if (typeof status !== 'number') return undefined;
  return {
    status,
    times: typeof times === 'number' ? times : 1,
    applyFirst: applyFirst === true,
    ...(typeof retryAfter === 'number' && { retryAfter }),
    ...(typeof method === 'string' && { method: method.toUpperCase() }),
  };
}
