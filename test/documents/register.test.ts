import ExcelJS from 'exceljs';
import fc from 'fast-check';
import type { RegisterRow } from '../../bot/complaint/registerRow';
import { renderRegister } from '../../bot/documents/register';
import { cellText } from '../../bot/documents/sheet';
import { hostileTexts } from '../teams/cards/models';
import { hearing } from './pdf';
import { registerRow } from './samples';

const about = { title: 'Laporan Pengaduan Publik – November 2026 & lampiran', createdAt: new Date('2026-12-01T02:00:00Z') };
const render = (rows: RegisterRow[]) => renderRegister(rows, { ...about, words: hearing().words });

async function opened(bytes: Buffer): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer);
  return workbook;
}

test('the same rows give the same bytes', async () => {
  const first = await render([registerRow]);
  expect(first.equals(await render([{ ...registerRow }]))).toBe(true);
  expect(first.equals(await render([{ ...registerRow, cycles: 2 }]))).toBe(false);
});

test('numbers are numbers, times are WIB wall times, an empty field is an empty cell', async () => {
  const sheet = (await opened(await render([registerRow, { ...registerRow, summary: null, cycles: null }]))).worksheets[0]!;
  expect([sheet.rowCount, sheet.columnCount]).toEqual([3, 28]);
  const row = sheet.getRow(2);
  expect([row.getCell(1).value, row.getCell(22).value]).toEqual([1, 1]);
  expect(row.getCell(3).value).toEqual(new Date('2026-11-23T09:12:00Z'));
  expect([sheet.getRow(3).getCell(12).value, sheet.getRow(3).getCell(22).value]).toEqual([null, null]);
  expect(sheet.autoFilter).toBeDefined();
});

const formulas = [
  '=1+1',
  '+628123',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  "'=1",
  '＝1',
  '=HYPERLINK("http://jahat","x")',
  '=cmd|" /C calc"!A0',
];

test.each(formulas)('%j stays text in the XLSX and in a CSV saved from it', async text => {
  const workbook = await opened(await render([{ ...registerRow, summary: text, reporterName: text }]));
  const cell = workbook.worksheets[0]!.getRow(2).getCell(12);
  expect([cell.type, cell.formula]).toEqual([ExcelJS.ValueType.String, undefined]);
  const csv = String(await workbook.csv.writeBuffer());
  const fields = [...csv.matchAll(/("(?:[^"]|"")*"|[^,\n]*)(?:,|\n|$)/gy)].map(([, field]) => field!.replace(/^"/, ''));
  expect(fields.length).toBeGreaterThanOrEqual(2 * 28);
  expect(fields.filter(field => /^[=+\-@\t\r\n＝]/.test(field))).toEqual([]);
});

test('any text becomes one that is no formula, and taking the apostrophe away gives it back', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.string().map(rest => `='${rest}`),
        fc.constantFrom(...formulas),
      ),
      text => {
        const safe = cellText(text);
        expect(safe).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);

        // eslint-disable-next-line no-control-regex -- exactly the characters XML 1.0 forbids
        const allowed = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, '');
        expect(safe.replace(/^'(?='*[=+\-@\t\r\n＝＋－＠])/, '')).toBe(allowed);
      },
    ),
  );
});

test('hostile texts can be opened again', async () => {
  const rows = hostileTexts.map(text => ({ ...registerRow, summary: text, reporterName: text, answerSummary: text.repeat(20) }));
  const sheet = (await opened(await render(rows))).worksheets[0]!;
  expect(sheet.rowCount).toBe(1 + rows.length);
  rows.forEach((row, at) => expect(sheet.getRow(at + 2).getCell(12).value).toBe(cellText(row.summary)));
});
