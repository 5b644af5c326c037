import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { createInterface } from 'node:readline';
import { type BadSettings, readConfig } from '../bot/config';

/** The build that goes to production, made by the command that makes it and run as it runs there. */

const root = join(__dirname, '..');
let folder: string;

beforeAll(() => {
  mkdirSync(join(root, 'build'), { recursive: true });
  folder = mkdtempSync(join(root, 'build', 'test-')); // inside the project, so that node_modules is found
  const run = spawnSync(process.execPath, ['build.js', '--production', folder], { cwd: root, encoding: 'utf8' });
  expect(run.stderr).toBe('');
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const files = () => readdirSync(folder, { recursive: true, encoding: 'utf8' });
const scripts = () => files().filter(file => file.startsWith(`bot${sep}`) && file.endsWith('.js'));
const pages = () => files().filter(file => file.endsWith('.html'));
const read = (file: string) => readFileSync(join(folder, file), 'utf8');

/** What a script requires of the build itself, as paths without ending from bot/. */
const required = (file: string) =>
  [...read(file).matchAll(/require\(["'](\.[^"']*)["']\)/g)].map(match => resolve(dirname(join(folder, file)), match[1]!));

function start(settings: Record<string, string>) {
  const { PATH } = process.env;
  return spawnSync(process.execPath, [join(folder, 'bot', 'index.js')], {
    cwd: folder,
    env: { PATH, ...settings },
    encoding: 'utf8',
    timeout: 25_000,
  });
}

test('holds all of bot/ and the tab, but no stand-ins', () => {
  const sources = readdirSync(join(root, 'bot'), { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts') && !file.startsWith(`local${sep}`) && !/^(demo|playground)Command/.test(file))
    .map(file => join('bot', file.replace(/\.ts$/, '.js')));
  expect(scripts().sort()).toEqual(sources.sort());
  expect(scripts()).toContain(join('bot', 'index.js'));
  expect(files().filter(file => file.split(sep).includes('local'))).toEqual([]);
  expect(pages()).toEqual([join('web', 'tab', 'index.html')]);
});

test('has what a server that gets this folder alone installs its dependencies by, and starts with', () => {
  const { dependencies, scripts } = JSON.parse(read('package.json')) as { dependencies: object; scripts: Record<string, string> };
  const ours = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { dependencies: object };
  expect(dependencies).toEqual(ours.dependencies);
  expect(Object.keys(scripts)).toEqual(['start']); // nothing that would build there
  expect(existsSync(join(folder, scripts.start!.replace('node ', '')))).toBe(true);
  // npm itself finds the lock file fitting; nothing is fetched.
  const command = ['ci', '--omit=dev', '--dry-run', '--ignore-scripts', '--offline', '--no-audit'];
  const { status, stderr } = spawnSync('npm', command, { cwd: folder, encoding: 'utf8' });
  expect([status, /npm error.*/.exec(stderr)?.[0]]).toEqual([0, undefined]);
});

test('reaches for the stand-ins in one place, and nothing else is missing', () => {
  const isThere = (path: string) => existsSync(path) || existsSync(`${path}.js`);
  const missing = scripts().flatMap(file =>
    required(file)
      .filter(path => !isThere(path))
      .map(path => `${file} → ${relative(folder, path)}`),
  );
  expect(missing.every(line => line.startsWith(`${join('bot', 'index.js')} → ${join('bot', 'local')}`))).toBe(true);
});

test('no other script names a stand-in or one of its routes', () => {
  const speaking = scripts().filter(file => /["'`/]local\/\w/.test(read(file)));
  expect(speaking.filter(file => file !== join('bot', 'index.js'))).toEqual([]);
});

test('what an office that opens has to load holds no SDK, no card engine and no paper maker: each comes with its first use', () => {
  const script = `require('./bot/index.js'); console.log(Object.keys(require.cache).join('\\n'))`;
  const { stdout } = spawnSync(process.execPath, ['-e', script], { cwd: folder, encoding: 'utf8' });
  const loaded = new Set([...stdout.matchAll(/node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/g)].map(match => match[1]!));
  expect(loaded).toContain('restify');
  const heavy = [
    'botbuilder',
    'adaptivecards-templating',
    '@microsoft/microsoft-graph-client',
    '@azure/identity',
    'pdfkit',
    'exceljs',
    'docx',
  ];
  expect(heavy.filter(name => loaded.has(name))).toEqual([]);
});

test('papers are drawn in a thread of their own, the same bytes as here, and the office ends when it is idle', () => {
  const script = `
    const { paperMaker, papersHere } = require('./bot/effects/paperMaker.js');
    const register = { rows: [], title: 'Contoh', createdAt: new Date(0) };
    const loaded = () => Object.keys(require.cache).some(file => /exceljs/.test(file));
    (async () => {
      const there = paperMaker();
      const [bytes, again] = await Promise.all([there.register(register), there.register(register)]);
      const failed = await there.register({ rows: null }).catch(() => 'refused');
      const drewHere = loaded();
      const here = await papersHere.register(register);
      console.log(JSON.stringify({ same: bytes.equals(here) && again.equals(here), size: bytes.length > 1000, failed, drewHere }));
    })();`;
  const { stdout, status } = spawnSync(process.execPath, ['-e', script], { cwd: folder, encoding: 'utf8', timeout: 20_000 });
  expect(JSON.parse(stdout)).toEqual({ same: true, size: true, failed: 'refused', drewHere: false });
  expect(status).toBe(0);
});

test('without settings it refuses to start and names every missing one', () => {
  let missing: string[] = [];
  try {
    readConfig({ ADUAN_MODE: 'production' });
  } catch (error) {
    missing = (error as BadSettings).faults.map(fault => fault.name);
  }
  expect(missing.length).toBeGreaterThan(8);
  const { status, stdout, stderr } = start({ ADUAN_MODE: 'production' });
  expect(status).toBeGreaterThan(0);
  expect(missing.filter(name => !(stdout + stderr).includes(name))).toEqual([]);
});

test('with its settings it opens, without stand-ins, and ends in order on SIGTERM', async () => {
  const id = '99999999-0000-4000-8000-000000000001';
  const settings = {
    ADUAN_MODE: 'production',
    HOST: '127.0.0.1',
    PORT: '0',
    DATA_DIR: join(folder, 'data'),
    DATABASE_URL: `sqlite:${join(folder, 'aduan.sqlite')}`,
    ADUAN_MASTER_KEYS: `k1:${Buffer.alloc(32, 1).toString('base64')}`,
    WHATSAPP_MODE: 'manual',
    BOT_ID: id,
    BOT_TENANT_ID: id,
    TAB_APP_ID: id,
    GRAPH_URL: 'https://graph.contoh.invalid',
    SHAREPOINT_SITE_ID: 'site',
    SHAREPOINT_DRIVE_ID: 'drive',
    SHAREPOINT_RESTRICTED_DRIVE_ID: 'drive-2',
  };
  const office = spawn(process.execPath, [join(folder, 'bot', 'index.js')], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(office, 'exit');
  const lines: string[] = [];
  for await (const line of createInterface(office.stdout)) {
    lines.push(line);
    if (line.includes('office open')) office.kill('SIGTERM');
  }
  expect(lines.join('\n')).toContain('office open');
  expect(await exited).toEqual([0, null]);
});

test('it is no local office: ADUAN_MODE=local does not start, and says why', () => {
  const { status, stderr } = start({ ADUAN_MODE: 'local' });
  expect(status).toBeGreaterThan(0);
  expect(stderr).toContain('it has no local mode');
});
