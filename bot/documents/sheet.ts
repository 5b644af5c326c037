import type { Workbook } from 'exceljs';
import { withFixedTimes } from './fixedZip';
import { xmlText } from './xmlText';

/** `moment` = day and minute, `time` = the minute of the day; WIB wall time, as spreadsheets know no time zone. */
const formats = { moment: 'dd/mm/yyyy hh:mm', day: 'dd/mm/yyyy', time: 'hh:mm' } as const;
export type Format = keyof typeof formats;
export type CellValue = string | number | Date | null;

export interface Sheet {
  name: string;
  /** Width in characters; from 40 on text is wrapped. */
  columns: readonly { heading: string; width: number; format?: Format }[];
  rows: readonly (readonly CellValue[])[];
}

const longestCell = 32_767;
const wib = 7 * 3_600_000;

/**
 * Tables as XLSX: heading frozen and filtered, dates and numbers typed, text made safe by `cellText`. `createdAt` is the only time in
 * the file: the same rows give the same bytes.
 */
export async function renderSheets(about: { title: string; createdAt: Date; sheets: readonly Sheet[] }): Promise<Buffer> {
  const { title, createdAt, sheets } = about;
  const { default: ExcelJS } = await import('exceljs');
  const workbook = new ExcelJS.Workbook();
  Object.assign(workbook, { title, creator: 'Aduan', lastModifiedBy: 'Aduan', created: createdAt, modified: createdAt });
  for (const sheet of sheets) drawSheet(workbook, title, sheet);
  return withFixedTimes(Buffer.from(await workbook.xlsx.writeBuffer()));
}

function drawSheet(workbook: Workbook, title: string, { name, columns, rows }: Sheet): void {
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: 'frozen', xSplit: 2, ySplit: 1 }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '1:1' },
    headerFooter: { oddHeader: `&C&B${title.replaceAll('&', '&&')}`, oddFooter: '&C&P / &N' },
  });
  sheet.columns = columns.map(({ heading, width, format }, place) => ({
    ...{ header: heading, key: String(place), width },
    style: { numFmt: format && formats[format], alignment: { vertical: 'top', wrapText: width >= 40 } },
  }));
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } };
  const heading = sheet.getRow(1);
  heading.height = 32;
  heading.eachCell(cell => {
    cell.font = { bold: true };
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EEF5' } };
    cell.alignment = { vertical: 'middle', horizontal: 'center', wrapText: true };
  });
  for (const row of rows) sheet.addRow(row.map(cellValue));
}

function cellValue(value: CellValue): CellValue {
  if (value instanceof Date) return new Date(value.getTime() + wib);
  return typeof value === 'string' ? cellText(value) : value;
}

/** The same as CSV (RFC 4180, UTF-8 with its mark, so that Excel reads it as such); moments as `2026-11-24 10:05` in WIB. */
export function renderCsv({ columns, rows }: Sheet): Buffer {
  const field = (value: CellValue): string => {
    const text = value instanceof Date ? new Date(value.getTime() + wib).toISOString().slice(0, 16).replace('T', ' ') : value;
    return typeof text === 'string' ? `"${cellText(text).replaceAll('"', '""')}"` : String(text ?? '');
  };
  const lines = [columns.map(({ heading }) => heading), ...rows].map(row => row.map(field).join(','));
  return Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`, 'utf8');
}

/**
 * Text that stays text. A typed string is no formula inside XLSX, but it becomes one when the register is saved as CSV and opened again; so a
 * text that begins like a formula gets one apostrophe in front. Text that already has apostrophes before such a beginning gets one more, so that
 * taking one away (`/^'(?='*[=+\-@\t\r\n＝＋－＠])/`) always gives back what was written. Control characters that XML forbids are dropped.
 */
export function cellText(text: string): string {
  const allowed = xmlText(text);
  const safe = /^'*[=+\-@\t\r\n＝＋－＠]/.test(allowed) ? `'${allowed}` : allowed;
  return safe.length > longestCell ? `${safe.slice(0, longestCell - 1)}…` : safe;
}
