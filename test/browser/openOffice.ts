import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { chromium, type Page, type ViewportSize } from 'playwright-core';
import { driver, freePort } from '../journeys/officeDriver';

export const chromiumPath = '/usr/bin/chromium';
/** teams-js asks there for the hosts it trusts and has a list of its own where there is no network (TEAMS §3). */
export const microsoftCdn = 'res.cdn.office.net';
const flags = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync', `--host-resolver-rules=MAP ${microsoftCdn} ~NOTFOUND`],
  // Fewer processes: windows of one office share their compiled scripts.
  ...['--process-per-site', '--in-process-gpu'],
];
const root = join(__dirname, '../..');

export interface Chromium {
  /** A page that remembers nobody: a new one, or one that was given back. */
  newPage(viewport?: ViewportSize): Promise<Page>;
  /** Gives back a page in which all went well. Its next address opens with a third of the work, since its scripts are compiled. */
  giveBack(page: Page): Promise<void>;
  close(): Promise<void>;
}

/** How long (ms) a page is waited for: long enough for a machine that does much else, since nothing here asks how quick it is. */
const patience = 40_000;

const anyViewport = { width: 1280, height: 720 };

/** A browser of readers who want no motion: nothing is waited for that fades, and nothing is looked at while half seen through. */
export async function openChromium(): Promise<Chromium> {
  const profile = mkdtempSync(join(tmpdir(), 'aduan-chromium-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath,
    args: flags,
    reducedMotion: 'reduce',
  });
  const idle: Page[] = [];
  return {
    async newPage(viewport = anyViewport) {
      const page = idle.pop() ?? (await context.newPage());
      page.setDefaultTimeout(patience);
      await page.setViewportSize(viewport);
      await page.bringToFront(); // what lies behind another window draws now and then only
      return page;
    },
    async giveBack(page) {
      await page.unrouteAll({ behavior: 'ignoreErrors' });
      await page.evaluate('localStorage.clear(), sessionStorage.clear()');
      page.removeAllListeners();
      await page.goto('about:blank');
      await page.emulateMedia({ colorScheme: null });
      idle.push(page);
    },
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

export interface OfficeProcess extends ReturnType<typeof driver> {
  baseUrl: string;
  /** Where its database and files lie. */
  folder: string;
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
    folder,
    ...driver(baseUrl),
    async stop() {
      const ended = once(process_, 'exit');
      process_.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The number that the next report will bear. */
export async function nextTicket({ get, token }: OfficeProcess): Promise<string> {
  const { body } = await get('/api/complaints?limit=100', await token('operator'));
  const taken = (body.items as { ticketNumber: string }[]).map(({ ticketNumber }) => Number(ticketNumber.slice(-6)));
  return `ADU-2026-${String(Math.max(0, ...taken) + 1).padStart(6, '0')}`;
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

/** An office and a browser for all tests of a `describe`; what `prepare` does is done before the first. */
export function opening(prepare: (opened: Opened) => Promise<void>, env: Record<string, string> = {}): Opened {
  const opened = {} as Opened;
  beforeAll(async () => {
    const [office, browser] = await Promise.all([openOffice(env), openChromium()]);
    Object.assign(opened, { office, browser });
    await prepare(opened);
  });
  afterAll(async () => {
    await opened.browser?.close();
    await opened.office?.stop();
  });
  return opened;
}

export interface Opened {
  office: OfficeProcess;
  browser: Chromium;
}
