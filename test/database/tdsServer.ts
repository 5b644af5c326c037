import { createServer, type AddressInfo, type Socket } from 'node:net';

/**
 * As much of SQL Server's protocol as a fault needs, so that the real drivers meet it ([MS-TDS] 2.2.3.1 packet header, 2.2.6.5 PRELOGIN,
 * 2.2.7.14 LOGINACK, 2.2.7.4 COLMETADATA, 2.2.7.10 ERROR, 2.2.7.6 DONE, 2.2.6.9 transaction manager request). It keeps no data.
 */

export const ucs2 = (text: string): Buffer => Buffer.from(text, 'ucs2');
export const number = (value: number, bytes: 1 | 2 | 4): Buffer => {
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntLE(value, 0, bytes);
  return buffer;
};

const ANSWER = 4;
/** A server's answer, the last packet of it. */
export function packet(body: Buffer): Buffer {
  const head = Buffer.from([ANSWER, 1, 0, 0, 0, 0, 0, 0]);
  head.writeUInt16BE(head.length + body.length, 2);
  return Buffer.concat([head, body]);
}

/** Version 16 without encryption, `federated` = 1 where a token is wanted: each option by kind, offset and length, then the values. */
export const prelogin = (federated: 0 | 1): Buffer =>
  packet(Buffer.from([0, 0, 16, 0, 6, 1, 0, 22, 0, 1, 6, 0, 23, 0, 1, 255, 16, 0, 0, 0, 0, 0, 2, federated]));

const done = (status: number): Buffer => Buffer.concat([number(0xfd, 1), number(status, 2), Buffer.alloc(10)]);
const DONE = 0;
const FAILED = 2;

/** One error of severity 14, and the end of the answer. */
export function refusal(errorNumber: number, message: string): Buffer {
  const said = [number(errorNumber, 4), Buffer.from([1, 14]), number(message.length, 2), ucs2(message)];
  const body = Buffer.concat([...said, number(0, 2), number(1, 4)]);
  return packet(Buffer.concat([number(0xaa, 1), number(body.length, 2), body, done(FAILED)]));
}

const shortText = (text: string): Buffer => Buffer.concat([number(text.length, 1), ucs2(text)]);

function welcome(): Buffer {
  const body = Buffer.concat([Buffer.from([1, 0x74, 0, 0, 4]), shortText('office'), Buffer.from([16, 0, 0, 0])]);
  return packet(Buffer.concat([number(0xad, 1), number(body.length, 2), body, done(DONE)]));
}

/** One row of texts. */
function row(texts: Record<string, string>): Buffer {
  const columns = Object.keys(texts).map(name =>
    Buffer.concat([number(0, 4), number(0, 2), number(0xe7, 1), number(200, 2), Buffer.alloc(5), shortText(name)]),
  );
  const values = Object.values(texts).flatMap(text => [number(text.length * 2, 2), ucs2(text)]);
  return packet(Buffer.concat([number(0x81, 1), number(columns.length, 2), ...columns, number(0xd1, 1), ...values, done(DONE)]));
}

/** What a request asks, as one can read it: `BEGIN`, `COMMIT`, `ROLLBACK`, else the text of a statement with what stands around it. */
function asked(kind: number, body: Buffer): string {
  if (kind !== 0x0e) return body.toString('latin1').replaceAll('\0', '');
  const verbs: Record<number, string> = { 5: 'BEGIN', 7: 'COMMIT', 8: 'ROLLBACK' };
  return verbs[body.readUInt16LE(body.readUInt32LE(0))] ?? 'unknown';
}

/** What is asked at the beginning has an answer of its own. */
function replyTo(said: string, readsSnapshots: boolean): Buffer {
  if (said === 'LOGIN') return welcome();
  if (said.includes('SCHEMA_NAME()')) return row({ schema_name: 'dbo' });
  if (said.includes('is_read_committed_snapshot_on')) return row({ name: 'aduan', isOn: readsSnapshots ? '1' : '' });
  return packet(done(DONE));
}

/** `number` = that error, `hangUp` = no answer and no connection any more, `slow` = an answer after 50 ms; else all is well. */
export type Fault = number | 'hangUp' | 'slow' | undefined;

/** A server on 127.0.0.1 that says yes to all but what `fault` names; `heard` is what it was asked, without the drivers' own settings. */
export async function openTdsServer() {
  const heard: string[] = [];
  const sockets = new Set<Socket>();
  const state = { fault: (_asked: string): Fault => undefined, readsSnapshots: true, logins: 0 };

  function answer(socket: Socket, kind: number, body: Buffer): void {
    if (kind === 0x12) return void socket.write(prelogin(0));
    const said = kind === 0x10 ? 'LOGIN' : asked(kind, body);
    if (said.includes('set ansi_nulls') || said.includes('SELECT 1;')) return void socket.write(packet(done(DONE)));
    if (said === 'LOGIN') state.logins += 1;
    else heard.push(said);
    const fault = state.fault(said);
    if (fault === 'hangUp') return void socket.destroy();
    if (typeof fault === 'number') return void socket.write(refusal(fault, `Error ${fault}`));
    setTimeout(() => socket.write(replyTo(said, state.readsSnapshots)), fault === 'slow' ? 50 : 0);
  }

  const server = createServer(socket => {
    sockets.add(socket.setNoDelay(true));
    let bytes = Buffer.alloc(0);
    socket.on('error', () => undefined); // the driver hangs up, too
    socket.on('data', data => {
      bytes = Buffer.concat([bytes, data]);
      for (let length; bytes.length >= 8 && bytes.length >= (length = bytes.readUInt16BE(2)); bytes = bytes.subarray(length))
        answer(socket, bytes[0]!, bytes.subarray(8, length));
    });
  });
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', () => listening()));
  const { port } = server.address() as AddressInfo;
  return {
    url: `mssql://sa:sandi@127.0.0.1:${port}/aduan?encrypt=false`,
    state,
    heard,
    /** What a failover does to every session there is. */
    hangUp: () => sockets.forEach(socket => socket.destroy()),
    close: () => {
      sockets.forEach(socket => socket.destroy());
      return new Promise(closed => server.close(closed));
    },
  };
}
