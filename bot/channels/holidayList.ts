import { isDate, type HolidayFault, type HolidayList, type HolidayType } from '../complaint/calendar';
import { Invalid } from '../complaint/errors';
import { cellText, headingText, readTable, UnreadableTable, type Cell, type SheetRow } from './workbook';

type Column = 'date' | 'name' | 'type';

/** Headings in the order in which the columns stand where a list has none. */
const headings: Record<Column, readonly string[]> = {
  date: ['tanggal', 'date'],
  name: ['nama', 'nama hari libur', 'hari libur', 'keterangan', 'name'],
  type: ['jenis', 'kind', 'type'],
};
const order = Object.keys(headings) as Column[];

/** What people call the kinds. */
const typeWords: Record<HolidayType, readonly string[]> = {
  national: ['national', 'nasional', 'libur nasional', 'hari libur nasional'],
  collectiveLeave: ['collectiveleave', 'collective leave', 'cuti bersama', 'cuti'],
  local: ['local', 'lokal', 'libur daerah', 'daerah', 'kantor'],
};

const longestName = 120;

/**
 * Reads a list of holidays, .csv or .xlsx: date (2027-01-01, or 1/1/2027 with the day first), name, kind. Headings may be missing.
 * Every row with anything in it is a day or faulty with its reason.
 * @throws Invalid `holidaysUnreadable`
 */
export async function readHolidayList(bytes: Buffer): Promise<HolidayList> {
  const rows = await readTable(bytes).catch((error: unknown) => {
    throw error instanceof UnreadableTable ? new Invalid('holidaysUnreadable') : error;
  });
  const [first, ...rest] = rows;
  if (!first) throw new Invalid('holidaysUnreadable');
  const places = placesOf(first.cells);
  const list: HolidayList = { days: [], faulty: [] };
  const known = new Set<string>();
  for (const row of places ? rest : rows) {
    const read = readRow(row, places ?? { date: 0, name: 1, type: 2 });
    if ('code' in read) list.faulty.push(read);
    else if (known.has(read.date)) list.faulty.push({ row: read.row, code: 'repeated' });
    else list.days.push(read);
    if (!('code' in read)) known.add(read.date);
  }
  return list;
}

/** Null where the first row is a day already. */
function placesOf(cells: Cell[]): Record<Column, number> | null {
  const names = Array.from(cells, headingText);
  const places = order.map(column => names.findIndex(name => headings[column].includes(name)));
  if (places[0]! < 0) return null;
  return Object.fromEntries(order.map((column, at) => [column, places[at]!])) as Record<Column, number>;
}

function readRow(
  { row, cells }: SheetRow,
  places: Record<Column, number>,
): HolidayList['days'][number] | { row: number; code: HolidayFault } {
  const cell = (column: Column): string => cellText(cells[places[column]]);
  const date = dateIn(cell('date'));
  if (!date) return { row, code: 'date' };
  const name = cell('name').replace(/\s+/g, ' ');
  if (!name || name.length > longestName) return { row, code: 'name' };
  const said = cell('type').toLowerCase().replace(/\s+/g, ' ');
  const type = (Object.keys(typeWords) as HolidayType[]).find(each => typeWords[each].includes(said));
  return type ? { row, date, name, type } : { row, code: 'type' };
}

/** A date cell of a workbook comes as ISO text. */
function dateIn(text: string): string | null {
  const iso = /^(\d{4}-\d{2}-\d{2})(?:T.*)?$/.exec(text)?.[1];
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  const date = iso ?? (year && `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`);
  return date && isDate(date) ? date : null;
}
