import { sizeIn } from '../../tab/importing/bytesOf';
import { doneToday, figuresOf, importAddress, underWay, type PastImport } from '../../tab/lapor/imports';
import { numberIn } from '../../tab/words/numbers';

const past = (finishedAt: string | null): PastImport => ({
  ...{ id: '1', fileName: 'Laporan Ringkas.xlsx', startedAt: '2026-11-23T01:00:00.000Z', finishedAt, by: 'Petugas Contoh A' },
  ...{ rowsAll: 2000, rowsDone: 500, counts: null },
});

test('a dry run asks for nothing to be stored, and a name is sent as it is', () => {
  const wanted = { fileName: 'Laporan & Ringkas.xlsx', everyOffice: true };
  const query = (dryRun: boolean) => Object.fromEntries(new URL(importAddress({ ...wanted, dryRun }), 'http://x').searchParams);
  expect(query(true)).toEqual({ dryRun: '1', office: '*', fileName: 'Laporan & Ringkas.xlsx' });
  expect(query(false)).toEqual({ office: '*', fileName: 'Laporan & Ringkas.xlsx' });
});

test('the five figures count every row of the file', () => {
  const faulty = [{ row: 14, code: 'x', reason: 'y' }];
  const figures = figuresOf({ new: 3, changed: 2, unchanged: 10, notOurs: 4, faulty });
  expect(figures).toEqual([['new', 3], ['changed', 2], ['unchanged', 10], ['notOurs', 4], ['faulty', 1]]); // prettier-ignore
});

test('today is a day of WIB, and an import that has not ended is not done', () => {
  expect(doneToday([past('2026-11-22T18:00:00.000Z')], '2026-11-23T10:00:00.000Z')).toBe(true);
  expect(doneToday([past('2026-11-22T16:00:00.000Z')], '2026-11-23T10:00:00.000Z')).toBe(false);
  expect(doneToday([past(null)], '2026-11-23T10:00:00.000Z')).toBe(false);
  expect(underWay([past(null)])).toEqual(past(null));
  expect(underWay([past('2026-11-23T01:00:05.000Z'), past(null)])).toBeNull();
});

test('numbers are written as their readers write them', () => {
  expect([numberIn('id', 2127), numberIn('en', 2127)]).toEqual(['2.127', '2,127']);
  expect([sizeIn('id', 12_595), sizeIn('en', 2 * 1024 * 1024)]).toEqual(['12,3 KB', '2 MB']);
});
