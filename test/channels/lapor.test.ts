import { readLaporExport } from '../../bot/channels/lapor';
import { cityRows, csvOf, headingsOlder, headingsResaved, laporRow, sheetLines, workbookOf } from './laporWorkbook';
import type { Row, Value } from './laporWorkbook';

const read = async (rows: Row[]) => readLaporExport(await workbookOf(sheetLines(rows)));
const wib = (text: string): Date => new Date(`${text}+07:00`);

describe('the workbook as LAPOR! gives it', () => {
  test('2,000 rows under the preamble are read, each with the number it has in the sheet', async () => {
    const { reports, faulty } = await read(cityRows(2000));
    expect(faulty).toEqual([]);
    expect(reports).toHaveLength(2000);
    expect(reports[0]).toMatchObject({ row: 12, trackingId: '9900000', receivedAt: wib('2026-10-01T04:05:34') });
    expect(reports[1999]).toMatchObject({ row: 2011, trackingId: '9901999' });
  });

  test('a row is read into our words', async () => {
    const { reports } = await read([laporRow('99000001', { 'Tipe Laporan (Anonim/Rahasia)': 'Anonim|Rahasia' })]);
    expect(reports[0]).toEqual({
      ...{ row: 12, trackingId: '99000001', receivedAt: wib('2026-11-04T04:05:34'), title: 'KTP belum jadi' },
      ...{ body: 'KTP Warga Contoh A belum tercetak.', classification: 'Pengaduan Tidak Berkadar Pengawasan' },
      ...{ category: 'Administrasi Kependudukan dan Pencatatan Sipil', status: 'Belum Ditindaklanjuti', source: 'Website' },
      ...{ destination: 'Dinas Kependudukan dan Pencatatan Sipil', district: null, ward: null, archiveReason: null },
      ...{ isAnonymous: true, isConfidential: true },
    });
  });

  test('the older one has no preamble, the office’s id before its name, and the place at the end', async () => {
    const row = laporRow('99000001', { 'ID Instansi Terdisposisi': 77, Kecamatan: 'Pahandut', Kelurahan: 'Langkai' });
    const { reports } = await readLaporExport(await workbookOf(sheetLines([row], headingsOlder, false)));
    const place = { district: 'Pahandut', ward: 'Langkai' };
    expect(reports[0]).toMatchObject({ row: 2, destination: 'Dinas Kependudukan dan Pencatatan Sipil', ...place });
  });

  test('one that was saved anew has snake_case headings and serial numbers for dates', async () => {
    const row: Row = { tracking_id: 99000001, tanggal_masuk: 45075, waktu_masuk: 0.5, judul: 'KTP', isi_laporan_awal: 'Lama' };
    const lines = sheetLines([{ ...row, dinas_tujuan: 'Disdukcapil', status: 'Proses' }], headingsResaved, false);
    const { reports } = await readLaporExport(await workbookOf(lines));
    expect(reports[0]).toMatchObject({ trackingId: '99000001', receivedAt: wib('2023-05-29T12:00:00'), body: 'Lama' });
    expect(reports[0]).toMatchObject({ destination: 'Disdukcapil', status: 'Proses' });
  });

  test.each<[Value, Value, string]>([
    ['29 May 2023', '04:05:34', '2023-05-29T04:05:34'],
    ['29 Mei 2023', '4.05', '2023-05-29T04:05:00'],
    ['29/05/2023', null, '2023-05-29T00:00:00'],
    ['29-05-2023 07:30', null, '2023-05-29T07:30:00'],
    ['2023-05-29', '23:59:59', '2023-05-29T23:59:59'],
    ['2023-05-29T07:30:00+07:00', null, '2023-05-29T07:30:00'],
    [45075.25, null, '2023-05-29T06:00:00'],
    [new Date('2023-05-29T00:00:00Z'), '08:00', '2023-05-29T08:00:00'],
  ])('the date %p with the time %p is %s in WIB', async (date, time, moment) => {
    const { reports } = await read([laporRow('99000001', { 'Tanggal Laporan Masuk': date, 'Waktu Laporan Masuk': time })]);
    expect(reports[0]!.receivedAt).toEqual(wib(moment));
  });
});

describe('a text table', () => {
  const lines = sheetLines([laporRow('#99000001', { 'Isi Laporan Akhir': 'Petugas “Contoh”; é, dan baris\nkedua' })]);
  test.each([
    ['commas in UTF-8', Buffer.from(csvOf(lines))],
    ['semicolons in UTF-8 with its mark', Buffer.from(`\uFEFF${csvOf(lines, ';')}`)],
    ['semicolons in Windows-1252', Buffer.from(csvOf(lines, ';').replace('“', '\x93').replace('”', '\x94'), 'latin1')],
  ])('with %s is read like the workbook', async (_name, bytes) => {
    const { reports, faulty } = await readLaporExport(bytes);
    expect(faulty).toEqual([]);
    expect(reports[0]).toMatchObject({ trackingId: '99000001', body: 'Petugas “Contoh”; é, dan baris\nkedua' });
  });
});

describe('what cannot be taken over', () => {
  test('is named by row and reason, and blank rows are none', async () => {
    const { reports, faulty } = await read([
      laporRow('1234'),
      laporRow('99000001', { 'Tanggal Laporan Masuk': '31 Feb 2026' }),
      {},
      laporRow('99000002'),
      laporRow('99000002'),
      laporRow('99000003', { 'Judul Laporan': null, 'Isi Laporan Awal': null, 'Isi Laporan Akhir': null }),
      laporRow('99000004', { 'Tipe Laporan (Anonim/Rahasia)': 'Tertutup' }),
    ]);
    expect(reports.map(({ row }) => row)).toEqual([15]);
    expect(faulty).toEqual([
      { row: 12, code: 'trackingId' },
      { row: 13, code: 'receivedAt' },
      { row: 16, code: 'repeated' },
      { row: 17, code: 'body' },
      { row: 18, code: 'typeFlag' },
    ]);
  });

  test.each([
    [['Nama', 'Alamat'], 'Tracking ID'],
    [['Tracking ID', 'Judul Laporan', 'Isi Laporan Awal'], 'Tanggal Laporan Masuk'],
    [['Tracking ID', 'Tanggal Laporan Masuk', 'Judul Laporan'], 'Isi Laporan Awal'],
  ])('a table with the headings %j lacks %s', async (headings, heading) => {
    const reading = readLaporExport(await workbookOf([headings, headings.map(() => 'x')]));
    await expect(reading).rejects.toMatchObject({ code: 'laporHeading', values: { heading } });
  });

  test.each([
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3])],
    ['a broken workbook', Buffer.from('PK\x03\x04 but nothing more')],
  ])('%s is no table', async (_name, bytes) => {
    await expect(readLaporExport(bytes)).rejects.toMatchObject({ code: 'laporUnreadable' });
  });
});
