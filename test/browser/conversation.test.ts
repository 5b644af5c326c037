import type { FrameLocator, Page } from 'playwright-core';
import { textIn } from '../../bot/text/text';
import type { Data } from '../journeys/officeDriver';
import { findingsOn, inChromium, shownIn, sticksOut, troubleOn } from './browser';
import { opening } from './openOffice';

/** The talk with a citizen on WhatsApp, with what became of each message. */

const words = textIn('id');
const citizen = '6280000000001';
const ticket = 'ADU-2026-000001';

inChromium('in Chromium', () => {
  const at = opening(async ({ office }) => {
    await office.writes(citizen, { name: 'Warga Contoh A', text: 'KTP saya belum jadi, NIK 9999990101900001' });
    await office.writes(citizen, 'Pesan yang saya teruskan');
    const [first, second] = (await office.chat(citizen)).filter(({ direction }: Data) => direction === 'in');
    const receipt = (await office.chat(citizen)).find(({ direction }: Data) => direction === 'out');
    const message = { type: 'text', text: { body: 'KK saya belum jadi, NIK 9999990101900001' } };
    await office.writes(citizen, { type: 'edit', payload: { original_message_id: first.id, message } });
    await office.writes(citizen, { type: 'revoke', payload: { original_message_id: second.id } });
    await office.writes(citizen, { type: 'reaction', emoji: '🙏', context: receipt.id });
    await office.writes(citizen, { type: 'unsupported' });
  });

  async function opened(look = ''): Promise<{ page: Page; tab: FrameLocator; trouble: string[] }> {
    const page = await at.browser.newPage({ width: 1280, height: 1400 });
    const trouble = await troubleOn(page);
    await page.goto(`${at.office.baseUrl}/local/teams?as=operator&view=tab&subPage=${ticket}${look}`);
    return { page, tab: page.frameLocator('iframe'), trouble };
  }

  test('marks are readable for everyone in each theme, and fit a phone', async () => {
    const { page, tab, trouble } = await opened();
    await tab.getByText(words('staff:mark.alone.unsupported')).waitFor();
    await tab.getByText(/^Diubah pengirim/).click();
    for (const theme of ['light', 'dark', 'contrast'] as const) {
      await shownIn(theme, page);
      if (process.env.LOOK) await page.screenshot({ path: `${process.env.LOOK}/talk-${theme}.png` });
      expect([theme, await findingsOn(page)]).toEqual([theme, []]);
    }
    await page.setViewportSize({ width: 320, height: 1400 });
    expect(await sticksOut(page)).toBe(false);
    if (process.env.LOOK) {
      await tab.getByText(/Ditarik pengirim/).scrollIntoViewIfNeeded();
      await page.screenshot({ path: `${process.env.LOOK}/talk-320.png` });
    }
    expect(trouble).toEqual([]);
    await at.browser.giveBack(page);
  });

  test('a changed message shows what it says now, and its earlier words on asking, masked both', async () => {
    const { page, tab } = await opened();
    const bubble = tab.getByRole('listitem').filter({ hasText: 'KK saya belum jadi, NIK 9999••••••••0001' }).first();
    const earlier = bubble.getByText('KTP saya belum jadi, NIK 9999••••••••0001');
    expect(await earlier.isVisible()).toBe(false);
    await bubble.getByText(/^Diubah pengirim/).press('Enter');
    await earlier.waitFor();
    await tab.getByText(/Ditarik pengirim .*disimpan sebagai bukti/).waitFor();
    await tab.getByText(/^Reaksi 🙏/).waitFor();
    await at.browser.giveBack(page);
  });

  test('until when a text goes out as it is, and that a template goes out afterwards, in the reader’s language', async () => {
    const { page, tab } = await opened();
    await tab.getByText('Jendela balasan terbuka sampai 24 November 2026, 09.00 WIB. Sisa 2').waitFor();
    await at.browser.giveBack(page);
    await at.office.at('2026-11-24T09:05:00');
    const later = await opened('&lang=en');
    await later.tab.getByText(/^The reply window has been closed since 24 November 2026, 09.00 WIB/).waitFor();
    expect(await findingsOn(later.page)).toEqual([]);
    if (process.env.LOOK) await later.page.screenshot({ path: `${process.env.LOOK}/window-closed.png` });
    expect(later.trouble).toEqual([]);
    await at.browser.giveBack(later.page);
  });
});
