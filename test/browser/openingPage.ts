import { readFileSync } from 'node:fs';
import exceljs from 'exceljs';
import type { FrameLocator } from 'playwright-core';
import { openingColumns } from '../../bot/channels/openingBalance';
import { textIn } from '../../bot/text/text';
import { csvOf } from '../channels/laporWorkbook';
import { expectReadable, figuresIn, importLooks, openImport } from './openImport';
import type { Opened } from './openOffice';

/** The page "Saldo awal" as a new office uses it on its first day, with invented cases. */

const words = textIn('id');
const headings = openingColumns.map(({ heading }) => heading);
const prior = (number: string, more: Record<string, string> = {}): Record<string, string> => ({
  ...{ 'Nomor lama': number, 'Tanggal masuk': '02/11/2026', 'Jam masuk': '10.15', Kanal: 'WhatsApp' },
  ...{ 'Nama pelapor': 'Warga Contoh A', 'Nomor HP atau kontak': '62800000000071', 'Isi aduan': 'KTP saya belum jadi' },
  ...{ Layanan: 'KTP-el: pencetakan', Status: 'dalam proses', ...more },
});
const sheet = (rows: Record<string, string>[]): Buffer =>
  Buffer.from(csvOf([[...headings], ...rows.map(row => headings.map(name => row[name] ?? null))], ';'));
const cases = [
  prior('12/2026'),
  prior('13/2026', { Status: 'diterima', 'Tanggal masuk': '20/11/2026', 'Nomor HP atau kontak': '62800000000072' }),
  prior('14/2026', { Status: 'entah' }),
];

export function openingPage(at: Opened): void {
  const opened = (look = '') => openImport(at, '#/opening', look);
  const choose = (tab: FrameLocator, rows: Record<string, string>[]): Promise<void> =>
    tab.locator('input[type=file]').setInputFiles({ name: 'Saldo awal.csv', mimeType: 'text/csv', buffer: sheet(rows) });

  test.each(importLooks)(
    'it is offered to an office without a report in %s, readable for everyone in the themes %s, and fits a phone',
    async (language, themes) => {
      const { page, tab } = await opened(`&lang=${language}`);
      await choose(tab, cases);
      await expectReadable({ page, tab }, 'opening', themes);
      await at.browser.giveBack(page);
    },
    90_000,
  );

  test('the template is handed to the browser, and is a workbook with the headings that are asked for', async () => {
    const { page, tab } = await opened();
    const download = page.waitForEvent('download');
    await tab.getByRole('button', { name: words('tab:opening.template') }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('saldo-awal-aduan.xlsx');
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load(readFileSync(await file.path()) as unknown as ArrayBuffer);
    expect((workbook.worksheets[0]!.getRow(1).values as string[]).slice(1)).toEqual(headings);
    await at.browser.giveBack(page);
  });

  test('a sheet is checked, taken over with its dates, and taken again without doubling anything', async () => {
    const { page, tab, trouble } = await opened();
    await choose(tab, cases);
    await tab.locator('.import-figures').waitFor();
    expect(await figuresIn(tab)).toEqual(['2', '0', '1']);
    await tab.getByText(words('errors:openingRow.status')).waitFor();
    // 2 November and the limit of 14 working days: late; 20 November is not.
    await tab.getByText(words('tab:opening.pastDue', { count: '1' })).waitFor();
    await tab.getByRole('button', { name: words('tab:importing.run') }).click();
    await tab.getByText(words('tab:opening.taken', { count: '2' })).waitFor();
    await choose(tab, cases);
    await tab.locator('[data-figure=unchanged] dd', { hasText: '2' }).waitFor();
    expect(await figuresIn(tab)).toEqual(['0', '2', '1']);
    await tab.getByRole('link', { name: words('tab:nav.list') }).click();
    await tab.getByRole('link', { name: 'ADU-2026-000001' }).waitFor();
    // With reports in the list it is no longer offered there, but where reports are entered it is.
    expect(await tab.locator('a[href="#/opening"]').count()).toBe(0);
    await tab.getByRole('link', { name: words('tab:nav.enter') }).click();
    await tab.locator('a[href="#/opening"]').waitFor();
    await at.browser.giveBack(page);
    expect(trouble).toEqual([]);
  });
}
