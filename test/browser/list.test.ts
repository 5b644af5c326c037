import type { FrameLocator, Locator, Page } from 'playwright-core';
import { textIn, type Language } from '../../bot/text/text';
import { findingsOn, inChromium, sticksOut, troubleOn } from './browser';
import { opening } from './openOffice';

/** The list as a tool: columns of one's own, many numbers at once, and one action on many cases. */

inChromium('in Chromium', () => {
  const at = opening(async ({ office }) => {
    const token = await office.token('operator');
    for (const [place, letter] of [...'ABCDEF'].entries()) {
      const contact = `0800-0000-000${place + 1}`;
      const report = {
        channel: 'counter',
        name: `Warga Contoh ${letter}`,
        contact,
        text: 'Pelayanan KTP lambat.',
        readBack: true,
      };
      const { status } = await office.post('/api/complaints', report, token);
      if (status !== 201) throw new Error(`not entered: ${status}`);
    }
    await office.act('operator', number(2), 'dismiss', { reason: 'spam' });
  });
  const number = (n: number): string => `ADU-2026-00000${n}`;

  async function opened(language: Language, look: string, width: number): Promise<Opened> {
    const page = await at.browser.newPage({ width, height: 1000 });
    page.setDefaultTimeout(20_000);
    const trouble = await troubleOn(page);
    await page.goto(`${at.office.baseUrl}/local/teams?as=operator&view=tab&lang=${language}&theme=${look}`);
    const [tab, words] = [page.frameLocator('iframe'), textIn(language)];
    const button = (key: string, values = {}): Locator => tab.getByRole('button', { name: words(key, values), exact: true });
    return { page, tab, words, trouble, button };
  }
  interface Opened {
    page: Page;
    tab: FrameLocator;
    words: ReturnType<typeof textIn>;
    trouble: string[];
    button: (key: string, values?: Record<string, unknown>) => Locator;
  }
  async function looked({ page }: Opened, name: string): Promise<void> {
    if (process.env.LOOK) await page.screenshot({ path: `${process.env.LOOK}/${name}.png` });
    expect([name, await findingsOn(page), await sticksOut(page)]).toEqual([name, [], false]);
  }

  test('columns are chosen by the keyboard and last over a reload; a filter is kept beside them', async () => {
    const shown = await opened('id', 'light', 1280);
    const { page, tab, words, button } = shown;
    const headings = () => tab.getByRole('columnheader').allTextContents();
    await button('tab:list.columns').focus();
    await page.keyboard.press('Enter');
    await tab.getByRole('menuitemcheckbox', { name: words('staff:field.service') }).waitFor();
    await looked(shown, 'columns');
    // The second is the channel, the third from the end the service.
    for (const key of ['ArrowDown', 'Enter', 'Escape']) await page.keyboard.press(key);
    const usual = ['number', 'status', 'holder', 'due', 'registered'].map(name => words(`tab:list.${name}`));
    expect(await headings()).toEqual(usual);
    await page.reload();
    await tab.getByRole('columnheader').first().waitFor();
    expect(await headings()).toEqual(usual);

    await tab.getByLabel(words('tab:list.status'), { exact: true }).selectOption('received');
    await button('tab:list.save').click();
    await tab.getByLabel(words('tab:list.saveAs')).fill('Baru masuk');
    await button('tab:list.save').click();
    await tab.getByRole('link', { name: 'Baru masuk' }).waitFor();
    await button('tab:list.clear').click();
    await tab.getByRole('link', { name: number(2) }).waitFor();
    await tab.getByRole('link', { name: 'Baru masuk' }).click();
    await tab.getByRole('link', { name: number(2) }).waitFor({ state: 'detached' });
    expect(shown.trouble).toEqual([]);
    await page.close();
  }, 60_000);

  test('pasted numbers are found together, and those that lead nowhere are named', async () => {
    const { page, tab, words, trouble } = await opened('en', 'dark', 1280);
    await tab.getByRole('searchbox').fill(`${number(1)}, adu 2026 3 ADU-2026-009999`);
    await tab.getByText(words('tab:list.notFound', { numbers: 'ADU-2026-009999' })).waitFor();
    await tab.getByRole('link', { name: number(5) }).waitFor({ state: 'detached' });
    expect((await tab.getByRole('link', { name: /^ADU-/ }).allTextContents()).toSorted()).toEqual([number(1), number(3)]);
    expect(trouble).toEqual([]);
    await page.close();
  }, 60_000);

  test('several are assigned in one run: what cannot be is told before, what somebody was faster with after', async () => {
    const shown = await opened('id', 'contrast', 320);
    const { page, tab, words, button } = shown;
    await button('tab:bulk.start').click();
    await button('tab:bulk.page').click();
    await tab.getByRole('checkbox', { name: words('tab:bulk.pick', { ticket: number(6) }) }).click();
    await tab.getByRole('radio', { name: words('tab:bulk.picked', { count: '5' }) }).waitFor();
    await looked(shown, 'picked-320');
    await button('staff:action.assign').click();
    const officer = tab.getByRole('alertdialog').getByRole('combobox');
    await officer.click();
    await officer.pressSequentially('Contoh B');
    await tab.getByRole('option', { name: /Petugas Contoh B/ }).click();
    await button('tab:bulk.check').click();
    await tab.getByText(words('tab:bulk.ready', { count: '4' })).waitFor();
    await tab.getByRole('region', { name: words('tab:bulk.refused', { count: '1' }) }).waitFor();
    await looked(shown, 'preview-320');
    await at.office.act('operator', number(3), 'dismiss', { reason: 'spam' });
    await button('tab:bulk.run', { action: words('staff:action.assign'), count: '4' }).click();
    await tab.getByText(words('tab:bulk.done', { count: '3' })).waitFor();
    const failed = tab.getByRole('region', { name: words('tab:bulk.failed', { count: '1' }) });
    expect(await failed.textContent()).toContain(number(3));
    await looked(shown, 'over-320');
    await button('tab:bulk.again').click();
    await tab.getByText(words('tab:bulk.nothing')).waitFor();
    await button('tab:bulk.close').click();
    for (const n of [1, 4, 5])
      expect(await at.office.complaint(number(n))).toMatchObject({ holder: { name: 'Petugas Contoh B' } });
    expect(await at.office.complaint(number(6))).toMatchObject({ holder: null });
    expect(shown.trouble).toEqual([]);
    await page.close();
  }, 60_000);

  test('all of a filter are reminded of without choosing each', async () => {
    const shown = await opened('en', 'dark', 1280);
    const { page, tab, words, button } = shown;
    await button('tab:bulk.start').click();
    await tab.getByRole('radio', { name: words('tab:bulk.all') }).click();
    await looked(shown, 'all');
    await button('staff:action.remindHolder').click();
    await button('tab:bulk.run', { action: words('staff:action.remindHolder'), count: '4' }).click();
    await tab.getByText(words('tab:bulk.done', { count: '4' })).waitFor();
    await looked(shown, 'reminded');
    await button('tab:bulk.close').click();
    expect(shown.trouble).toEqual([]);
    await page.close();
  }, 60_000);
});
