import type { FrameLocator, Page } from 'playwright-core';
import sharp from 'sharp';
import { textIn } from '../../bot/text/text';
import { findingsOn, inChromium, sticksOut, troubleOn } from './browser';
import type { Data } from '../journeys/officeDriver';
import { opening } from './openOffice';

/** The office before the Cloud API is set up: texts leave by the officer's hand (DOMAIN §4.9). */

const words = textIn('id');

inChromium('in Chromium', () => {
  const at = opening(
    async ({ office }) => {
      const token = await office.token('operator');
      const report = { channel: 'whatsapp', name: 'Warga Contoh A', contact: '0800-0000-0001', text: 'Syarat KIA apa?' };
      await office.post('/api/complaints', report, token);
      await office.post('/api/complaints', { channel: 'phone', isAnonymous: true, text: 'Ada antrean panjang.' }, token);
    },
    { WHATSAPP_MODE: 'manual' },
  );

  async function opened(look = ''): Promise<{ page: Page; tab: FrameLocator; trouble: string[] }> {
    const page = await at.browser.newPage({ width: 1280, height: 1000 });
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const trouble = await troubleOn(page);
    await page.goto(`${at.office.baseUrl}/local/teams?as=operator&view=tab${look}`);
    return { page, tab: page.frameLocator('iframe'), trouble };
  }
  const copied = (page: Page): Promise<string> => page.evaluate('navigator.clipboard.readText()');
  const box = (tab: FrameLocator, texts: string) => tab.getByRole('checkbox', { name: words('tab:toSend.only', { texts }) });

  test.each(['light', 'dark', 'contrast'])(
    'the list and the texts are readable for everyone in the theme %s, and fit a phone',
    async theme => {
      const { page, tab } = await opened(`&theme=${theme}&subPage=ADU-2026-000001`);
      await tab.getByRole('button', { name: words('staff:handSending.copy') }).waitFor();
      expect(await findingsOn(page)).toEqual([]);
      if (process.env.LOOK) await page.screenshot({ path: `${process.env.LOOK}/hand-${theme}.png` });
      await page.setViewportSize({ width: 320, height: 900 });
      expect(await sticksOut(page)).toBe(false);
      if (process.env.LOOK) await page.screenshot({ path: `${process.env.LOOK}/hand-${theme}-320.png`, fullPage: true });
      await at.browser.giveBack(page);
    },
    60_000,
  );

  test('a text is found in the list, copied, opened in WhatsApp, and marked as sent with its time', async () => {
    const { page, tab, trouble } = await opened();
    await box(tab, '2').click();
    await tab.getByText(words('tab:toSend.waiting', { texts: '2', complaints: '2' })).waitFor();
    if (process.env.LOOK) await page.screenshot({ path: `${process.env.LOOK}/hand-list.png` });
    await tab.getByRole('link', { name: 'ADU-2026-000001' }).click();
    await tab.getByRole('button', { name: words('staff:handSending.copy') }).click();
    await tab
      .getByRole('status')
      .filter({ hasText: words('staff:handSending.copied') })
      .waitFor();
    const { tasks } = await at.office.complaint('ADU-2026-000001');
    expect(await copied(page)).toBe(tasks[0].text);
    const link = tab.getByRole('link', { name: words('staff:handSending.openWhatsApp') });
    expect(await link.getAttribute('href')).toBe(tasks[0].link);
    const proof = await sharp({ create: { width: 40, height: 40, channels: 3, background: '#246' } })
      .png()
      .toBuffer();
    const task = tab.getByRole('listitem').filter({ has: tab.getByRole('button', { name: words('staff:handSending.copy') }) });
    await task.locator('input[type=file]').setInputFiles({ name: 'Layar.png', mimeType: 'image/png', buffer: proof });
    await tab.getByText(words('tab:file.addedProof')).waitFor();
    const shown = (await at.office.complaint('ADU-2026-000001')).messages;
    const proofs = shown.flatMap((message: Data) => message.attachments.map((file: Data) => [message.direction, file.purpose]));
    expect(proofs).toEqual([['out', 'proof']]);
    await tab.getByRole('button', { name: words('staff:action.markSent') }).click();
    const form = tab.getByRole('dialog');
    await form.locator('input[type=date]').fill('2027-01-01');
    await form.getByRole('button', { name: words('staff:action.markSent') }).click();
    await form.getByText(/waktunya belum tiba/).waitFor();
    if (process.env.LOOK) await page.screenshot({ path: `${process.env.LOOK}/hand-dialog.png` });
    await form.locator('input[type=date]').fill('2026-11-23');
    await form.locator('input[type=time]').fill('08:55');
    await form.getByRole('button', { name: words('staff:action.markSent') }).click();
    await tab.getByText(words('tab:complaint.done', { action: words('staff:action.markSent') })).waitFor();
    expect((await at.office.complaint('ADU-2026-000001')).tasks).toEqual([]);
    await page.goto(`${at.office.baseUrl}/local/teams?as=operator&view=tab`);
    await box(tab, '1').waitFor();
    // The refused time is the only trouble.
    expect(trouble.filter(each => !each.includes('status of 400'))).toEqual([]);
    await at.browser.giveBack(page);
  });

  test('an anonymous reporter’s text says why there is no link', async () => {
    const { page, tab } = await opened('&subPage=ADU-2026-000002');
    await tab.getByText(words('staff:handSending.noLink.anonymous')).waitFor();
    expect(await tab.getByRole('link', { name: words('staff:handSending.openWhatsApp') }).count()).toBe(0);
    await at.browser.giveBack(page);
  });

  test('the card’s button opens a dialog with the whole text', async () => {
    const ticket = 'ADU-2026-000002';
    const { activityId } = await at.office.card(ticket);
    await at.office.click('operator', ticket, 'showMyActions');
    const { tasks } = await at.office.complaint(ticket);
    const data = { task: tasks[0].id };
    const asked = { persona: 'operator', activityId, dialog: 'markSent', type: 'fetch', data };
    const { body } = await at.office.post('/local/teams/dialogs', asked);
    expect(JSON.stringify(body)).toContain(JSON.stringify(tasks[0].text).slice(1, -1));
  });
});
