import { createServer, type AddressInfo } from 'node:net';

/** EICAR's test file says this; here the word alone is enough. */
export const malware = 'EICAR-CONTOH';

/**
 * A clamd that speaks INSTREAM on a port of its own: it finds what holds `malware`, and refuses what is longer than `most`.
 * @param most bytes, clamd's StreamMaxLength
 */
export async function openFakeClamd(most = 1_000_000) {
  const seen: Buffer[] = [];
  const server = createServer(socket => {
    let came = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', piece => {
      came = Buffer.concat([came, piece]);
      const stream = streamIn(came);
      if (!stream) return;
      seen.push(stream);
      socket.end(stream.length > most ? 'INSTREAM size limit exceeded. ERROR\0' : verdictOn(stream));
    });
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', () => done()));
  return {
    seen,
    settings: { host: '127.0.0.1', port: (server.address() as AddressInfo).port, timeoutMs: 2_000 },
    close: () => new Promise<void>(done => server.close(() => done())),
  };
}

const verdictOn = (stream: Buffer): string => (stream.includes(malware) ? 'stream: Eicar-Contoh FOUND\0' : 'stream: OK\0');

/** The streamed bytes once the piece of length zero has come; null before. */
function streamIn(came: Buffer): Buffer | null {
  const command = 'zINSTREAM\0';
  if (!came.toString('latin1', 0, command.length).startsWith(command)) return null;
  const pieces: Buffer[] = [];
  for (let at = command.length; at + 4 <= came.length;) {
    const length = came.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(came.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}
