import { Invalid } from '../complaint/errors';
import { trackingIdIn } from '../complaint/laporReport';
import type { FaultyLaporRow, LaporExport, LaporReport, LaporRowFault } from '../complaint/laporReport';
import { dayOfDate, instant } from '../complaint/wib';
import { cellText, headingText, readTable, UnreadableTable } from './workbook';
import type { Cell, SheetRow } from './workbook';

type Column = Exclude<keyof LaporReport, 'row' | 'isAnonymous' | 'isConfidential'> | 'receivedTime' | 'firstBody' | 'typeFlag';

/**
 * Headings of LAPOR!'s *Laporan Ringkas* (DOMAIN §3.2): the export of 2025, the older one, and what people make of them when
 * they save them anew; in lower case, with one blank between words.
 */
const headings: Record<Column, readonly string[]> = {
  trackingId: ['tracking id', 'trackingid', 'id tracking', 'nomor tracking', 'no tracking'],
  receivedAt: ['tanggal laporan masuk', 'tanggal masuk', 'tanggal laporan', 'tanggal'],
  receivedTime: ['waktu laporan masuk', 'waktu masuk', 'jam masuk'],
  classification: ['klasifikasi laporan', 'klasifikasi'],
  category: ['kategori', 'kategori laporan'],
  title: ['judul laporan', 'judul'],
  firstBody: ['isi laporan awal'],
  body: ['isi laporan akhir', 'isi laporan', 'isi'],
  typeFlag: ['tipe laporan (anonim/rahasia)', 'tipe laporan', 'tipe'],
  source: ['sumber laporan', 'sumber'],
  destination: ['instansi terdisposisi', 'dinas tujuan', 'instansi tujuan'],
  status: ['status laporan', 'status', 'status final'],
  archiveReason: ['alasan tunda/arsip', 'alasan tunda', 'alasan arsip'],
  district: ['kecamatan', 'kecamatan final'],
  ward: ['kelurahan', 'kelurahan final'],
};

/**
 * Reads an export, .xlsx or .csv, as LAPOR! gives it or as people saved it. Every row with anything in it below the headings
 * is a data row: a report, or faulty with its reason.
 * @throws Invalid `laporUnreadable` | `laporHeading` (values.heading = the first that is missing)
 */
export async function readLaporExport(bytes: Buffer): Promise<LaporExport> {
  const rows = await readTable(bytes).catch((error: unknown) => {
    throw error instanceof UnreadableTable ? new Invalid('laporUnreadable') : error;
  });
  const heading = rows.findIndex(({ cells }) => cells.some(cell => headings.trackingId.includes(headingText(cell))));
  if (heading < 0) throw new Invalid('laporHeading', [], { heading: 'Tracking ID' });
  const columns = columnsOf(rows[heading]!);
  return sorted(rows.slice(heading + 1).map(row => readRow(row, columns)));
}

type Columns = Partial<Record<Column, number>>;

function columnsOf({ cells }: SheetRow): Columns {
  const names = Array.from(cells, headingText);
  const found: Columns = {};
  for (const column of Object.keys(headings) as Column[]) {
    const known = headings[column].find(heading => names.includes(heading));
    if (known) found[column] = names.indexOf(known);
  }
  if (found.receivedAt === undefined) throw new Invalid('laporHeading', [], { heading: 'Tanggal Laporan Masuk' });
  if (found.title === undefined) throw new Invalid('laporHeading', [], { heading: 'Judul Laporan' });
  if (found.body === undefined && found.firstBody === undefined)
    throw new Invalid('laporHeading', [], { heading: 'Isi Laporan Awal' });
  return found;
}

/** The same number twice: the first row counts. */
function sorted(read: (LaporReport | FaultyLaporRow)[]): LaporExport {
  const result: LaporExport = { reports: [], faulty: [] };
  const known = new Set<string>();
  for (const each of read) {
    if ('code' in each) result.faulty.push(each);
    else if (known.has(each.trackingId)) result.faulty.push({ row: each.row, code: 'repeated' });
    else {
      known.add(each.trackingId);
      result.reports.push(each);
    }
  }
  return result;
}

