import JSZip from 'jszip';
import type { MonthlyReportPaper } from '../../bot/documents/reportContent';
import { renderReportDocx } from '../../bot/documents/monthlyReport';
import { hostileTexts } from '../teams/cards/models';
import { all, partsOf, textOf } from './docx';
import { hearing } from './pdf';
import { monthlyReport } from './samples';

const render = (report: MonthlyReportPaper): Promise<Buffer> => renderReportDocx(report, hearing().words);
const draft = { ...monthlyReport, isDraft: true, frozenAt: null, figuresHash: null };

async function partOf(report: MonthlyReportPaper, path: string): Promise<string> {
  const part = (await partsOf(await render(report))).get(path);
  if (part === undefined) throw new Error(`no ${path}`);
  return part;
}

beforeEach(() => {
  jest.useFakeTimers({
    now: new Date('2031-05-06T07:08:09Z'),
    doNotFake: ['nextTick', 'setImmediate', 'setTimeout', 'queueMicrotask'],
  });
});
afterEach(() => jest.useRealTimers());

const both: [string, MonthlyReportPaper][] = [
  ['an approved report', monthlyReport],
  ['a draft', draft],
];
test.each(both)('%s gives the same bytes at any time, and others once it is changed', async (_, report) => {
  const first = await render(report);
  jest.setSystemTime(new Date('2033-01-02T03:04:05Z'));
  expect((await render({ ...report })).equals(first)).toBe(true);
  expect((await render({ ...report, figuresHash: 'aa' })).equals(first)).toBe(false);
});

test('its only moment is that of the report: neither properties, parts nor the workbooks of its charts know today', async () => {
  const docx = await render(monthlyReport);
  for (const [path, text] of await partsOf(docx)) expect([path, /2031|20310506/.test(text)]).toEqual([path, false]);
  const core = await partOf(monthlyReport, 'docProps/core.xml');
  expect(all(core, /<dcterms:(?:created|modified)[^>]*>([^<]*)/g)).toEqual(Array(2).fill('2026-12-01T02:00:00.000Z'));
  const times = Object.values((await JSZip.loadAsync(docx)).files).map(({ date }) => date.getUTCFullYear());
  expect(new Set(times)).toEqual(new Set([1980]));
});

test('it has a title, says that it is Indonesian, and counts its pages', async () => {
  expect(await partOf(monthlyReport, 'docProps/core.xml')).toContain(
    '<dc:title>Laporan Bulanan Pengaduan Publik November 2026</dc:title>',
  );
  expect(await partOf(monthlyReport, 'word/styles.xml')).toContain('<w:lang w:val="id-ID"/>');
  const footer = await partOf(monthlyReport, 'word/footer1.xml');
  expect(all(footer, /<w:instrText[^>]*>([^<]*)/g)).toEqual(['PAGE', 'NUMPAGES']);
});

test('the fourteen sections stand under their five headings, in order', async () => {
  const xml = await partOf(monthlyReport, 'word/document.xml');
  const headings = all(xml, /<w:p>((?:(?!<\/w:p>).)*?<w:pStyle w:val="Heading[12]"\/>.*?)<\/w:p>/g).map(textOf);
  const marks = headings.map(text => /^(?:[A-E]|\d+)(?=\. )/.exec(text)?.[0]).filter(mark => mark !== undefined);
  expect(marks.join(' ')).toBe('A 1 B 2 3 4 5 6 7 C 8 9 10 11 D 12 13 E 14');
});

