import type { FrameLocator, Page } from 'playwright-core';
import { troubleOn } from './browser';
import type { Opened } from './openOffice';

export interface ImportPage {
  page: Page;
  tab: FrameLocator;
  /** What the page must never do; empty at the end of a good visit. */
  trouble: string[];
}

/** A page of the tab that takes a file, as the operator comes to it: by its link. @param look more of the address: theme, language @param patience ms */
export async function openImport(at: Opened, link: string, look = '', patience = 30_000): Promise<ImportPage> {
  const page = await at.browser.newPage({ width: 1280, height: 1300 });
  page.setDefaultTimeout(patience);
  const trouble = await troubleOn(page);
  await page.goto(`${at.office.baseUrl}/local/teams?as=operator&view=tab${look}`);
  const tab = page.frameLocator('iframe');
  await tab.locator(`a[href="${link}"]`).click();
  await tab.locator('input[type=file]').waitFor({ state: 'attached' });
  return { page, tab, trouble };
}

/** The figures of what was found or done, in the page's order. */
export const figuresIn = (tab: FrameLocator): Promise<string[]> => tab.locator('.import-figures dd').allTextContents();
