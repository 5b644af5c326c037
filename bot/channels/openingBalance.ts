import { channels } from '../complaint/complaint';
import type { Channel } from '../complaint/complaint';
import { Invalid } from '../complaint/errors';
import { trackingIdIn } from '../complaint/laporReport';
import { services } from '../complaint/masterData';
import type { ServiceType } from '../complaint/masterData';
import { priorStatuses } from '../complaint/openingBalance';
import type { FaultyPriorRow, OpeningSheet, PriorCase, PriorFault, PriorStatus } from '../complaint/openingBalance';
import { momentOf } from './lapor';
import { normalizePhone } from './phoneNumber';
import { cellText, headingText, readTable, UnreadableTable } from './workbook';
import type { Cell, SheetRow } from './workbook';

/** The template's headings (`openingTemplate.ts`), in the order of its columns; `required` ones must be in the sheet. */
export const openingColumns = [
  { name: 'priorNumber', heading: 'Nomor lama', required: true },
  { name: 'receivedAt', heading: 'Tanggal masuk', required: true },
  { name: 'receivedTime', heading: 'Jam masuk', required: false },
  { name: 'channel', heading: 'Kanal', required: true },
  { name: 'name', heading: 'Nama pelapor', required: false },
  { name: 'contact', heading: 'Nomor HP atau kontak', required: false },
  { name: 'text', heading: 'Isi aduan', required: true },
  { name: 'service', heading: 'Layanan', required: false },
  { name: 'status', heading: 'Status', required: true },
  { name: 'respondedAt', heading: 'Tanggal tanggapan', required: false },
  { name: 'trackingId', heading: 'Tracking ID LAPOR!', required: false },
  { name: 'isAnonymous', heading: 'Anonim', required: false },
  { name: 'isConfidential', heading: 'Rahasia', required: false },
] as const;
type Column = (typeof openingColumns)[number]['name'];

/** What people call the channels. */
export const channelWords: Record<Channel, readonly string[]> = {
  whatsapp: ['whatsapp', 'wa'],
  lapor: ['lapor!', 'lapor', 'sp4n-lapor'],
  counter: ['tatap muka', 'loket', 'datang langsung'],
  email: ['surel', 'email', 'e-mail'],
  letter: ['surat'],
  phone: ['telepon', 'telp'],
};

/**
 * Reads the filled-in template, .xlsx or .csv. Every row with anything in it below the headings is a data row: a case, or
 * faulty with its reason.
 * @param now office time: nothing was received in the future
 * @throws Invalid `openingUnreadable` | `openingHeading` (values.heading = the first that is missing)
 */
export async function readOpeningBalance(bytes: Buffer, now: Date): Promise<OpeningSheet> {
  const rows = await readTable(bytes).catch((error: unknown) => {
    throw error instanceof UnreadableTable ? new Invalid('openingUnreadable') : error;
  });
  const at = rows.findIndex(({ cells }) => cells.some(cell => headingText(cell) === 'nomor lama'));
  const places = placesOf(at < 0 ? [] : rows[at]!.cells);
  const sheet: OpeningSheet = { cases: [], faulty: [] };
  const known = new Set<string>();
  for (const row of rows.slice(at + 1)) {
    const read = readRow(row, places, now);
    if ('code' in read) sheet.faulty.push(read);
    else if (known.has(read.priorNumber)) sheet.faulty.push({ row: read.row, code: 'repeated' });
    else sheet.cases.push(read);
    if (!('code' in read)) known.add(read.priorNumber);
  }
  return sheet;
}

function placesOf(cells: Cell[]): Partial<Record<Column, number>> {
  const names = Array.from(cells, headingText);
  const places: Partial<Record<Column, number>> = {};
  for (const { name, heading, required } of openingColumns) {
    const place = names.indexOf(heading.toLowerCase());
    if (place >= 0) places[name] = place;
    else if (required) throw new Invalid('openingHeading', [], { heading });
  }
  return places;
}

class Faulty extends Error {
  constructor(readonly fault: PriorFault) {
    super(fault);
  }
}

