import type { FrameLocator } from 'playwright-core';
import { textIn } from '../../bot/text/text';
import { laporRow, sheetLines, workbookOf } from '../channels/laporWorkbook';
import { expectReadable, figuresIn, importLooks, openImport } from './openImport';
import { nextTicket, type Opened } from './openOffice';

/** The page "Impor LAPOR!" as the operator uses it, with an invented export in its real shape. */

const words = textIn('id');
const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function laporPage(at: Opened): void {
  const opened = (look = '') => openImport(at, '#/lapor', look);

  const choose = (tab: FrameLocator, name: string, buffer: Buffer): Promise<void> =>
    tab.locator('input[type=file]').setInputFiles({ name, mimeType: type, buffer });

  const anExport = (): Promise<Buffer> =>
    workbookOf(
      sheetLines([
        laporRow('9900001'),
        laporRow('9900002', { 'Instansi Terdisposisi': 'Dinas Contoh Lain' }),
        laporRow('bukan nomor'),
      ]),
    );

  test('an export is checked, imported, and its report stands in the list', async () => {
    const ticket = await nextTicket(at.office);
    const { page, tab, trouble } = await opened();
    await choose(tab, 'Laporan Ringkas.xlsx', await anExport());
    await tab.getByRole('button', { name: words('tab:importing.run') }).waitFor();
    expect(await figuresIn(tab)).toEqual(['1', '0', '0', '1', '1']);
    await tab.getByRole('checkbox', { name: words('tab:lapor.everyOffice') }).click();
    await tab.locator('[data-figure=new] dd', { hasText: '2' }).waitFor();
    await tab.getByRole('checkbox', { name: words('tab:lapor.everyOffice') }).click();
    await tab.locator('[data-figure=new] dd', { hasText: '1' }).waitFor();
    await tab.getByRole('button', { name: words('tab:importing.run') }).click();
    await tab.getByText(words('tab:lapor.imported', { count: '1' })).waitFor();
    await tab.getByRole('link', { name: words('tab:lapor.openList') }).click();
    await tab.getByRole('link', { name: ticket }).waitFor();
    await at.browser.giveBack(page);
    expect(trouble).toEqual([]);
  });

  test('a file that is no export is refused in words, and stays chosen', async () => {
    const { page, tab } = await opened();
    await choose(tab, 'Surat.xlsx', Buffer.from('bukan lembar kerja'));
    const alert = tab.getByRole('alert');
    await alert.waitFor();
    expect(await alert.textContent()).toContain('Berkas ini tetap terpilih');
    await tab.getByText('Surat.xlsx').waitFor();
    await at.browser.giveBack(page);
  });

  test.each(importLooks)(
    'in %s it is readable for everyone in the themes %s, and fits a phone',
    async (language, themes) => {
      const { page, tab } = await opened(`&lang=${language}`);
      await choose(tab, 'Laporan Ringkas.xlsx', await anExport());
      await expectReadable({ page, tab }, 'lapor', themes);
      await at.browser.giveBack(page);
    },
    60_000,
  );
}
