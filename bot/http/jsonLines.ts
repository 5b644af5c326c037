import type { Response } from 'restify';

/**
 * Begins an answer of one JSON object a line, for what takes long or never ends; `say` writes one. The connection ends with it: an office
 * that closes waits for none that is kept.
 */
export function openLines<Line extends object>(res: Response): (line: Line) => void {
  const headers = { 'Content-Type': 'application/x-ndjson', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' };
  res.writeHead(200, { ...headers, Connection: 'close' });
  return line => void res.write(`${JSON.stringify(line)}\n`);
}
