import { formatWib } from '../../../complaint/deadline';
import type { Language } from '../../../text/text';
import { nameOf, type FiledDocument, type Folder } from './library';
import { shown, shownSize } from './values';

type Row = FiledDocument | Folder;

interface ListedColumn {
  name: Listed;
  text: (row: Row, language: Language) => string;
  /** What rows are ordered by. */
  value: (row: Row) => string | number;
  /** The archive's own columns are written in Indonesian, whatever language the page has. */
  lang?: 'id';
}

export type Listed = 'name' | 'uraianBerkas' | 'bidang' | 'tanggalSelesai' | 'tingkatKeamanan' | 'modifiedAt' | 'size';

const isFile = (row: Row): row is FiledDocument => 'columns' in row;

const ofArchive = (name: Listed): ListedColumn => ({
  name,
  text: (row, language) => (isFile(row) ? shown(row.columns[name], language) : ''),
  value: row => (isFile(row) ? String(row.columns[name] ?? '') : ''),
  lang: 'id',
});

/** The columns of the list; the details tell the others. */
export const listed: readonly ListedColumn[] = [
  { name: 'name', text: row => nameOf(row.path), value: row => nameOf(row.path).toLowerCase() },
  ofArchive('uraianBerkas'),
  ofArchive('bidang'),
  ofArchive('tanggalSelesai'),
  ofArchive('tingkatKeamanan'),
  {
    name: 'modifiedAt',
    text: ({ modifiedAt }, language) => formatWib(new Date(modifiedAt), language),
    value: ({ modifiedAt }) => modifiedAt,
  },
  {
    name: 'size',
    text: (row, language) => (isFile(row) ? shownSize(row.size, language) : ''),
    value: row => (isFile(row) ? row.size : row.files),
  },
];

export interface Sorting {
  by: Listed;
  isDescending: boolean;
}

export function sorted<Each extends Row>(rows: readonly Each[], { by, isDescending }: Sorting): Each[] {
  const { value } = listed.find(({ name }) => name === by)!;
  const order = (a: Each, b: Each): number => {
    const [left, right] = [value(a), value(b)];
    return left < right ? -1 : left > right ? 1 : 0;
  };
  return [...rows].sort((a, b) => (isDescending ? order(b, a) : order(a, b)));
}
