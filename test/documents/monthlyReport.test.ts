import { renderMonthlyReport } from '../../bot/documents/monthlyReport';
import { defaultPolicy } from '../../bot/complaint/deadline';
import { figuresFor } from '../../bot/complaint/figures';
import { barChartOf } from '../../bot/text/barChart';
import { correctionsIn } from '../../bot/text/reportCorrections';
import { reportSections } from '../../bot/text/reportSections';
import { textIn } from '../../bot/text/text';
import { hostileTexts } from '../teams/cards/models';
import { hearing, isTaggedArchivePdf, pagesOf } from './pdf';
import { monthlyReport } from './samples';

const narratives = ['highlights', 'improvements', 'obstacles', 'recommendations'] as const;
const withoutWords = { highlights: [], improvements: [], obstacles: [], recommendations: [] };

test('a report is a tagged PDF/A-2b, and the same report gives the same bytes', async () => {
  const { words } = hearing();
  const first = await renderMonthlyReport(monthlyReport, words);
  expect(isTaggedArchivePdf(first)).toBe(true);
  expect((await renderMonthlyReport({ ...monthlyReport }, words)).equals(first)).toBe(true);
  expect((await renderMonthlyReport({ ...monthlyReport, figuresHash: 'aa' }, words)).equals(first)).toBe(false);
});

test('the body of an ordinary month has at most four pages between memo and appendix', async () => {
  expect(pagesOf(await renderMonthlyReport(monthlyReport, hearing().words))).toBeLessThanOrEqual(1 + 4 + 1);
});

test('beside two other months and with corrections to an earlier one it still has its four pages', async () => {
  const { words, asked } = hearing();
  const month = figuresFor('2026-11', [], defaultPolicy);
  const comparison = {
    previous: { month: '2026-10', isFrozen: false, figures: month },
    lastYear: { month: '2025-11', isFrozen: true, figures: month },
    corrected: null,
  };
  const { recap } = reportSections({ ...month, comparison }, textIn('id'));
  expect(recap.columns).toEqual(['Nov 2026', 'Okt 2026 (belum beku)', 'Nov 2025']);
  const timeliness = {
    columns: recap.columns!,
    rows: monthlyReport.sections.timeliness.rows.map(row => ({ ...row, values: [...row.values, 1, null] })),
  };
  const points = Array.from({ length: 9 }, (_, i) => `Rekapitulasi, Masuk (terdaftar): semula ${i}, menjadi ${i + 1}`);
  const corrections = { title: 'Koreksi atas laporan Oktober 2026 yang sudah dibekukan', points };
  const sections = { ...monthlyReport.sections, recap, timeliness };
  const pdf = await renderMonthlyReport({ ...monthlyReport, sections, corrections }, words);
  expect(pagesOf(pdf)).toBeLessThanOrEqual(1 + 4 + 1);
  expect(asked).toContain('report.corrections.more');
  expect(pdf.equals(await renderMonthlyReport({ ...monthlyReport, sections }, hearing().words))).toBe(false);
});

test('a draft says so across every page and in its foot, and of running figures what they are', async () => {
  const { words, asked } = hearing();
  const pdf = await renderMonthlyReport({ ...monthlyReport, isDraft: true, frozenAt: null, figuresHash: null }, words);
  expect(asked).toEqual(expect.arrayContaining(['report.draft', 'report.draftFooter', 'report.memo.bodyLive']));
  expect(asked).toContain('report.appendix.notFrozen');
  expect(isTaggedArchivePdf(pdf)).toBe(true);
  const plain = await renderMonthlyReport(monthlyReport, words);
  expect([pagesOf(pdf), pdf.toString('latin1').match(/\/ca 0\.08/g)?.length ?? 0]).toEqual([pagesOf(plain), 1]);
  expect(plain.toString('latin1')).not.toContain('/ca 0.08');
});

test('empty sections print "Nihil" in one line each', async () => {
  const { words, asked } = hearing();
  await renderMonthlyReport({ ...monthlyReport, ...withoutWords }, words);
  expect(asked.filter(key => key === 'nil')).toHaveLength(narratives.length);
});

