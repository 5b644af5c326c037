import type { Worksheet } from 'exceljs';
import { withFixedTimes } from './fixedZip';
import type { Words } from './words';

/** One complaint of the register *Laporan Pengaduan Publik* (DOMAIN §6.2). Names and contacts are already masked; labels are final. */
export interface RegisterRow {
  ticketNumber: string;
  receivedAt: Date;
  channel: string;
  laporTrackingId: string | null;
  reporterName: string;
  contact: string | null;
  /** Ward and district. */
  area: string | null;
  complaintClass: string | null;
  category: string | null;
  service: string | null;
  summary: string | null;
  reportedParty: string | null;
  officer: string | null;
  reviewedAt: Date | null;
  dispositionAt: Date | null;
  division: string | null;
  disposition: string | null;
  dueAt: Date | null;
  firstAnswerAt: Date | null;
  answerSummary: string | null;
  cycles: number | null;
  status: string;
  closedAt: Date | null;
  closeReason: string | null;
  satisfaction: number | null;
  archiveLocation: string | null;
  remarks: string | null;
}

const time = 'dd/mm/yyyy hh:mm';
const day = 'dd/mm/yyyy';

/** The columns in the order of DOMAIN §6.2, with their width in characters and, for dates, their format. */
const columns: readonly { key: keyof RegisterRow | 'no'; width: number; format?: string }[] = [
  { key: 'no', width: 6 },
  { key: 'ticketNumber', width: 18 },
  { key: 'receivedAt', width: 17, format: time },
  { key: 'channel', width: 12 },
  { key: 'laporTrackingId', width: 16 },
  { key: 'reporterName', width: 20 },
  { key: 'contact', width: 18 },
  { key: 'area', width: 24 },
  { key: 'complaintClass', width: 26 },
  { key: 'category', width: 20 },
  { key: 'service', width: 24 },
  { key: 'summary', width: 50 },
  { key: 'reportedParty', width: 20 },
  { key: 'officer', width: 20 },
  { key: 'reviewedAt', width: 14, format: day },
  { key: 'dispositionAt', width: 14, format: day },
  { key: 'division', width: 28 },
  { key: 'disposition', width: 40 },
  { key: 'dueAt', width: 17, format: time },
  { key: 'firstAnswerAt', width: 17, format: time },
  { key: 'answerSummary', width: 50 },
  { key: 'cycles', width: 9 },
  { key: 'status', width: 16 },
  { key: 'closedAt', width: 17, format: time },
  { key: 'closeReason', width: 20 },
  { key: 'satisfaction', width: 10 },
  { key: 'archiveLocation', width: 50 },
  { key: 'remarks', width: 30 },
];

const longestCell = 32_767;
const wib = 7 * 3_600_000;

/**
 * The register as XLSX: heading frozen and filtered, dates and numbers typed (dates show WIB wall time, spreadsheets know no time zone), text
 * made safe by `cellText`. `createdAt` is the only time in the file: the same rows give the same bytes.
 */
export async function renderRegister(
  rows: readonly RegisterRow[],
  about: { title: string; createdAt: Date; words: Words },
): Promise<Buffer> {
  const { title, createdAt, words } = about;
  const { default: ExcelJS } = await import('exceljs');
  const workbook = new ExcelJS.Workbook();
  Object.assign(workbook, { title, creator: 'Aduan', lastModifiedBy: 'Aduan', created: createdAt, modified: createdAt });
  const sheet = workbook.addWorksheet(words('register.sheet'), {
    views: [{ state: 'frozen', xSplit: 2, ySplit: 1 }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '1:1' },
    headerFooter: { oddHeader: `&C&B${title.replaceAll('&', '&&')}`, oddFooter: '&C&P / &N' },
  });
  drawHeading(sheet, words);
  rows.forEach((row, i) => sheet.addRow(columns.map(({ key }) => cellValue(key === 'no' ? i + 1 : row[key]))));
  return withFixedTimes(Buffer.from(await workbook.xlsx.writeBuffer()));
}

function drawHeading(sheet: Worksheet, words: Words): void {
  sheet.columns = columns.map(({ key, width, format }) => ({
    header: words(`register.columns.${key}`),
    key,
    width,
    style: { numFmt: format, alignment: { vertical: 'top', wrapText: width >= 40 } },
  }));
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } };
  const heading = sheet.getRow(1);
  heading.height = 32;
  heading.eachCell(cell => {
    cell.font = { bold: true };
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EEF5' } };
    cell.alignment = { vertical: 'middle', horizontal: 'center', wrapText: true };
  });
}

function cellValue(value: string | number | Date | null): string | number | Date | null {
  if (value instanceof Date) return new Date(value.getTime() + wib);
  return typeof value === 'string' ? cellText(value) : value;
}

/**
 * Text that stays text. A typed string is no formula inside XLSX, but it becomes one when the register is saved as CSV and opened again; so a
 * text that begins like a formula gets one apostrophe in front. Text that already has apostrophes before such a beginning gets one more, so that
 * taking one away (`/^'(?='*[=+\-@\t\r\n＝＋－＠])/`) always gives back what was written. Control characters that XML forbids are dropped.
 */
export function cellText(text: string): string {
  // eslint-disable-next-line no-control-regex -- exactly the characters XML 1.0 forbids
  const allowed = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, '');
  const safe = /^'*[=+\-@\t\r\n＝＋－＠]/.test(allowed) ? `'${allowed}` : allowed;
  return safe.length > longestCell ? `${safe.slice(0, longestCell - 1)}…` : safe;
}
