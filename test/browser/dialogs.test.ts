import type { Locator, Page } from 'playwright-core';
import type { Field } from '../../bot/complaint/inputs';
import type { PersonaKey } from '../../bot/local/personas';
import { fieldLabel } from '../../bot/text/fieldText';
import { textIn } from '../../bot/text/text';
import { review } from '../journeys/review';
import { findingsOn, inChromium, sticksOut, troubleOn } from './browser';
import { opening, type OfficeProcess } from './openOffice';

/** Dialogs and channels in Teams, by clicking alone. */

const words = textIn('id');

const disposition = { instructions: 'Proses.', division: 'populationRegistration', dueAt: '2026-11-24', urgency: 'normal' };
const draft = { text: 'KTP-el sudah dicetak, dapat diambil di loket. Gratis.', containsPersonalData: false };

/** From the desk of one to the next: what each step asks of the one before. */
const way: [who: PersonaKey, action: string, input: object][] = [
  ['operator', 'take', {}],
  ['operator', 'submitReview', review],
  ['technicalDivision', 'verify', { findings: 'Sesuai, siap cetak.' }],
  ['headOfDivision', 'giveDisposition', disposition],
  ['technicalDivision', 'draftAnswer', draft],
  ['headOfDivision', 'approveAnswer', {}],
  ['operator', 'sendAnswer', { containsPersonalData: false }],
];

/** Whose dialogs are looked at, after how many steps of the way, and how wide their window is. */
const desks: [who: PersonaKey, steps: number, width: number][] = [
  ['operator', 1, 1280],
  ['headOfDivision', 3, 320],
  ['technicalDivision', 4, 1280],
];
const ticketAt = (place: number): string => `ADU-2026-${String(place + 1).padStart(6, '0')}`;

async function fillDesks(office: OfficeProcess): Promise<void> {
  for (const [place, [, steps]] of desks.entries()) {
    await office.writes(`628000000010${place}`, { name: 'Warga Contoh A', text: 'KTP saya rekam tanggal 2 belum tercetak.' });
    for (const [who, action, input] of way.slice(0, steps)) {
      const { status, body } = await office.act(who, ticketAt(place), action, input);
      if (status !== 200) throw new Error(`${action} refused: ${JSON.stringify(body)}`);
    }
  }
  await office.settle();
}

inChromium('in Chromium', () => {
  const at = opening(({ office }) => fillDesks(office));

  async function opened(path: string, width = 1280): Promise<{ page: Page; trouble: string[] }> {
    const page = await at.browser.newPage({ width, height: 900 });
    const trouble = await troubleOn(page);
    await page.goto(`${at.office.baseUrl}/local/teams?${path}`);
    return { page, trouble };
  }

  test('a message of the channel is made a complaint, and the tab opens on it', async () => {
    const { page, trouble } = await opened('as=operator&view=channel', 360);
    await page.getByRole('textbox', { name: words('teamsPage:compose.channel') }).fill('Bapak di loket: KTP anaknya belum jadi');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: words('teamsPage:extension.make') }).click();
    const dialog = page.getByRole('dialog');
    const field = (name: string) => dialog.getByLabel(words(`staff:field.${name}`)).first();
    await field('channel').selectOption('counter');
    expect(await field('text').inputValue()).toContain('KTP anaknya belum jadi');
    expect([await findingsOn(page), await sticksOut(page)]).toEqual([[], false]);
    await dialog.getByRole('button', { name: words('tab:enter.submit') }).click();
    await dialog.getByText(words('errors:contactNeeded')).waitFor();
    await field('contact').fill('0812-0000-0010');
    expect(await field('text2').isVisible()).toBe(false);
    await dialog.getByRole('button', { name: words('tab:enter.addIssue') }).click();
    expect(await field('text2').isVisible()).toBe(true);
    await dialog.getByRole('button', { name: words('tab:enter.submit') }).click();
    await dialog.getByText('ADU-2026-000004').first().waitFor();
    await dialog.getByRole('link', { name: words('chat:intake.openForReceipt') }).click();
    await page.frameLocator('iframe').getByText('KTP anaknya belum jadi').first().waitFor();
    // Its address, pasted into the chat, becomes the card.
    await page.goto(`${at.office.baseUrl}/local/teams?as=operator&view=chat`);
    const box = page.getByRole('textbox', { name: words('teamsPage:compose.chat') });
    await box.fill(`Mohon dilihat: ${at.office.baseUrl}/tab#/complaints/ADU-2026-000004`);
    await page.locator('.compose-link').getByText('ADU-2026-000004').waitFor();
    await box.press('Enter');
    await page.locator('[data-own=true] .post-card').getByText('ADU-2026-000004').waitFor();
    expect(trouble).toEqual([]);
    await at.browser.giveBack(page);
  });

  /** Presses a button that stands on the card, or in one of the groups behind "more", which a card that is drawn anew closes. */
  async function press(card: Locator, name: string): Promise<void> {
    const button = card.getByRole('button', { name, exact: true });
    const isPressed = (): Promise<boolean> =>
      button.click({ timeout: 2_000 }).then(
        () => true,
        () => false,
      );
    while (!(await isPressed())) await card.getByRole('button', { name: words('staff:card.more') }).click();
  }

  test.each(desks.map(([who, steps, width], place) => ({ who, steps, width, ticket: ticketAt(place) })))(
    'every dialog of the $who after step $steps opens from the card ($width px), names its fields and closes by the keyboard',
    async ({ who, width, ticket }) => {
      const { page, trouble } = await opened(`as=${who}&view=channel`, width);
      const card = page.getByRole('article', { name: ticket }).last();
      const { allowedActions } = await at.office.complaint(ticket, who);
      const forms: { action: string; place: string; atOnce: boolean; fields: Field[] }[] = allowedActions;
      const dialogs = forms.filter(({ atOnce, place }) => !atOnce && place !== 'task');
      expect(dialogs.length).toBeGreaterThan(1);
      // A card is drawn for its reader when it comes into sight, and the page goes to its end when it has all of its messages.
      const first = card.getByRole('button', { name: words(`staff:action.${dialogs[0]!.action}`), exact: true });
      while (!(await first.isVisible())) await card.scrollIntoViewIfNeeded();
      for (const { action, fields } of dialogs) {
        await press(card, words(`staff:action.${action}`));
        const dialog = page.getByRole('dialog');
        await dialog.getByRole('button', { name: words(`staff:action.${action}`), exact: true }).waitFor();
        for (const { name } of fields) {
          const named = await dialog.getByLabel(fieldLabel(words, action, name)).count();
          expect([action, name, named > 0]).toEqual([action, name, true]);
        }
        expect([action, await sticksOut(page)]).toEqual([action, false]);
        await page.keyboard.press('Escape');
        await dialog.waitFor({ state: 'hidden' });
      }
      expect(trouble).toEqual([]);
      await at.browser.giveBack(page);
    },
    90_000,
  );

  test('an administrator gives the other channel to a division, whose cases then stand there, too', async () => {
    const { page, trouble } = await opened('as=admin&view=division');
    await page.getByText(words('teamsPage:message.noneInDivision')).waitFor();
    await page.getByRole('textbox', { name: words('teamsPage:compose.channel') }).fill('kanal bidang PP');
    await page.keyboard.press('Enter');
    await page.getByRole('article', { name: ticketAt(2) }).waitFor();
    expect(trouble).toEqual([]);
    await at.browser.giveBack(page);
  });
});
