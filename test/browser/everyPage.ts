import type { Page } from 'playwright-core';
import { brokenNumbers, findingsOn, sticksOut, troubleOn } from './browser';
import type { Opened } from './openOffice';
import { seen } from './workAWhile';

/** Every page in both languages, three themes (our stand-ins in two) and three widths: nothing sticks out, nothing is logged, axe finds nothing serious. */

const pages: [name: string, path: string][] = [
  ['the start page', '/'],
  ['the complaint channel', '/local/teams?as=operator'],
  ['the chat of a head with a report', '/local/teams?as=headOfDivision'],
  ['the tab’s list', '/local/teams?as=operator&view=tab'],
  ['what waits for a head, in the tab', '/local/teams?as=headOfDivision&view=tab&subPage=desk'],
  ['a complaint in the tab', `/local/teams?as=headOfDivision&view=tab&subPage=${seen.underWay}`],
  ['the archive, to a records officer', '/local/teams?as=recordsOfficer&view=tab&subPage=archive'],
  ['a citizen’s phone', '/local/phone?from=6280000000001'],
  ['the library', '/local/sharepoint'],
  ['a dossier’s folder', `/local/sharepoint?path=${encodeURIComponent(`Arsip Pengaduan/2026/11/${seen.archived}`)}`],
];
const looks = [
  ['id', 'light'],
  ['en', 'dark'],
  ['id', 'contrast'],
] as const;
/** What only stands in for Teams' surroundings is nobody's work: it is looked at half as often. */
const standInLooks = [
  ['id', 'light'],
  ['en', 'contrast'],
] as const;
const looksOf = (path: string) => (path.startsWith('/local/teams') ? looks : standInLooks);
const widths = [320, 768, 1280];

export function everyPage(at: Opened): void {
  // All looks of a page at once: most of the time is waiting for it.
  test.each(pages)(
    '%s fits phones and desktops without a fault, and is readable for everyone',
    async (_name, path) => {
      const found = await Promise.all(looksOf(path).map(([language, theme]) => lookedAt(path, language, theme)));
      expect(found).toEqual(
        looksOf(path).map(([language, theme]) => ({ language, theme, trouble: [], stickingOut: [], broken: [], findings: [] })),
      );
    },
    90_000,
  );

  async function lookedAt(path: string, language: string, theme: string): Promise<object> {
    const page = await at.browser.newPage({ width: widths[0]!, height: 800 });
    const trouble = await troubleOn(page);
    await page.emulateMedia({ colorScheme: theme === 'light' ? 'light' : 'dark' });
    await page.goto(withQuery(at.office.baseUrl + path, { lang: language, theme }));
    await settled(page);
    const stickingOut: number[] = [];
    const broken: string[] = [];
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      await page.waitForTimeout(150);
      if (await sticksOut(page)) stickingOut.push(width);
      if (path.startsWith('/local/teams')) broken.push(...(await brokenNumbers(page)));
    }
    const findings = await findingsOn(page, page.frames());
    const lang = await page.locator('html').getAttribute('lang');
    await at.browser.giveBack(page);
    return { language: lang, theme, trouble, stickingOut, broken, findings };
  }
}

function withQuery(address: string, more: Record<string, string>): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(more)) url.searchParams.set(name, value);
  return url.toString();
}

/**
 * The page has drawn what it asked for, and so has the app that stands in a frame of it and comes later than what is around it. Its stream of
 * news stays open, so that the network never falls silent.
 */
async function settled(page: Page): Promise<void> {
  await page.locator('main').first().waitFor();
  const app = page.url().includes('view=tab') ? page.frameLocator('iframe') : page;
  await app.locator('main:not([aria-busy=true])').first().waitFor();
  await app.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
  await page.waitForTimeout(600);
}
