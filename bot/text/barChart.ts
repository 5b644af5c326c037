import { labelOf, type FigureRow, type FigureTable, type PaperWords } from './figureTable';

/** The column of a table that papers draw as bars, line by line, with what a screen reader says in their place. */
export interface BarChart {
  /** What the bars measure: the heading of their column. */
  column: string;
  title: string;
  /** Every line with its value: who does not see the bars misses nothing. */
  description: string;
  bars: { label: string; value: number }[];
}

/** The bars of a table headed `title`; null where the table draws none or has nothing to draw. */
export function barChartOf(title: string, { columns, rows, drawn }: FigureTable, words: PaperWords): BarChart | null {
  if (drawn === undefined) return null;
  const column = columns?.[drawn] ?? words('report.columns.count');
  const bars = rows.map(row => ({ label: labelOf(row, words), value: numberIn(row, drawn) }));
  if (bars.every(({ value }) => value === 0)) return null;
  const digits = new Intl.NumberFormat(words('documentLanguage'));
  const counted = bars.filter((_, i) => rows[i]!.values[drawn] !== '');
  const points = counted.map(({ label, value }) => words('report.chart.point', { label, value: digits.format(value) }));
  const said = words('report.chart.description', { title, column, points: points.join('; ') });
  return { column, title: words('report.chart.title', { title, column }), description: said, bars };
}

function numberIn({ values }: FigureRow, column: number): number {
  const value = values[column];
  return typeof value === 'number' ? value : 0;
}
