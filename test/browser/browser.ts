import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { chromium, type Browser, type Page } from 'playwright-core';
import { driver, freePort } from '../journeys/localOffice';

const chromiumPath = '/usr/bin/chromium';
const flags = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync'],
];
const root = join(__dirname, '../..');

/** Tests in a real browser: run where Debian's Chromium is, and say so where it is not. */
export const inChromium: typeof describe = existsSync(chromiumPath) ? describe : skipped();

function skipped(): typeof describe {
  process.stderr.write(`SKIPPED: ${chromiumPath} is not there, so that the pages are not looked at in a browser\n`);
  return describe.skip as unknown as typeof describe;
}

export const openChromium = (): Promise<Browser> => chromium.launch({ executablePath: chromiumPath, args: flags });

export interface OfficeProcess extends ReturnType<typeof driver> {
  baseUrl: string;
  stop(): Promise<void>;
}

/** The built office as `npm start` runs it, in a process of its own, on an empty folder. */
export async function openOffice(env: Record<string, string> = {}): Promise<OfficeProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'aduan-browser-'));
  const port = await freePort();
  const settings = { ADUAN_LOCAL_START: '2026-11-23T09:00:00+07:00', PORT: String(port), DATA_DIR: folder, ...env };
  const args = ['--require', join(root, 'start.js'), join(root, 'dist/bot/index.js')];
  const process_ = spawn(process.execPath, args, {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const baseUrl = `http://localhost:${port}`;
  await ready(baseUrl, process_);
  return {
    baseUrl,
    ...driver(baseUrl),
    async stop() {
      const ended = once(process_, 'exit');
      process_.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function ready(baseUrl: string, office: ChildProcess): Promise<void> {
  while (office.exitCode === null) {
    const isOpen = await fetch(`${baseUrl}/readyz`).then(
      answer => answer.ok,
      () => false,
    );
    if (isOpen) return;
    await delay(50);
  }
  throw new Error(`the office ended with ${office.exitCode}`);
}

/** What a page must never do; empty at the end of a good visit. */
export function troubleOn(page: Page): string[] {
  const trouble: string[] = [];
  page.on('pageerror', error => trouble.push(`error: ${error.message}`));
  page.on('console', message => {
    if (message.type() === 'error') trouble.push(`console: ${message.text()}`);
  });
  return trouble;
}

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

interface Finding {
  id: string;
  impact: string;
  nodes: { html: string; failureSummary: string }[];
}

/** WCAG 2.2 A and AA by axe: the serious and critical findings, in words. Frames are looked into. */
export async function findingsOn(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const frame of page.frames()) {
    await frame.evaluate(axe);
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    // Fluent's focus sentinels are never seen or heard: they pass the focus on at once.
    const context = `{ include: document, exclude: ['[data-tabster-dummy]'] }`;
    const run = `axe.run(${context}, { runOnly: ${JSON.stringify(tags)}, iframes: false, resultTypes: ['violations'] })`;
    const { violations } = (await frame.evaluate(run)) as { violations: Finding[] };
    const bad = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    for (const { id, nodes } of bad) for (const { html } of nodes) found.push(`${id}: ${html.slice(0, 200)}`);
  }
  return found;
}

/** Whether something sticks out sideways at this width. */
export const sticksOut = (page: Page): Promise<boolean> =>
  page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth') as Promise<boolean>;
