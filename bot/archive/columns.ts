import type { Client } from '@microsoft/microsoft-graph-client';
import { asRefused } from './refused';

/** `note` is text without the 255-character limit of a single line. */
export interface ArchiveColumn {
  name: string;
  displayName: string;
  kind: 'text' | 'note' | 'number';
}

/**
 * The metadata of a filed paper (DOMAIN §2.5), as columns of the document library.
 * Dates are text `yyyy-mm-dd`: a SharePoint date column shows the day of the *site's* time zone, which is seldom WIB when the site is new.
 */
export const archiveColumns: readonly ArchiveColumn[] = [
  { name: 'nomorTiket', displayName: 'Nomor tiket', kind: 'text' },
  { name: 'kodeKlasifikasi', displayName: 'Kode klasifikasi', kind: 'text' },
  { name: 'uraianBerkas', displayName: 'Uraian berkas', kind: 'note' },
  { name: 'kanal', displayName: 'Kanal', kind: 'text' },
  { name: 'klasifikasi', displayName: 'Klasifikasi', kind: 'text' },
  { name: 'kategori', displayName: 'Kategori', kind: 'text' },
  { name: 'jenisLayanan', displayName: 'Jenis layanan', kind: 'text' },
  { name: 'bidang', displayName: 'Bidang', kind: 'text' },
  { name: 'tanggalMasuk', displayName: 'Tanggal masuk', kind: 'text' },
  { name: 'tanggalSelesai', displayName: 'Tanggal selesai', kind: 'text' },
  { name: 'kurunWaktu', displayName: 'Kurun waktu', kind: 'text' },
  { name: 'jumlahItem', displayName: 'Jumlah item', kind: 'number' },
  { name: 'tingkatKeamanan', displayName: 'Tingkat keamanan', kind: 'text' },
  { name: 'retensiAktifSampai', displayName: 'Retensi aktif sampai', kind: 'text' },
  { name: 'retensiInaktifSampai', displayName: 'Retensi inaktif sampai', kind: 'text' },
  { name: 'nasibAkhir', displayName: 'Nasib akhir', kind: 'text' },
  { name: 'lokasi', displayName: 'Lokasi', kind: 'note' },
  { name: 'hashBerkas', displayName: 'Hash berkas (SHA-256)', kind: 'text' },
];

/** The body of `POST /sites/{id}/lists/{id}/columns` (https://learn.microsoft.com/graph/api/list-post-columns). */
function columnDefinition(column: ArchiveColumn): object {
  const facet =
    column.kind === 'number'
      ? { number: {} }
      : { text: column.kind === 'note' ? { allowMultipleLines: true, textType: 'plain' } : { maxLength: 255 } };
  return { name: column.name, displayName: column.displayName, enforceUniqueValues: false, ...facet };
}

/** Creates the columns that the library's list lacks. Throws `ArchiveRefused`, 403 when the app may write files but not manage lists. */
export async function createMissingColumns(
  graph: Client,
  siteId: string,
  driveId: string,
  columns: readonly ArchiveColumn[],
): Promise<void> {
  try {
    const list = (await graph.api(`/drives/${driveId}/list`).get()) as { id: string };
    const path = `/sites/${siteId}/lists/${list.id}/columns`;
    const present = new Set(await columnNames(graph, path));
    for (const column of columns.filter(({ name }) => !present.has(name))) await createColumn(graph, path, column);
  } catch (error) {
    throw asRefused(error);
  }
}

async function columnNames(graph: Client, path: string): Promise<string[]> {
  const names: string[] = [];
  for (let next: string | undefined = `${path}?$select=name`; next;) {
    const page = (await graph.api(next).get()) as { value: { name: string }[]; '@odata.nextLink'?: string };
    names.push(...page.value.map(column => column.name));
    // Only path and query are taken: the address itself may be a stand-in's.
    next = page['@odata.nextLink']?.replace(/^.*?\/v1\.0(?=\/)/, '');
  }
  return names;
}

async function createColumn(graph: Client, path: string, column: ArchiveColumn): Promise<void> {
  try {
    await graph.api(path).post(columnDefinition(column));
  } catch (error) {
    if (asRefused(error).status !== 409) throw error;
  }
}
