import type { FrameLocator, Page } from 'playwright-core';
import { textIn } from '../../bot/text/text';
import { findingsOn, sticksOut, troubleOn } from './browser';
import type { Opened } from './openOffice';
import { seen } from './workAWhile';

/** An answer written with a text of the bank under the eyes of its preview, in the tab and in Teams; and the bank's own page. */

const words = textIn('id');
const write = words('staff:action.draftAnswer');
const use = words('staff:bank.use');

export function bankPage(at: Opened): void {
  beforeAll(async () => {
    const sheet = { instructions: 'Jawab.', division: 'populationRegistration', dueAt: '2026-12-04', urgency: 'urgent' };
    await at.office.act('headOfDivision', seen.underWay, 'giveDisposition', sheet);
  });
  const answerNow = async (): Promise<string> =>
    ((await at.office.complaint(seen.underWay)) as { answer: { text: string } }).answer.text;

  async function opened(path: string): Promise<{ page: Page; tab: FrameLocator; trouble: string[] }> {
    const page = await at.browser.newPage({ width: 1280, height: 900 });
    const trouble = await troubleOn(page);
    await page.goto(`${at.office.baseUrl}/local/teams?as=policyAnalyst${path}`);
    return { page, tab: page.frameLocator('iframe'), trouble };
  }

  test('in the tab a text is found by words, goes below what was typed, and the preview follows every letter', async () => {
    const { page, tab, trouble } = await opened(`&view=tab&subPage=${seen.underWay}`);
    await tab.getByRole('button', { name: write }).click();
    const form = tab.getByRole('dialog');
    const answer = form.getByRole('textbox', { name: words('staff:fieldOf.draftAnswer.text') });
    await answer.fill('Yth. *Bapak/Ibu*,');
    const preview = form.getByRole('region', { name: words('staff:preview.title') });
    await preview.getByText(words('whatsapp:template.aduan_jawaban', { 1: seen.underWay })).waitFor();
    await preview.locator('strong', { hasText: 'Bapak/Ibu' }).waitFor();
    await form.getByRole('button', { name: words('tab:bank.picker') }).click();
    await form.getByRole('searchbox', { name: words('tab:bank.search') }).fill('PUNGUT biaya');
    await form.getByRole('listitem').filter({ hasText: 'Pengurusan gratis' }).waitFor();
    expect(await form.getByRole('button', { name: use }).count()).toBe(1);
    expect(await findingsOn(page)).toEqual([]);
    await form.getByRole('button', { name: use }).click();
    await form.getByText(words('staff:bank.added', { title: 'Pengurusan gratis' })).waitFor();
    const text = await answer.inputValue();
    expect(text).toMatch(/^Yth\. \*Bapak\/Ibu\*,\n\nPengurusan dokumen kependudukan tidak dipungut biaya/);
    await preview.getByText('identitas Bapak/Ibu kami rahasiakan').waitFor();
    await page.setViewportSize({ width: 320, height: 800 });
    expect(await sticksOut(page)).toBe(false);
    await form.getByRole('radio', { name: words('staff:dialog.no') }).check();
    await form.getByRole('button', { name: write }).click();
    await tab.getByText(words('tab:complaint.done', { action: write })).waitFor();
    expect(await answerNow()).toBe(text);
    expect(trouble).toEqual([]);
    await at.browser.giveBack(page);
  });

  test('in Teams the dialog comes back with text and preview, keeps what was typed, and acts when it is told to', async () => {
    const { page, trouble } = await opened('');
    await page.getByRole('article', { name: seen.underWay }).getByRole('button', { name: write }).click();
    const form = page.getByRole('dialog');
    const answer = form.getByRole('textbox', { name: words('staff:fieldOf.draftAnswer.text') });
    await answer.fill('Mohon maaf atas keterlambatannya.');
    await form
      .getByRole('combobox', { name: words('staff:bank.title') })
      .fill('Blanko KTP-el terbatas (Layanan laporan ini, perlu ditinjau)');
    await form.getByRole('button', { name: use }).click();
    await form.getByText('ditambahkan di bawah yang sudah diketik').waitFor();
    const text = await answer.inputValue();
    expect(text).toMatch(/^Mohon maaf atas keterlambatannya\.\n\nMohon maaf, pencetakan KTP-el tertunda/);
    await answer.fill(`${text}\n\nSalam.`);
    await form.getByRole('button', { name: words('staff:preview.show') }).click();
    await form.getByText(/Salam\..*Apakah jawaban ini sudah menyelesaikan/s).waitFor();
    expect(await answerNow()).toMatch(/^Yth\./);
    expect(await findingsOn(page)).toEqual([]);
    await form.getByRole('radio', { name: words('staff:dialog.no') }).check();
    await form.getByRole('button', { name: write }).click();
    await form.waitFor({ state: 'hidden' });
    expect(await answerNow()).toBe(`${text}\n\nSalam.`);
    expect(trouble).toEqual([]);
    await at.browser.giveBack(page);
  });

  test('an answer that was sent becomes a ready text, which can be withdrawn and is kept', async () => {
    const { page, tab, trouble } = await opened(`&view=tab&subPage=${seen.archived}`);
    await tab.getByRole('button', { name: words('tab:complaint.promote') }).click();
    const form = tab.getByRole('dialog');
    expect(await form.getByRole('textbox', { name: words('staff:fieldOf.bankText.answer') }).inputValue()).toBe(
      'KTP-el sudah dicetak, dapat diambil di loket. Gratis.',
    );
    await form.getByRole('textbox', { name: words('staff:field.title') }).fill('Sudah dicetak');
    await form.getByRole('button', { name: words('tab:bank.save') }).click();
    await tab.getByText(words('tab:bank.saved', { title: 'Sudah dicetak' })).waitFor();
    await tab.getByRole('searchbox').fill('sudah dicetak loket');
    const entry = tab.getByRole('listitem').filter({ has: tab.getByRole('heading', { name: 'Sudah dicetak', exact: true }) });
    await entry.getByRole('link', { name: words('tab:bank.source', { ticket: seen.archived }) }).waitFor();
    expect(await findingsOn(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 800 });
    expect(await sticksOut(page)).toBe(false);
    await entry.getByRole('button', { name: words('tab:bank.withdraw') }).click();
    await tab.getByText(words('tab:bank.withdrawnTold', { title: 'Sudah dicetak' })).waitFor();
    expect(await entry.count()).toBe(0);
    await tab.getByRole('combobox').selectOption('withdrawn');
    await entry.getByText(words('tab:bank.history'), { exact: false }).click();
    await entry.getByText(/^Ditulis Analis Contoh/).waitFor();
    expect(trouble).toEqual([]);
    await at.browser.giveBack(page);
  });
}
