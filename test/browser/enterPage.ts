import type { FrameLocator, Page } from 'playwright-core';
import { textIn } from '../../bot/text/text';
import { findingsOn, troubleOn } from './browser';
import { nextTicket, type Opened } from './openOffice';

/** The counter's form: what an officer types while the citizen stands there, and the receipt in the citizen's hand. */

const words = textIn('id');
const label = (name: string): string => words(`staff:field.${name}`);

export function enterPage(at: Opened): void {
  async function opened(viewport = { width: 1280, height: 1000 }): Promise<{ page: Page; tab: FrameLocator; trouble: string[] }> {
    const page = await at.browser.newPage(viewport);
    const trouble = await troubleOn(page);
    await page.goto(`${at.office.baseUrl}/local/teams?as=operator&view=tab`);
    const tab = page.frameLocator('iframe');
    await tab.locator('a[href="#/enter"]').click();
    return { page, tab, trouble };
  }

  test('a visit is written down, read back, and answered with number, clock and a receipt of one page', async () => {
    const ticket = await nextTicket(at.office);
    const { page, tab, trouble } = await opened();
    await tab.getByRole('combobox', { name: label('channel') }).selectOption('counter');
    await tab.getByRole('textbox', { name: label('text') }).fill('KK saya salah nama ibu.');
    await tab.getByRole('checkbox', { name: label('readBack') }).check();
    await tab.getByRole('textbox', { name: label('name') }).fill('Warga Contoh H');
    await tab.getByRole('textbox', { name: label('contact') }).fill('0812-0000-0008');
    await tab.getByRole('combobox', { name: label('onBehalfOf') }).selectOption('parent');
    await tab.getByRole('checkbox', { name: label('powerOfAttorney') }).check();
    expect(await findingsOn(page)).toEqual([]);
    await tab.getByRole('button', { name: words('tab:enter.submit') }).click();
    const told = tab.getByText(words('tab:enter.registered', { ticket }));
    await told.waitFor();
    expect(await told.textContent()).toContain('24 Nov');
    expect(await findingsOn(page)).toEqual([]);
    const opens = page.waitForEvent('popup');
    await tab.getByRole('button', { name: words('tab:receipt.a5') }).click();
    const receipt = await opens;
    expect(receipt.url()).toMatch(/^blob:/);
    await receipt.close();
    await tab.getByRole('link', { name: words('tab:enter.open', { ticket }) }).click();
    await tab.getByText(words('staff:choice.onBehalfOf.parent')).waitFor();
    expect(trouble).toEqual([]);
    await at.browser.giveBack(page);
  });

  test('three issues of one visit get a number each, one receipt, and stand together in the visit', async () => {
    const { page, tab, trouble } = await opened({ width: 320, height: 900 });
    const add = tab.getByRole('button', { name: words('tab:enter.addIssue') });
    expect(await add.count()).toBe(0);
    await tab.getByRole('combobox', { name: label('channel') }).selectOption('counter');
    await tab.getByRole('textbox', { name: label('text') }).fill('KK saya salah nama ibu.');
    for (const [at, text] of ['Akta belum jadi.', 'Salah ketik.', 'Petugas loket 4 membentak saya.'].entries()) {
      await add.click();
      await tab.getByRole('textbox', { name: label(`text${at + 2}`) }).fill(text);
    }
    await tab.getByRole('combobox', { name: label('service4') }).selectOption('umum');
    await tab.getByRole('button', { name: words('tab:enter.removeIssue', { number: 3 }) }).click();
    expect(await tab.getByRole('textbox', { name: label('text3') }).inputValue()).toBe('Petugas loket 4 membentak saya.');
    expect(await tab.getByRole('textbox', { name: label('text4') }).count()).toBe(0);
    await tab.getByRole('textbox', { name: label('contact') }).fill('0812-0000-0009');
    expect(await findingsOn(page)).toEqual([]);
    await tab.getByRole('button', { name: words('tab:enter.submit') }).click();
    const parts = tab.getByRole('region', { name: words('tab:complaint.parts') });
    await parts.waitFor();
    expect(await parts.getByRole('link').allTextContents()).toHaveLength(3);
    await parts.getByRole('link').nth(2).click();
    await tab.getByText(words('tab:complaint.partOf')).getByRole('link').click();
    await parts.getByText('Petugas loket 4 membentak saya.').waitFor();
    expect(await findingsOn(page)).toEqual([]);
    expect(trouble).toEqual([]);
    await at.browser.giveBack(page);
  });

  test('what is read back is asked only of spoken reports, and details to be found out later are folded away', async () => {
    const { page, tab } = await opened({ width: 320, height: 900 });
    await tab.getByRole('combobox', { name: label('channel') }).selectOption('letter');
    expect(await tab.getByRole('checkbox', { name: label('readBack') }).count()).toBe(0);
    expect(await tab.getByRole('combobox', { name: label('category') }).isVisible()).toBe(false);
    await tab.getByText(words('tab:enter.later')).click();
    await tab.getByRole('combobox', { name: label('category') }).selectOption('dataError');
    expect(await findingsOn(page)).toEqual([]);
    await at.browser.giveBack(page);
  });
}
