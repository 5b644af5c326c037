import { section } from './dossierReport';
import { fields, heading, keepTogether, paragraph, type Paper } from './paper';
import { table } from './table';
import { longTime, shortTime, type Words } from './words';

export interface DossierAnswer {
  cycle: number;
  text: string;
  writtenBy: string;
  approvedBy: string | null;
  approvedAt: Date | null;
  identityCheck: string | null;
  sentBy: string | null;
  sentAt: Date | null;
  delivery: string | null;
}

export interface DossierConfirmation {
  how: string;
  at: Date;
  words: string | null;
  satisfaction: 1 | 2 | 3 | 4 | null;
}

export interface HistoryRow {
  seq: number;
  occurredAt: Date;
  recordedAt: Date;
  who: string;
  action: string;
  /** Step 1–8 of the SOP, null for actions outside it. */
  sopStep: number | null;
  from: string | null;
  to: string | null;
}

/** Section 5: one answer a cycle. */
export function answers(paper: Paper, list: DossierAnswer[]): void {
  const { words } = paper;
  paper.doc.addPage();
  section(paper, 5, 'answer', list.length === 0);
  for (const answer of list) {
    const { approvedBy, approvedAt, sentAt } = answer;
    const approval =
      approvedBy && approvedAt && words('dossier.answer.byAt', { name: approvedBy, at: longTime(approvedAt, words) });
    heading(paper, words('dossier.answer.cycle', { cycle: answer.cycle }), 2);
    fields(paper, [
      [words('dossier.answer.writtenBy'), answer.writtenBy],
      [words('dossier.answer.approved'), approval],
      [words('dossier.answer.identityCheck'), answer.identityCheck],
      [words('dossier.answer.sentBy'), answer.sentBy],
      [words('dossier.answer.sentAt'), sentAt && longTime(sentAt, words)],
      [words('dossier.answer.delivery'), answer.delivery],
    ]);
    heading(paper, words('dossier.answer.text'), 3);
    paragraph(paper, answer.text, { after: 10 });
  }
}

/** Section 6: how the case was closed. */
export function confirmation(paper: Paper, content: DossierConfirmation | null): void {
  const { words } = paper;
  section(paper, 6, 'confirmation', content === null);
  if (!content) return;
  const { how, at, satisfaction: rating } = content;
  const rated = rating && words('dossier.confirmation.rating', { rating, label: words(`dossier.confirmation.${rating}`) });
  fields(paper, [
    [words('dossier.confirmation.how'), how],
    [words('dossier.confirmation.at'), longTime(at, words)],
    [words('dossier.confirmation.words'), content.words],
    [words('dossier.confirmation.satisfaction'), rated],
  ]);
  paper.doc.y += 8;
}

/** Section 7: the whole log, and the head of its hash chain. */
export function history(paper: Paper, rows: HistoryRow[], chainHead: string): void {
  const { words } = paper;
  section(paper, 7, 'history', rows.length === 0);
  const columns = [
    { key: 'seq', share: 0.06, align: 'right' as const },
    { key: 'occurredAt', share: 0.2 },
    { key: 'who', share: 0.22 },
    { key: 'action', share: 0.22 },
    { key: 'step', share: 0.07, align: 'center' as const },
    { key: 'status', share: 0.23 },
  ].map(({ key, ...column }) => ({ ...column, heading: words(`dossier.history.${key}`) }));
  if (rows.length > 0)
    table(
      paper,
      columns,
      rows.map(row => historyTexts(row, words)),
      { size: 8.5 },
    );
  keepTogether(paper, 30);
  paragraph(paper, words('dossier.history.chainHead'), { size: 8.5, face: 'bold', after: 0 });
  paragraph(paper, chainHead, { size: 8.5 });
}

function historyTexts({ seq, occurredAt, recordedAt, who, action, sopStep, from, to }: HistoryRow, words: Words): string[] {
  const times = [occurredAt, recordedAt].map(time => shortTime(time, words));
  const change = from === null || to === null || to === from ? (to ?? from ?? '–') : `${from} → ${to}`;
  return [String(seq), [...new Set(times)].join('\n'), who, action, sopStep === null ? '–' : String(sopStep), change];
}
