import type { ReportPeriod } from '../complaint/reportPeriod';
import { letterhead, type Letterhead } from './letterhead';
import { closePaper, fields, heading, list, openPaper, paragraph, type Paper } from './paper';
import { table } from './table';
import { figure, longDate, longTime, periodName, shortDate, type Words } from './words';

/** What the list of contents of an assessor's bundle (bukti dukung) says. */
export interface EvidenceIndex {
  letterhead: Letterhead;
  period: ReportPeriod;
  sopNumber: string;
  /** When the figures were frozen or counted: the only date in the file. */
  at: Date;
  isFrozen: boolean;
  isDraft: boolean;
  registerCount: number;
  mostSamples: number;
  samples: readonly { ticketNumber: string; channel: string; steps: Readonly<Record<number, Date>> }[];
  files: readonly { path: string; about: string; sha256: string }[];
}

const definitions = ['openEnd', 'closed', 'month', 'onTime', 'settlement', 'closing', 'satisfaction'];
const steps = [1, 2, 3, 4, 5, 6, 7, 8];

/** The list of contents as PDF/A-2b: period, files with their SHA-256, definitions, the rule of the samples and what was masked. */
export async function renderEvidenceIndex(index: EvidenceIndex, words: Words): Promise<Buffer> {
  const { letterhead: head, at, isDraft, files } = index;
  const title = words('evidence.title', { period: periodName(index.period, words) });
  const paper = await openPaper({ title, author: head.office, createdAt: at, words });
  letterhead(paper, head);
  paragraph(paper, title.toUpperCase(), { face: 'bold', size: 12, align: 'center', tag: 'H1', after: 8 });
  fields(paper, aboutOf(index, words));
  heading(paper, words('evidence.contents'), 2);
  paragraph(paper, words('evidence.check'), { size: 8.5 });
  const columns = { path: 0.34, about: 0.28, sha256: 0.38 };
  table(
    paper,
    Object.entries(columns).map(([key, share]) => ({ heading: words(`evidence.columns.${key}`), share })),
    files.map(({ path, about, sha256 }) => [path, about, sha256]),
    { size: 8 },
  );
  samplesPart(paper, index);
  points(
    paper,
    'evidence.masking',
    ['register', 'samples', 'officers', 'summary'].map(key => words(`evidence.mask.${key}`)),
  );
  points(
    paper,
    'report.appendix.definitions',
    definitions.map(key => words(`report.appendix.definition.${key}`)),
  );
  return closePaper(paper, isDraft ? words('report.draftFooter', { title }) : title, isDraft ? words('report.draft') : undefined);
}

function points(paper: Paper, title: string, texts: string[]): void {
  heading(paper, paper.words(title), 2);
  list(paper, texts, at => `${at + 1}.`);
}

function aboutOf(index: EvidenceIndex, words: Words): [string, string][] {
  const { period, sopNumber, at, isFrozen, registerCount, samples } = index;
  const lastDay = new Date(period.end.getTime() - 1);
  const said = {
    period: words('evidence.fromUntil', { from: longDate(period.start, words), until: longDate(lastDay, words) }),
    sop: sopNumber,
    figures: words(`summary.${isFrozen ? 'frozen' : 'live'}`, { at: longTime(at, words) }),
    register: words('evidence.rows', { count: figure(registerCount, words) }),
    samples: words('evidence.cases', { count: samples.length }),
  };
  return Object.entries(said).map(([key, text]) => [words(`evidence.about.${key}`), text]);
}

/** The chosen cases with the day on which each of the SOP's steps was first taken. */
function samplesPart(paper: Paper, { samples, mostSamples: most, period }: EvidenceIndex): void {
  const { words } = paper;
  heading(paper, words('evidence.samples'), 2);
  paragraph(paper, words('evidence.rule', { most, period: period.name }), { align: 'justify' });
  if (samples.length === 0) return paragraph(paper, words('evidence.noSample'));
  table(
    paper,
    [
      { heading: words('evidence.columns.ticket'), share: 0.19 },
      { heading: words('evidence.columns.channel'), share: 0.13 },
      ...steps.map(step => ({ heading: words('evidence.columns.step', { step }), share: 0.085 })),
    ],
    samples.map(each => [each.ticketNumber, each.channel, ...steps.map(step => shortDate(each.steps[step]!, words))]),
    { size: 7.5 },
  );
}
