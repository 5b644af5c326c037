import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openChromium, openOffice } from '../browser/openOffice';
import { seen, workAWhile } from '../browser/workAWhile';

/** npm run pictures: takes the pictures of README.md anew, of the real pages of a local office on an empty folder. */

interface Picture {
  file: string;
  path: string;
  size: [width: number, height: number];
  /** What is done on the page before the picture. */
  first?: (page: Page) => Promise<void>;
}

const dossier = encodeURIComponent(`Arsip Pengaduan/2026/11/${seen.archived}`);
const pictures: Picture[] = [
  { file: 'start.png', path: '/', size: [1000, 1700] },
  { file: 'teams.png', path: '/local/teams?as=operator', size: [1280, 860] },
  {
    file: 'dialog.png',
    path: '/local/teams?as=headOfDivision',
    size: [1280, 860],
    first: async page => {
      await page.getByRole('article', { name: seen.underWay }).getByRole('button', { name: 'Beri disposisi' }).click();
      await page.getByRole('dialog').getByRole('textbox').first().waitFor();
    },
  },
  { file: 'phone.png', path: '/local/phone?from=6280000000001', size: [400, 820] },
  { file: 'tab.png', path: `/local/teams?as=headOfDivision&view=tab&subPage=${seen.underWay}`, size: [1280, 860] },
  { file: 'sharepoint.png', path: `/local/sharepoint?path=${dossier}`, size: [1280, 560] },
];

async function main(): Promise<void> {
  const [office, browser] = await Promise.all([openOffice(), openChromium()]);
  try {
    await workAWhile(office);
    for (const { file, path, size, first } of pictures) {
      const page = await browser.newPage({ width: size[0], height: size[1] });
      await page.goto(office.baseUrl + path);
      await page.waitForTimeout(3_000);
      await first?.(page);
      await page.waitForTimeout(500);
      await page.screenshot({ path: join(__dirname, 'pictures', file) });
      await page.close();
    }
  } finally {
    await browser.close();
    await office.stop();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
