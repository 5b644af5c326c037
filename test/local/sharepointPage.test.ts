import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { inFolder, search, wayTo, type FiledDocument } from '../../bot/local/pages/sharepoint/library';
import { shown, shownSize } from '../../bot/local/pages/sharepoint/values';
import { LocalSharePoint, mountSharePoint } from '../../bot/local/sharepoint';
import { mostRows } from '../../bot/local/sharepoint/sheets';
import { openServer, type StandInServer } from './standInServer';

describe('what the page asks the library for', () => {
  let office: StandInServer;
  let folder: string;
  beforeEach(async () => {
    office = await openServer();
    folder = mkdtempSync(join(tmpdir(), 'aduan-sharepoint-'));
    const now = (): Date => new Date('2026-11-23T02:00:00Z');
    mountSharePoint(
      office.server,
      new LocalSharePoint({ folder, baseUrl: office.baseUrl, now, rolesIn: async () => ['Sites.Selected'] }),
    );
  });
  afterEach(async () => {
    await office.close();
    rmSync(folder, { recursive: true });
  });

  const put = (name: string, bytes: Buffer) =>
    office.call('PUT', `/local/graph/v1.0/drives/local-drive/root:/${encodeURIComponent(name)}:/content`, bytes, {
      Authorization: 'Bearer token-for-tests',
    });
  const disposition = async (name: string, more = '') =>
    (await fetch(`${office.baseUrl}/local/sharepoint/content?path=${name}${more}`)).headers.get('content-disposition');

  test('a PDF is shown in the browser, and saved when asked for; an office file is saved under its name', async () => {
    await put('a.pdf', Buffer.from('%PDF-1'));
    await put('b.docx', Buffer.from('PK'));
    expect(await disposition('a.pdf')).toBe("inline; filename*=UTF-8''a.pdf");
    expect(await disposition('a.pdf', '&download=')).toBe("attachment; filename*=UTF-8''a.pdf");
    expect(await disposition('b.docx')).toBe("attachment; filename*=UTF-8''b.docx");
  });

  test('a workbook’s first rows are read as text, dates as the office writes them, with the number of all rows', async () => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('Register');
    sheet.addRow(['No', 'Masuk', 'Selesai']);
    const at = new Date(Date.UTC(2026, 10, 23, 9, 12));
    for (let row = 1; row <= mostRows; row += 1) sheet.addRow([row, at, at]);
    sheet.getColumn(2).numFmt = 'dd/mm/yyyy hh:mm';
    sheet.getColumn(3).numFmt = 'dd/mm/yyyy';
    await put('r.xlsx', Buffer.from(await workbook.xlsx.writeBuffer()));
    const { answer } = await office.call('GET', '/local/sharepoint/sheets?path=r.xlsx');
    expect(answer.sheets).toMatchObject([{ name: 'Register', total: mostRows + 1 }]);
    expect(answer.sheets[0].rows).toHaveLength(mostRows);
    expect(answer.sheets[0].rows[1]).toEqual(['1', '23/11/2026 09.12 WIB', '23/11/2026']);
  });

  test('what is no workbook is refused in words, and what is not there is not found', async () => {
    await put('x.xlsx', Buffer.from('bukan Excel'));
    const refused = await office.call('GET', '/local/sharepoint/sheets?path=x.xlsx', undefined, { 'Accept-Language': 'en' });
    expect([refused.status, refused.answer.message]).toEqual([422, 'This file cannot be read as an Excel workbook.']);
    expect((await office.call('GET', '/local/sharepoint/sheets?path=y.xlsx')).status).toBe(404);
  });
});

describe('what the page shows of the library', () => {
  const file = (path: string, modifiedAt = '2026-11-23T02:00:00Z', uraianBerkas = ''): FiledDocument => ({
    ...{ path, size: 1, webUrl: '', createdAt: modifiedAt, modifiedAt, quickXorHash: '' },
    columns: { uraianBerkas },
  });
  const all = [
    file('Arsip/2026/11/ADU-2026-000001/ADU-2026-000001_berkas.pdf', '2026-11-23T02:00:00Z', 'KTP-el: pencetakan'),
    file('Arsip/2026/11/Laporan/Laporan-2026-11.pdf', '2026-12-01T02:00:00Z'),
    file('Arsip/baca.txt'),
    file('Arsip lama/a.pdf'),
  ];

  test('a folder shows its own files and its folders with what is in them; a name that only begins alike is another folder', () => {
    expect(inFolder(all, 'Arsip')).toEqual({
      folders: [{ path: 'Arsip/2026', name: '2026', files: 2, modifiedAt: '2026-12-01T02:00:00Z' }],
      files: [all[2]],
    });
    expect(inFolder(all, '').folders.map(({ name, files }) => [name, files])).toEqual([
      ['Arsip', 3],
      ['Arsip lama', 1],
    ]);
    expect(wayTo('Arsip/2026/11')).toEqual(['Arsip', 'Arsip/2026', 'Arsip/2026/11']);
  });

  test('search finds every word in name or description, in this folder and below it only', () => {
    expect(search(all, 'Arsip/2026', 'ktp 000001')).toEqual([all[0]]);
    expect(search(all, '', '.PDF')).toHaveLength(3);
    expect(search(all, 'Arsip/2026/11/Laporan', 'berkas')).toEqual([]);
  });

  test('days, periods and months of the columns are read as words', () => {
    expect(shown('2026-11-23', 'id')).toBe('23 November 2026');
    expect(shown('2026-11-23 s.d. 2026-12-01', 'id')).toBe('23 November 2026 s.d. 1 Desember 2026');
    expect(shown('2026-11', 'en')).toBe('November 2026');
    expect(shown('ADU-2026-000001', 'id')).toBe('ADU-2026-000001');
    expect([shown(7, 'id'), shown(undefined, 'id'), shownSize(56_035, 'id')]).toEqual(['7', '–', '56 kB']);
  });
});
