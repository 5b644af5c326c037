// npm run pictures: takes the pictures of README.md anew, of the real pages of a local office on an empty folder.
const { execFileSync, spawn } = require('node:child_process');
const { existsSync, mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { setTimeout: delay } = require('node:timers/promises');

const root = join(__dirname, '../..');
const chromium = '/usr/bin/chromium';
const flags =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync --hide-scrollbars';

/** File, address under the office, width and height in CSS pixels. */
const pictures = [['start.png', '/', 1000, 860]];

async function main() {
  if (!existsSync(chromium)) throw new Error(`${chromium} is needed to take pictures`);
  const folder = mkdtempSync(join(tmpdir(), 'aduan-pictures-'));
  const port = '3979';
  const env = { ...process.env, PORT: port, DATA_DIR: folder, ADUAN_LOCAL_START: '2026-11-23T08:00:00+07:00' };
  const office = spawn(process.execPath, ['--require', join(root, 'start.js'), join(root, 'dist/bot/index.js')], {
    cwd: root,
    env,
  });
  try {
    await open(`http://localhost:${port}`);
    for (const [file, path, width, height] of pictures) {
      const shot = [`--screenshot=${join(__dirname, 'pictures', file)}`, `--window-size=${width},${height}`];
      const profile = `--user-data-dir=${join(folder, 'chromium')}`;
      execFileSync(chromium, [...flags.split(' '), profile, ...shot, `http://localhost:${port}${path}`], { stdio: 'ignore' });
    }
  } finally {
    office.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function open(address) {
  for (let tries = 0; tries < 120; tries += 1) {
    const ready = await fetch(`${address}/readyz`).then(
      answer => answer.ok,
      () => false,
    );
    if (ready) return;
    await delay(500);
  }
  throw new Error('the office did not open within a minute');
}

main().catch(error => {
  console.error(error);
  process.exitCode = 1;
});
