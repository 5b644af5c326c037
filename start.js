// Loaded by `npm start` before the office (node --require): the office on this machine, built first when a source has changed.
// Not a parent process, so that signals and the exit status are the office's own.
const { spawnSync } = require('node:child_process');
const { join } = require('node:path');
const { isMainThread } = require('node:worker_threads');
const { isStale } = require('./build');

// Worker threads inherit --require.
if (isMainThread) {
  process.env.ADUAN_MODE = 'local';
  // In a process of its own: the office need not keep the compiler in its memory.
  const built = isStale()
    ? spawnSync(process.execPath, [join(__dirname, 'build.js'), '--stale'], { stdio: 'inherit' }).status
    : 0;
  if (built !== 0) process.exit(1);
  if (process.env.npm_lifecycle_event) endWithShell();
}

/** npm hands SIGTERM to the shell between it and the office; the shell dies of it and tells nobody. */
function endWithShell() {
  const shell = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 200);
  watch.unref();
}
