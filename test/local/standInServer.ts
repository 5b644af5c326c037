import type { AddressInfo } from 'node:net';
import { createServer, type Request, type Response, type Server } from 'restify';

export interface StandInServer {
  server: Server;
  baseUrl: string;
  /** JSON in, JSON out; `answer` is undefined when the body was empty. */
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Called>;
  close(): Promise<void>;
}

export interface Called {
  status: number;
  answer: any; // eslint-disable-line @typescript-eslint/no-explicit-any -- wire data, looked at freely by tests
  headers: Headers;
}

/** A restify server whose bodies are read as the office reads them: bytes in `rawBuffer`, JSON parsed into `body`. */
export async function openServer(): Promise<StandInServer> {
  const server = createServer();
  server.use(async (req: Request, _res: Response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk as Buffer);
    const bytes = Buffer.concat(chunks);
    Object.assign(req, { rawBuffer: bytes });
    req.body = req.headers['content-type']?.startsWith('application/json') && bytes.length ? JSON.parse(bytes.toString()) : bytes;
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', () => done()));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    server,
    baseUrl,
    call: (method, path, body, headers) => call(path.startsWith('http') ? path : baseUrl + path, method, body, headers),
    close: () => new Promise(done => server.close(() => done())),
  };
}

async function call(url: string, method: string, body: unknown, headers: Record<string, string> = {}): Promise<Called> {
  const isBytes = Buffer.isBuffer(body);
  const init = body === undefined ? {} : { body: isBytes ? new Uint8Array(body) : JSON.stringify(body) };
  const type = { 'Content-Type': isBytes ? 'application/octet-stream' : 'application/json' };
  const response = await fetch(url, { method, headers: { ...type, ...headers }, redirect: 'manual', ...init });
  const text = await response.text();
  return { status: response.status, answer: text ? JSON.parse(text) : undefined, headers: response.headers };
}
