import type { Locator, Page } from 'playwright-core';
import { choiceLabel, fieldLabel } from '../../bot/text/fieldText';
import { textIn } from '../../bot/text/text';
import { inChromium, troubleOn } from './browser';
import { opening } from './openOffice';

/** SOP steps 1–8 by clicking alone: a citizen with a telephone and six members of staff, each in a window of their own. */

const words = textIn('id');
const ticket = 'ADU-2026-000001';
const citizen = '6280000000001';
const staff = ['operator', 'technicalDivision', 'headOfDivision', 'headOfOffice', 'recordsOfficer', 'liaisonOfficer'] as const;
type Who = (typeof staff)[number];

inChromium('in Chromium', () => {
  const windows = {} as Record<Who | 'phone', Page>;
  const trouble: string[][] = [];

  const at = opening(async () => {
    for (const who of staff) windows[who] = await opened(`/local/teams?as=${who}`);
    windows.phone = await opened(`/local/phone?from=${citizen}`);
  });

  async function opened(path: string): Promise<Page> {
    const page = await at.browser.newPage({ width: 1280, height: 900 });
    trouble.push(await troubleOn(page));
    await page.goto(at.office.baseUrl + path);
    return page;
  }

  /** The complaint's card in the window of one of the staff: in the channel it is one message, in which each sees their own view. */
  const cardOf = (who: Who): Locator => windows[who].getByRole('article', { name: ticket }).last();

  async function press(who: Who, action: string): Promise<void> {
    await windows[who].bringToFront();
    await cardOf(who)
      .getByRole('button', { name: words(`staff:action.${action}`), exact: true })
      .click();
  }

  /** Opens the action's dialog, fills its fields by their labels, and submits it. */
  async function fill(
    who: Who,
    action: string,
    typed: Record<string, string>,
    chosen: Record<string, string> = {},
  ): Promise<void> {
    const dialog = windows[who].getByRole('dialog');
    const submit = dialog.getByRole('button', { name: words(`staff:action.${action}`), exact: true });
    await submit.waitFor(); // the dialog stands before its card has come
    for (const [name, text] of Object.entries(typed)) await labelled(dialog, action, name).fill(text);
    for (const [name, title] of Object.entries(chosen))
      await choose(dialog, action, name, name === 'containsPersonalData' ? title : choiceLabel(words, name, title));
    await submit.click();
    await dialog.waitFor({ state: 'hidden' });
  }

  const labelled = (dialog: Locator, action: string, name: string): Locator =>
    dialog.getByLabel(fieldLabel(words, action, name)).first();

  /** Few choices stand open, more drop down, very many are searched (`expanded`, `compact` and `filtered` choice sets). */
  async function choose(dialog: Locator, action: string, name: string, title: string): Promise<void> {
    const label = fieldLabel(words, action, name);
    const radio = dialog.getByRole('radiogroup', { name: label }).getByRole('radio', { name: title, exact: true });
    if (await radio.count()) return radio.first().check();
    const field = dialog.getByRole('combobox', { name: label });
    if (await field.getAttribute('list')) await field.fill(title);
    else await field.selectOption({ label: title });
  }

  test('1 the citizen writes, and has the receipt with number and time at once', async () => {
    const { phone } = windows;
    await phone.getByRole('textbox').last().fill('KTP saya rekam tanggal 2 belum tercetak, sudah 3 minggu');
    await phone.keyboard.press('Enter');
    await phone.getByText(ticket).first().waitFor();
  });

  test('2 the operator receives it from the card in the channel, which showed nobody the citizen’s words', async () => {
    await cardOf('liaisonOfficer').waitFor();
    expect(await cardOf('liaisonOfficer').textContent()).not.toContain('tercetak');
    await cardOf('operator').getByText('KTP saya rekam tanggal 2').waitFor();
    await press('operator', 'take');
    await cardOf('operator').getByText(words('staff:status.inReview')).first().waitFor();
  });

  test('3 what was typed into the telaahan outlives a closed dialog, and is handed in', async () => {
    await press('operator', 'submitReview');
    const dialog = windows.operator.getByRole('dialog');
    await labelled(dialog, 'submitReview', 'problem').fill('Pencetakan KTP-el belum selesai.');
    await windows.operator.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await press('operator', 'submitReview');
    await dialog.waitFor();
    expect(await labelled(dialog, 'submitReview', 'problem').inputValue()).toBe('Pencetakan KTP-el belum selesai.');
    const parts = { assumptions: 'Antrean cetak.', facts: 'Rekam 2 November.', analysis: 'Siap cetak.' };
    await fill(
      'operator',
      'submitReview',
      { ...parts, conclusion: 'Terlambat di antrean.', recommendation: 'Cetak prioritas.' },
      { complaintClass: 'complaintNonSupervisory', category: 'delay', service: 'ktpel_cetak' },
    );
    await cardOf('operator').getByText(words('staff:status.awaitingVerification')).first().waitFor();
  });

  test('4 the technical division verifies, the head of division gives the disposition', async () => {
    await press('technicalDivision', 'verify');
    await fill('technicalDivision', 'verify', { findings: 'Sesuai, siap cetak.' });
    await press('headOfDivision', 'giveDisposition');
    await fill(
      'headOfDivision',
      'giveDisposition',
      { instructions: 'Cetak dan jawab pelapor.', dueAt: '2026-11-25' },
      { division: 'populationRegistration', urgency: 'urgent' },
    );
    await cardOf('headOfDivision').getByText(words('staff:status.inProgress')).first().waitFor();
  });

  test('5 the answer is written, approved and sent, and the citizen says that it is settled', async () => {
    await press('technicalDivision', 'draftAnswer');
    const text = 'KTP-el sudah dicetak dan dapat diambil di loket. Gratis.';
    await fill('technicalDivision', 'draftAnswer', { text }, { containsPersonalData: words('staff:dialog.no') });
    await press('headOfDivision', 'approveAnswer');
    await press('operator', 'sendAnswer');
    await fill('operator', 'sendAnswer', {}, { containsPersonalData: words('staff:dialog.no') });
    const { phone } = windows;
    await phone.bringToFront();
    await phone.getByText('sudah dicetak dan dapat diambil').first().waitFor();
    await phone.getByRole('button', { name: 'Sudah selesai' }).click();
  });

  test('6 the dossier lies in SharePoint with its columns', async () => {
    const library = await opened(`/local/sharepoint?path=${encodeURIComponent(`Arsip Pengaduan/2026/11/${ticket}`)}`);
    await library.getByText(`${ticket}_berkas.pdf`).first().waitFor();
    await at.browser.giveBack(library);
    await cardOf('recordsOfficer').getByText(words('staff:status.archived')).first().waitFor();
  });

  test('7 at the month’s end the operator submits the report and the head of division approves it', async () => {
    const { operator, headOfDivision } = windows;
    await operator.bringToFront();
    await operator.getByRole('button', { name: /WIB/ }).first().click();
    await operator.getByRole('button', { name: new RegExp(words('local:clock.to.nextMonth')) }).click();
    await operator
      .getByText(/Sel, 1 Des/)
      .first()
      .waitFor({ timeout: 60_000 });
    await operator.keyboard.press('Escape');
    await operator.goto(`${at.office.baseUrl}/local/teams?as=operator&view=chat`);
    await pressReport('operator', 'submitReport');
    await fill('operator', 'submitReport', { highlights: 'Antrean cetak KTP-el.' });
    await headOfDivision.goto(`${at.office.baseUrl}/local/teams?as=headOfDivision&view=chat`);
    await pressReport('headOfDivision', 'approveReport');
    await headOfDivision.getByText(words('staff:report.status.submittedToHeadOfOffice')).last().waitFor();
  });

  test('8 the head of office acknowledges it, and paper and register lie in SharePoint', async () => {
    const { headOfOffice } = windows;
    await headOfOffice.goto(`${at.office.baseUrl}/local/teams?as=headOfOffice&view=chat`);
    await pressReport('headOfOffice', 'acknowledgeReport');
    await headOfOffice.getByText(words('staff:report.status.acknowledged')).last().waitFor();
    const folder = 'Arsip Pengaduan/2026/11/Laporan Bulanan';
    const library = await opened(`/local/sharepoint?path=${encodeURIComponent(folder)}`);
    for (const file of ['Laporan-Pengaduan-2026-11.pdf', 'Register-Pengaduan-2026-11.xlsx'])
      await library.getByText(file).first().waitFor();
  });

  test('no window complained', async () => {
    expect(trouble.length).toBeGreaterThan(staff.length);
    expect(trouble.flat()).toEqual([]);
  });

  async function pressReport(who: Who, action: string): Promise<void> {
    const button = windows[who].getByRole('button', { name: words(`staff:action.${action}`), exact: true });
    await windows[who].bringToFront();
    await button.last().click();
  }
});