test('a month in which nothing happened keeps its recapitulation and says "Nihil" to everything else', async () => {
  const { words, asked } = hearing();
  const sections = reportSections(figuresFor('2026-11', [], defaultPolicy), textIn('id'));
  const register = { ...monthlyReport.register, summary: [] };
  expect(sections.recap.rows.every(({ values }) => values[0] === 0)).toBe(true);
  await renderMonthlyReport({ ...monthlyReport, ...withoutWords, sections, register }, words);
  expect(asked.filter(key => key === 'nil')).toHaveLength(7 + narratives.length + 1);
});

test('the head of office signs only once there is an acknowledgement', async () => {
  const { words, asked } = hearing();
  await renderMonthlyReport({ ...monthlyReport, headOfOffice: null }, words);
  expect(asked).not.toContain('report.acknowledged');
  const signed = hearing();
  await renderMonthlyReport(monthlyReport, signed.words);
  expect(signed.asked).toContain('report.acknowledged');
});

test('hostile words in the narrative and in names are printed, not obeyed', async () => {
  const head = { ...monthlyReport.headOfDivision, name: hostileTexts.join(' ') };
  const said = { highlights: [...hostileTexts], recommendations: [...hostileTexts], headOfDivision: head };
  const pdf = await renderMonthlyReport({ ...monthlyReport, ...said }, hearing().words);
  expect(isTaggedArchivePdf(pdf)).toBe(true);
  expect(pdf.toString('latin1')).not.toMatch(/\/JavaScript|\/JS\b|\/URI\b|\/Launch\b/);
});

test('bars beside a table are one tagged figure with every value in words; a table that draws none has none', async () => {
  const pdf = (await renderMonthlyReport(monthlyReport, hearing().words)).toString('latin1');
  expect(pdf.match(/\/S \/Figure/g)).toHaveLength(5);
  const descriptions = [...pdf.matchAll(/\/Alt \(((?:\\.|[^)\\])*)\)/g)].map(([, text]) => text);
  expect(descriptions[0]).toBe('Diagram batang Aduan menurut kanal, Masuk: WhatsApp 29; LAPOR 5; Tatap muka 6; Lainnya 1.');
  const plain = { ...monthlyReport.sections, byChannel: { ...monthlyReport.sections.byChannel, drawn: undefined } };
  const without = await renderMonthlyReport({ ...monthlyReport, sections: plain }, hearing().words);
  expect(without.toString('latin1').match(/\/S \/Figure/g)).toHaveLength(4);
});

test('lists end with what has no name of its own; divisions and services stand apart, and the lines between them are no figures', () => {
  const month = figuresFor('2026-11', [], defaultPolicy);
  const of = (registered: number) => ({ openStart: 0, registered, reopened: 0, closed: 0, openEnd: registered });
  const counted = {
    ...month,
    byChannel: { other: of(9), whatsapp: of(1), counter: of(2) },
    byDivision: { unknown: of(8), secretariat: of(1) },
    byService: { unknown: of(8), kk: of(1) },
  };
  const words = textIn('id');
  const { byChannel, byService } = reportSections(counted, words);
  expect(byChannel.rows.map(row => 'label' in row && row.label)).toEqual(['Tatap muka', 'WhatsApp', 'Lainnya']);
  expect(byService.rows.map(row => 'label' in row && row.label)).toEqual([
    ...['Menurut bidang:', 'Sekretariat', 'Bidang belum ditentukan'],
    ...['Menurut jenis layanan:', 'Kartu Keluarga', 'Layanan belum ditentukan'],
  ]);
  const chart = barChartOf('Bidang', byService, (key, values) => words(`documents:${key}`, values))!;
  expect([chart.bars.length, chart.description.includes('Menurut bidang')]).toEqual([6, false]);
  expect(correctionsIn(month, counted, words).filter(line => line.includes('Menurut'))).toEqual([]);
});
