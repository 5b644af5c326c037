import { Template } from 'adaptivecards-templating';
import type { ReportStatus } from '../../complaint/sop';
import type { Words } from '../../text/text';
import { buttonAction, links } from './cardActions';
import type { CardButton } from './cardActions';
import { escapeMarkdown } from './escapeMarkdown';
import { expand } from './render';
import type { AdaptiveCardJson } from './render';
import template from './report.json';

/** The figures a head reads before approving; each has its words under `staff:report.fact`. */
export const reportFacts = [
  'openAtStart',
  'registered',
  'reopened',
  'closed',
  'openAtEnd',
  'overdue',
  'onTime',
  'firstResponse',
  'settlement',
  'confirmed',
  'silence',
  'satisfaction',
  'promisesKept',
  'referredOut',
  'rejected',
  'supervisory',
] as const;
export type ReportFact = (typeof reportFacts)[number];

export interface ReportCardModel {
  /** `2026-11`: goes back with every button. */
  month: string;
  /** The report's step as the card was drawn: a button of an older card is refused. */
  step: number;
  /** The month in words, "November 2026". */
  monthName: string;
  statusKey: ReportStatus;
  frozenAt: string | null;
  /** At most ten are shown, in this order; values come worded ("92 %"). */
  facts: readonly { name: ReportFact; value: string }[];
  /** Why it was returned. */
  note: { from: string; at: string; text: string } | null;
  pdfUrl: string | null;
  xlsxUrl: string | null;
  buttons: readonly Omit<CardButton, 'primary'>[];
}

const reportTemplate = new Template(template);

const colors: Record<ReportStatus, string> = {
  draft: 'Default',
  submittedToHeadOfDivision: 'Accent',
  returned: 'Warning',
  submittedToHeadOfOffice: 'Accent',
  acknowledged: 'Good',
};

/** SOP steps 7 and 8: who holds the report now is a matter of its status. */
const sopSteps: Record<ReportStatus, 7 | 8> = {
  draft: 7,
  submittedToHeadOfDivision: 7,
  returned: 7,
  submittedToHeadOfOffice: 8,
  acknowledged: 8,
};

/** The approval card of a monthly report: figures, papers, a note when it was returned, and the buttons of its reader. */
export function renderReportCard(model: ReportCardModel, words: Words): AdaptiveCardJson {
  const title = words('staff:report.title', { month: escapeMarkdown(model.monthName, 40) });
  const status = words(`staff:report.status.${model.statusKey}`);
  const step = sopSteps[model.statusKey];
  const data = { month: model.month, reportStatus: model.statusKey, step: model.step };
  const actions = model.buttons.slice(0, 3).map(button => buttonAction(button, data, words));
  return expand(reportTemplate, {
    lang: words.language,
    spoken: `${title}: ${status}`,
    title,
    status: `${words(`staff:report.statusSymbol.${model.statusKey}`)} ${status}`,
    statusColor: colors[model.statusKey],
    hasFrozenAt: model.frozenAt !== null,
    frozenAt: words('staff:report.frozenAt', { at: escapeMarkdown(model.frozenAt ?? '', 60) }),
    hasSopStep: true,
    sopStep: words('staff:card.sopStep', { step, title: words(`staff:sopStep.${step}`) }),
    ...noteData(model.note, words),
    facts: model.facts
      .slice(0, 10)
      .map(({ name, value }) => ({ title: words(`staff:report.fact.${name}`), value: escapeMarkdown(value, 60) })),
    buttons: actions.map((action, place) => (place === 0 ? { ...action, style: 'positive' } : action)),
    links: links([
      { title: words('staff:report.openPdf'), url: model.pdfUrl },
      { title: words('staff:report.openXlsx'), url: model.xlsxUrl },
    ]),
  });
}

function noteData(note: ReportCardModel['note'], words: Words): Record<string, unknown> {
  return {
    hasNote: note !== null,
    noteFrom: note ? words('staff:report.note', { from: escapeMarkdown(note.from, 80), at: escapeMarkdown(note.at, 60) }) : '',
    note: note ? escapeMarkdown(note.text, 1000) : '',
  };
}
