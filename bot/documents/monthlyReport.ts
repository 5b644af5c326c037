import { letterhead, signatureBlock, postOf, type Letterhead, type Signer } from './letterhead';
import { closePaper, fields, heading, keepTogether, list, openPaper, paragraph, rule, type Paper } from './paper';
import { table } from './table';
import { figure, longDate, longTime, monthName, type Words } from './words';
import { tableTexts, type FigureRow, type FigureTable } from '../text/figureTable';
import { figureSections, type FigureSections } from '../text/reportSections';

/** The monthly report and its cover memo (SOP steps 7–8), with frozen figures or, as a draft, running ones; supervisory cases as numbers only, nobody's name. */
export interface MonthlyReportPaper {
  letterhead: Letterhead;
  /** `2026-11`. */
  month: string;
  /** The only date in the file's properties; take the moment of freezing or of the last approval. */
  createdAt: Date;
  /** The SOP's number, verbatim (DOMAIN §1.2). */
  sopNumber: string;
  memo: {
    to: string;
    copies: string[];
    date: Date;
    /** Typed in by a person, never made here. */
    officialNumber: string | null;
    urgency: string;
    enclosure: string;
  };
  sections: FigureSections;
  /** What came late to a month frozen before, a sentence a figure; null where nothing did. */
  corrections: { title: string; points: string[] } | null;
  /** Sections 10–13; an empty list prints "Nihil". */
  highlights: string[];
  improvements: string[];
  obstacles: string[];
  recommendations: string[];
  headOfDivision: Signer;
  /** Null until the head of office has acknowledged. */
  headOfOffice: Signer | null;
  /** Nobody has approved it yet: every page says that it is a draft. */
  isDraft: boolean;
  /** Null, like the hashes, while the figures are running: they were counted at `createdAt`. */
  frozenAt: Date | null;
  figuresHash: string | null;
  register: { fileName: string; count: number; sha256: string | null; summary: FigureRow[] };
}

/** Cover memo, headings A–E with the fourteen sections, appendix. PDF/A-2b; the same paper gives the same bytes. */
export async function renderMonthlyReport(report: MonthlyReportPaper, words: Words): Promise<Buffer> {
  const { createdAt, letterhead: office } = report;
  const month = monthName(report.month, words);
  const title = words('report.fileTitle', { month });
  const paper = await openPaper({ title, author: office.office, createdAt, words });
  memo(paper, report, month);
  paper.doc.addPage();
  paragraph(paper, words('report.title'), { face: 'bold', size: 13, align: 'center', tag: 'H1', after: 0 });
  paragraph(paper, words('report.month', { month }), { size: 11, align: 'center', after: 8 });
  body(paper, report, month);
  paper.doc.addPage();
  appendix(paper, report);
  if (!report.isDraft) return closePaper(paper, title);
  return closePaper(paper, words('report.draftFooter', { title }), words('report.draft'));
}

function memo(paper: Paper, report: MonthlyReportPaper, month: string): void {
  const { words } = paper;
  const { memo: about, headOfDivision, sopNumber: sop, letterhead: office } = report;
  letterhead(paper, office);
  paragraph(paper, words('report.memo.title'), { face: 'bold', size: 14, align: 'center', tag: 'H1', after: 12 });
  const values: [string, string | null][] = [
    ['to', about.to],
    ['from', postOf(headOfDivision, words)],
    ['copies', about.copies.map((copy, i) => `${i + 1}. ${copy}`).join('\n') || null],
    ['date', longDate(about.date, words)],
    ['number', about.officialNumber],
    ['urgency', about.urgency],
    ['enclosure', about.enclosure],
    ['subject', words('report.memo.subjectText', { month })],
  ];
  fields(
    paper,
    values.map(([key, value]) => [words(`report.memo.${key}`), value]),
    90,
  );
  rule(paper, 1);
  paper.doc.y += 12;
  const text = { align: 'justify' as const, after: 8 };
  paragraph(paper, words('report.memo.opening', { month, sop }), text);
  const { frozenAt, createdAt } = report;
  const body = frozenAt
    ? words('report.memo.body', { frozenAt: longTime(frozenAt, words) })
    : words('report.memo.bodyLive', { at: longTime(createdAt, words) });
  paragraph(paper, body, text);
  paragraph(paper, words('report.memo.closing'), text);
  signatureBlock(paper, headOfDivision, { place: office.place, date: about.date });
}

function body(paper: Paper, report: MonthlyReportPaper, month: string): void {
  const { words } = paper;
  const part = (letter: string): void => heading(paper, `${letter}. ${words(`report.headings.${letter}`)}`, 1);
  const figures = (first: number, keys: readonly (typeof figureSections)[number][]): void =>
    keys.forEach((key, i) => figureSection(paper, first + i, key, report.sections[key]));
  part('A');
  introduction(paper, report, month);
  part('B');
  figures(2, figureSections.slice(0, 1));
  if (report.corrections) corrections(paper, report.corrections);
  figures(3, figureSections.slice(1, 6));
  part('C');
  figures(8, figureSections.slice(6));
  narrative(paper, 10, 'highlights', report.highlights);
  narrative(paper, 11, 'improvements', report.improvements);
  part('D');
  narrative(paper, 12, 'obstacles', report.obstacles);
  narrative(paper, 13, 'recommendations', report.recommendations);
  // A signature never stands alone on a page: what it signs goes overleaf with it.
  keepTogether(paper, 240);
  part('E');
  closing(paper, report);
}

