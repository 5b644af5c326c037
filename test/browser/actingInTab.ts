import { readFileSync } from 'node:fs';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { textIn } from '../../bot/text/text';
import { partsOf, textOf } from '../documents/docx';
import { signedPdf } from '../files/signedPdf';
import { troubleOn } from './browser';
import type { Opened } from './openOffice';
import { seen } from './workAWhile';

/** The tab where staff use it: framed by Teams, signed in by Teams, acting through the API. */

const words = textIn('id');
const noted = words('staff:action.addNote');

export function actingInTab(at: Opened): void {
  /** A page of its own: drafts of one test are not another's. */
  async function opened(path: string): Promise<{ page: Page; tab: FrameLocator; trouble: string[] }> {
    const page = await at.browser.newPage({ width: 1280, height: 900 });
    const trouble = await troubleOn(page);
    await page.goto(`${at.office.baseUrl}/local/teams?as=operator&view=tab${path}`);
    return { page, tab: page.frameLocator('iframe'), trouble };
  }

  async function noteForm(tab: FrameLocator): Promise<Locator> {
    await tab.getByRole('button', { name: words('tab:complaint.more') }).click();
    await tab.getByRole('menuitem', { name: noted }).click();
    return tab.getByRole('dialog');
  }
  const note = (form: Locator): Locator => form.getByRole('textbox', { name: words('staff:field.note') });
  const submit = (form: Locator): Promise<void> => form.getByRole('button', { name: noted }).click();
  const notesOf = async (ticket: string): Promise<string[]> => {
    const { history } = (await at.office.complaint(ticket)) as { history: { action: string; words: { note?: string } }[] };
    return history.filter(({ action }) => action === 'addNote').map(event => event.words.note ?? '');
  };

  test('a complaint is opened from the list, and what was typed outlives a closed form and a reloaded page', async () => {
    const { page, tab, trouble } = await opened('');
    await tab.getByRole('link', { name: seen.fresh }).click();
    await tab.getByRole('heading', { name: seen.fresh }).waitFor();
    // By the keyboard alone: the cursor stands in the field, and afterwards where it was.
    await noteForm(tab);
    await tab.locator('textarea:focus').waitFor();
    await page.keyboard.type('Sudah ditelepon');
    await page.keyboard.press('Escape');
    await tab.getByRole('dialog').waitFor({ state: 'hidden' });
    await tab.locator('button:focus').getByText(words('tab:complaint.more')).waitFor();
    // Going back in the midst of a dialog leaves a page that screen readers can read, and forwards nothing is lost either.
    await noteForm(tab);
    await page.frames()[1]!.evaluate('history.back()');
    await tab.getByRole('heading', { name: words('tab:list.title') }).waitFor();
    await tab.locator('.tab:focus').waitFor();
    expect(await tab.locator('[aria-hidden=true] main').count()).toBe(0);
    await page.goto(`${at.office.baseUrl}/local/teams?as=operator&view=tab&subPage=${seen.fresh}`);
    const form = await noteForm(tab);
    await form.getByText(words('tab:form.restored')).waitFor();
    expect(await note(form).inputValue()).toBe('Sudah ditelepon');
    await submit(form);
    await tab.getByText(words('tab:complaint.done', { action: noted })).waitFor();
    expect(await notesOf(seen.fresh)).toEqual(['Sudah ditelepon']);
    expect(trouble).toEqual([]);
    await at.browser.giveBack(page);
  });

  test('when an answer gets lost, the same words are stored once and other words besides', async () => {
    const { page, tab } = await opened(`&subPage=${seen.underWay}`);
    const form = await noteForm(tab);
    let taken = 0;
    await page.route(`**/api/complaints/${seen.underWay}/actions`, async route => {
      const response = await route.fetch();
      taken += 1;
      return taken <= 2 ? route.abort() : route.fulfill({ response });
    });
    await note(form).fill('pertama');
    await submit(form);
    await form.getByRole('alert').waitFor();
    await submit(form); // the same press again, and again nobody hears that it was taken
    while (taken < 2) await page.waitForTimeout(50);
    expect(await notesOf(seen.underWay)).toEqual(['pertama']);
    await note(form).fill('kedua');
    await submit(form);
    await tab.getByText(words('tab:complaint.done', { action: noted })).waitFor();
    expect(await notesOf(seen.underWay)).toEqual(['pertama', 'kedua']);
    await at.browser.giveBack(page);
  });

  test('what a colleague does stands on the page in a moment, in the list and in the case', async () => {
    const { page, tab, trouble } = await opened('');
    await at.office.writes('6280000000077', { name: 'Warga Contoh C', text: 'KK saya belum jadi' });
    const fresh = tab.getByRole('link', { name: /^ADU-/ }).first();
    const { body } = await at.office.get('/api/complaints?limit=1', await at.office.token('operator'));
    const { ticketNumber } = body.items[0] as { ticketNumber: string };
    const soon = { timeout: 10_000 };
    await tab.getByRole('link', { name: ticketNumber }).waitFor(soon);
    expect(await fresh.textContent()).toContain(ticketNumber);
    await fresh.click();
    const take = tab.getByRole('button', { name: words('staff:action.take'), exact: true });
    await take.waitFor();
    await at.office.act('operator', ticketNumber, 'take');
    await take.waitFor({ ...soon, state: 'detached' });
    expect(trouble).toEqual([]);
    await at.browser.giveBack(page);
  });

  test('one click on the desk begins the step that waits there, and a reload does not begin it again', async () => {
    await at.office.writes('6280000000078', { name: 'Warga Contoh D', text: 'Akta saya salah ketik' });
    const { body } = await at.office.get('/api/complaints?limit=1', await at.office.token('operator'));
    const { ticketNumber } = body.items[0] as { ticketNumber: string };
    const { page, tab, trouble } = await opened('&subPage=desk');
    const take = words('staff:action.take');
    await tab.getByRole('link', { name: `${take} ${ticketNumber}`, exact: true }).click();
    await tab.getByText(words('tab:complaint.done', { action: take })).waitFor();
    expect(await at.office.complaint(ticketNumber)).toMatchObject({ status: 'inReview' });
    const review = words('staff:action.submitReview');
    await tab.getByRole('link', { name: words('tab:nav.desk') }).click();
    await tab.getByRole('link', { name: `${review} ${ticketNumber}`, exact: true }).click();
    await tab.getByRole('dialog').getByRole('heading', { name: review }).waitFor();
    await page.keyboard.press('Escape');
    await tab.locator('html').evaluate('location.reload()');
    await tab.getByRole('button', { name: review }).waitFor();
    expect(await tab.getByRole('dialog').count()).toBe(0);
    expect(trouble).toEqual([]);
    await at.browser.giveBack(page);
  });

  test('a paper of the case comes for Word under the number that is typed, and an odd one is pointed out', async () => {
    const { page, tab } = await opened(`&subPage=${seen.archived}`);
    await tab.getByRole('button', { name: words('tab:letter.menu') }).click();
    await tab.getByRole('menuitem', { name: words('tab:letter.title.answer') }).click();
    const dialog = tab.getByRole('dialog');
    const [number, word] = [dialog.getByRole('textbox'), dialog.getByRole('button', { name: words('tab:letter.docx') })];
    await number.fill('=1');
    await word.click();
    await dialog.getByRole('alert').waitFor();
    await number.fill('000.8.3.4/17/DKPS/XI/2026');
    const download = page.waitForEvent('download');
    await word.click();
    const file = await download;
    expect(file.suggestedFilename()).toBe(`${seen.archived}_jawaban.docx`);
    const xml = (await partsOf(readFileSync(await file.path()))).get('word/document.xml')!;
    expect(textOf(xml)).toContain('Nomor:000.8.3.4/17/DKPS/XI/2026');
    await at.browser.giveBack(page);
  });

  test('a letter that was signed outside is handed in beside it, is told to be ours, and stands in the log', async () => {
    const number = encodeURIComponent(seen.archived);
    const token = await at.office.token('operator');
    const address = `${at.office.baseUrl}/api/complaints/${number}/papers/answer`;
    const drawn = await fetch(address, { headers: { Authorization: `Bearer ${token}` } });
    const buffer = signedPdf(Buffer.from(await drawn.arrayBuffer()));
    const { page, tab, trouble } = await opened(`&subPage=${seen.archived}`);
    await tab.getByText(`${words('tab:letter.title.answer')} · ${words('tab:letter.signedNone')}`).click();
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      tab.getByRole('button', { name: words('signed:choose') }).click(),
    ]);
    await chooser.setFiles({ name: 'tte.pdf', mimeType: 'application/pdf', buffer });
    await tab.getByText(words('signed:paperOf.ours', { paper: words('signed:case.paper.answer') })).waitFor();
    await tab.getByText(words('signed:footer')).waitFor();
    await tab.getByText(`${words('staff:actionDone.addSigned')} · ${words('tab:letter.title.answer')}`).waitFor();
    expect(trouble).toEqual([]);
    await at.browser.giveBack(page);
  });

  test('outside of Teams the page says where it belongs', async () => {
    const page = await at.browser.newPage();
    await troubleOn(page);
    await page.goto(`${at.office.baseUrl}/tab`);
    await page.getByText(words('tab:outside.title')).waitFor();
    await at.browser.giveBack(page);
  });
}
