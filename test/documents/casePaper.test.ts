import { renderCasePaper, type CasePaper } from '../../bot/documents/casePaper';
import type { Signer } from '../../bot/documents/letterhead';
import { renderMemo } from '../../bot/documents/monthlyReport';
import { numberPlace } from '../../bot/documents/officialNumber';
import { hostileTexts } from '../teams/cards/models';
import { all, partsOf, textOf } from './docx';
import { hearing, isTaggedArchivePdf, pagesOf } from './pdf';
import { dossier, head, monthlyReport, office } from './samples';

/** Telaahan, disposition sheet, answer letter and cover memo: what stands on them, as PDF and in Word. */

const [review, sheet] = [dossier.reviews[0]!, dossier.dispositions[0]!];
const letter = {
  ...{ ticketNumber: dossier.ticketNumber, date: new Date('2026-11-30T02:00:00Z'), number: '000.8.3.4/17/DKPS/XI/2026' },
  ...{ urgency: 'Terbatas', to: 'Bapak/Ibu Warga Contoh A', receivedAt: dossier.receivedAt, channel: 'WhatsApp' },
  ...{ subject: 'Lama/terlambat, KTP-el: pencetakan', answer: 'KTP-el sudah dicetak.\n\nDapat diambil di loket.' },
  ...{ ombudsmanContact: '137', signer: { ...head, post: 'Kepala Dinas Kependudukan dan Pencatatan Sipil' } },
};
const about = { ticketNumber: dossier.ticketNumber, letterhead: office, createdAt: dossier.createdAt, isDraft: false };
const papers = {
  review: { ...about, content: { kind: 'review', review } },
  disposition: { ...about, content: { kind: 'disposition', sheet } },
  answer: { ...about, content: { kind: 'answer', letter } },
} as const satisfies Record<string, CasePaper>;

const pdf = (paper: CasePaper): Promise<Buffer> => renderCasePaper(paper, 'pdf', hearing().words);
const docx = (paper: CasePaper): Promise<Buffer> => renderCasePaper(paper, 'docx', hearing().words);
const wordOf = async (bytes: Promise<Buffer>): Promise<string> => (await partsOf(await bytes)).get('word/document.xml')!;
/** What stands in Word, a line a paragraph. */
const linesOf = async (paper: CasePaper): Promise<string[]> =>
  all(await wordOf(docx(paper)), /<w:p>(.*?)<\/w:p>/g)
    .map(textOf)
    .filter(Boolean);

test.each(Object.entries(papers))('%s is a tagged PDF/A-2b and a DOCX; the same paper gives the same bytes', async (_, paper) => {
  const [first, word] = [await pdf(paper), await docx(paper)];
  expect(isTaggedArchivePdf(first)).toBe(true);
  expect((await pdf({ ...paper })).equals(first)).toBe(true);
  expect((await docx({ ...paper })).equals(word)).toBe(true);
  expect((await docx({ ...paper, createdAt: new Date('2026-12-01T02:00:00Z') })).equals(word)).toBe(false);
});

