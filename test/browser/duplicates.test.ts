import { textIn } from '../../bot/text/text';
import { findingsOn, inChromium, troubleOn } from './browser';
import { opening } from './openOffice';

/** Samples 1 and 2 of DOMAIN §10: the officer is shown that they may be one, and joins them. */

const words = textIn('id');
const [first, second] = ['ADU-2026-000001', 'ADU-2026-000002'];

inChromium('in Chromium', () => {
  const at = opening(async ({ office }) => {
    const text = 'KTP ulun rakam tanggal 2 balum jua tacetak, sudah 3 minggu, atas ngaran Warga Contoh A';
    await office.writes('6280000000001', { text });
    const inLapor = 'KTP tidak kunjung jadi. Saya Warga Contoh A sudah perekaman 2 November, KTP belum tercetak.';
    const entry = { channel: 'lapor', externalId: '99000001', text: inLapor };
    await office.post('/api/complaints', entry, await office.token('liaisonOfficer'));
    await office.settle();
  });

  test('the case that may be the same stands on the page with its reasons; its button opens the filled form', async () => {
    const page = await at.browser.newPage({ width: 1280, height: 900 });
    const trouble = await troubleOn(page);
    await page.goto(`${at.office.baseUrl}/local/teams?as=operator&view=tab&subPage=${second}`);
    const tab = page.frameLocator('iframe');
    await tab.getByRole('heading', { name: words('tab:duplicates.title') }).waitFor();
    await tab.getByText(words('staff:duplicate.reason.sameName')).waitFor();
    await tab.getByText(words('staff:duplicate.reason.otherChannel')).waitFor();
    expect(await findingsOn(page)).toEqual([]);
    await tab.getByRole('button', { name: words('tab:duplicates.merge', { ticket: first }) }).click();
    const dialog = tab.getByRole('dialog');
    expect(await dialog.getByRole('textbox').inputValue()).toBe(first);
    await dialog.getByText(`${first} (WhatsApp`).waitFor();
    await dialog.getByRole('button', { name: words('staff:action.merge') }).click();
    await tab.getByText(words('tab:complaint.done', { action: words('staff:action.merge') })).waitFor();
    expect(await at.office.complaint(second)).toMatchObject({ outcome: 'merged' });
    expect(trouble).toEqual([]);
    await at.browser.giveBack(page);
  });

  test('on the officer’s own card it is one line, and of several the likest', async () => {
    const third = 'ADU-2026-000003';
    const again = {
      channel: 'email',
      contact: 'warga@contoh.invalid',
      name: 'Warga Contoh A',
      text: 'KTP belum tercetak sejak rekam',
    };
    await at.office.post('/api/complaints', again, await at.office.token('operator'));
    await at.office.settle();
    const shown = JSON.stringify(await at.office.click('operator', third, 'refresh'));
    expect(shown).toContain('Mungkin aduan yang sama: ADU');
  });
});
