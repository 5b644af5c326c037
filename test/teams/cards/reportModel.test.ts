import type { ReportView } from '../../../bot/casework/report/reportView';
import { defaultPolicy } from '../../../bot/complaint/deadline';
import { figuresFor } from '../../../bot/complaint/figures';
import { fieldsOf } from '../../../bot/complaint/inputs';
import { renderReportCard, reportFacts } from '../../../bot/teams/cards/reportCard';
import { reportCardModel } from '../../../bot/teams/cards/reportModel';
import { languages, textIn } from '../../../bot/text/text';

const figures = figuresFor('2026-11', [], defaultPolicy);
const view: ReportView = {
  ...{ month: '2026-11', status: 'submittedToHeadOfDivision', step: 3, version: 5, narrative: null, officialNumber: null },
  figures: {
    ...figures,
    recap: { ...figures.recap, registered: 41, closed: 38 },
    timeliness: {
      ...figures.timeliness,
      onTime: { count: 38, of: 41, percent: 92.7 },
      firstResponse: { count: 40, medianMinutes: 145, meanMinutes: 200 },
    },
  },
  figuresHash: 'ab',
  frozenAt: new Date('2026-12-01T02:00:00Z'),
  returnNote: null,
  history: [{ at: new Date('2026-12-01T02:00:00Z'), action: 'submitReport', who: 'Petugas Contoh', note: null }],
  pdfUrl: 'https://contoh.invalid/laporan.pdf',
  registerUrl: 'https://contoh.invalid/register.xlsx',
  signed: [],
  amiss: [],
  looked: null,
  mayCheck: false,
  refilings: [],
  docxBeside: null,
  mayRefile: false,
  maySign: false,
  allowedActions: (['approveReport', 'returnReport'] as const).map(action => ({ action, fields: fieldsOf(action) })),
};
let presses = 0;
const model = (more: Partial<ReportView> = {}, language: 'id' | 'en' = 'id') =>
  reportCardModel({ ...view, ...more }, textIn(language), () => `press-${++presses}`);

test('the figures are worded, and what was not measured is "Nihil"', () => {
  const { monthName, step, frozenAt, facts } = model();
  expect([monthName, step, frozenAt]).toEqual(['November 2026', 3, '1 Desember 2026, 09.00 WIB']);
  const values = Object.fromEntries(facts.map(({ name, value }) => [name, value]));
  expect(values).toMatchObject({
    ...{ registered: '41', onTime: '38 dari 41 (92,7 %)', firstResponse: '2,4 jam kerja' },
    ...{ settlement: 'Nihil', confirmed: 'Nihil', satisfaction: 'Nihil' },
  });
  expect(facts.map(({ name }) => name)).toEqual(reportFacts);
});

test('each button is a click or a dialog, and no two presses have the same id', () => {
  const { buttons } = model();
  expect(buttons.map(({ action, kind }) => [action, kind])).toEqual([
    ['approveReport', 'execute'],
    ['returnReport', 'dialog'],
  ]);
  expect(new Set([...buttons, ...model().buttons].map(({ submissionId }) => submissionId)).size).toBe(4);
});

test('the reason of a return is shown until the report is submitted anew', () => {
  const at = new Date('2026-12-02T02:00:00Z');
  const history = [...view.history, { at, action: 'returnReport', who: 'Kabid Contoh', note: 'Tambahkan rekomendasi.' }];
  const note = { from: 'Kabid Contoh', at: '2 Desember 2026, 09.00 WIB', text: 'Tambahkan rekomendasi.' };
  expect(model({ status: 'returned', history }).note).toEqual(note);
  expect(model({ history }).note).toBeNull();
});

test.each(languages)('in %s the model makes a card', language => {
  const card = renderReportCard(model({}, language), textIn(language));
  expect(JSON.stringify(card)).toContain('November 2026');
  expect(card.actions).toHaveLength(4);
});