function introduction(paper: Paper, { letterhead: office, sopNumber: sop }: MonthlyReportPaper, month: string): void {
  const { words } = paper;
  const text = (key: string, values?: Record<string, string>): string => words(`report.introduction.${key}`, values);
  sectionHeading(paper, 1, 'introduction');
  const points: [key: string, body: string | null][] = [
    ['general', text('generalText', { office: office.office, month })],
    ['basis', null],
    ['purpose', text('purposeText')],
    ['scope', text('scopeText')],
  ];
  points.forEach(([key, body], i) => {
    paragraph(paper, `${'abcd'[i]}. ${text(key)}`, { after: 1 });
    if (body) return paragraph(paper, body, { indent: 14, after: 4, align: 'justify' });
    list(paper, [text('law25'), text('perpres76'), text('permenpan62'), text('sop', { sop })], n => `${n + 1})`, 14);
    paragraph(paper, text('footnote', { sop }), { indent: 14, size: 8, color: '#333' });
  });
}

function sectionHeading(paper: Paper, number: number, key: string): void {
  heading(paper, `${number}. ${paper.words(`report.sections.${key}`)}`, 2);
}

function figureSection(paper: Paper, number: number, key: string, figures: FigureTable): void {
  sectionHeading(paper, number, key);
  figureTable(paper, figures);
}

/** The report has four pages: the rest stands on the tab's page. */
const mostCorrections = 6;

function corrections(paper: Paper, { title, points }: NonNullable<MonthlyReportPaper['corrections']>): void {
  const more = points.length - mostCorrections;
  const rest = more > 0 ? [paper.words('report.corrections.more', { count: more })] : [];
  const text = [...points.slice(0, mostCorrections), ...rest].join('; ');
  paragraph(paper, `${title}: ${text}.`, { size: 8.5, align: 'justify' });
}

function figureTable(paper: Paper, figures: FigureTable): void {
  const { words } = paper;
  if (figures.rows.length === 0) return paragraph(paper, words('nil'));
  const { headings, rows } = tableTexts(figures, words);
  const share = Math.min(0.22, 0.6 / headings.length);
  const first = { heading: words('report.columns.item'), share: 1 - share * headings.length };
  const valueColumns = headings.map(heading => ({ heading, share, align: 'right' as const }));
  const texts = rows.map(({ label, values }) => [label, ...values]);
  table(paper, [first, ...valueColumns], texts, 8.5);
}

function narrative(paper: Paper, number: number, key: string, items: string[]): void {
  sectionHeading(paper, number, key);
  if (items.length === 0) paragraph(paper, paper.words('nil'));
  else list(paper, items, i => `${i + 1}.`);
}

function closing(
  paper: Paper,
  { letterhead: { place }, memo: { date }, headOfDivision, headOfOffice }: MonthlyReportPaper,
): void {
  const { words } = paper;
  sectionHeading(paper, 14, 'closing');
  paragraph(paper, words('report.closingText'), { align: 'justify' });
  signatureBlock(paper, headOfDivision, { place, date });
  if (!headOfOffice) return;
  const acknowledgedOn = headOfOffice.approvedAt ?? date;
  const before = words('report.acknowledged');
  signatureBlock(paper, headOfOffice, { place, date: acknowledgedOn, before, approvalKey: 'report.acknowledgedAt' });
}

function appendix(paper: Paper, { register, figuresHash }: MonthlyReportPaper): void {
  const { words } = paper;
  const text = (key: string, values?: Record<string, string | number>): string => words(`report.appendix.${key}`, values);
  paragraph(paper, text('title'), { face: 'bold', size: 13, align: 'center', tag: 'H1', after: 8 });
  heading(paper, text('definitions'), 2);
  const definitions = ['openEnd', 'closed', 'month', 'onTime', 'settlement', 'closing', 'satisfaction'];
  list(
    paper,
    definitions.map(key => text(`definition.${key}`)),
    i => `${i + 1}.`,
  );
  heading(paper, text('register'), 2);
  paragraph(paper, text('registerText', { count: figure(register.count, words), file: register.fileName }));
  figureTable(paper, { rows: register.summary });
  for (const [key, hash] of Object.entries({ registerHash: register.sha256, figuresHash })) {
    paragraph(paper, text(key), { face: 'bold', size: 8.5, after: 0 });
    paragraph(paper, hash ?? text('notFrozen'), { size: 8.5 });
  }
}