test('a telaahan has its head, six parts in order, and the law as it was published beside what the SOP says', async () => {
  const lines = await linesOf(papers.review);
  expect(lines.filter(line => /^[IV]+\. /.test(line))).toEqual([
    ...['I. Persoalan', 'II. Praanggapan', 'III. Fakta-fakta yang mempengaruhi', 'IV. Analisis', 'V. Kesimpulan', 'VI. Saran'],
  ]);
  const text = lines.join('\n');
  expect(text).toContain('Pengaduan ADU-2026-000123: Pencetakan KTP-el pelapor belum selesai');
  expect(text).toContain('Dasar: SOP Pengaduan Tatap Muka dan Online Nomor 065/5.148/DKPS/II/2022, langkah 3.¹');
  expect(text).toMatch(/¹ .*\(bulan II; .*Tahun 2009 Nomor 112, .*SOP, Tahun 2013 Nomor 232/);
  expect(text).toContain('Petugas Contoh C, 23 November 2026, 11.40 WIB: Sesuai, siap cetak.');
});

test('the short track has three of them, and says so', async () => {
  const short = { ...review, isShort: true, assumptions: null, facts: [], analysis: null };
  const lines = await linesOf({ ...about, content: { kind: 'review', review: short } });
  expect(lines.filter(line => /^[IV]+\. /.test(line))).toEqual(['I. Persoalan', 'V. Kesimpulan', 'VI. Saran']);
  expect(lines).toContain('Jalur singkat: bagian I, V dan VI.');
});

test('a disposition sheet ticks what was chosen, in boxes that Word can edit', async () => {
  const xml = await wordOf(docx(papers.disposition));
  const cells = all(all(xml, /<w:tbl>(.*?)<\/w:tbl>/g)[0]!, /<w:tc>(.*?)<\/w:tc>/g).map(textOf);
  expect(cells).toContain('Sifat:☐ Sangat segera   ☑ Segera   ☐ Rahasia');
  expect(cells).toContain('Diteruskan kepada Sdr.:1. Bidang Pelayanan Pendaftaran Penduduk');
  expect(cells).toContain('Dengan hormat harap:☐ Tanggapan dan saran☑ Proses lebih lanjut☐ Koordinasi/konfirmasikan');
});

test('a letter is dated above, numbered, addressed to the reporter, and tells of the Ombudsman', async () => {
  const lines = await linesOf(papers.answer);
  const at = (start: string): number => lines.findIndex(line => line.startsWith(start));
  const order = ['Palangka Raya, 30 November 2026', 'Nomor', 'Hal', 'Yth. Bapak/Ibu Warga Contoh A', 'Menindaklanjuti'].map(at);
  expect(order.toSorted((a, b) => a - b)).toEqual(order);
  expect(order).not.toContain(-1);
  expect(lines).toEqual(
    expect.arrayContaining(['000.8.3.4/17/DKPS/XI/2026', 'KTP-el sudah dicetak.', 'Dapat diambil di loket.']),
  );
  expect(lines[at('Bapak/Ibu juga')]).toMatch(/\(137\).*Pasal 46 .*Tahun 2009 Nomor 112,/);
  expect(lines.join(' ')).not.toMatch(/\bAnda\b|dalam aplikasi/);
});

const signers: [string, Partial<Signer>, string][] = [
  ['definitive', {}, 'Kepala Bidang Pemanfaatan Data dan Inovasi Pelayanan,'],
  ['plt', { kind: 'plt' }, 'Plt. Kepala Bidang Pemanfaatan Data dan Inovasi Pelayanan,'],
  ['plh', { kind: 'plh' }, 'Plh. Kepala Bidang Pemanfaatan Data dan Inovasi Pelayanan,'],
  [
    'mandate',
    { kind: 'mandate', ownPost: 'Analis Kebijakan' },
    'a.n. Kepala Bidang Pemanfaatan Data dan Inovasi Pelayanan,Analis Kebijakan,',
  ],
];
test.each(signers)(
  '%s: above the name stands in what capacity, below it rank and NIP, and then what the app knows',
  async (_, more, post) => {
    const lines = await linesOf({
      ...about,
      content: { kind: 'disposition', sheet: { ...sheet, decidedBy: { ...head, ...more } } },
    });
    expect(lines.slice(lines.indexOf('Pejabat Contoh D') - 2)).toEqual([
      ...['Palangka Raya, 23 November 2026', post, 'Pejabat Contoh D', 'Pembina', 'NIP 99990101 999901 1 001'],
      'disetujui dalam aplikasi pada 23 November 2026, 13.05 WIB (persetujuan internal, bukan tanda tangan elektronik)',
    ]);
  },
);

test('a draft says so on every page, in the PDF and in Word', async () => {
  const draft = { ...papers.answer, isDraft: true };
  expect((await pdf(draft)).toString('latin1')).toContain('/ca 0.08');
  expect((await pdf(papers.answer)).toString('latin1')).not.toContain('/ca 0.08');
  const parts = await partsOf(await docx(draft));
  expect(['word/header1.xml', 'word/footer1.xml'].map(path => parts.get(path)!.includes('KONSEP'))).toEqual([true, true]);
});

test('each stands on one page; a long answer goes on overleaf', async () => {
  expect(await Promise.all(Object.values(papers).map(async paper => pagesOf(await pdf(paper))))).toEqual([1, 1, 1]);
  const long = { ...letter, answer: 'Kata demi kata.\n'.repeat(30) };
  expect(pagesOf(await pdf({ ...about, content: { kind: 'answer', letter: long } }))).toBe(2);
});

test('hostile words are text in Word; the PDF draws them as every other paper does', async () => {
  const said = { ...letter, to: hostileTexts.join(' '), answer: hostileTexts.join('\n') };
  const paper: CasePaper = { ...about, content: { kind: 'answer', letter: said } };
  expect(await wordOf(docx(paper))).not.toMatch(/<w:(?:instrText|hyperlink|object)/);
});

test('the memo by itself is the report’s first page, under the number that was typed', async () => {
  const memo = { ...monthlyReport, memo: { ...monthlyReport.memo, officialNumber: '000.8.3.4/9/DKPS/XII/2026' } };
  const text = textOf(await wordOf(renderMemo(memo, 'docx', hearing().words)));
  expect(text).toContain('Nomor:000.8.3.4/9/DKPS/XII/2026');
  expect(text).toMatch(/Plt\. Kepala Bidang.*Pejabat Contoh D.*¹ Nomor SOP dikutip sebagaimana tertulis/);
  expect(text).not.toContain('PENDAHULUAN');
  const drawn = await renderMemo(memo, 'pdf', hearing().words);
  expect([pagesOf(drawn), isTaggedArchivePdf(drawn)]).toEqual([1, true]);
});

test.each([
  ['2026-11-30T02:00:00Z', /^\.+\/\.+\/DKPS\/XI\/2026$/],
  ['2026-12-31T18:00:00Z', /^\.+\/\.+\/DKPS\/I\/2027$/],
])('the place of a number that nobody typed has the month of the paper: %s', (at, place) => {
  expect(numberPlace('DKPS', new Date(at))).toMatch(place);
});
