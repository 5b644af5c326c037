import type { CellValue, Worksheet } from 'exceljs';

export interface SheetPreview {
  name: string;
  /** The cells as a reader sees them, the first `mostRows` rows. */
  rows: string[][];
  /** How many rows the sheet has. */
  total: number;
}

export const mostRows = 500;

/** What a workbook's sheets say, for reading on the page. @throws Error when the bytes are no workbook */
export async function sheetsOf(bytes: Buffer): Promise<SheetPreview[]> {
  // Loaded here: it is large, and only who looks into a workbook needs it.
  const { default: ExcelJS } = await import('exceljs');
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as Parameters<typeof workbook.xlsx.load>[0]);
  return workbook.worksheets.map(preview);
}

function preview(sheet: Worksheet): SheetPreview {
  const rows: string[][] = [];
  for (let row = 1; row <= Math.min(sheet.rowCount, mostRows); row += 1) {
    const cells = Array.from({ length: sheet.columnCount }, (_, column) => sheet.getCell(row, column + 1));
    rows.push(cells.map(cell => (cell.value instanceof Date ? shownDate(cell.value, cell.numFmt) : textOf(cell.value))));
  }
  return { name: sheet.name, rows, total: sheet.rowCount };
}

/** Spreadsheets know no time zone: the office's show WIB wall time, and say whether a time of day belongs to it by their format. */
function shownDate(at: Date, format: string | undefined): string {
  const [date, time] = at.toISOString().split('T') as [string, string];
  const day = date.split('-').reverse().join('/');
  return /h/i.test(format ?? '') ? `${day} ${time.slice(0, 5).replace(':', '.')} WIB` : day;
}

function textOf(value: CellValue): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return String(value);
  if (value instanceof Date) return shownDate(value, undefined);
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('text' in value) return textOf(value.text as CellValue);
  if ('result' in value) return textOf(value.result as CellValue);
  return 'error' in value ? value.error : '';
}
