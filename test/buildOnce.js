// jest's globalSetup: tests that start the built office find it built, and none of them builds under another's feet.
const { spawnSync } = require('node:child_process');
const { join } = require('node:path');
const { isStale } = require('../build');

module.exports = () => {
  if (!isStale()) return;
  // In a process of its own, since Vite and jest each have their way with modules.
  const { status } = spawnSync(process.execPath, [join(__dirname, '..', 'build.js'), '--stale'], { stdio: 'inherit' });
  if (status !== 0) throw new Error('the build failed');
};
