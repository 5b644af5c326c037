import type { FrameLocator, Page } from 'playwright-core';
import sharp from 'sharp';
import { textIn } from '../../bot/text/text';
import { photoWithPlace } from '../files/pictures';
import { findingsOn, inChromium, shownIn, sticksOut, troubleOn } from './browser';
import { opening } from './openOffice';

/** A citizen's files from the phone page to the officer's tab. */

const words = textIn('id');
const citizen = '6280000000001';
const ticket = 'ADU-2026-000001';

/** What the browser's own elements are asked for here. */
interface Picture {
  naturalWidth: number;
  naturalHeight: number;
}
interface Sound {
  readyState: number;
  duration: number;
  addEventListener(event: string, heard: (value: unknown) => void, options: { once: true }): void;
}

inChromium('in Chromium', () => {
  const at = opening(async ({ office, browser }) => {
    const phone = await browser.newPage();
    await office.writes(citizen, { name: 'Warga Contoh A', text: 'KTP saya belum jadi, ini fotonya' });
    await phone.goto(`${office.baseUrl}/local/phone?from=${citizen}`);
    await sendFile(phone, { name: 'foto.jpg', mimeType: 'image/jpeg', buffer: await photoWithPlace() });
    await phone.getByRole('button', { name: words('phonePage:attach.title') }).click();
    await phone.getByRole('menuitem', { name: words('phonePage:attach.audio') }).click();
    while ((await office.chat(citizen)).filter(({ type }) => type === 'image' || type === 'audio').length < 2)
      await phone.waitForTimeout(100);
    await at.browser.giveBack(phone);
    await office.settle();
  });

  const sendFile = (phone: Page, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> =>
    phone.locator('input[type=file]').setInputFiles(file);

  async function opened(
    look = '',
  ): Promise<{ page: Page; tab: FrameLocator; trouble: string[]; fetched: Record<string, Buffer> }> {
    const page = await at.browser.newPage({ width: 1280, height: 900 });
    const trouble = await troubleOn(page);
    const fetched: Record<string, Buffer> = {};
    await page.route('**/attachments/*', async route => {
      const response = await route.fetch();
      fetched[response.headers()['content-type'] ?? ''] = await response.body();
      await route.fulfill({ response });
    });
    await page.goto(`${at.office.baseUrl}/local/teams?as=operator&view=tab&subPage=${ticket}${look}`);
    return { page, tab: page.frameLocator('iframe'), trouble, fetched };
  }

  test('the photo is seen, without the place its camera noted, opens large, and the voice note plays', async () => {
    const { page, tab, trouble, fetched } = await opened();
    const photo = tab.locator('.thumb img');
    await photo.waitFor();
    const { exif, width, height } = await sharp(fetched['image/jpeg']).metadata();
    const drawn = await photo.evaluate((img: Picture) => [img.naturalWidth, img.naturalHeight]);
    expect([exif, [width, height], drawn]).toEqual([undefined, [40, 60], [40, 60]]);
    const note = tab.locator('audio');
    expect(await note.getAttribute('controls')).not.toBeNull();
    const length = await note.evaluate(async (audio: Sound) => {
      if (audio.readyState === 0) await new Promise(ready => audio.addEventListener('loadedmetadata', ready, { once: true }));
      return audio.duration;
    });
    expect(length).toBeGreaterThan(0);
    await tab.getByRole('button', { name: /^Perbesar: Foto/ }).click();
    const large = tab.getByRole('dialog').getByRole('img');
    expect(await large.getAttribute('alt')).toMatch(/^Foto, Pelapor/);
    expect(await findingsOn(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await tab.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(trouble).toEqual([]);
    await at.browser.giveBack(page);
  });

  test('an officer adds a paper, is told what to do about a wrong file, and discards what nobody needs with a reason', async () => {
    const { page, tab } = await opened();
    const chooser = tab.locator('input[type=file]').first();
    const paper = { mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 surat kuasa contoh') };
    await chooser.setInputFiles({ name: 'program.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ contoh') });
    await tab.getByText(words('errors:fileKind')).waitFor();
    await chooser.setInputFiles({ ...paper, name: 'kk 9999990101900001.pdf' });
    await tab.getByText(words('tab:file.added')).waitFor();
    await tab.getByText('kk 9999••••••••0001.pdf').waitFor();
    const action = words('staff:action.discardAttachment');
    await tab.getByRole('button', { name: new RegExp(`^${action}: Dokumen`) }).click();
    const form = tab.getByRole('dialog');
    await form.getByRole('textbox').fill('Fotokopi KK tidak diperlukan.');
    expect(await findingsOn(page)).toEqual([]);
    await form.getByRole('button', { name: action }).click();
    await tab.getByText(words('tab:file.closed.discarded')).waitFor();
    await at.browser.giveBack(page);
  });

  test('a case with files is readable in each theme, down to 320 px', async () => {
    const { page, tab } = await opened();
    await tab.locator('.thumb img').waitFor();
    for (const theme of ['light', 'dark', 'contrast'] as const) {
      await shownIn(theme, page);
      expect([theme, await findingsOn(page)]).toEqual([theme, []]);
    }
    await page.setViewportSize({ width: 320, height: 800 });
    expect(await sticksOut(page)).toBe(false);
    await at.browser.giveBack(page);
  });
});
