import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import exceljs from 'exceljs';
import { textIn } from '../../bot/text/text';
import type { Opened } from './openOffice';
import { expectReadable, openTab, pictured } from './openTab';
import { seen } from './workAWhile';

/** The archive as its keeper uses it: whether SharePoint still holds the same, what may not be touched, and what is due for appraisal. */

const words = textIn('id');
const [hold, release, appraise] = (['holdRecord', 'releaseRecord', 'appraiseRecord'] as const).map(action =>
  words(`staff:action.${action}`),
) as [string, string, string];
const done = (action: string): string => words('tab:complaint.done', { action });

export function archivePage(at: Opened): void {
  test('a bundle is compared with SharePoint, and a legal hold is laid on its record and lifted again', async () => {
    // Where nothing comes by the stream of changes, the record is still read anew after what is done on its own page.
    const { page, tab, trouble } = await openTab(at, 'recordsOfficer', 'archive', true);
    await tab.getByRole('link', { name: seen.archived }).click();
    await tab.getByRole('button', { name: words('archive:record.check') }).click();
    // The bundle, and the signed copies beside it.
    await tab.getByText(words('archive:record.found.same')).first().waitFor();
    await tab.getByText('oleh Arsiparis Contoh').first().waitFor();
    await pictured(page, 'record');
    const form = tab.getByRole('dialog');
    for (const action of [hold, release]) {
      await tab.getByRole('button', { name: action }).click();
      await form.getByText(words(`archive:meaning.${action === hold ? 'holdRecord' : 'releaseRecord'}`)).waitFor();
      const press = form.getByRole('button', { name: action });
      await press.click();
      await form.getByText(words('staff:dialog.missing')).first().waitFor();
      if (action === hold) await expectReadable({ page }, 'hold', 'dark');
      await form.getByRole('textbox', { name: words('staff:field.letterNumber') }).fill('180/CONTOH/DKPS/XII/2026');
      await form.getByRole('textbox', { name: words('staff:field.reason') }).fill('Sengketa di pengadilan');
      await press.click();
      await tab.getByText(done(action)).waitFor();
    }
    const decisions = tab.getByRole('region', { name: words('archive:record.events') }).getByRole('listitem');
    await decisions.nth(1).waitFor();
    expect(await decisions.allTextContents()).toEqual([
      expect.stringContaining(words('staff:actionDone.releaseRecord')),
      expect.stringContaining(words('staff:actionDone.holdRecord')),
    ]);
    expect(trouble).toEqual([]);
    await at.browser.giveBack(page);
  });

  test('what is due for appraisal is listed, drawn up for those who decide, and leaves the list with their decision', async () => {
    closedLongAgo();
    const { page, tab, trouble } = await openTab(at, 'recordsOfficer', 'archive');
    const due = tab.getByRole('region', { name: words('archive:due.title') });
    await due.getByRole('button', { name: words('archive:due.pdf') }).click();
    await due.getByText(words('archive:due.needsNumber')).waitFor();
    await due.getByRole('button', { name: words('archive:due.show') }).click();
    await tab.getByRole('link', { name: seen.archived }).waitFor();
    await expectReadable({ page }, 'due', 'contrast');
    const download = page.waitForEvent('download');
    await due.getByRole('button', { name: words('archive:due.xlsx') }).click();
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load(readFileSync(await (await download).path()) as unknown as ArrayBuffer);
    expect(JSON.stringify(workbook.worksheets[0]!.getSheetValues())).toContain(seen.archived);
    await due.getByRole('textbox', { name: words('archive:due.number') }).fill('000.5/7/DKPS/XII/2026');
    const paper = page.context().waitForEvent('page');
    await due.getByRole('button', { name: words('archive:due.pdf') }).click();
    await (await paper).close();

    await tab.getByRole('link', { name: seen.archived }).click();
    await tab.getByRole('button', { name: appraise }).click();
    const form = tab.getByRole('dialog');
    await form.getByRole('radio', { name: words('staff:choice.decision.destroyProposed') }).check();
    await form.getByRole('textbox', { name: words('staff:field.letterNumber') }).fill('000.5/8/DKPS/XII/2026');
    await expectReadable({ page }, 'appraise', 'dark');
    await form.getByRole('button', { name: appraise }).click();
    await tab.getByText(done(appraise)).waitFor();
    await tab
      .getByRole('region', { name: words('archive:record.retention') })
      .getByText('000.5/8/DKPS/XII/2026')
      .waitFor();
    await pictured(page, 'appraised');
    await tab.getByRole('link', { name: words('archive:record.back') }).click();
    await tab.getByText(words('archive:due.none')).waitFor();
    expect(trouble).toEqual([]);
    await at.browser.giveBack(page);
  });

  /** Years pass at once: to play every day of them takes longer than all that is looked at here. */
  function closedLongAgo(): void {
    const file = new Sqlite(join(at.office.folder, 'aduan.sqlite'));
    const { changes } = file
      .prepare('UPDATE complaint SET "closedAt" = ? WHERE "ticketNumber" = ?')
      .run('2020-11-24T03:00:00.000Z', seen.archived);
    file.close();
    expect(changes).toBe(1);
  }
}
