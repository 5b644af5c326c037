import { DateTime } from 'luxon';

const root = '/Arsip Pengaduan';
const maxName = 120;
const reserved = /^(con|prn|aux|nul|com\d|lpt\d|\.lock|desktop\.ini)$/i;

/** Papers of a case that are handed out by themselves, as they stand in file names (DOMAIN §2.5); the archive holds them in one bundle. */
export type DocType = 'telaahan' | 'disposisi' | 'jawaban';

/**
 * True when SharePoint takes `name` for one file or folder, and it stays within our own 120 ASCII characters (DOMAIN §2.5).
 * Source: https://support.microsoft.com/office/64883a5d-228e-48f5-b3d2-eb39e07630fa
 */
export function isSharePointName(name: string): boolean {
  const bare = name.replace(/\.[^.]*$/, '');
  return (
    /^[\x20-\x7e]+$/.test(name) &&
    name.length <= maxName &&
    !/["*:<>?/\\|#%&]|_vti_|^~|^ | $|\.$/.test(name) &&
    !reserved.test(name) &&
    !reserved.test(bare)
  );
}

function checked(name: string): string {
  if (!isSharePointName(name)) throw new RangeError(`not a name SharePoint takes: ${JSON.stringify(name)}`);
  return name;
}

const inWib = (date: Date, format: string): string => DateTime.fromJSDate(date, { zone: 'Asia/Jakarta' }).toFormat(format);

/** Folder of one complaint, without a closing slash: `/Arsip Pengaduan/2026/11/ADU-2026-000123`; year and month are WIB. */
export function dossierFolder(ticket: string, date: Date): string {
  return `${root}/${inWib(date, 'yyyy/MM')}/${checked(ticket)}`;
}

/** The closing bundle: `ADU-2026-000123_berkas.pdf`; after a reopening `_berkas_r2.pdf`, and the first one is kept. */
export function bundleFileName(ticket: string, revision = 1): string {
  return checked(`${ticket}_berkas${revision > 1 ? `_r${revision}` : ''}.pdf`);
}

/** A paper of a case for a person's own disk: `ADU-2026-000123_telaahan.docx`. */
export const casePaperName = (ticket: string, docType: DocType, ext: string): string => checked(`${ticket}_${docType}.${ext}`);

/** The same with electronic signatures, in its case's folder: `ADU-2026-000123_jawaban_tte.pdf`; a case's second one `_tte2`. */
export const signedPaperName = (ticket: string, docType: DocType, nth: number): string =>
  checked(`${ticket}_${docType}_tte${nth > 1 ? nth : ''}.pdf`);

/** `month` is `2026-11`; without a closing slash. */
export function reportFolder(month: string): string {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) throw new RangeError(`not a month: ${JSON.stringify(month)}`);
  return `${root}/${month.replace('-', '/')}/Laporan Bulanan`;
}

/** `Laporan-Pengaduan-2026-11.pdf`. */
export const reportFileName = (month: string): string => checked(`Laporan-Pengaduan-${month}.pdf`);

/** The PDF with electronic signatures (tanda tangan elektronik): `Laporan-Pengaduan-2026-11_tte.pdf`. */
export const signedReportName = (month: string): string => checked(`Laporan-Pengaduan-${month}_tte.pdf`);

/** `Laporan-Pengaduan-2026-11.docx`. */
export const reportDocxName = (month: string): string => checked(`Laporan-Pengaduan-${month}.docx`);

/** Ours, where a person has worked on the file of that name: `Laporan-Pengaduan-2026-11_dari-aplikasi-3.docx`, with the report's step. */
export const besideDocxName = (month: string, step: number): string =>
  checked(`Laporan-Pengaduan-${month}_dari-aplikasi-${step}.docx`);

/** `Nota-Dinas-Laporan-Pengaduan-2026-11.docx`. */
export const memoFileName = (month: string, ext: string): string => checked(`Nota-Dinas-Laporan-Pengaduan-${month}.${ext}`);

/** `Bukti-Dukung-Pengaduan-2026-Q4.zip`; a draft says so. */
export const evidenceName = (period: string, isDraft: boolean): string =>
  checked(`${isDraft ? 'KONSEP-' : ''}Bukti-Dukung-Pengaduan-${period}.zip`);

/** `Register-Pengaduan-2026-11.xlsx`. */
export const registerFileName = (month: string): string => checked(`Register-Pengaduan-${month}.xlsx`);
