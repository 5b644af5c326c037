// Builds the office. Types are checked by `npm run types`.
//   bot/      with swc, file by file, as the tests read it   → <folder>/bot, its JSON beside it
//   the pages with Vite: tab/ and bot/local/pages/           → <folder>/web/tab, <folder>/web/pages
//   node build.js [<folder>]                the whole office                   → dist/
//   node build.js --production [<folder>]   without bot/local, the stand-ins   → build/, with package.json and lock: what is deployed
const { existsSync, readFileSync, readdirSync, rmSync, statSync } = require('node:fs');
const { copyFile, mkdir, writeFile } = require('node:fs/promises');
const { basename, dirname, join, relative, resolve, sep } = require('node:path');

const root = __dirname;
/** The office on one machine and its demo: not part of a production build. */
const standIns = [join('bot', 'local') + sep, join('bot', 'demoCommand.'), join('bot', 'playgroundCommand.')];
const localPages = join('bot', 'local', 'pages') + sep;

const filesIn = (folder, wanted) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name !== 'tsconfig.json')
    .map(entry => relative(root, join(entry.parentPath, entry.name)))
    .filter(wanted)
    .sort();

/** The server's sources, by their paths from the root. */
const serverFiles = () => filesIn('bot', file => /\.(ts|json)$/.test(file) && !file.startsWith(localPages));
/** What pages are made of. */
const pageFiles = () => [
  ...filesIn('tab', () => true),
  ...filesIn(localPages, () => true),
  ...filesIn('bot', file => /\.(ts|json)$/.test(file) && /^bot.(text|complaint|http)/.test(file)),
];

/** What a part was made from. Times and sizes rather than contents, so that looking costs a few milliseconds. */
const fingerprint = files =>
  [...files, 'build.js', '.swcrc', 'package-lock.json']
    .map(file => [file, statSync(join(root, file))])
    .map(([file, { mtimeMs, size }]) => `${file} ${mtimeMs} ${size}\n`)
    .join('');

const parts = [
  { name: 'bot', sources: serverFiles, make: buildServer },
  { name: 'web', sources: pageFiles, make: buildPages },
];

// Inside the folder that a build begins by deleting: a build that broke off leaves no stamp.
const stampOf = (folder, name) => join(folder, name, '.built');

const staleParts = (folder = join(root, 'dist')) =>
  parts.filter(({ name, sources }) => {
    const stamp = stampOf(folder, name);
    return !existsSync(stamp) || readFileSync(stamp, 'utf8') !== fingerprint(sources());
  });

const isStale = folder => staleParts(folder).length > 0;

async function build({ folder = join(root, 'dist'), production = false, only = parts } = {}) {
  const counts = await Promise.all(
    only.map(async ({ name, sources, make }) => {
      const made = fingerprint(sources()); // taken first: a file saved during the build makes it stale
      rmSync(join(folder, name), { recursive: true, force: true });
      const count = await make(folder, production);
      await writeFile(stampOf(folder, name), made);
      return count;
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

async function buildServer(folder, production) {
  const files = serverFiles().filter(file => !production || !standIns.some(start => file.startsWith(start)));
  await Promise.all(files.map(file => (file.endsWith('.ts') ? transpile : copy)(file, folder)));
  if (production) await describe(folder);
  return files.length;
}

/** What a server that gets this folder alone needs to install its dependencies and to start. */
async function describe(folder) {
  const { name, version, private: isPrivate, engines, dependencies, devDependencies, allowScripts } = require('./package.json');
  const described = {
    name,
    version,
    private: isPrivate,
    engines,
    scripts: { start: 'node bot/index.js' },
    dependencies,
    devDependencies,
  };
  await writeFile(join(folder, 'package.json'), `${JSON.stringify({ ...described, allowScripts }, null, 2)}\n`);
  await copy('package-lock.json', folder);
}

async function copy(file, folder) {
  const target = join(folder, file);
  await mkdir(dirname(target), { recursive: true });
  await copyFile(join(root, file), target);
}

async function transpile(file, folder) {
  const { transformFile } = require('@swc/core'); // here, so that looking whether a build is stale does not load it
  const target = join(folder, file.replace(/\.ts$/, '.js'));
  const sourceFileName = relative(dirname(target), join(root, file));
  const { code, map } = await transformFile(join(root, file), { configFile: join(root, '.swcrc'), sourceFileName });
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, `${code}//# sourceMappingURL=${basename(target)}.map\n`);
  await writeFile(`${target}.map`, map);
}

async function buildPages(folder, production) {
  const vite = await import('vite'); // here, for the same reason
  // Vite takes React's own build from it, whoever calls: jest's `test` would give the one for developing.
  process.env.NODE_ENV = 'production';
  const made = async (source, base, name) => {
    const pages = readdirSync(join(root, source)).filter(file => file.endsWith('.html'));
    await vite.build({
      configFile: false,
      root: join(root, source),
      base,
      publicDir: false,
      logLevel: 'warn',
      build: {
        outDir: join(folder, 'web', name),
        emptyOutDir: true,
        // No inlined bytes: the pages' policy allows none but their own addresses.
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        chunkSizeWarningLimit: 2000,
        rollupOptions: {
          input: pages.map(page => join(root, source, page)),
          // React's packages say 'use client' in every file; there is no other side here.
          onwarn: (warning, warn) => warning.code !== 'MODULE_LEVEL_DIRECTIVE' && warn(warning),
        },
      },
    });
    return pages.length;
  };
  const tab = await made('tab', '/tab/', 'tab');
  return production ? tab : tab + (await made(localPages, '/local/pages/', 'pages'));
}

module.exports = { build, isStale };

if (require.main === module) {
  const options = process.argv.slice(2);
  const production = options.includes('--production');
  const folder = resolve(options.find(option => !option.startsWith('--')) ?? join(root, production ? 'build' : 'dist'));
  // `--stale`, from start.js: only the parts whose sources have changed.
  const only = options.includes('--stale') ? staleParts(folder) : parts;
  build({ folder, production, only }).then(files => console.log(`${files} files built to ${relative(process.cwd(), folder)}/`));
}
