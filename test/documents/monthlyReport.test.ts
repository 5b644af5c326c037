import { renderMonthlyReport } from '../../bot/documents/monthlyReport';
import { defaultPolicy } from '../../bot/complaint/deadline';
import { figuresFor } from '../../bot/complaint/figures';
import { reportSections } from '../../bot/effects/reportFigures';
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
