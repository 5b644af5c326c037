/** One line of figures. `key` names a line of `report.rows`; `label` is a word of the caller's (a category, a district). */
export type FigureRow = ({ key: string } | { label: string }) & {
  /** Null prints a dash: not measured, or nothing to divide by. An empty text prints nothing: the column is not about this line. */
  values: (number | string | null)[];
  unit?: 'percent' | 'workingHours' | 'times';
};

/** Figures under their headings; "Jumlah" alone unless `columns` head the values. */
export interface FigureTable {
  columns?: string[];
  rows: FigureRow[];
  /** Which of the values (0 is the first) papers also draw as bars. */
  drawn?: number;
}

/** A table as it is read: the headings of the values, and of each line what it is about and its values. */
export interface TableTexts {
  headings: string[];
  rows: { label: string; values: string[] }[];
}

/** Looks up a text of `bot/text/<language>/documents.json`. */
export type PaperWords = (key: string, values?: Record<string, string | number>) => string;

/** The same words and digits on paper and on a screen. */
export function tableTexts({ columns, rows }: FigureTable, words: PaperWords): TableTexts {
  return {
    headings: columns ?? [words('report.columns.count')],
    rows: rows.map(row => ({
      label: labelOf(row, words),
      values: row.values.map(value => valueText(value, row.unit, words)),
    })),
  };
}

/** What a line is about, in words. */
export const labelOf = (row: FigureRow, words: PaperWords): string =>
  'key' in row ? words(`report.rows.${row.key}`) : row.label;

function valueText(value: number | string | null, unit: FigureRow['unit'], words: PaperWords): string {
  if (value === null) return '–';
  const text = typeof value === 'number' ? digits(value, words) : value;
  return unit && text !== '' ? words(`report.units.${unit}`, { value: text }) : text;
}

/** `1.234,5` in Indonesian; at most one decimal. */
const digits = (value: number, words: PaperWords): string =>
  new Intl.NumberFormat(words('documentLanguage'), { maximumFractionDigits: 1 }).format(value);
