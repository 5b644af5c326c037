import type { RecordLine } from '../casework/records/listRecords';
import { dateOf, dayOf, dayOfDate, instant } from '../complaint/wib';
import type { DisposalLine } from '../documents/disposalList';
import type { CellValue, Format, Sheet } from '../documents/sheet';
import type { Words } from '../text/text';
import type { Names } from './contract';

type Cell = (line: RecordLine, words: Words) => CellValue;

/** A day at its WIB midnight, which a spreadsheet shows as that day. */
const midnight = (date: string): Date => instant(dayOfDate(date), 0);

/** The records that are due for appraisal, one a row, with room for what people decide. Nothing in it is the citizen's. */
export function dueSheet(lines: readonly RecordLine[], words: Words, names: Names): Sheet {
  const columns: [string, number, Cell, Format?][] = [
    ['number', 18, ({ listed }) => listed.ticketNumber],
    ['code', 14, line => line.classificationCode],
    ['service', 28, ({ listed }) => names.service[listed.sorted?.service ?? ''] ?? null],
    ['outcome', 20, ({ listed }) => listed.outcome && words(`staff:outcome.${listed.outcome}`)],
    ['closed', 13, line => line.closedAt, 'day'],
    ['activeUntil', 13, line => midnight(line.activeUntil), 'day'],
    ['inactiveUntil', 13, line => midnight(line.inactiveUntil), 'day'],
    ['decision', 28, () => null],
    ['letter', 24, () => null],
  ];
  return {
    name: words('archive:due.sheet'),
    columns: columns.map(([name, width, , format]) => ({
      heading: words(`archive:column.${name}`),
      width,
      ...(format && { format }),
    })),
    rows: lines.map(line => columns.map(([, , cell]) => cell(line, words))),
  };
}

const dayText = (date: string): string => date.split('-').reverse().join('/');

/** The same as the lines of the list on paper. */
export const disposalLines = (lines: readonly RecordLine[]): DisposalLine[] =>
  lines.map(({ listed, classificationCode, closedAt, inactiveUntil }) => ({
    ...{ ticketNumber: listed.ticketNumber, classificationCode, inactiveUntil: dayText(inactiveUntil) },
    closed: closedAt ? dayText(dateOf(dayOf(closedAt))) : '–',
  }));
