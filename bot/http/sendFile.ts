import type { Request, Response } from 'restify';

export interface FileToSend {
  bytes: Buffer;
  mimeType: string;
  /** Made by us: ASCII, nothing of the citizen's. */
  name: string;
}

/** What a browser shows or plays by itself; the rest is handed over as a download. */
const shown = /^(?:image|audio|video)\/|^application\/pdf$/;

/**
 * Answers a stranger's file so that it stays a file: its kind by its own bytes, no script, no frame, no copy left behind. Players
 * ask for parts (`Range`), which is honoured for one part, as browsers ask.
 */
export function sendFile(req: Request, res: Response, { bytes, mimeType, name }: FileToSend): void {
  const headers = {
    'Content-Type': mimeType === 'text/plain' ? 'text/plain; charset=utf-8' : mimeType,
    'Content-Disposition': `${shown.test(mimeType) ? 'inline' : 'attachment'}; filename="${name}"`,
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'Accept-Ranges': 'bytes',
  };
  const part = partOf(req.headers.range, bytes.length);
  if (part === 'none') return send(res, 416, Buffer.alloc(0), { ...headers, 'Content-Range': `bytes */${bytes.length}` });
  if (part === null) return send(res, 200, bytes, headers);
  const { from, to } = part;
  const range = `bytes ${from}-${to}/${bytes.length}`;
  send(res, 206, bytes.subarray(from, to + 1), { ...headers, 'Content-Range': range });
}

/** As plain `http` does it: restify would format the bytes. */
function send(res: Response, status: number, bytes: Buffer, headers: Record<string, string>): void {
  res.writeHead(status, { ...headers, 'Content-Length': String(bytes.length) });
  res.end(bytes);
}

/** First and last byte that are asked for; `none` when they do not exist, null when everything is (RFC 9110 §14.2). */
function partOf(range: string | undefined, size: number): { from: number; to: number } | 'none' | null {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? [];
  if (!first && !last) return null;
  const from = first ? Number(first) : Math.max(0, size - Number(last));
  const to = first && last ? Math.min(Number(last), size - 1) : size - 1;
  return from <= to ? { from, to } : 'none';
}
