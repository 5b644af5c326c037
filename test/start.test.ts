import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

test('npm start opens the office, and ending npm ends it in order', async () => {
  const data = mkdtempSync(join(tmpdir(), 'aduan-'));
  const env = { ...process.env, ADUAN_MODE: '', DATA_DIR: data, PORT: String(await freePort()) };
  const npm = spawn('npm', ['start'], { cwd: join(__dirname, '..'), env, stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: string[] = [];
  // The office holds the other end of this pipe: the loop ends when the last process has.
  for await (const line of createInterface(npm.stdout)) {
    lines.push(line);
    if (line.includes('office open')) npm.kill('SIGTERM');
  }
  expect(lines.join('\n')).toMatch(/office open[\s\S]*stopping/);
  rmSync(data, { recursive: true });
}, 60_000);

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
