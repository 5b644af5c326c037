import { defaultSettings } from '../../bot/casework/office';
import { renderReceipt, type ReceiptPaper } from '../../bot/documents/receipt';
import { hearing, isTaggedArchivePdf, pagesOf } from './pdf';

const receipt: ReceiptPaper = {
  letterhead: defaultSettings.letterhead,
  ticketNumber: 'ADU-2026-000123',
  reporter: 'Warga Contoh H',
  onBehalfOf: null,
  channel: 'Tatap muka',
  description: 'KK saya salah nama ibu.',
  receivedAt: new Date('2026-11-26T04:20:00Z'),
  dueAt: new Date('2026-11-27T04:20:00Z'),
  receiver: 'Petugas Contoh, Petugas Pengaduan',
  parts: [],
  officeWhatsapp: null,
};
const longest: ReceiptPaper = {
  ...receipt,
  reporter: 'W'.repeat(120),
  onBehalfOf: 'Ketua RT/RW atau pejabat setempat, dengan surat kuasa',
  description: 'W'.repeat(300),
  parts: [1, 2, 3, 4, 5].map(n => ({ ticketNumber: `ADU-2026-00012${n}`, description: 'W'.repeat(80) })),
  officeWhatsapp: '6280000000099',
};

const pageSize = (pdf: Buffer): number[] =>
  /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf.toString('latin1'))!.slice(1).map(Number);

describe.each(['a5', 'strip'] as const)('a receipt on %s', size => {
  test.each([
    ['with little on it', receipt],
    ['with the longest words and five parts', longest],
  ])('%s is one page of a tagged archive PDF', async (_, what) => {
    const pdf = await renderReceipt(what, size, hearing().words);
    expect([isTaggedArchivePdf(pdf), pagesOf(pdf)]).toEqual([true, 1]);
    const [width, height] = pageSize(pdf);
    if (size === 'a5') expect([width, height]).toEqual([419.53, 595.28]);
    else expect(width! / 72).toBeCloseTo(58 / 25.4, 3);
  });

  test('has the same bytes whenever it is printed', async () => {
    const [first, again] = [0, 1].map(() => renderReceipt(receipt, size, hearing().words));
    expect((await first!).equals(await again!)).toBe(true);
  });
});

test('a strip is as long as what stands on it', async () => {
  const [short, long] = [
    await renderReceipt(receipt, 'strip', hearing().words),
    await renderReceipt(longest, 'strip', hearing().words),
  ];
  expect(pageSize(short)[1]).toBeLessThan(700);
  expect(pageSize(long)[1]).toBeGreaterThan(pageSize(short)[1]! + 300);
});

test('only where the office’s WhatsApp number is known does the receipt name it', async () => {
  const [without, withNumber] = [hearing(), hearing()];
  await renderReceipt(receipt, 'a5', without.words);
  await renderReceipt(longest, 'a5', withNumber.words);
  expect([without.asked.includes('receipt.ask'), without.asked.includes('receipt.askByWhatsapp')]).toEqual([true, false]);
  expect([withNumber.asked.includes('receipt.ask'), withNumber.asked.includes('receipt.askByWhatsapp')]).toEqual([false, true]);
});
