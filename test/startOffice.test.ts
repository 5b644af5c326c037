import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startOffice, within } from '../bot/index';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

test('an office that cannot listen on its port closes its database and says why', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'aduan-office-'));
  const taken = createServer();
  await new Promise<void>(done => taken.listen(0, '127.0.0.1', () => done()));
  const { port } = taken.address() as { port: number };
  const opening = startOffice({ ADUAN_MODE: 'local', PORT: String(port), DATA_DIR: folder }, quiet);
  await expect(opening).rejects.toMatchObject({ code: 'EADDRINUSE' });
  // The last connection that is closed takes the write-ahead log with it.
  expect(existsSync(join(folder, 'aduan.sqlite'))).toBe(true);
  expect(existsSync(join(folder, 'aduan.sqlite-wal'))).toBe(false);
  await new Promise(done => taken.close(done));
  rmSync(folder, { recursive: true });
});

test('what does not end is not waited for beyond its time, what ends is waited for', async () => {
  expect(await within(20, new Promise(() => undefined))).toBe(false);
  expect(await within(20_000, Promise.resolve())).toBe(true);
  await expect(within(20_000, Promise.reject(new Error('cannot close')))).rejects.toThrow('cannot close');
});
