// Lets a plain node process load the TypeScript sources: node -r ./test/processes/register.js <file>
const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { transformSync, version } = require('@swc/core');

const root = join(__dirname, '../..');
const { $schema: _, ...options } = JSON.parse(readFileSync(join(root, '.swcrc'), 'utf8'));
const kept = join(root, 'node_modules/.cache/aduan-sources');
mkdirSync(kept, { recursive: true });

require.extensions['.ts'] = (module, filename) => {
  module._compile(compiled(readFileSync(filename, 'utf8'), filename), filename);
};

/** Kept from one process to the next: the proofs start some dozens, and half of each start was compiling. */
function compiled(source, filename) {
  const all = { ...options, filename, swcrc: false, sourceMaps: 'inline' };
  const name = createHash('sha256')
    .update(JSON.stringify([version, all, source]))
    .digest('hex');
  const file = join(kept, `${name}.js`);
  try {
    return readFileSync(file, 'utf8');
  } catch {
    const { code } = transformSync(source, all);
    // Whole or not at all, whoever reads it meanwhile.
    writeFileSync(`${file}.${process.pid}`, code);
    renameSync(`${file}.${process.pid}`, file);
    return code;
  }
}
