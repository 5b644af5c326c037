import type { Page } from 'playwright-core';
import { textIn } from '../../bot/text/text';
import { findingsOn, inChromium, sticksOut, troubleOn } from './browser';
import { opening } from './openOffice';

/** Dialogs in Teams, by clicking alone. */

const words = textIn('id');

inChromium('in Chromium', () => {
  const at = opening(async () => undefined);

  async function opened(path: string, width = 1280): Promise<{ page: Page; trouble: string[] }> {
    const page = await (await at.browser.newContext({ viewport: { width, height: 900 } })).newPage();
    page.setDefaultTimeout(20_000);
    const trouble = await troubleOn(page);
    await page.goto(`${at.office.baseUrl}/local/teams?${path}`);
    return { page, trouble };
  }

  test('a message of the channel is made a complaint, and the tab opens on it', async () => {
    const { page, trouble } = await opened('as=operator&view=channel', 360);
    await page.getByRole('textbox', { name: words('teamsPage:compose.channel') }).fill('Bapak di loket: KTP anaknya belum jadi');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: words('teamsPage:extension.make') }).click();
    const dialog = page.getByRole('dialog');
    const field = (name: string) => dialog.getByLabel(words(`staff:field.${name}`)).first();
    await field('channel').selectOption('counter');
    expect(await field('text').inputValue()).toContain('KTP anaknya belum jadi');
    expect([await findingsOn(page), await sticksOut(page)]).toEqual([[], false]);
    await dialog.getByRole('button', { name: words('tab:enter.submit') }).click();
    await dialog.getByText(words('errors:contactNeeded')).waitFor();
    await field('contact').fill('0812-0000-0010');
    expect(await field('text2').isVisible()).toBe(false);
    await dialog.getByRole('button', { name: words('tab:enter.addIssue') }).click();
    expect(await field('text2').isVisible()).toBe(true);
    await dialog.getByRole('button', { name: words('tab:enter.submit') }).click();
    await dialog.getByText('ADU-2026-000001').first().waitFor();
    expect(await findingsOn(page)).toEqual([]);
    await dialog.getByRole('link', { name: words('staff:intake.openForReceipt') }).click();
    await page.frameLocator('iframe').getByText('KTP anaknya belum jadi').first().waitFor();
    expect(trouble).toEqual([]);
    await page.context().close();
  }, 90_000);
});
