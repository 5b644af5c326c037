import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { textIn } from '../../bot/text/text';
import { inChromium, troubleOn } from '../browser/browser';
import { opening } from '../browser/openOffice';
import { loadComplaints } from './loadComplaints';

/** An office of many complaints, opened as its staff open it. What each page took is printed. */

const words = textIn('id');
const now = new Date('2026-11-24T10:00:00+07:00');
/** `npm run prove` takes its time. */
const count = process.env.PROVE_SEEDS ? 20_000 : 2_000;
const lastButOne = `ADU-2026-${String(count - 1).padStart(6, '0')}`;
/** Ten times what a page may take on a quiet machine, for one that others keep busy: a page that reads the whole table is over it. */
const longest = { list: 5_000, search: 5_000, desk: 8_000, dashboard: 20_000, report: 30_000 };

inChromium(`an office of ${count} complaints`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'aduan-volume-'));
  beforeAll(async () => {
    const begin = Date.now();
    await loadComplaints(folder, count, now);
    process.stderr.write(`${count} complaints loaded in ${Date.now() - begin} ms\n`);
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const at = opening(async () => undefined, { DATA_DIR: folder, ADUAN_LOCAL_START: now.toISOString() });

  let [page, tab] = [] as unknown as [Page, FrameLocator];
  beforeAll(async () => {
    page = await at.browser.newPage({ width: 1280, height: 1000 });
    page.setDefaultTimeout(40_000);
    await troubleOn(page);
    await page.goto(`${at.office.baseUrl}/local/teams?as=operator&view=tab&lang=id`);
    tab = page.frameLocator('iframe');
    await tab.getByRole('link', { name: /^ADU-/ }).first().waitFor();
  }, 60_000);

  /** Goes there within the tab and says how long it took until what is waited for stood there. */
  async function opened(hash: string, isThere: () => Promise<unknown>): Promise<number> {
    const begin = Date.now();
    await page
      .frames()
      .at(-1)!
      .evaluate(`location.hash = ${JSON.stringify(hash)}`);
    await isThere();
    const took = Date.now() - begin;
    process.stderr.write(`${hash}: ${took} ms\n`);
    return took;
  }
  const answered = (path: string) => page.waitForResponse(response => response.url().includes(path));

  test.each([
    ...['status=inProgress', 'channel=whatsapp', 'service=ktpel_cetak', 'category=delay', 'division=civilRegistration'],
    ...['complaintClass=unknown', 'district=Pahandut', 'state=open', 'state=overdue', 'holder=nobody', 'counted=1'],
    ...['from=2026-10-01&to=2026-10-31', 'sort=oldest', 'sort=due', 'status=archived&channel=lapor&sort=oldest'],
  ])('the list under %s', async filter => {
    const answer = answered('/api/complaints?');
    const took = await opened(`#/?${filter}`, async () => {
      expect((await answer).status()).toBe(200);
      await tab.locator('main[aria-busy=false]').waitFor();
    });
    expect(took).toBeLessThan(longest.list);
  });

  test.each([
    ['blanko langka', /^ADU-/],
    ['tercetak', /^ADU-/],
    [lastButOne, lastButOne],
  ])('search finds %s', async (sought, name) => {
    const answer = answered('/api/complaints?');
    const took = await opened(`#/?q=${encodeURIComponent(sought)}`, async () => {
      expect((await answer).status()).toBe(200);
      await tab.getByRole('link', { name }).first().waitFor();
    });
    expect(took).toBeLessThan(longest.search);
  });

  test('desk, dashboard and report', async () => {
    const heading = (key: string) => tab.getByRole('heading', { name: words(key), level: 1 }).waitFor();
    expect(await opened('#/desk', () => heading('tab:desk.title'))).toBeLessThan(longest.desk);
    const measures = () => tab.locator('.measures').first().waitFor();
    expect(await opened('#/dashboard?period=month', measures)).toBeLessThan(longest.dashboard);
    const last = () => tab.getByRole('heading', { name: /^14\. / }).waitFor();
    expect(await opened('#/reports/2026-10', last)).toBeLessThan(longest.report);
  }, 90_000);
});
