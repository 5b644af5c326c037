import type { FrameLocator, Page } from 'playwright-core';
import { findingsOn, shownIn, sticksOut, troubleOn } from './browser';
import type { Opened } from './openOffice';

export interface ImportPage {
  page: Page;
  tab: FrameLocator;
  /** What the page must never do; empty at the end of a good visit. */
  trouble: string[];
}

/** A page of the tab that takes a file, as the operator comes to it: by its link. @param look more of the address: theme, language */
export async function openImport(at: Opened, link: string, look = ''): Promise<ImportPage> {
  const page = await at.browser.newPage({ width: 1280, height: 1300 });
  const trouble = await troubleOn(page);
  await page.goto(`${at.office.baseUrl}/local/teams?as=operator&view=tab${look}`);
  const tab = page.frameLocator('iframe');
  await tab.locator(`a[href="${link}"]`).click();
  await tab.locator('input[type=file]').waitFor({ state: 'attached' });
  return { page, tab, trouble };
}

/** The figures of what was found or done, in the page's order. */
export const figuresIn = (tab: FrameLocator): Promise<string[]> => tab.locator('.import-figures dd').allTextContents();

/** Each language in themes of its own: all three themes and both languages, each seen once. */
export const importLooks = [
  ['id', ['light', 'contrast']],
  ['en', ['dark']],
] as const;

/** The page with what it found in a file is readable for everyone in these themes, and fits a phone. @param name of the pictures that LOOK asks for */
export async function expectReadable(
  { page, tab }: Pick<ImportPage, 'page' | 'tab'>,
  name: string,
  themes: (typeof importLooks)[number][1],
): Promise<void> {
  await tab.locator('.import-figures').waitFor();
  const looked = async (look: string): Promise<void> => {
    if (process.env.LOOK) await page.screenshot({ path: `${process.env.LOOK}/${name}-${look}.png` });
  };
  for (const theme of themes) {
    await shownIn(theme, page);
    expect([theme, await findingsOn(page)]).toEqual([theme, []]);
    await looked(theme);
  }
  await page.setViewportSize({ width: 320, height: 900 });
  expect(await sticksOut(page)).toBe(false);
  await looked(`${themes[0]}-320`);
}
