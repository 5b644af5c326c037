import exceljs from 'exceljs';

/** Invented exports in the shape of LAPOR!'s *Laporan Ringkas* (DOMAIN §3.2). */

export const headings2025 = [
  ...['Tracking ID', 'Tanggal Laporan Masuk', 'Waktu Laporan Masuk', 'Klasifikasi Laporan', 'ID Kategori', 'Kategori'],
  ...['Judul Laporan', 'Isi Laporan Awal', 'Isi Laporan Akhir', 'Tipe Laporan (Anonim/Rahasia)', 'Sumber Laporan'],
  ...['Instansi Induk', 'Instansi Terdisposisi', 'Status Laporan', 'Alasan Tunda/Arsip', 'Provinsi', 'Kota/Kabupaten'],
];
export const headingsOlder = [
  ...headings2025.flatMap(each => (each === 'Instansi Terdisposisi' ? [`ID ${each}`, each] : [each])),
  ...['Kecamatan', 'Kelurahan'],
];
export const headingsResaved = [
  ...['tracking_id', 'tanggal_masuk', 'waktu_masuk', 'klasifikasi', 'id_kategori', 'kategori', 'judul', 'isi_laporan_awal'],
  ...['isi_laporan_akhir', 'sumber_laporan', 'instansi_induk', 'dinas_tujuan', 'status', 'alasan_tunda', 'provinsi'],
  ...['kota_kabupaten', 'status_final', 'kecamatan_final'],
];

export type Value = string | number | Date | null;
/** A row by the words of the 2025 headings. */
export type Row = Record<string, Value>;

export const ourOffice = 'Dinas Kependudukan dan Pencatatan Sipil';

export const laporRow = (trackingId: Value, more: Row = {}): Row => ({
  'Tracking ID': trackingId,
  'Tanggal Laporan Masuk': '4 Nov 2026',
  'Waktu Laporan Masuk': '04:05:34',
  'Klasifikasi Laporan': 'Pengaduan Tidak Berkadar Pengawasan',
  Kategori: 'Administrasi Kependudukan dan Pencatatan Sipil',
  'Judul Laporan': 'KTP belum jadi',
  'Isi Laporan Awal': 'KTP Warga Contoh A belum tercetak.',
  'Isi Laporan Akhir': 'KTP Warga Contoh A belum tercetak.',
  'Tipe Laporan (Anonim/Rahasia)': null,
  'Sumber Laporan': 'Website',
  'Instansi Induk': 'Pemerintah Kota Contoh',
  'Instansi Terdisposisi': ourOffice,
  'Status Laporan': 'Belum Ditindaklanjuti',
  ...more,
});

const statuses = ['Belum Ditindaklanjuti', 'Ditutup oleh Sistem', 'Proses', 'Diarsipkan oleh Admin', 'Belum Terverifikasi'];
const classes = ['Pengaduan Berkadar Pengawasan', 'Pengaduan Tidak Berkadar Pengawasan', 'Permintaan Informasi', null];
const marks = [null, 'Anonim', null, 'Rahasia', 'Anonim|Rahasia'];

/** Rows of a whole city: every second is ours, and of ours two in five are open. */
export const cityRows = (count: number): Row[] =>
  Array.from({ length: count }, (_, n) =>
    laporRow(String(9_900_000 + n), {
      'Tanggal Laporan Masuk': `${(n % 20) + 1} Oct 2026`,
      'Klasifikasi Laporan': classes[n % 4]!,
      'Tipe Laporan (Anonim/Rahasia)': marks[n % 5]!,
      'Instansi Terdisposisi': n % 2 ? ourOffice : 'Dinas Contoh Lain',
      'Status Laporan': statuses[Math.floor(n / 2) % 5]!,
      'Judul Laporan': `KTP belum jadi ${n}`,
    }),
  );

const preamble: Value[][] = [
  ['Judul Laporan', null, 'Laporan Ringkas'],
  [],
  ['Nama Instansi', null, 'Pemerintah Kota Contoh'],
  [],
  ['Tanggal Generate', null, '2026-11-23'],
  [],
  ['Periode Masuk', null, '(2026-01-01) - (2026-11-23)'],
  [],
  ['Pengelola', null, null],
  [],
];

/** Lines as in the sheet: with the preamble the headings stand in row 11. */
export function sheetLines(rows: Row[], headings = headings2025, withPreamble = true): Value[][] {
  const body = rows.map(row => headings.map(heading => row[heading] ?? null));
  return [...(withPreamble ? preamble : []), headings, ...body];
}

export async function workbookOf(lines: Value[][]): Promise<Buffer> {
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet('Laporan Ringkas');
  lines.forEach((line, index) => {
    if (line.length > 0) sheet.getRow(index + 1).values = line;
  });
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

export const csvOf = (lines: Value[][], delimiter = ','): string =>
  lines.map(line => line.map(cell => `"${String(cell ?? '').replaceAll('"', '""')}"`).join(delimiter)).join('\r\n');
