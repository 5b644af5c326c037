import type { FrameLocator, Locator, Page } from 'playwright-core';
import { textIn } from '../../bot/text/text';
import { findingsOn, inChromium, shownIn, sticksOut, troubleOn } from './browser';
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

  // One page for all of it: to open one costs more than what is looked at.
  const words = textIn('id');
  let [page, tab, trouble] = [] as unknown as [Page, FrameLocator, string[]];
  beforeAll(async () => {
    page = await at.browser.newPage({ width: 1280, height: 1000 });
    trouble = await troubleOn(page);
    await page.goto(`${at.office.baseUrl}/local/teams?as=operator&view=tab&lang=id&theme=light`);
    tab = page.frameLocator('iframe');
    await tab.getByRole('link', { name: number(6) }).waitFor();
  });
  afterEach(() => expect(trouble).toEqual([]));

  const button = (key: string, values = {}): Locator => tab.getByRole('button', { name: words(key, values), exact: true });
  async function looked(name: string, isRead: boolean): Promise<void> {
    if (process.env.LOOK) await page.screenshot({ path: `${process.env.LOOK}/${name}.png` });
    expect([name, isRead ? await findingsOn(page) : [], await sticksOut(page)]).toEqual([name, [], false]);
  }

  test('columns are chosen by the keyboard and last over a reload; a filter is kept beside them', async () => {
    const headings = () => tab.getByRole('columnheader').allTextContents();
    await button('tab:list.columns').focus();
    await page.keyboard.press('Enter');
    await tab.getByRole('menuitemcheckbox', { name: words('staff:field.service') }).waitFor();
    await looked('columns', true);
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
    await button('tab:list.clear').click();
  });

  test('pasted numbers are found together, and those that lead nowhere are named', async () => {
    await tab.getByRole('searchbox').fill(`${number(1)}, adu 2026 3 ADU-2026-009999`);
    await tab.getByText(words('tab:list.notFound', { numbers: 'ADU-2026-009999' })).waitFor();
    await tab.getByRole('link', { name: number(5) }).waitFor({ state: 'detached' });
    expect((await tab.getByRole('link', { name: /^ADU-/ }).allTextContents()).toSorted()).toEqual([number(1), number(3)]);
    await button('tab:list.clear').click();
  });

  test('several are assigned in one run: what cannot be is told before, what somebody was faster with after', async () => {
    await page.setViewportSize({ width: 320, height: 1000 });
    await shownIn('contrast', page);
    await button('tab:bulk.start').click();
    await button('tab:bulk.page').click();
    await tab.getByRole('checkbox', { name: words('tab:bulk.pick', { ticket: number(6) }) }).click();
    await tab.getByRole('radio', { name: words('tab:bulk.picked', { count: '5' }) }).waitFor();
    await looked('picked-320', true);
    await button('staff:action.assign').click();
    const officer = tab.getByRole('alertdialog').getByRole('combobox');
    await officer.click();
    await officer.pressSequentially('Contoh B');
    await tab.getByRole('option', { name: /Petugas Contoh B/ }).click();
    await button('tab:bulk.check').click();
    await tab.getByText(words('tab:bulk.ready', { count: '4' })).waitFor();
    await tab.getByRole('region', { name: words('tab:bulk.refused', { count: '1' }) }).waitFor();
    await looked('preview-320', true);
    await at.office.act('operator', number(3), 'dismiss', { reason: 'spam' });
    await button('tab:bulk.run', { action: words('staff:action.assign'), count: '4' }).click();
    await tab.getByText(words('tab:bulk.done', { count: '3' })).waitFor();
    const failed = tab.getByRole('region', { name: words('tab:bulk.failed', { count: '1' }) });
    expect(await failed.textContent()).toContain(number(3));
    await looked('over-320', false);
    await button('tab:bulk.again').click();
    await tab.getByText(words('tab:bulk.nothing')).waitFor();
    await button('tab:bulk.close').click();
    await button('tab:bulk.leave').click();
    for (const n of [1, 4, 5])
      expect(await at.office.complaint(number(n))).toMatchObject({ holder: { name: 'Petugas Contoh B' } });
    expect(await at.office.complaint(number(6))).toMatchObject({ holder: null });
  });

  test('all of a filter are reminded of without choosing each', async () => {
    await page.setViewportSize({ width: 1280, height: 1000 });
    await shownIn('dark', page);
    await button('tab:bulk.start').click();
    await tab.getByRole('radio', { name: words('tab:bulk.all') }).click();
    await looked('all', true);
    await button('staff:action.remindHolder').click();
    await button('tab:bulk.run', { action: words('staff:action.remindHolder'), count: '4' }).click();
    await tab.getByText(words('tab:bulk.done', { count: '4' })).waitFor();
    await looked('reminded', false);
    await button('tab:bulk.close').click();
  });

  test('the SOP’s path ticks the steps that were taken, and no others, of what ended early', async () => {
    const { status } = await at.office.act('operator', number(4), 'merge', { into: number(5) });
    expect(status).toBe(200);
    const path = tab.getByRole('list', { name: words('tab:complaint.sopPath') });
    const marks = () => path.locator('.number').allTextContents();
    await tab.getByRole('link', { name: number(2), exact: true }).click();
    await path.waitFor();
    expect(await marks()).toEqual(['✓', '✓', '3', '4', '5', '6', '7', '8']);
    await tab.getByRole('link', { name: words('tab:complaint.back') }).click();
    await tab.getByRole('link', { name: number(4), exact: true }).click();
    await path.waitFor();
    expect((await marks()).slice(1)).toEqual(['✓', '–', '–', '–', '✓', '7', '8']);
  });
});
