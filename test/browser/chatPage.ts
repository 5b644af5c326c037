import type { FrameLocator } from 'playwright-core';
import { textIn } from '../../bot/text/text';
import { expectReadable, figuresIn, importLooks, openImport } from './openImport';
import { nextTicket, type Opened } from './openOffice';

/** The page "Impor obrolan WhatsApp" as the operator uses it, with an invented chat. */

const words = textIn('id');
const fileName = 'Chat WhatsApp dengan Warga Contoh A.txt';
const chat = [
  '20/11/26 09.10 - Pesan dan panggilan dienkripsi secara end-to-end.',
  '20/11/26 09.12 - Warga Contoh A: Pak, KTP saya belum jadi sejak bulan lalu',
  '20/11/26 09.30 - Disdukcapil: Baik, mohon nomor registrasinya, Bapak/Ibu',
  '20/11/26 09.31 - Warga Contoh A: IMG-20261120-WA0001.jpg (file terlampir)',
].join('\n');

export function chatPage(at: Opened): void {
  const opened = (look = '') => openImport(at, '#/chat', look);
  const choose = (tab: FrameLocator, text: string): Promise<void> =>
    tab.locator('input[type=file]').setInputFiles({ name: fileName, mimeType: 'text/plain', buffer: Buffer.from(text) });
  const press = (tab: FrameLocator, key: string): Promise<void> =>
    tab.getByRole('button', { name: words(`tab:chat.${key}`) }).click();

  test.each(importLooks)(
    'in %s it is readable for everyone in the themes %s, and fits a phone',
    async (language, themes) => {
      const { page, tab } = await opened(`&lang=${language}`);
      await choose(tab, chat);
      await expectReadable({ page, tab }, 'chat', themes);
      await at.browser.giveBack(page);
    },
    90_000,
  );

  test('a chat is checked, imported as a new report, and imported again without doubling anything', async () => {
    const ticket = await nextTicket(at.office);
    const { page, tab } = await opened();
    await choose(tab, chat);
    await tab.locator('.import-figures').waitFor();
    expect(await figuresIn(tab)).toEqual(['3', '0', '0', '1', '1']);
    await press(tab, 'run');
    await tab
      .getByText(/wajib diisi/)
      .first()
      .waitFor();
    await tab.locator('input[type=tel]').fill('0800-0000-0001');
    await press(tab, 'check');
    await tab.getByText(words('tab:chat.nothingStored')).waitFor();
    await press(tab, 'run');
    await tab.getByText(words('tab:chat.done', { count: '3', ticket })).waitFor();
    await press(tab, 'another');
    await choose(tab, chat);
    await tab.getByRole('radio', { name: words('tab:chat.asExisting') }).click();
    await tab.getByPlaceholder('ADU-2026-000001').fill(ticket);
    await press(tab, 'check');
    await tab.locator('[data-figure=known] dd', { hasText: '3' }).waitFor();
    await press(tab, 'run');
    await tab.getByText(words('tab:chat.doneNone', { ticket })).waitFor();
    await tab.getByRole('link', { name: words('tab:chat.open', { ticket }) }).click();
    await tab.getByText('Pak, KTP saya belum jadi sejak bulan lalu').waitFor();
    expect(await at.office.chat('6280000000001')).toEqual([]);
    await at.browser.giveBack(page);
  });

  test('a file that is no chat is refused in words, and stays chosen', async () => {
    const { page, tab } = await opened();
    await choose(tab, 'Yth. Bapak/Ibu, dengan hormat');
    await tab.getByRole('alert').filter({ hasText: 'Ekspor obrolan' }).waitFor();
    await tab.getByText(fileName).waitFor();
    await at.browser.giveBack(page);
  });
}
