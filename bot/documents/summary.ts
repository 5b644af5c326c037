import { barChartOf } from '../text/barChart';
import { tableTexts, type FigureRow, type FigureTable } from '../text/figureTable';
import type { FigureSections } from '../text/reportSections';
import type { Block } from './block';
import { renderPdf } from './blockPdf';
import type { Letterhead } from './letterhead';
import { longTime, monthName, type Words } from './words';

/** One page for the head of office over a month, a quarter or a year. */
export interface SummaryPaper {
  letterhead: Letterhead;
  /** `2026-11`, `2026-Q4` or `2026`. */
  period: string;
  kind: 'month' | 'quarter' | 'year';
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
  const title = words('summary.fileTitle', { period: periodName(summary, words) });
  return renderPdf({ title, author: letterhead.office, createdAt, isDraft, blocks: contentOf(summary, words) }, words);
}

const quarters = ['I', 'II', 'III', 'IV'];

function periodName({ period, kind }: SummaryPaper, words: Words): string {
  const [year = '', part = ''] = period.split('-');
  const quarter = quarters[Number(part.slice(1)) - 1] ?? '';
  const month = kind === 'month' ? monthName(period, words) : '';
  return words(`summary.period.${kind}`, { year, quarter, month });
}

function contentOf(summary: SummaryPaper, words: Words): Block[] {
  const { letterhead, kind, sections, at, isFrozen } = summary;
  const counted = words(`summary.${isFrozen ? 'frozen' : 'live'}`, { at: longTime(at, words) });
  const about = [words('summary.about'), counted, ...(kind === 'month' ? [] : [words('summary.notAdded')])];
  return [
    { kind: 'letterhead', of: letterhead },
    { kind: 'title', text: words('summary.title'), subtitle: periodName(summary, words) },
    { kind: 'text', look: 'small', text: about.join(' ') },
    ...part('recap', recap(summary, words), words),
    ...part('byChannel', sections.byChannel, words),
    ...part('byCategory', mostOf(sections.byCategory, words), words),
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

function recap({ sections, supervisory }: SummaryPaper, words: Words): FigureTable {
  const valueOf = (key: string) => sections.recap.rows.find(row => 'key' in row && row.key === key)?.values[0] ?? null;
  return {
    columns: recapKeys.map(key => words(`report.columns.${key}`)),
    rows: [
      { label: words('summary.all'), values: recapKeys.map(valueOf) },
      { label: words('summary.supervisory'), values: recapKeys.map(key => supervisory[key]) },
    ],
  };
}

/** More would leave the page. */
const mostLines = 6;

function mostOf(figures: FigureTable, words: Words): FigureTable {
  const { rows } = figures;
  if (rows.length <= mostLines) return figures;
  const [shown, others] = [rows.slice(0, mostLines - 1), rows.slice(mostLines - 1)];
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
