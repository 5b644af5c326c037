import type { FrameLocator, Page } from 'playwright-core';
import type { PersonaKey } from '../../bot/local/personas';
import { brokenNumbers, findingsOn, shownIn, sticksOut, troubleOn } from './browser';
import type { Opened } from './openOffice';

export interface OpenTab {
  page: Page;
  tab: FrameLocator;
  /** What the page must never do; empty at the end of a good visit. */
  trouble: string[];
}

/**
 * The tab as one member of staff has it in Teams, in a page of its own: drafts of one test are not another's.
 * @param path where it opens: `desk`, a ticket number @param isDeaf it hears of no change
 */
export async function openTab(at: Opened, as: PersonaKey, path = '', isDeaf = false): Promise<OpenTab> {
  const page = await at.browser.newPage({ width: 1280, height: 900 });
  const trouble = await troubleOn(page);
  if (isDeaf) await page.route('**/api/changes', () => undefined);
  await page.goto(`${at.office.baseUrl}/local/teams?as=${as}&view=tab${path && `&subPage=${path}`}`);
  return { page, tab: page.frameLocator('iframe'), trouble };
}

/** The page has the reader's eyes again, and looks again at what it does not hear of by itself. */
export async function lookedAtAgain({ page, tab }: OpenTab): Promise<void> {
  await page.bringToFront();
  await tab.locator('html').evaluate('document.dispatchEvent(new Event("visibilitychange"))');
}

const themes = ['light', 'dark', 'contrast'] as const;

/**
 * What stands open is readable for everyone and fits a phone; in one theme, since the next thing that is looked at has another.
 * @param name of its pictures
 */
export async function expectReadable(
  { page }: Pick<OpenTab, 'page'>,
  name: string,
  theme: (typeof themes)[number] = 'light',
): Promise<void> {
  await pictured(page, name);
  await shownIn(theme, page);
  expect([name, await findingsOn(page)]).toEqual([name, []]);
  await page.setViewportSize({ width: 320, height: 900 });
  expect([name, await sticksOut(page), await brokenNumbers(page)]).toEqual([name, false, []]);
  await page.setViewportSize({ width: 1280, height: 900 });
}

/** The pictures that LOOK asks for: in every theme, and on a phone. */
export async function pictured(page: Page, name: string): Promise<void> {
  const { LOOK: folder } = process.env;
  if (!folder) return;
  for (const theme of themes) {
    await shownIn(theme, page);
    await page.screenshot({ path: `${folder}/${name}-${theme}.png` });
  }
  await page.setViewportSize({ width: 320, height: 900 });
  await page.screenshot({ path: `${folder}/${name}-320.png` });
  await page.setViewportSize({ width: 1280, height: 900 });
}