function readRow({ row, cells }: SheetRow, places: Partial<Record<Column, number>>, now: Date): PriorCase | FaultyPriorRow {
  const cell = (column: Column): Cell => cells[places[column] ?? -1] ?? null;
  const text = (column: Column): string | null => cellText(cell(column)) || null;
  try {
    return { row, ...readCase(cell, text, now) };
  } catch (error) {
    if (error instanceof Faulty) return { row, code: error.fault };
    throw error;
  }
}

/** @throws Faulty for the first thing that is wrong */
function readCase(cell: (column: Column) => Cell, text: (column: Column) => string | null, now: Date): Omit<PriorCase, 'row'> {
  const priorNumber = needed(text('priorNumber'), 'priorNumber', 40);
  const receivedAt = momentOf(cell('receivedAt'), cell('receivedTime'));
  if (!receivedAt || receivedAt > now) throw new Faulty('receivedAt');
  const channel = channelOf(text('channel'));
  const isAnonymous = markOf(text('isAnonymous'));
  const contact = contactOf(channel, text('contact'));
  if (channel === 'whatsapp' && !contact) throw new Faulty('contact');
  const status = statusOf(text('status'));
  const respondedAt = respondedOf(cell('respondedAt'), receivedAt, now);
  if (status === 'answered' && !respondedAt) throw new Faulty('respondedAt');
  return {
    ...{ priorNumber, receivedAt, channel, contact, status, respondedAt, isAnonymous },
    name: isAnonymous ? null : (text('name')?.slice(0, 120) ?? null),
    text: needed(text('text'), 'text', 20_000),
    service: serviceOf(text('service')),
    trackingId: trackingOf(channel, text('trackingId')),
    isConfidential: markOf(text('isConfidential')),
  };
}

function needed(text: string | null, fault: PriorFault, longest: number): string {
  if (text === null || text.length > longest) throw new Faulty(fault);
  return text;
}

const plain = (text: string): string => text.trim().toLowerCase();

function channelOf(text: string | null): Channel {
  const found = channels.find(channel => text !== null && channelWords[channel].includes(plain(text)));
  if (!found) throw new Faulty('channel');
  return found;
}

/** A number that is no phone number cannot be written to by WhatsApp; elsewhere an address is kept as it stands. */
function contactOf(channel: Channel, text: string | null): string | null {
  const phone = text && normalizePhone(text);
  if (text && !phone && (channel === 'whatsapp' || text.length > 120)) throw new Faulty('contact');
  return phone || (text?.includes('@') ? text.toLowerCase() : text);
}

/** A label of the master data in either language, or its code. */
function serviceOf(text: string | null): ServiceType | null {
  if (text === null) return null;
  const found = services.find(({ code, label }) => [code, label.id, label.en].some(name => plain(name) === plain(text)));
  if (!found) throw new Faulty('service');
  return found.code;
}

function statusOf(text: string | null): PriorStatus {
  const found = (Object.keys(priorStatuses) as PriorStatus[]).find(status => text && priorStatuses[status] === plain(text));
  if (!found) throw new Faulty('status');
  return found;
}

function respondedOf(cell: Cell, receivedAt: Date, now: Date): Date | null {
  if (!cellText(cell)) return null;
  const at = momentOf(cell, null);
  if (!at || at > now) throw new Faulty('respondedAt');
  // A date without a time is that day: a reaction on the day of arrival came after it.
  if (at < receivedAt && at.getTime() + 86_400_000 <= receivedAt.getTime()) throw new Faulty('respondedAt');
  return at < receivedAt ? receivedAt : at;
}

function trackingOf(channel: Channel, text: string | null): string | null {
  const found = text && trackingIdIn(text);
  if (text ? !found : channel === 'lapor') throw new Faulty('trackingId');
  return found || null;
}

/** An unknown mark could mean "secret": it must not be taken for "public". */
function markOf(text: string | null): boolean {
  const mark = plain(text ?? '');
  if (!['', '-', 'ya', 'y', 'tidak', 't'].includes(mark)) throw new Faulty('mark');
  return mark === 'ya' || mark === 'y';
}
