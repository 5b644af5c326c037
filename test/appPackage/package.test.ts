import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import JSZip from 'jszip';
import sharp from 'sharp';
import { drawIcon, sides, type Icon } from '../../appPackage/icons/draw';
import { makePackage } from '../../appPackage/package';
import { placeholders } from '../../appPackage/placeholders';
import { BadSettings, type Environment } from '../../bot/config';

/** What `npm run package` makes: the file that an administrator uploads to Teams. */

const root = join(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'aduan-package-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const id = (n: number) => `99999999-0000-4000-8000-00000000000${n}`;
const tenant = { TEAMS_APP_ID: id(1), BOT_ID: id(2), TAB_APP_ID: id(3), PUBLIC_URL: 'https://aduan.contoh.go.id' };

async function packed(env: Environment): Promise<{ zip: JSZip; bytes: Buffer; local: boolean }> {
  const file = join(folder, 'aduan.zip');
  const local = await makePackage(env, file);
  const bytes = readFileSync(file);
  return { zip: await JSZip.loadAsync(bytes), bytes, local };
}

const manifestIn = async (zip: JSZip) => JSON.parse(await zip.file('manifest.json')!.async('string'));

async function faultsOf(env: Environment): Promise<string[]> {
  try {
    await packed(env);
    return [];
  } catch (error) {
    if (!(error instanceof BadSettings)) throw error;
    return error.faults.map(({ name, fault }) => `${name} ${fault}`);
  }
}

test('a package holds the manifest, its translation and the two icons, all at its top, and no placeholder', async () => {
  const { zip } = await packed(tenant);
  expect(Object.keys(zip.files).sort()).toEqual(['color.png', 'en.json', 'manifest.json', 'outline.png']);
  for (const name of ['manifest.json', 'en.json']) expect(await zip.file(name)!.async('string')).not.toContain('${{');
});

test('every placeholder is filled from the settings of the server, and every one is used', async () => {
  const { zip, local } = await packed({ ...tenant, BOT_ID: id(2).toUpperCase(), PUBLIC_URL: 'https://aduan.contoh.go.id/' });
  expect(local).toBe(false);
  expect(await manifestIn(zip)).toMatchObject({
    id: id(1),
    bots: [{ botId: id(2) }],
    composeExtensions: [{ botId: id(2) }],
    staticTabs: [{ contentUrl: 'https://aduan.contoh.go.id/tab', websiteUrl: 'https://aduan.contoh.go.id/tab' }],
    validDomains: ['aduan.contoh.go.id'],
    webApplicationInfo: { id: id(3), resource: `api://aduan.contoh.go.id/${id(3)}` },
  });
  const source = readFileSync(join(root, 'appPackage/manifest.json'), 'utf8');
  expect(new Set([...source.matchAll(/\$\{\{(\w+)\}\}/g)].map(match => match[1]))).toEqual(new Set(placeholders));
});

test('the office’s pages stand for the privacy notice and the terms until they have addresses of their own', async () => {
  const pages = { OFFICE_URL: 'https://kantor.contoh.go.id', PRIVACY_URL: 'https://kantor.contoh.go.id/privasi' };
  const { developer } = await manifestIn((await packed({ ...tenant, ...pages })).zip);
  expect([developer.websiteUrl, developer.privacyUrl, developer.termsOfUseUrl]).toEqual([
    pages.OFFICE_URL,
    pages.PRIVACY_URL,
    pages.OFFICE_URL,
  ]);
});

test('without any setting it is the local office’s package; with some of them the others are asked for', async () => {
  const { zip, local } = await packed({});
  expect(local).toBe(true);
  expect(await manifestIn(zip)).toMatchObject({ validDomains: ['localhost:3978'] });
  expect(await faultsOf({ BOT_ID: id(2) })).toEqual(['TEAMS_APP_ID missing', 'TAB_APP_ID missing', 'PUBLIC_URL missing']);
});

test.each([
  ['TEAMS_APP_ID', 'aduan', 'notAnId'],
  ['BOT_ID', `{${id(2)}}`, 'notAnId'],
  ['TAB_APP_ID', `api://${id(3)}`, 'notAnId'],
  ['PUBLIC_URL', 'aduan.contoh.go.id', 'notAnAddress'],
  ['PUBLIC_URL', 'http://aduan.contoh.go.id', 'notHttps'],
  ['PUBLIC_URL', 'https://aduan.contoh.go.id/tab', 'notAHost'],
  ['PUBLIC_URL', 'https://aduan.contoh.go.id:8443', 'notAHost'],
  ['PUBLIC_URL', 'https://localhost', 'notAHost'],
  ['PUBLIC_URL', 'https://10.0.0.4', 'notAHost'],
  ['PRIVACY_URL', 'http://kantor.contoh.go.id', 'notHttps'],
])('no package is made of %s = %s (%s)', async (name, value, fault) => {
  expect(await faultsOf({ ...tenant, [name]: value })).toEqual([`${name} ${fault}`]);
});

test('the same settings give the same bytes, deflated and without Unix modes', async () => {
  const { bytes } = await packed(tenant);
  expect((await packed(tenant)).bytes.equals(bytes)).toBe(true);
  const directory = bytes.indexOf(Buffer.from('PK\x01\x02', 'latin1'));
  expect([bytes.readUInt16LE(directory + 10), bytes.readUInt32LE(directory + 38)]).toEqual([8, 0]);
});

test('`npm run package` says in both languages what it made, and what is wrong', () => {
  const run = (env: Record<string, string>) => {
    const script = ['-r', './test/processes/register.js', 'appPackage/package.ts', join(folder, 'said.zip')];
    return spawnSync(process.execPath, script, { cwd: root, env: { PATH: process.env.PATH, ...env }, encoding: 'utf8' });
  };
  const made = run(tenant);
  expect([made.status, made.stderr]).toEqual([0, '']);
  expect(made.stdout).toMatch(/Paket aplikasi: .*said\.zip.*\nApp package: .*said\.zip/);
  const refused = run({ ...tenant, BOT_ID: 'aduan' });
  expect([refused.status, refused.stdout]).toEqual([78, '']);
  expect(refused.stderr).toContain('BOT_ID: bukan id');
  expect(refused.stderr).toContain('BOT_ID: not an id');
});

test.each(Object.keys(sides) as Icon[])(
  'the %s icon has the size that Teams asks for, and is what its drawing shows',
  async icon => {
    const png = readFileSync(join(root, 'appPackage', `${icon}.png`));
    const { width, height, format } = await sharp(png).metadata();
    expect([format, width, height]).toEqual(['png', sides[icon], sides[icon]]);
    const [kept, drawn] = await Promise.all(
      [png, await drawIcon(icon)].map(bytes => sharp(bytes).ensureAlpha().raw().toBuffer()),
    );
    // Renderers of different versions may differ by a shade along an edge.
    const differing = kept!.filter((value, at) => Math.abs(value - drawn![at]!) > 48).length;
    expect(differing / kept!.length).toBeLessThan(0.01);
  },
);

test('the outline is white on transparent ground and nothing else; the colour icon leaves nothing transparent', async () => {
  const pixels = async (icon: Icon) => {
    const raw = await sharp(join(root, 'appPackage', `${icon}.png`))
      .ensureAlpha()
      .raw()
      .toBuffer();
    return Array.from({ length: raw.length / 4 }, (_, at) => [...raw.subarray(at * 4, at * 4 + 4)]);
  };
  const outline = await pixels('outline');
  const drawn = outline.filter(([, , , alpha]) => alpha! > 0);
  expect(drawn.every(([red, green, blue]) => red === 255 && green === 255 && blue === 255)).toBe(true);
  expect(drawn.length / outline.length).toBeGreaterThan(0.1);
  expect(drawn.length / outline.length).toBeLessThan(0.5);
  expect((await pixels('color')).every(([, , , alpha]) => alpha === 255)).toBe(true);
});
