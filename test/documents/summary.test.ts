import { renderSummary, type SummaryPaper } from '../../bot/documents/summary';
import { hearing, isTaggedArchivePdf, pagesOf, textOfPdf } from './pdf';
import { monthlyReport, office } from './samples';

const summary: SummaryPaper = {
  ...{ letterhead: office, period: '2026-Q4', kind: 'quarter', isPublic: false, sections: monthlyReport.sections },
  supervisory: { openStart: 0, registered: 1, reopened: 0, closed: 0, openEnd: 1 },
  ...{ at: new Date('2027-01-04T02:00:00Z'), isFrozen: false, isDraft: false },
};

test('the summary of a full quarter is one page of tagged PDF/A-2b, and the same figures give the same bytes', async () => {
  const pdf = await renderSummary(summary, hearing().words);
  expect([pagesOf(pdf), isTaggedArchivePdf(pdf)]).toEqual([1, true]);
  expect((await renderSummary({ ...summary }, hearing().words)).equals(pdf)).toBe(true);
  const supervisory = { ...summary.supervisory, registered: 2 };
  expect((await renderSummary({ ...summary, supervisory }, hearing().words)).equals(pdf)).toBe(false);
});

test('channels and the most frequent categories are drawn; all other categories are one line with their sum', async () => {
  const pdf = (await renderSummary(summary, hearing().words)).toString('latin1');
  const described = [...pdf.matchAll(/\/Alt \(((?:\\.|[^)\\])*)\)/g)].map(([, text]) => text!);
  expect(described).toHaveLength(2);
  const { rows } = summary.sections.byCategory;
  const rest = rows.slice(5).reduce((sum, { values }) => sum + Number(values[1]), 0);
  expect(described[1]).toMatch(new RegExp(`Data tidak sinkron 4; ${rows.length - 5} kategori lain ${rest}\\.$`));
});

test.each([
  ['2026-11', 'month', 'summary.period.month'],
  ['2026-Q4', 'quarter', 'summary.period.quarter'],
  ['2026', 'year', 'summary.period.year'],
] as const)('%s is named as a %s', async (period, kind, key) => {
  const values: object[] = [];
  const { words } = hearing();
  await renderSummary({ ...summary, period, kind }, (asked, said) => {
    if (asked === key) values.push(said!);
    return words(asked, said);
  });
  const named = { month: { month: 'November 2026' }, quarter: { quarter: 'IV', year: '2026' }, year: { year: '2026' } };
  expect(values[0]).toMatchObject(named[kind]);
});

test('what still runs is marked as a draft, and a frozen month says when it was frozen', async () => {
  const running = hearing();
  await renderSummary({ ...summary, isDraft: true }, running.words);
  expect(running.asked).toEqual(expect.arrayContaining(['report.draft', 'summary.live']));
  const frozen = hearing();
  await renderSummary({ ...summary, isFrozen: true }, frozen.words);
  expect(frozen.asked).toContain('summary.frozen');
  expect(frozen.asked).not.toContain('report.draft');
});

test('to the public no supervisory case is told apart, and no category of few reports is named', async () => {
  const few = { label: 'Pungli/calo', values: [0, 4, 0, 0, 4] };
  const enough = { label: 'Antrean', values: [0, 5, 0, 5, 0] };
  const sections = { ...summary.sections, byCategory: { columns: ['a', 'b', 'c', 'd', 'e'], rows: [enough, few], drawn: 1 } };
  const lines = async (isPublic: boolean) => textOfPdf(await renderSummary({ ...summary, sections, isPublic }, hearing().words));
  const [told, published] = [await lines(false), await lines(true)];
  expect(told).toContain('Pungli/calo');
  expect(published).not.toContain('Pungli/calo');
  expect([told.includes('berkadar pengawasan'), published.includes('berkadar pengawasan')]).toEqual([true, false]);
  expect(published).toContain('1 kategori lain');
});
