import { inflateRawSync } from 'node:zlib';

/** A cell as text; a real date or number of a workbook stays what it is. */
export type Cell = string | number | Date | null;

/** A row with its number as the sheet shows it, from 1; blank rows are left out. */
export interface SheetRow {
  row: number;
  cells: Cell[];
}

/** A cell's words; a date as ISO text. */
export const cellText = (cell: Cell | undefined): string =>
  cell === null || cell === undefined ? '' : cell instanceof Date ? cell.toISOString() : String(cell).trim();

/** A heading as it is compared: in lower case, with one blank between words. */
export const headingText = (cell: Cell): string =>
  cellText(cell)
    .toLowerCase()
    .replace(/[_\s]+/g, ' ')
    .trim();

/** The bytes are neither a workbook nor a text table that can be read. */
export class UnreadableTable extends Error {
  constructor() {
    super('neither an .xlsx workbook nor a CSV file');
    this.name = 'UnreadableTable';
  }
}

/** Cells of a sheet and rows of a table that nobody types: beyond it somebody made the file to hurt. */
const mostRows = 100_000;
const largestUnpacked = 200 * 1024 * 1024;

/** The rows of a workbook's first sheet (.xlsx) or of a text table (.csv). @throws UnreadableTable */
export async function readTable(bytes: Buffer): Promise<SheetRow[]> {
  try {
    const isZip = bytes.subarray(0, 4).equals(Buffer.from('PK\x03\x04'));
    const rows = isZip ? await readWorkbook(bytes) : await readCsv(bytes);
    if (rows.length > mostRows) throw new UnreadableTable();
    return rows.filter(({ cells }) => cells.some(cell => cell !== null && cell !== ''));
  } catch {
    throw new UnreadableTable();
  }
}

async function readWorkbook(bytes: Buffer): Promise<SheetRow[]> {
  checkSize(bytes);
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  const rows: SheetRow[] = [];
  workbook.worksheets[0]?.eachRow((row, number) => {
    const values = row.values as unknown[]; // index 0 is never used: columns count from 1
    rows.push({ row: number, cells: Array.from(values.slice(1), cellOf) });
  });
  return rows;
}

/** A few kilobytes of zip can be gigabytes of sheet: the true size of each part is found before anything is kept. */
function checkSize(bytes: Buffer): void {
  let total = 0;
  for (let at = bytes.indexOf(centralEntry); at >= 0; at = bytes.indexOf(centralEntry, at + 46)) {
    const [method, packed, offset] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 42)];
    const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
    const body = bytes.subarray(start, start + packed);
    const room = largestUnpacked - total;
    total += method === 8 ? inflateRawSync(body, { maxOutputLength: room }).length : body.length;
  }
}
const centralEntry = Buffer.from('PK\x01\x02');

/** What a cell shows: a formula's result, the whole of a text in several styles, a link's words. */
function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (value instanceof Date || typeof value === 'number') return value;
  if (typeof value !== 'object') return String(value);
  const { result, richText, text } = value as { result?: unknown; richText?: { text: string }[]; text?: unknown };
  if (richText) return richText.map(part => part.text).join('');
  return text !== undefined ? cellOf(text) : result !== undefined ? cellOf(result) : null;
}

async function readCsv(bytes: Buffer): Promise<SheetRow[]> {
  if (bytes.includes(0)) throw new UnreadableTable();
  const { parse } = await import('csv-parse/sync');
  const text = decoded(bytes);
  const rows = parse(text, {
    delimiter: delimiterOf(text),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
  });
  return (rows as string[][]).map((cells, index) => ({ row: index + 1, cells }));
}

/** UTF-8 with or without its mark; what is no UTF-8 was saved by an older Excel. */
function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return bytes.toString('latin1').replace(/[\x80-\x9f]/g, sign => windowsSigns[sign.charCodeAt(0) - 0x80]!);
  }
}

/** Bytes 80 to 9F, in which Windows-1252 differs from Latin-1; Node's own decoder leaves them out. */
const windowsSigns = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** Excel set to Indonesian separates by semicolons; the first line that separates anything tells. */
function delimiterOf(text: string): ';' | ',' {
  const count = (line: string, sign: string): number => line.split(sign).length;
  const lines = text.split(/\r?\n/, 60);
  const widest = lines.toSorted((a, b) => count(b, ';') + count(b, ',') - count(a, ';') - count(a, ','));
  const heading = lines.find(line => /tracking[ _]?id/i.test(line)) ?? widest[0] ?? '';
  return count(heading, ';') > count(heading, ',') ? ';' : ',';
}
