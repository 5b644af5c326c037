import { renderDisposalList, type DisposalPaper } from '../../bot/documents/disposalList';
import { all, partsOf, textOf } from './docx';
import { hearing, isTaggedArchivePdf, textOfPdf } from './pdf';
import { monthlyReport } from './samples';

/** The list for appraisal with its minutes: one list of blocks, as PDF and for Word. */

const paperWith = (count: number): DisposalPaper => ({
  ...{
    letterhead: monthlyReport.letterhead,
    officialNumber: '000.5/12/CONTOH/XI/2026',
    createdAt: new Date('2026-11-30T02:00:00Z'),
  },
  schedule: { activeYears: 2, inactiveYears: 3, source: 'Usulan' },
  lines: Array.from({ length: count }, (_, at) => ({
    ...{ ticketNumber: `ADU-2021-${String(at + 1).padStart(6, '0')}`, classificationCode: '000.8.3.4' },
    ...{ closed: '12/03/2021', inactiveUntil: '12/03/2026' },
  })),
});
const render = (count: number, type: 'pdf' | 'docx') => renderDisposalList(paperWith(count), type, hearing().words);
const wordXml = async (count: number): Promise<string> => (await partsOf(await render(count, 'docx'))).get('word/document.xml')!;

test.each(['pdf', 'docx'] as const)('as %s it gives the same bytes every time', async type => {
  expect((await render(3, type)).equals(await render(3, type))).toBe(true);
  expect((await render(4, type)).equals(await render(3, type))).toBe(false);
});

test('both say the same: the number that was typed, every record, the minutes and who signs them', async () => {
  const [pdf, xml] = [await render(3, 'pdf'), await wordXml(3)];
  expect(isTaggedArchivePdf(pdf)).toBe(true);
  expect(pdf.toString('latin1').match(/\/S \/TH\b/g)).toHaveLength(6);
  const said = [
    ...['DAFTAR ARSIP YANG DINILAI KEMBALI', 'Nomor: 000.5/12/CONTOH/XI/2026', 'ADU-2021-000003', '☐ permanen'],
    ...['Berita acara penilaian kembali arsip', 'Arsiparis', 'Kepala Dinas'],
  ];
  const [inPdf, inWord] = [textOfPdf(pdf), textOf(xml)];
  expect(said.filter(each => !inPdf.includes(each))).toEqual([]);
  expect(said.filter(each => !inWord.includes(each))).toEqual([]);
  // In capitals on the letterhead; in a sentence as one has it.
  expect(inWord).toContain('milik Dinas Kependudukan dan Pencatatan Sipil telah');
});

test('for Word the heading row is repeated, columns fill the text area, and no row is torn', async () => {
  const xml = await wordXml(60);
  const [table] = all(xml, /(<w:tbl>(?:(?!<\/w:tbl>).)*ADU-2021-000001.*?<\/w:tbl>)/g);
  const own = table!.slice(table!.lastIndexOf('<w:tbl>'));
  expect([own.match(/<w:tblHeader\/>/g)?.length, own.match(/<w:cantSplit\/>/g)?.length]).toEqual([1, 61]);
  const widths = all(own, /<w:gridCol w:w="(\d+)"\/>/g).map(Number);
  const textWidth = 11_906 - 64 * 20 - 54 * 20;
  expect([widths.length, widths.reduce((sum, width) => sum + width, 0)]).toEqual([6, textWidth]);
  expect(Math.min(...widths)).toBeGreaterThan(textWidth * 0.05);
});

test('overleaf the heading stands again, with at least two rows below it', async () => {
  const overleaf: number[] = [];
  for (const count of [27, 28, 29, 30]) {
    const [, , ...pages] = textOfPdf(await render(count, 'pdf')).split(/^Nomor berkas$/m);
    overleaf.push(...pages.map(page => page.match(/^ADU-/gm)?.length ?? 0));
  }
  expect(overleaf.length).toBeGreaterThan(0);
  expect(overleaf.filter(rows => rows < 2)).toEqual([]);
});
