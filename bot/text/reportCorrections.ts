import type { MonthlyFigures } from '../complaint/figures';
import { tableTexts, type FigureTable } from './figureTable';
import { figureSections, reportSections } from './reportSections';
import type { Words } from './text';

/**
 * What a month's frozen report said and a new count says otherwise, a sentence a figure in the words of its own table: "Rekapitulasi,
 * Masuk (terdaftar): semula 41, menjadi 42". Lines about single late cases are left out; how many there are is a figure.
 */
export function correctionsIn(frozen: MonthlyFigures, recounted: MonthlyFigures, words: Words): string[] {
  const [before, after] = [reportSections(frozen, words), reportSections(recounted, words)];
  return figureSections.flatMap(section => {
    const [was, now] = [cellsOf(before[section], words), cellsOf(after[section], words)];
    const cells = [...new Set([...was.keys(), ...now.keys()])];
    const none = after[section].columns ? '0' : '–';
    const title = words(`documents:report.sections.${section}`);
    return cells.flatMap(cell => {
      const values = { was: was.get(cell) ?? none, now: now.get(cell) ?? none };
      if (values.was === values.now) return [];
      return [words('documents:report.corrections.line', { section: title, figure: cell, ...values })];
    });
  });
}

/** Every figure of a table under the name of its line and, where there are several, of its column. */
function cellsOf(table: FigureTable, words: Words): Map<string, string> {
  const counted = table.columns ? table.rows : table.rows.filter(line => 'key' in line);
  const { headings, rows } = tableTexts({ ...table, rows: counted }, (key, values) => words(`documents:${key}`, values));
  const cells = rows.flatMap(({ label, values }) =>
    values.map((value, i) => [values.length > 1 ? `${label} – ${headings[i]}` : label, value] as const),
  );
  return new Map(cells.filter(([, value]) => value !== ''));
}
