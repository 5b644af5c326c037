import { barChartOf } from '../text/barChart';
import { tableTexts, type FigureRow, type FigureTable } from '../text/figureTable';
import { nameInText } from '../text/nameInText';
import { figureSections, type FigureSections } from '../text/reportSections';
import { heading, text, type Block } from './block';
import { postOf, type Letterhead, type Signer } from './letterhead';
import { figure, longDate, longTime, monthName, type Words } from './words';

/** The cover memo (nota dinas) with which the head of division hands the month's report to the head of office (SOP step 8). */
export interface MemoPaper {
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
    /** Typed in by a person, never made here; or the place where it is written by hand (`numberPlace`). */
    officialNumber: string;
    urgency: string;
    enclosure: string;
  };
  headOfDivision: Signer;
  /** Nobody has approved it yet: every page says that it is a draft. */
  isDraft: boolean;
  /** Null while the figures are running: they were counted at `createdAt`. */
  frozenAt: Date | null;
}

/** The monthly report with its cover memo (SOP steps 7–8), with frozen figures or, as a draft, running ones; supervisory cases as numbers only, nobody's name. */
export interface MonthlyReportPaper extends MemoPaper {
  sections: FigureSections;
  /** What came late to a month frozen before, a sentence a figure; null where nothing did. */
  corrections: { title: string; points: string[] } | null;
  /** Sections 10–13; an empty list prints "Nihil". */
  highlights: string[];
  improvements: string[];
  obstacles: string[];
  recommendations: string[];
  /** Null until the head of office has acknowledged. */
  headOfOffice: Signer | null;
  /** Null, like the register's, while the figures are running. */
  figuresHash: string | null;
  register: { fileName: string; count: number; sha256: string | null; summary: FigureRow[] };
}

/** The monthly report with its cover memo and appendix: headings A–E with the fourteen sections of DOMAIN §6.1. */
export function reportContent(report: MonthlyReportPaper, words: Words): Block[] {
  const month = monthName(report.month, words);
  return [
    ...memoContent(report, words),
    { kind: 'newPage' },
    { kind: 'title', text: words('report.title'), subtitle: words('report.month', { month }) },
    ...body(report, month, words),
    { kind: 'newPage' },
    ...appendix(report, words),
  ];
}

/** The cover memo alone, or as the report's first page. */
export function memoContent(paper: MemoPaper, words: Words, isToSign = false): Block[] {
  const { memo: about, headOfDivision: signer, sopNumber: sop, letterhead: of, frozenAt, createdAt } = paper;
  const month = monthName(paper.month, words);
  const values: [string, string | null][] = [
    ['to', about.to],
    ['from', postOf(signer, words)],
    ['copies', about.copies.map((copy, i) => `${i + 1}. ${copy}`).join('\n') || null],
    ['date', longDate(about.date, words)],
    ['number', about.officialNumber],
    ['urgency', about.urgency],
    ['enclosure', about.enclosure],
    ['subject', words('report.memo.subjectText', { month })],
  ];
  const counted = frozenAt
    ? words('report.memo.body', { frozenAt: longTime(frozenAt, words) })
    : words('report.memo.bodyLive', { at: longTime(createdAt, words) });
  return [
    { kind: 'letterhead', of },
    { kind: 'title', text: words('report.memo.title') },
    { kind: 'fields', fields: values.map(([key, value]) => [words(`report.memo.${key}`), value]), isHead: true },
    text('running', words('report.memo.opening', { month, sop })),
    text('running', counted),
    text('running', words('report.memo.closing')),
    { kind: 'signature', signer, isToSign },
    text('footnote', words('sopFootnote')),
  ];
}

function body(report: MonthlyReportPaper, month: string, words: Words): Block[] {
  const part = (letter: string): Block => heading(1, `${letter}. ${words(`report.headings.${letter}`)}`);
  const figures = (first: number, keys: readonly (typeof figureSections)[number][]): Block[] =>
    keys.flatMap((key, i) => figureSection(first + i, key, report.sections[key], words));
  return [
    part('A'),
    ...introduction(report, month, words),
    part('B'),
    ...figures(2, figureSections.slice(0, 1)),
    ...corrections(report.corrections, words),
    ...figures(3, figureSections.slice(1, 6)),
    part('C'),
    ...figures(8, figureSections.slice(6)),
    ...narrative(10, 'highlights', report.highlights, words),
    ...narrative(11, 'improvements', report.improvements, words),
    part('D'),
    ...narrative(12, 'obstacles', report.obstacles, words),
    ...narrative(13, 'recommendations', report.recommendations, words),
    { kind: 'heading', level: 1, text: `E. ${words('report.headings.E')}`, room: 240 },
    ...closing(report, words),
  ];
}