function readRow({ row, cells }: SheetRow, columns: Columns): LaporReport | FaultyLaporRow {
  const cell = (column: Column): Cell => cells[columns[column] ?? -1] ?? null;
  const text = (column: Column): string | null => cellText(cell(column)) || null;
  const faulty = (code: LaporRowFault): FaultyLaporRow => ({ row, code });
  const trackingId = trackingIdIn(cellText(cell('trackingId')).replace(/\.0$/, '')); // a number that a program saved with its fraction
  if (!trackingId) return faulty('trackingId');
  const receivedAt = momentOf(cell('receivedAt'), cell('receivedTime'));
  if (!receivedAt) return faulty('receivedAt');
  const [title, body] = [text('title'), text('body') ?? text('firstBody')];
  if (!title && !body) return faulty('body');
  const flags = flagsOf(text('typeFlag'));
  // An unknown mark could be a new word for "secret": it must not be taken for "public".
  if (!flags) return faulty('typeFlag');
  const facts = ['classification', 'category', 'status', 'source', 'destination', 'district', 'ward', 'archiveReason'] as const;
  const known = Object.fromEntries(facts.map(name => [name, text(name)])) as Pick<LaporReport, (typeof facts)[number]>;
  return { row, trackingId, receivedAt, title: title ?? '', body: body ?? '', ...known, ...flags };
}

/** `Anonim`, `Rahasia`, `Anonim|Rahasia` or nothing; null for anything else. */
function flagsOf(text: string | null): { isAnonymous: boolean; isConfidential: boolean } | null {
  const marks = (text ?? '')
    .toLowerCase()
    .split(/[|,;/]/)
    .map(mark => mark.trim());
  if (marks.some(mark => !['', '-', 'anonim', 'rahasia'].includes(mark))) return null;
  return { isAnonymous: marks.includes('anonim'), isConfidential: marks.includes('rahasia') };
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Where Indonesian short months differ. */
const indonesian: Record<string, string> = { mei: 'may', agu: 'aug', agt: 'aug', okt: 'oct', des: 'dec' };
const dayMs = 86_400_000;

/** The moment of entry in WIB; a date without time is that day's midnight. Null when there is no such date. */
export function momentOf(date: Cell, time: Cell): Date | null {
  const read = dateFrom(date);
  if (!read) return null;
  const clock = cellText(time) ? timeFrom(time) : read.time;
  return clock === null ? null : instant(read.day, clock);
}

/** Excel counts days from 30 December 1899; its dates have no zone, so that their UTC parts are what the cell shows. */
function dateFrom(cell: Cell): { day: number; time: number } | null {
  if (cell instanceof Date) return split(cell.getTime());
  const text = cellText(cell);
  if (/^\d{4,5}(?:\.\d+)?$/.test(text))
    return Number(text) >= 20_000 ? split(Math.round((Number(text) - 25_569) * 86_400) * 1000) : null;
  const zoned = /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? Date.parse(text) : NaN;
  if (!Number.isNaN(zoned)) return split(zoned + 7 * 3_600_000);
  const written = /^(\d{1,2})[\s/.-]([a-z]{3,9}|\d{1,2})[\s/.-](\d{4})(?:[T,\s]+(.+))?$/i.exec(text);
  if (written) return dated(written[3]!, monthNumber(written[2]!), written[1]!, written[4]);
  const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T\s]+(.+))?$/.exec(text);
  return iso ? dated(iso[1]!, Number(iso[2]), iso[3]!, iso[4]) : null;
}

const split = (ms: number): { day: number; time: number } => {
  const day = Math.floor(ms / dayMs);
  return { day, time: ms - day * dayMs };
};

function monthNumber(text: string): number {
  const short = text.slice(0, 3).toLowerCase();
  return /^\d/.test(text) ? Number(text) : months.indexOf(indonesian[short] ?? short) + 1;
}

function dated(year: string, month: number, date: string, clock: string | undefined): { day: number; time: number } | null {
  const time = clock ? timeFrom(clock) : 0;
  if (time === null) return null;
  try {
    return { day: dayOfDate(`${year}-${String(month).padStart(2, '0')}-${date.padStart(2, '0')}`), time };
  } catch {
    return null; // 31 February
  }
}

/** `04:05:34`, `4.05`, a fraction of the day, or a cell that Excel keeps as a time; null when it is none. */
function timeFrom(cell: Cell): number | null {
  if (cell instanceof Date) return split(cell.getTime()).time;
  const text = cellText(cell);
  if (/^0(?:\.\d+)?$/.test(text)) return Math.round(Number(text) * 86_400) * 1000;
  const found = /^(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:\.\d+)?)?(?:\s*WIB)?$/i.exec(text);
  if (!found) return null;
  const [hours, minutes, seconds] = [Number(found[1]), Number(found[2]), Number(found[3] ?? 0)];
  return hours < 24 && minutes < 60 && seconds < 60 ? ((hours * 60 + minutes) * 60 + seconds) * 1000 : null;
}
