import { connect } from 'node:net';

/** Where clamd listens. */
export interface ScannerSettings {
  host: string;
  port: number;
  /** For connecting, and for each answer that does not come. */
  timeoutMs: number;
}

/** Bytes in one piece of the stream; clamd takes any length up to its own StreamMaxLength. */
const pieceLength = 64 * 1024;

/**
 * Asks clamd by its INSTREAM command (clamd(8): `zINSTREAM\0`, pieces of a 4-byte length and bytes, then a length of zero).
 * `away`: it gave no verdict, because it cannot be reached or refuses so large a file (StreamMaxLength); never taken for clean.
 */
export async function scan(settings: ScannerSettings, bytes: Buffer): Promise<'clean' | 'infected' | 'away'> {
  const said = await ask(settings, bytes);
  if (/^stream: OK$/.test(said)) return 'clean';
  return /^stream: .* FOUND$/.test(said) ? 'infected' : 'away';
}

/** What clamd said up to the zero byte that ends its answer; empty when it said nothing. */
function ask({ host, port, timeoutMs }: ScannerSettings, bytes: Buffer): Promise<string> {
  return new Promise(resolve => {
    const socket = connect({ host, port });
    let said = '';
    // One that has read enough answers and closes before it has been sent everything: what it said counts.
    const end = (): void => {
      socket.destroy();
      resolve(said.split('\0', 1)[0]!.trim());
    };
    socket.setTimeout(timeoutMs, end);
    socket.on('error', end);
    socket.on('close', end);
    socket.on('data', (piece: Buffer) => {
      said += piece.toString('utf8');
      if (said.includes('\0')) end();
    });
    socket.on('connect', () => send(bytes, piece => socket.write(piece)));
  });
}

function send(bytes: Buffer, write: (piece: Buffer | string) => void): void {
  write('zINSTREAM\0');
  for (let at = 0; at < bytes.length; at += pieceLength) {
    const piece = bytes.subarray(at, at + pieceLength);
    write(lengthOf(piece.length));
    write(piece);
  }
  write(lengthOf(0));
}

function lengthOf(count: number): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(count);
  return head;
}
