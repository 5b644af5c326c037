// Builds bot/ with swc, file by file, as the tests read it: <folder>/bot/…, its JSON beside it. Types are checked by `npm run types`.
//   node build.js                           the whole office             → dist/
//   node build.js --production [<folder>]   without bot/local, the stand-ins → build/
const { existsSync, readFileSync, readdirSync, rmSync, statSync } = require('node:fs');
const { copyFile, mkdir, writeFile } = require('node:fs/promises');
const { basename, dirname, join, relative, resolve, sep } = require('node:path');

const root = __dirname;
const standIns = join('bot', 'local') + sep;

/** Every file of bot/ that belongs into a build, by its path from the root. */
const sources = () =>
  readdirSync(join(root, 'bot'), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && /\.(ts|json)$/.test(entry.name) && entry.name !== 'tsconfig.json')
    .map(entry => relative(root, join(entry.parentPath, entry.name)))
    .sort();

/** What dist/ was made from. Times and sizes rather than contents, so that looking costs a few milliseconds. */
const fingerprint = () =>
  [...sources(), 'build.js', '.swcrc', 'package-lock.json']
    .map(file => [file, statSync(join(root, file))])
    .map(([file, { mtimeMs, size }]) => `${file} ${mtimeMs} ${size}\n`)
    .join('');

// Inside the folder that a build begins by deleting: a build that broke off leaves no stamp.
const stampOf = folder => join(folder, 'bot', '.built');

const isStale = (folder = join(root, 'dist')) =>
  !existsSync(stampOf(folder)) || readFileSync(stampOf(folder), 'utf8') !== fingerprint();

async function build({ folder = join(root, 'dist'), production = false } = {}) {
  const made = fingerprint(); // taken first: a file saved during the build makes it stale
  rmSync(join(folder, 'bot'), { recursive: true, force: true });
  const files = sources().filter(file => !production || !file.startsWith(standIns));
  await Promise.all(files.map(file => (file.endsWith('.ts') ? transpile : copy)(file, folder)));
  await writeFile(stampOf(folder), made);
  return files.length;
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

module.exports = { build, isStale };

if (require.main === module) {
  const [, , option, named] = process.argv;
  const production = option === '--production';
  const folder = production ? resolve(named ?? join(root, 'build')) : join(root, 'dist');
  build({ folder, production }).then(files => console.log(`${files} files built to ${relative(process.cwd(), folder)}/`));
}
