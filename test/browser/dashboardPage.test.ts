import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { openOfficeDatabase } from '../../bot/database/openOfficeDatabase';
import { textIn } from '../../bot/text/text';
import { inventedLives, storeLives } from '../casework/inventedLives';
import { findingsOn, inChromium, shownIn, sticksOut, troubleOn } from './browser';
import { opening } from './openOffice';

/** The dashboard of an office with some hundreds of invented cases, by mouse and by keyboard, the lists behind its numbers, its report and its disruptions. */

const words = textIn('id');
const now = new Date('2026-11-24T10:00:00+07:00');

inChromium('in Chromium', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aduan-dashboard-'));
  beforeAll(async () => {
    const { db } = await openOfficeDatabase(`sqlite:${join(folder, 'aduan.sqlite')}`);
    const lives = inventedLives(500, { from: new Date('2026-09-07T00:00:00+07:00'), days: 78, now });
    await db.write(tx => storeLives(tx, lives));
    await db.close();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const at = opening(async () => undefined, { DATA_DIR: folder, ADUAN_LOCAL_START: now.toISOString() });

  async function opened(): Promise<{ page: Page; tab: FrameLocator; trouble: string[] }> {
    const page = await at.browser.newPage({ width: 1280, height: 1100 });
    const trouble = await troubleOn(page);
    await page.goto(`${at.office.baseUrl}/local/teams?as=operator&view=tab`);
    const tab = page.frameLocator('iframe');
    await tab.locator('a[href^="#/dashboard"]').click();
    await tab.locator('.measures').first().waitFor();
    return { page, tab, trouble };
  }
  const looked = async (page: Page, name: string): Promise<void> => {
    if (process.env.LOOK) await page.screenshot({ path: `${process.env.LOOK}/dashboard-${name}.png`, fullPage: true });
  };
  const listed = async (tab: FrameLocator): Promise<number> => {
    await tab.getByRole('heading', { name: words('tab:list.title') }).waitFor();
    await tab.getByRole('checkbox', { name: words('tab:list.counted') }).waitFor();
    await tab.locator('main[aria-busy=false]').waitFor();
    return tab.getByRole('link', { name: /^ADU-/ }).count();
  };

  test('a bar, and by keyboard a number of its table, opens the list of just those cases', async () => {
    const { page, tab, trouble } = await opened();
    const bar = tab
      .locator('.bars')
      .first()
      .locator('li', { has: page.locator('a') })
      .first();
    const [count, name] = [
      Number(await bar.locator('.bar-words span').nth(1).textContent()),
      await bar.locator('.bar-words span').first().textContent(),
    ];
    expect(count).toBeGreaterThan(5);
    await bar.locator('a').click();
    expect(await listed(tab)).toBe(Math.min(count, 25));
    expect(await tab.getByLabel(words('tab:list.channel')).locator('option:checked').textContent()).toBe(name);
    await looked(page, 'list');
    await tab.locator('a[href^="#/dashboard"]').click();
    const late = tab.locator('.measures td[data-measure=overdue] a').first();
    const number = Number(await late.textContent());
    await late.focus();
    await page.keyboard.press('Enter');
    expect(await listed(tab)).toBe(Math.min(number, 25));
    expect(await tab.getByLabel(words('staff:field.state')).inputValue()).toBe('overdue');
    expect(trouble).toEqual([]);
    await at.browser.giveBack(page);
  });

  test('it is readable for everyone in Teams’ three themes, and fits a phone', async () => {
    const { page, tab, trouble } = await opened();
    await tab.locator('main select').first().selectOption('quarter');
    await tab.locator('.columns a').nth(8).waitFor();
    // All seven numbers of a group are in sight, and the weeks say what came in and what was closed.
    const scrolled = `[...document.querySelectorAll('.measures')].filter(each => each.scrollWidth > each.clientWidth).length`;
    expect(await tab.locator('html').evaluate(scrolled)).toBe(0);
    const weeks = await tab.locator('.columns-beside tbody tr').count();
    expect(await tab.locator('.columns .bar-second').count()).toBe(weeks);
    for (const theme of ['light', 'dark', 'contrast'] as const) {
      await shownIn(theme, page);
      expect([theme, await findingsOn(page)]).toEqual([theme, []]);
      await looked(page, theme);
    }
    await page.setViewportSize({ width: 320, height: 900 });
    expect(await sticksOut(page)).toBe(false);
    await tab.locator('.bars').nth(2).scrollIntoViewIfNeeded();
    await looked(page, '320');
    // One week is a column, and no wall.
    await tab.locator('main select').first().selectOption('own');
    await tab.locator('input[type=date]').first().fill('2026-11-23');
    await tab.locator('.columns-beside tbody tr').nth(1).waitFor({ state: 'detached' });
    expect((await tab.locator('.columns').boundingBox())!.width).toBeLessThanOrEqual(70);
    expect(trouble).toEqual([]);
    await at.browser.giveBack(page);
  });

  test('the month’s report stands there in its fourteen sections, and Gangguan massal from its empty page to one that is declared', async () => {
    const { page, tab, trouble } = await opened();
    const goTo = (hash: string) =>
      page
        .frames()
        .at(-1)!
        .evaluate(`location.hash = ${JSON.stringify(hash)}`);
    const faults = async (name: string): Promise<void> => {
      await looked(page, name);
      expect([name, await findingsOn(page), await sticksOut(page)]).toEqual([name, [], false]);
    };
    await goTo('#/reports/2026-10');
    await tab.getByRole('heading', { name: /^14\. / }).waitFor();
    const headings = await tab.getByRole('heading', { name: /^\d+\. / }).allTextContents();
    expect(headings.map(each => Number(each.split('.')[0]))).toEqual(Array.from({ length: 14 }, (_, index) => index + 1));
    await faults('report');

    await goTo('#/disruptions');
    await tab.getByRole('heading', { name: words('disruption:emptyTitle') }).waitFor();
    await page.setViewportSize({ width: 320, height: 900 });
    await faults('disruptions-none');
    await tab.getByRole('button', { name: words('disruption:new') }).click();
    await tab.getByRole('dialog').getByRole('textbox').first().waitFor();
    await faults('disruption-form');
    await page.keyboard.press('Escape');
    const input = {
      ...{
        name: 'Blanko KTP-el habis',
        kind: 'blankShortage',
        startedAt: '2026-11-24T08:00',
        services: '',
        category: 'blankShortage',
      },
      ...{ text: 'Blanko KTP-el sedang habis di seluruh daerah.', promisedAt: '2026-11-26T09:00', expectedEndAt: '' },
    };
    const { status, body } = await at.office.post('/api/disruptions', { input }, await at.office.token('operator'));
    expect(status).toBe(201);
    await goTo(`#/disruptions/${body.id}`);
    await tab.getByRole('heading', { name: input.name }).waitFor();
    await tab.getByRole('heading', { name: words('disruption:candidates') }).waitFor();
    await faults('disruption');
    await tab.getByText(words('disruption:state.waiting')).waitFor();
    const approval = { version: 1, approve: true, input: {} };
    await at.office.post(`/api/disruptions/${body.id}/decision`, approval, await at.office.token('headOfDivision'));
    // Sooner than the page looks by itself.
    await tab.getByText(words('disruption:state.approved')).waitFor({ timeout: 10_000 });
    expect(trouble).toEqual([]);
    await at.browser.giveBack(page);
  });
});
