import type { LogEntryRow } from '../../bot/database/tables';
import { textIn } from '../../bot/text/text';
import type { Opened } from './openOffice';
import { expectReadable, lookedAtAgain, openTab, pictured } from './openTab';
import { seen } from './workAWhile';

/** What officers see of each other in the tab: who writes on a case, who is away and what they left, and who opened covered data. */

const words = textIn('id');
const writer = 'Petugas Contoh B';
const write = words('staff:action.dismiss');

export function colleagues(at: Opened): void {
  test('who has a case open sees who writes on it, also in a form of their own, and sees it end', async () => {
    const other = await openTab(at, 'operator2', seen.fresh);
    await other.tab.getByRole('button', { name: write }).click();
    await other.tab.getByRole('dialog').waitFor();
    const operator = await openTab(at, 'operator', seen.fresh);
    const doing = words('staff:presence.doing', { who: writer, action: write });
    await operator.tab.getByText(doing).waitFor();
    await operator.tab.getByRole('button', { name: words('tab:complaint.more') }).click();
    await operator.tab.getByRole('menuitem', { name: words('staff:action.addNote') }).click();
    await operator.tab.getByRole('dialog').getByText(`⚠ ${doing}`).waitFor();
    await expectReadable(operator, 'presence', 'dark');
    await operator.page.keyboard.press('Escape');
    await operator.tab.getByRole('dialog').waitFor({ state: 'hidden' });

    await other.page.bringToFront();
    const said = other.page.waitForResponse(response => response.url().endsWith('/presence'));
    await other.page.keyboard.press('Escape');
    await said;
    await lookedAtAgain(operator);
    await operator.tab.getByText(words('staff:presence.looking', { who: writer })).waitFor();
    await operator.tab.getByText(doing).waitFor({ state: 'detached' });
    expect([...other.trouble, ...operator.trouble]).toEqual([]);
    await at.browser.giveBack(other.page);
    await at.browser.giveBack(operator.page);
  });

  test('an officer who goes on leave hands over; the stand-in finds note and work on the desk, until the officer is back', async () => {
    await at.office.act('operator', seen.fresh, 'take');
    const away = await openTab(at, 'operator', 'desk');
    await away.tab.getByRole('button', { name: words('tab:away.say') }).click();
    await away.tab.getByLabel(words('staff:field.until')).fill('2026-12-04');
    const standIn = away.tab.getByRole('combobox', { name: words('staff:field.standIn') });
    await standIn.selectOption({ label: 'Petugas Contoh B' });
    const note = away.tab.getByRole('textbox', { name: words('staff:field.handOverNote') });
    await note.fill(`${seen.fresh}: pelapor minta ditelepon sebelum hari Jumat.`);
    await expectReadable(away, 'away', 'contrast');
    await away.tab.getByRole('button', { name: words('tab:away.save') }).click();
    await away.tab.getByText('Pengganti: Petugas Contoh B').waitFor();

    const there = await openTab(at, 'operator2', 'desk');
    const left = there.tab.getByRole('region', { name: /^Titipan Petugas Contoh A/ });
    await left.getByText('pelapor minta ditelepon sebelum hari Jumat').waitFor();
    await left.getByRole('link', { name: new RegExp(`${words('staff:action.submitReview')} · ${seen.fresh}`) }).waitFor();
    await expectReadable(there, 'hand-over');
    await away.page.bringToFront();
    await away.tab.getByRole('button', { name: words('tab:away.back') }).click();
    await away.tab.getByRole('button', { name: words('tab:away.say') }).waitFor();
    await lookedAtAgain(there);
    await left.waitFor({ state: 'detached' });
    expect([...away.trouble, ...there.trouble]).toEqual([]);
    await at.browser.giveBack(away.page);
    await at.browser.giveBack(there.page);
  });

  test('covered data is opened with a reason that stands in the history, and is covered again by the next look', async () => {
    const [number, nik] = ['6280000000079', '9999990101900001'];
    await at.office.writes(number, { name: 'Warga Contoh E', text: `NIK saya ${nik}, KTP belum jadi` });
    const { body } = await at.office.get('/api/complaints?limit=1', await at.office.token('operator'));
    const { ticketNumber } = body.items[0] as { ticketNumber: string };
    const { page, tab, trouble } = await openTab(at, 'operator', ticketNumber);
    const unmask = words('staff:action.unmask');
    await tab.getByRole('button', { name: unmask }).click();
    const form = tab.getByRole('dialog');
    const press = form.getByRole('button', { name: unmask });
    await press.click();
    await form.getByText(words('staff:dialog.missing')).waitFor();
    await expectReadable({ page }, 'unmask', 'contrast');
    expect(await tab.getByText(nik).count()).toBe(0);
    await form.getByRole('textbox', { name: words('staff:field.reason') }).fill('Mencocokkan NIK dengan berkas di loket');
    await press.click();
    await tab.getByText(`NIK saya ${nik}`).waitFor();
    await tab.getByText(number, { exact: true }).waitFor();
    await pictured(page, 'unmasked');
    const { history } = (await at.office.complaint(ticketNumber)) as { history: Pick<LogEntryRow, 'action'>[] };
    expect(history.filter(({ action }) => action === 'unmask')).toMatchObject([
      { words: { reason: 'Mencocokkan NIK dengan berkas di loket' } },
    ]);
    await tab.locator('html').evaluate('location.reload()');
    await tab.getByRole('button', { name: unmask }).waitFor();
    await tab.getByText('Mencocokkan NIK dengan berkas di loket').waitFor();
    expect([await tab.getByText(nik).count(), await tab.getByText(number, { exact: true }).count()]).toEqual([0, 0]);
    expect(trouble).toEqual([]);
    await at.browser.giveBack(page);
  });
}
