import {
  bundleFileName,
  casePaperName,
  dossierFolder,
  isSharePointName,
  registerFileName,
  reportFileName,
  reportFolder,
  signedReportName,
} from '../../bot/archive/path';

const ticket = 'ADU-2026-000123';
const lateInNovember = new Date('2026-11-30T17:30:00Z');

test('a dossier lies under the year and month of WIB, not of UTC', () => {
  expect(dossierFolder(ticket, lateInNovember)).toBe('/Arsip Pengaduan/2026/12/ADU-2026-000123');
  expect(dossierFolder(ticket, new Date('2026-11-30T16:59:59Z'))).toBe('/Arsip Pengaduan/2026/11/ADU-2026-000123');
});

test('the bundle after a reopening stands beside the first one', () => {
  expect(bundleFileName(ticket)).toBe('ADU-2026-000123_berkas.pdf');
  expect(bundleFileName(ticket, 2)).toBe('ADU-2026-000123_berkas_r2.pdf');
});

test('the monthly report and its register have one folder and fixed names', () => {
  expect(reportFolder('2026-11')).toBe('/Arsip Pengaduan/2026/11/Laporan Bulanan');
  expect([reportFileName('2026-11'), registerFileName('2026-11')]).toEqual([
    'Laporan-Pengaduan-2026-11.pdf',
    'Register-Pengaduan-2026-11.xlsx',
  ]);
});

test('every name we make is one SharePoint takes', () => {
  const names = (['telaahan', 'disposisi', 'jawaban'] as const).map(kind => casePaperName(ticket, kind, 'docx'));
  const segments = [dossierFolder(ticket, lateInNovember), reportFolder('2026-11')].flatMap(path => path.split('/').slice(1));
  for (const name of [
    ...names,
    ...segments,
    bundleFileName(ticket, 12),
    reportFileName('2026-11'),
    registerFileName('2026-11'),
    signedReportName('2026-11'),
  ]) {
    expect([name, isSharePointName(name)]).toEqual([name, true]);
  }
});

test.each([
  'a"b',
  'a*b',
  'a:b',
  'a<b',
  'a>b',
  'a?b',
  'a/b',
  'a\\b',
  'a|b',
  'a#b',
  'a%b',
  'a&b',
  ' a',
  'a ',
  'a.',
  '~a',
  'x_vti_y',
  '',
])('the name %p is refused', name => expect(isSharePointName(name)).toBe(false));

test.each(['CON', 'prn.pdf', 'AUX', 'nul', 'COM1', 'lpt9.txt', '.lock', 'desktop.ini', 'berkas é.pdf', 'a'.repeat(121)])(
  'the name %p is refused as reserved, not ASCII or too long',
  name => expect(isSharePointName(name)).toBe(false),
);

test('a ticket number that would leave its folder is an error, not a path', () => {
  expect(() => dossierFolder('../ADU-2026-000123', lateInNovember)).toThrow(RangeError);
  expect(() => reportFolder('2026-13')).toThrow(RangeError);
});