test('every table of figures repeats its heading row, and holds every figure', async () => {
  const xml = await partOf(monthlyReport, 'word/document.xml');
  const tables = all(xml, /<w:tbl>(.*?)<\/w:tbl>/g).filter(table => table.includes('<w:tblHeader'));
  expect(tables).toHaveLength(8 + 1);
  for (const table of tables) {
    const rows = all(table, /<w:tr>(.*?)<\/w:tr>/g);
    expect(rows.map(row => row.includes('<w:tblHeader'))).toEqual(rows.map((_, i) => i === 0));
  }
  const channels = all(tables[1]!, /<w:tr>(.*?)<\/w:tr>/g).map(row => all(row, /<w:tc>(.*?)<\/w:tc>/g).map(textOf));
  expect(channels.slice(0, 2)).toEqual([
    ['Uraian', 'Sisa awal', 'Masuk', 'Dibuka lagi', 'Ditutup', 'Sisa akhir'],
    ['WhatsApp', '1', '29', '0', '29', '1'],
  ]);
});

test('a chart has the numbers of its table, in Word, in its workbook, and for who does not see it', async () => {
  const parts = await partsOf(await render(monthlyReport));
  const charts = [...parts.keys()].filter(path => /^word\/charts\/chart\d+\.xml$/.test(path));
  expect(charts).toHaveLength(5);
  for (const path of charts) expect(parts.get(path)).toContain('<c:tickLblSkip val="1"/><c:noMultiLvlLbl');
  const values = all(all(parts.get('word/charts/chart1.xml')!, /<c:val>(.*?)<\/c:val>/g)[0]!, /<c:v>([^<]*)/g);
  expect(values).toEqual(['29', '5', '6', '1']);
  expect(all(parts.get('word/document.xml')!, /<wp:docPr [^>]*descr="([^"]*)"/g)[0]).toBe(
    'Diagram batang Aduan menurut kanal, Masuk: WhatsApp 29; LAPOR 5; Tatap muka 6; Lainnya 1.',
  );
});

test('heads sign with their kind of post, rank and NIP; the head of office only after the acknowledgement', async () => {
  const signed = textOf(await partOf(monthlyReport, 'word/document.xml'));
  expect(signed).toContain('Plt. Kepala Bidang Pemanfaatan Data dan Inovasi Pelayanan,');
  expect(signed).toMatch(/Pejabat Contoh DPembinaNIP 99990101 999901 1 001/);
  expect(signed).toContain('Mengetahui,');
  const waiting = textOf(await partOf({ ...monthlyReport, headOfOffice: null }, 'word/document.xml'));
  expect(waiting).not.toMatch(/Mengetahui,|Pejabat Contoh E/);
});

test('a draft says so across every page and in its foot; what is approved does not', async () => {
  const texts = async (report: MonthlyReportPaper) =>
    Promise.all(['word/header1.xml', 'word/footer1.xml'].map(path => partOf(report, path)));
  for (const part of await texts(draft)) expect(part).toContain('KONSEP');
  for (const part of await texts(monthlyReport)) expect(part).not.toContain('KONSEP');
});

test('a month in which nothing was registered has no chart', async () => {
  const sections = { ...monthlyReport.sections };
  for (const key of ['byChannel', 'byClass', 'byCategory', 'byService', 'byDistrict'] as const) sections[key] = { rows: [] };
  const parts = await partsOf(await render({ ...monthlyReport, sections }));
  expect([...parts.keys()].filter(path => path.includes('chart'))).toEqual([]);
  expect(textOf(parts.get('word/document.xml')!)).not.toContain('Diagram');
});

test('hostile words are text: no field, no link, nothing that XML forbids', async () => {
  const head = { ...monthlyReport.headOfDivision, name: hostileTexts.join(' ') };
  const said = { highlights: [...hostileTexts, 'a\u0000\ud800b "rIdabcdefghijklmnopqrstu"'], headOfDivision: head };
  const xml = await partOf({ ...monthlyReport, ...said }, 'word/document.xml');
  expect(xml).not.toMatch(/<w:(?:instrText|hyperlink|object)/);
  expect([...xml].filter(sign => sign < ' ' && !'\t\n\r'.includes(sign))).toEqual([]);
  expect(textOf(xml)).toContain('ab &quot;rId');
});
