import type { ReportPeriod } from '../complaint/reportPeriod';
import { barChartOf } from '../text/barChart';
import { tableTexts, type FigureRow, type FigureTable } from '../text/figureTable';
import type { FigureSections } from '../text/reportSections';
import type { Block } from './block';
import { renderPdf } from './blockPdf';
import type { Letterhead } from './letterhead';
import { longTime, periodName, type Words } from './words';

/** One page for the head of office, or for the public, over a month, a quarter or a year. */
export interface SummaryPaper {
  letterhead: Letterhead;
  /** `2026-11`, `2026-Q4` or `2026`. */
  period: string;
  kind: ReportPeriod['kind'];
  /** To be published: supervisory cases are not told apart, nor are categories of few cases, in which somebody might be recognised. */
  isPublic: boolean;
  sections: FigureSections;
  supervisory: { openStart: number; registered: number; reopened: number; closed: number; openEnd: number };
  /** When the figures were frozen or counted: the only date in the file. */
  at: Date;
  isFrozen: boolean;
  isDraft: boolean;
}

/** PDF/A-2b on one page; the same figures give the same bytes. */
export function renderSummary(summary: SummaryPaper, words: Words): Promise<Buffer> {
  const { letterhead, at: createdAt, isDraft } = summary;
  const title = words('summary.fileTitle', { period: nameOf(summary, words) });
  return renderPdf({ title, author: letterhead.office, createdAt, isDraft, blocks: contentOf(summary, words) }, words);
}

const nameOf = ({ period, kind }: SummaryPaper, words: Words): string => periodName({ name: period, kind }, words);

function contentOf(summary: SummaryPaper, words: Words): Block[] {
  const { letterhead, kind, sections, at, isFrozen, isPublic } = summary;
  const counted = words(`summary.${isFrozen ? 'frozen' : 'live'}`, { at: longTime(at, words) });
  const about = [
    words(`summary.${isPublic ? 'aboutPublic' : 'about'}`),
    counted,
    ...(kind === 'month' ? [] : [words('summary.notAdded')]),
  ];
  return [
    { kind: 'letterhead', of: letterhead },
    { kind: 'title', text: words('summary.title'), subtitle: nameOf(summary, words) },
    { kind: 'text', look: 'small', text: about.join(' ') },
    ...part('recap', recap(summary, words), words),
    ...part('byChannel', sections.byChannel, words),
    ...part('byCategory', mostOf(sections.byCategory, isPublic ? fewestNamed : 0, words), words),
    ...part('quality', quality(sections), words),
  ];
}

function part(key: string, figures: FigureTable, words: Words): Block[] {
  const title = words(`summary.${key}`);
  const heading: Block = { kind: 'heading', level: 2, text: title };
  if (figures.rows.length === 0) return [heading, { kind: 'text', look: 'plain', text: words('nil') }];
  return [heading, { kind: 'table', ...tableTexts(figures, words), chart: barChartOf(title, figures, words) }];
}

const recapKeys = ['openStart', 'registered', 'reopened', 'closed', 'openEnd'] as const;

function recap({ sections, supervisory, isPublic }: SummaryPaper, words: Words): FigureTable {
  const valueOf = (key: string) => sections.recap.rows.find(row => 'key' in row && row.key === key)?.values[0] ?? null;
  return {
    columns: recapKeys.map(key => words(`report.columns.${key}`)),
    rows: [
      { label: words('summary.all'), values: recapKeys.map(valueOf) },
      ...(isPublic ? [] : [{ label: words('summary.supervisory'), values: recapKeys.map(key => supervisory[key]) }]),
    ],
  };
}

/** More would leave the page. */
const mostLines = 6;
/** A category of fewer reports is not named to the public. */
const fewestNamed = 5;

/** The first lines of at least `fewest` reports, as many as there is room for; the rest are one line. */
function mostOf(figures: FigureTable, fewest: number, words: Words): FigureTable {
  const { rows, drawn = 0 } = figures;
  const named = rows.filter(({ values }) => Number(values[drawn]) >= fewest);
  if (named.length === rows.length && rows.length <= mostLines) return figures;
  const shown = named.slice(0, mostLines - 1);
  const others = rows.filter(row => !shown.includes(row));
  const sum = (column: number): number => others.reduce((total, { values }) => total + Number(values[column] ?? 0), 0);
  const rest: FigureRow = {
    label: words('summary.rest', { count: others.length }),
    values: rows[0]!.values.map((_, i) => sum(i)),
  };
  return { ...figures, rows: [...shown, rest] };
}

const qualityKeys = ['onTime', 'firstWithin', 'firstResponseMedian', 'settlementMedian', 'promisesKept', 'overdue'];
const satisfactionKeys = ['byReporter', 'bySilence', 'meanCycles', 'ratingMean'];

/** Closings by the reporter's word and by silence are never added together (DOMAIN §6.1). */
function quality({ timeliness, satisfaction }: FigureSections): FigureTable {
  const rows = [...pick(timeliness, qualityKeys), ...pick(satisfaction, satisfactionKeys)];
  // The report's own words speak of a month.
  return { rows: rows.map(row => ('key' in row && row.key === 'overdue' ? { ...row, key: 'overduePeriod' } : row)) };
}

const pick = ({ rows }: FigureTable, keys: readonly string[]): FigureRow[] =>
  rows.filter(row => 'key' in row && keys.includes(row.key));
