import { reportStatuses } from '../../../bot/complaint/sop';
import { renderMessageCard } from '../../../bot/teams/cards/messageCard';
import { cardBytes, maxCardBytes } from '../../../bot/teams/cards/render';
import { renderReportCard, reportFacts } from '../../../bot/teams/cards/reportCard';
import type { ReportCardModel } from '../../../bot/teams/cards/reportCard';
import { languages, textIn } from '../../../bot/text/text';
import { everyNode, hostileTexts } from './models';

const model: ReportCardModel = {
  month: '2026-11',
  step: 3,
  monthName: 'November 2026',
  statusKey: 'submittedToHeadOfDivision',
  frozenAt: '1 Desember 2026, 09.00 WIB',
  facts: reportFacts.map(name => ({ name, value: '12' })),
  note: { from: 'Kepala Contoh', at: '2 Desember 2026', text: hostileTexts.join(' ') },
  pdfUrl: 'https://contoh.invalid/laporan.pdf',
  xlsxUrl: 'https://contoh.invalid/register.xlsx',
  buttons: [
    { action: 'approveReport', kind: 'execute', submissionId: 's1' },
    { action: 'returnReport', kind: 'dialog', submissionId: 's2' },
  ],
};

test.each(languages.flatMap(language => reportStatuses.map(status => [language, status] as const)))(
  'in %s a report that is %s keeps the card contract',
  (language, statusKey) => {
    const words = textIn(language);
    const card = renderReportCard({ ...model, statusKey }, words);
    expect(cardBytes(card)).toBeLessThanOrEqual(maxCardBytes);
    expect(card.actions.length).toBeLessThanOrEqual(6);
    expect(JSON.stringify(card)).not.toMatch(/\$\{|null|undefined/);
    expect(JSON.stringify(card)).toContain(words(`staff:report.status.${statusKey}`));
    for (const node of everyNode(card)) if (node.type === 'TextBlock') expect(node.wrap).toBe(true);
  },
);

test('approving is one click, returning asks for the reason, both name the month, the status and the step they were drawn from', () => {
  const data = { month: '2026-11', reportStatus: 'submittedToHeadOfDivision', step: 3 };
  const [approve, back, pdf, xlsx] = renderReportCard(model, textIn('id')).actions;
  expect(approve).toMatchObject({ type: 'Action.Execute', verb: 'approveReport', data: { ...data, submissionId: 's1' } });
  expect(approve.fallback).toMatchObject({ type: 'Action.Submit', data: { ...data, verb: 'approveReport' } });
  expect(back.data).toEqual({ ...data, dialog: 'returnReport', submissionId: 's2', msteams: { type: 'task/fetch' } });
  expect([pdf.url, xlsx.url]).toEqual([model.pdfUrl, model.xlsxUrl]);
});

test('a report shows at most ten figures and no empty note', () => {
  const card = renderReportCard({ ...model, note: null }, textIn('id'));
  const facts = everyNode(card).find(node => node.type === 'FactSet')?.facts as unknown[];
  expect(facts).toHaveLength(10);
  expect(JSON.stringify(card)).not.toContain('Dikembalikan oleh');
});

test('a message card says what happened and leads to the card', () => {
  const words = textIn('id');
  const text = words('chat:notification.promiseDue', { ticket: 'ADU-2026-000123', at: '24 November 2026' });
  const card = renderMessageCard(
    {
      text,
      ticketNumber: 'ADU-2026-000123',
      urgent: true,
      lines: ['[x](https://jahat.invalid)'],
      ways: [{ kind: 'show', complaintId: 'c1', step: 3 }],
    },
    words,
  );
  expect(JSON.stringify(card)).not.toMatch(/[^\\]\]\(|https:\/|null|\$\{/);
  expect(card.actions).toMatchObject([
    { type: 'Action.Execute', title: 'Lihat kartu', verb: 'showMyActions', data: { complaintId: 'c1', step: 3 } },
  ]);
  const bare = renderMessageCard(
    { text, ticketNumber: null, urgent: false, lines: [], ways: [{ kind: 'open', url: 'javascript:x', title: 'X' }] },
    words,
  );
  expect(bare.actions).toEqual([]);
});
