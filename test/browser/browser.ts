import { existsSync, readFileSync } from 'node:fs';
import type { Frame, Page } from 'playwright-core';
import { chromiumPath, microsoftCdn } from './openOffice';

// Several waits of such a test may be long ones (`openOffice`).
jest.setTimeout(120_000);

/** Tests in a real browser: run where Debian's Chromium is, and say so where it is not. */
export const inChromium: typeof describe = existsSync(chromiumPath) ? describe : skipped();

function skipped(): typeof describe {
  process.stderr.write(`SKIPPED: ${chromiumPath} is not there, so that the pages are not looked at in a browser\n`);
  return describe.skip as unknown as typeof describe;
}

/** What a page must never do; empty at the end of a good visit. */
export async function troubleOn(page: Page): Promise<string[]> {
  const trouble: string[] = [];
  page.on('pageerror', error => trouble.push(`error: ${error.message}`));
  page.on('console', message => {
    if (message.type() === 'error' && !message.location().url.startsWith(`https://${microsoftCdn}/`))
      trouble.push(`console: ${message.text()}`);
  });
  return trouble;
}

/**
 * Colours that change are looked at when they have changed. Even a transition of nearly no time lasts until the next frame is drawn, which on
 * a busy machine may come after axe has looked. What turns without end (a spinner) is not waited for.
 */
const atRest = `Promise.all(document.getAnimations()
  .filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity)
  .map(({ finished }) => finished.catch(() => undefined)))`;

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

interface Finding {
  id: string;
  impact: string;
  nodes: { html: string; failureSummary: string }[];
}

/**
 * WCAG 2.2 A and AA by axe: the serious and critical findings, in words. Where the app stands in a frame, the app alone; what is around it
 * is our stand-in's, and looked at by itself.
 */
export async function findingsOn(page: Page, frames = framesOf(page)): Promise<string[]> {
  const found: string[] = [];
  for (const frame of frames) {
    await frame.evaluate(atRest);
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

function framesOf(page: Page): Frame[] {
  const [outer, ...inner] = page.frames();
  return inner.length > 0 ? inner : [outer!];
}

/** Whether something sticks out sideways at this width, of the page or of the app in its frame, and goes on doing so. */
export async function sticksOut(page: Page, looksLeft = 10): Promise<boolean> {
  const isTooWide = 'document.documentElement.scrollWidth > document.documentElement.clientWidth';
  const answers = await Promise.all(page.frames().map(frame => frame.evaluate(isTooWide)));
  if (!answers.includes(true)) return false;
  if (looksLeft === 0) return true;
  await page.waitForTimeout(100);
  return sticksOut(page, looksLeft - 1);
}

/** Ticket numbers of the app in its frame that a line ends in the middle of, with what stands around them. */
export async function brokenNumbers(page: Page): Promise<string[]> {
  const found = await Promise.all(framesOf(page).map(frame => frame.evaluate(numbersOverLines)));
  return (found as string[][]).flat();
}

const numbersOverLines = `(() => {
  const broken = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode())
    for (const { index, 0: number } of text.data.matchAll(/ADU-\\d{4}-\\d{6}/g)) {
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + number.length);
      if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) broken.push(text.data);
    }
  return broken;
})()`;

/** Teams tells its tabs that its reader wants another theme. */
export async function shownIn(theme: 'light' | 'dark' | 'contrast', page: Page): Promise<void> {
  const told = JSON.stringify({ func: 'themeChange', args: [theme] });
  await page.evaluate(`document.querySelector('iframe').contentWindow.postMessage(${told}, { targetOrigin: location.origin })`);
  await page.frameLocator('iframe').locator(`html[data-theme=${theme}]`).waitFor();
}
