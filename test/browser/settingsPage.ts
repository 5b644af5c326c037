import type { Frame, Page } from 'playwright-core';
import { textIn } from '../../bot/text/text';
import { findingsOn, sticksOut, troubleOn } from './browser';
import type { Opened } from './openOffice';

/** Pengaturan as its administrator uses it: every part opens on a phone and a desktop, and a text is changed and taken back. */

const sections = [
  ...(['health', 'holidays', 'hours', 'deadlines', 'people', 'office', 'texts'] as const),
  ...(['sorting', 'standing', 'retention', 'changes'] as const),
];
const words = textIn('id');

export function settingsPage(at: Opened): void {
  // One page for all of it: to open one costs more than what is looked at.
  let [page, tab, trouble] = [] as unknown as [Page, Frame, string[]];
  beforeAll(async () => {
    page = await at.browser.newPage({ width: 1280, height: 900 });
    trouble = await troubleOn(page);
    await page.goto(`${at.office.baseUrl}/local/teams?as=admin&view=tab&lang=id`);
    await page
      .frameLocator('iframe')
      .getByRole('link', { name: words('tab:settings.title') })
      .first()
      .click();
    tab = page.frames().find(frame => frame !== page.mainFrame())!;
    await tab.getByRole('navigation', { name: words('settings:parts') }).waitFor();
  });

  test('every part fits a desktop and a phone, says nothing in the console and is readable for everyone', async () => {
    for (const section of sections) {
      await tab.getByRole('link', { name: words(`settings:section.${section}`), exact: true }).click();
      await tab.locator(`.sections a[aria-current="page"][href$="/${section}"]`).waitFor();
      await tab.locator('main .panel').first().waitFor();
      // What is read out does not depend on the width.
      const findings = await findingsOn(page, [tab]);
      await page.setViewportSize({ width: 320, height: 900 });
      expect([section, findings, await sticksOut(page)]).toEqual([section, [], false]);
      await page.setViewportSize({ width: 1280, height: 900 });
      expect([section, await sticksOut(page)]).toEqual([section, false]);
    }
    expect(trouble).toEqual([]);
  });

  test('a text gets the office’s own words, a slip is pointed out without losing them, and one click brings the original back', async () => {
    await tab.getByRole('link', { name: words('settings:section.texts') }).click();
    const name = words('settings:texts.name.progress');
    const item = tab.getByRole('listitem').filter({ has: tab.getByRole('heading', { name, exact: true }) });
    await item
      .getByRole('button', { name: words('settings:people.ofName', { what: words('settings:people.change'), name }) })
      .click();
    const box = item.getByRole('textbox');
    await box.fill('Laporan {tiket} masih kami kerjakan.');
    await item.getByText('Laporan ADU-2026-000123 masih kami kerjakan.').waitFor();
    await item.getByRole('button', { name: words('settings:save') }).click();
    await item.getByRole('alert').filter({ hasText: '{tanggal}' }).waitFor();
    expect(await box.inputValue()).toBe('Laporan {tiket} masih kami kerjakan.');
    await box.fill('Laporan {tiket} masih kami kerjakan sampai {tanggal}.');
    await item.getByRole('button', { name: words('settings:save') }).click();
    await item.getByText(words('settings:texts.own'), { exact: true }).waitFor();
    await item.getByRole('button', { name: new RegExp(words('settings:texts.goBack')) }).click();
    await item.getByText(words('settings:texts.own'), { exact: true }).waitFor({ state: 'detached' });
    // The refusal is the only thing that a browser tells of.
    expect(trouble.filter(each => !each.includes('400'))).toEqual([]);
  });
}
