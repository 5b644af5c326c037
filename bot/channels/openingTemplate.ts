import type { Worksheet } from 'exceljs';
import { channels } from '../complaint/complaint';
import { services } from '../complaint/masterData';
import { priorStatuses } from '../complaint/openingBalance';
import { textIn } from '../text/text';
import { openingColumns } from './openingBalance';

/** Rows in which the lists to choose from are offered. */
const offeredRows = 500;

/** The empty workbook for the opening balance: the sheet to fill in, and one that says how, both in Indonesian. */
export async function openingTemplate(): Promise<Buffer> {
  const { default: exceljs } = await import('exceljs');
  const words = textIn('id');
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet('Saldo awal', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = openingColumns.map(({ name, heading }) => ({
    header: heading,
    width: name === 'text' ? 60 : Math.max(14, heading.length + 4),
    // Numbers and dates stay as they are typed: 0812… keeps its zero.
    style: { numFmt: '@', alignment: { wrapText: name === 'text', vertical: 'top' } },
  }));
  sheet.getRow(1).font = { bold: true };
  const lists: Partial<Record<string, readonly string[]>> = {
    channel: channels.map(channel => words(`staff:channel.${channel}`)),
    status: Object.values(priorStatuses),
    service: services.map(({ label }) => label.id),
    isAnonymous: ['ya', 'tidak'],
    isConfidential: ['ya', 'tidak'],
  };
  const guide = workbook.addWorksheet('Petunjuk');
  guide.columns = [{ width: 26 }, { width: 10 }, { width: 100 }];
  guide.addRow([words('documents:openingBalance.title')]).font = { bold: true, size: 14 };
  for (const line of ['intro', 'repeat', 'quiet']) guide.addRow([words(`documents:openingBalance.${line}`)]);
  guide.addRow([]);
  const head = ['column', 'required', 'how'].map(name => words(`documents:openingBalance.${name}`));
  guide.addRow(head).font = { bold: true };
  openingColumns.forEach(({ name, heading, required }, index) => {
    const allowed = lists[name];
    const how = words(`documents:openingBalance.columns.${name}`, allowed ? { allowed: allowed.join(', ') } : {});
    const row = guide.addRow([heading, words(`documents:openingBalance.${required ? 'yes' : 'no'}`), how]);
    row.alignment = { wrapText: true, vertical: 'top' };
    if (allowed) offer(sheet, index + 1, `Pilihan!$${letter(lists, name)}$1:$${letter(lists, name)}$${allowed.length}`);
  });
  const choices = workbook.addWorksheet('Pilihan', { state: 'hidden' });
  Object.values(lists).forEach((list, column) =>
    list!.forEach((word, row) => void (choices.getCell(row + 1, column + 1).value = word)),
  );
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

const letter = (lists: object, name: string): string => String.fromCharCode(65 + Object.keys(lists).indexOf(name));

function offer(sheet: Worksheet, column: number, formula: string): void {
  for (let row = 2; row <= offeredRows; row++)
    sheet.getCell(row, column).dataValidation = { type: 'list', allowBlank: true, formulae: [formula], showErrorMessage: false };
}