function introduction({ letterhead: office, sopNumber: sop }: MonthlyReportPaper, month: string, words: Words): Block[] {
  const say = (key: string, values?: Record<string, string>): string => words(`report.introduction.${key}`, values);
  const laws = [say('law25'), say('perpres76'), say('permenpan62'), say('sop', { sop })];
  const points: [key: string, blocks: Block[]][] = [
    ['general', [text('under', say('generalText', { office: nameInText(office.office), month }))]],
    ['basis', [{ kind: 'list', mark: '1)', points: laws }, text('footnote', say('footnote', { sop }))]],
    ['purpose', [text('under', say('purposeText'))]],
    ['scope', [text('under', say('scopeText'))]],
  ];
  const lettered = points.flatMap(([key, blocks], i) => [text('point', `${'abcd'[i]}. ${say(key)}`), ...blocks]);
  return [sectionHeading(1, 'introduction', words), ...lettered];
}

function sectionHeading(number: number, key: string, words: Words): Extract<Block, { kind: 'heading' }> {
  return heading(2, `${number}. ${words(`report.sections.${key}`)}`);
}

function figureSection(number: number, key: string, figures: FigureTable, words: Words): Block[] {
  const title = sectionHeading(number, key, words);
  const { length } = figures.rows;
  return [
    length <= mostTogether ? { ...title, room: headRoom + length * lineRoom } : title,
    figureTable(words(`report.sections.${key}`), figures, words),
  ];
}

/** So short a table stands whole on one page, with its heading; a longer one goes on overleaf under its columns' names. In points. */
const mostTogether = 8;
const [headRoom, lineRoom] = [60, 16];

function figureTable(title: string, figures: FigureTable, words: Words): Block {
  if (figures.rows.length === 0) return text('plain', words('nil'));
  return { kind: 'table', ...tableTexts(figures, words), chart: barChartOf(title, figures, words) };
}

/** The report has four pages: the rest stands on the tab's page. */
const mostCorrections = 6;

function corrections(late: MonthlyReportPaper['corrections'], words: Words): Block[] {
  if (!late) return [];
  const more = late.points.length - mostCorrections;
  const rest = more > 0 ? [words('report.corrections.more', { count: more })] : [];
  return [text('small', `${late.title}: ${[...late.points.slice(0, mostCorrections), ...rest].join('; ')}.`)];
}

function narrative(number: number, key: string, points: string[], words: Words): Block[] {
  const said: Block = points.length > 0 ? { kind: 'list', mark: '1.', points } : text('plain', words('nil'));
  return [sectionHeading(number, key, words), said];
}

function closing(report: MonthlyReportPaper, words: Words): Block[] {
  const { letterhead, memo: about, headOfDivision: signer, headOfOffice } = report;
  const { place } = letterhead;
  const { date } = about;
  const blocks: Block[] = [
    sectionHeading(14, 'closing', words),
    text('running', words('report.closingText')),
    { kind: 'signature', signer, dated: { place, date } },
  ];
  if (!headOfOffice) return blocks;
  const acknowledged = { before: words('report.acknowledged'), approvalKey: 'report.acknowledgedAt' };
  const dated = { place, date: headOfOffice.approvedAt ?? date };
  return [...blocks, { kind: 'signature', signer: headOfOffice, dated, ...acknowledged }];
}

function appendix({ register, figuresHash, frozenAt, createdAt }: MonthlyReportPaper, words: Words): Block[] {
  const say = (key: string, values?: Record<string, string | number>): string => words(`report.appendix.${key}`, values);
  const definitions = ['openEnd', 'closed', 'month', 'onTime', 'settlement', 'closing', 'satisfaction'];
  const hashes = Object.entries({ registerHash: register.sha256, figuresHash });
  return [
    { kind: 'title', text: say('title') },
    heading(2, say('definitions')),
    { kind: 'list', mark: '1.', points: definitions.map(key => say(`definition.${key}`)) },
    heading(2, say('register')),
    text('plain', say('registerText', { count: figure(register.count, words), file: register.fileName })),
    text('plain', say('registerAt', { at: longTime(frozenAt ?? createdAt, words) })),
    figureTable(say('register'), { rows: register.summary }, words),
    ...hashes.flatMap(([key, hash]) => [text('label', say(key)), text('small', hash ?? say('notFrozen'))]),
  ];
}
