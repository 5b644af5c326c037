import { createHash } from 'node:crypto';
import { archiveColumns } from '../../bot/archive/columns';
import { quickXorHash } from '../../bot/archive/quickXorHash';
import { ArchiveRefused } from '../../bot/archive/refused';
import { createSharePoint, type FileToArchive, type SharePoint } from '../../bot/archive/sharePoint';
import { partUnit } from '../../bot/archive/uploadSession';
import { FakeDrive } from './fakeDrive';

let drive: FakeDrive;
let sharePoint: SharePoint;

beforeEach(async () => {
  drive = await new FakeDrive().open();
  sharePoint = createSharePoint({
    graphUrl: drive.url,
    siteId: 'site-1',
    driveId: 'drive-1',
    token: () => Promise.resolve('token-1'),
    partBytes: 4 * partUnit,
  });
});
afterEach(() => drive.close());

const folder = '/Arsip Pengaduan/2026/11/ADU-2026-000123';
const pdfPath = `${folder}/ADU-2026-000123_berkas.pdf`;
const xlsxPath = '/Arsip Pengaduan/2026/11/Laporan Bulanan/Register-Pengaduan-2026-11.xlsx';
const columns = { nomorTiket: 'ADU-2026-000123', jumlahItem: 7 };

const file = (bytes: Buffer, path = pdfPath): FileToArchive => ({ path, bytes, contentType: 'application/pdf', columns });
const bytesOf = (size: number, seed = 1): Buffer =>
  Buffer.from(Array.from({ length: size }, (_, i) => (i * 31 + seed + (i >> 8)) & 255));
const small = bytesOf(2_000);
const large = bytesOf(4 * 1024 * 1024 + 12_345);
const writes = (): string[] => drive.seen.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`);
const uploads = (): typeof drive.seen => drive.seen.filter(({ method, path }) => method === 'PUT' && path.includes('/upload/'));

test('a small PDF is filed under its path with size, hashes, link and columns', async () => {
  const filed = await sharePoint.put(file(small));
  const sha256 = createHash('sha256').update(small).digest('hex');
  expect(filed).toEqual({
    itemId: 'item-1',
    webUrl: `https://contoh.sharepoint.com${pdfPath}`,
    eTag: '"{item-1},2"',
    size: 2_000,
    sha256,
    quickXorHash: quickXorHash(small),
  });
  expect(drive.items.get(pdfPath)?.fields).toEqual({ ...columns, hashBerkas: sha256 });
});

test('every call to Graph carries the token and our user agent, also to an http address', async () => {
  await sharePoint.put(file(small));
  expect(new Set(drive.seen.map(({ authorization }) => authorization))).toEqual(new Set(['Bearer token-1']));
  expect(drive.seen.every(({ userAgent }) => userAgent?.startsWith('NONISV|'))).toBe(true);
});

test('columns the library lacks are created once, across its pages of columns', async () => {
  drive.columns.add('nomorTiket');
  await sharePoint.put(file(small));
  await sharePoint.put(file(small, `${folder}/second.pdf`));
  expect([...drive.columns].sort()).toEqual(['Title', ...archiveColumns.map(({ name }) => name)].sort());
  expect(writes().filter(write => write.endsWith('/columns'))).toHaveLength(archiveColumns.length - 1);
});

test('a column that somebody deleted since is made once more, and the paper is filed', async () => {
  await sharePoint.put(file(small));
  drive.columns.delete('nasibAkhir');
  const other = file(small, `${folder}/second.pdf`);
  await sharePoint.put({ ...other, columns: { ...columns, nasibAkhir: 'dinilai kembali' } });
  expect(drive.columns).toContain('nasibAkhir');
  expect(drive.items.get(other.path)?.fields.nasibAkhir).toBe('dinilai kembali');
});

test('a wrong request that no column mends is given up after one more look', async () => {
  await sharePoint.put(file(small));
  drive.mishap = ({ method }) => (method === 'PUT' ? { status: 400, code: 'invalidRequest' } : undefined);
  await expect(sharePoint.put(file(small, `${folder}/second.pdf`))).rejects.toMatchObject({ status: 400, permanent: true });
  expect(writes().filter(write => write.endsWith('second.pdf:/content'))).toHaveLength(2);
});

test('columns that somebody changes between look and writing are read again (412)', async () => {
  let changes = 0;
  drive.mishap = ({ method }) => {
    if (method === 'PATCH' && changes++ === 0) drive.items.get(pdfPath)!.version++;
    return undefined;
  };
  await sharePoint.put(file(small));
  expect([changes, drive.items.get(pdfPath)?.fields.nomorTiket]).toEqual([2, columns.nomorTiket]);
});

test('each call takes its resource units, parts and repeated calls among them', async () => {
  const taken: number[] = [];
  const counted = createSharePoint({
    ...{ graphUrl: drive.url, siteId: 'site-1', driveId: 'drive-1', token: () => Promise.resolve('token-1') },
    ...{ partBytes: 4 * partUnit, units: { take: async units => void taken.push(units) } },
  });
  let refusals = 0;
  drive.mishap = ({ method, path }) => {
    if (path.includes('/upload/') && method === 'PUT' && refusals++ === 0) return 'cutAfter';
    return path.endsWith(':/createUploadSession') && refusals++ === 0
      ? { status: 429, headers: { 'Retry-After': '0' } }
      : undefined;
  };
  await counted.put(file(large));
  expect(taken).toHaveLength(drive.seen.length);
  const cost = drive.seen.map(({ method, path }) => (method === 'GET' && !path.endsWith('/columns') ? 1 : 2));
  expect(taken).toEqual(cost);
});

test('filing the same PDF again adopts it and writes nothing', async () => {
  const first = await sharePoint.put(file(small));
  drive.seen.length = 0;
  expect(await sharePoint.put(file(small))).toEqual(first);
  expect(writes()).toEqual([]);
});

test('another PDF under the same path replaces it as the same item', async () => {
  const first = await sharePoint.put(file(small));
  const second = await sharePoint.put(file(bytesOf(2_000, 9)));
  expect(second.itemId).toBe(first.itemId);
  expect(await sharePoint.read(pdfPath)).toEqual(bytesOf(2_000, 9));
  expect(
    drive.seen.filter(({ method, path }) => method === 'PUT' && path.endsWith(':/content')).map(({ ifMatch }) => ifMatch),
  ).toEqual([undefined, first.eTag]);
});

test('where a person’s change may not be replaced it stays; the content that may be, is', async () => {
  await sharePoint.put(file(small));
  const changed = bytesOf(500, 3);
  drive.store(pdfPath, changed);
  for (const replaces of [null, quickXorHash(small)]) {
    await expect(sharePoint.put({ ...file(small), replaces })).rejects.toMatchObject({ status: 409, code: 'otherContent' });
    expect(await sharePoint.read(pdfPath)).toEqual(changed);
  }
  await sharePoint.put({ ...file(small), replaces: quickXorHash(changed) });
  expect(await sharePoint.read(pdfPath)).toEqual(small);
  // What is the same is adopted, whatever may be replaced.
  await sharePoint.put({ ...file(small), replaces: null });
});

test('an XLSX that SharePoint rewrites is confirmed and adopted by our own hash', async () => {
  const first = await sharePoint.put(file(small, xlsxPath));
  drive.seen.length = 0;
  expect(await sharePoint.put(file(small, xlsxPath))).toEqual(first);
  expect(writes()).toEqual([]);
  expect(await sharePoint.read(xlsxPath)).not.toEqual(small);
});

test('an XLSX that cannot be read back is not confirmed', async () => {
  drive.mishap = ({ method, path }) => (method === 'GET' && path.endsWith(':/content') ? { status: 404 } : undefined);
  await expect(sharePoint.put(file(small, xlsxPath))).rejects.toMatchObject({ code: 'contentDiffers', permanent: false });
});

test('an XLSX whose upload was not followed by its columns is uploaded anew as one item', async () => {
  drive.store(xlsxPath, small);
  const filed = await sharePoint.put(file(small, xlsxPath));
  expect(drive.items.size).toBe(1);
  expect(drive.items.get(xlsxPath)?.fields.hashBerkas).toBe(filed.sha256);
});

test('a file that appeared between look and upload is adopted when it is the same', async () => {
  drive.mishap = seen => {
    if (seen.method === 'PUT' && !drive.items.has(pdfPath)) drive.store(pdfPath, small);
    return undefined;
  };
  expect((await sharePoint.put(file(small))).itemId).toBe('item-1');
  expect(drive.items.size).toBe(1);
});

test('a change between look and replacement is read again (412)', async () => {
  drive.store(pdfPath, bytesOf(10));
  let changes = 0;
  drive.mishap = seen => {
    if (seen.method === 'PUT' && changes++ === 0) drive.store(pdfPath, bytesOf(20));
    return undefined;
  };
  await sharePoint.put(file(small));
  expect(await sharePoint.read(pdfPath)).toEqual(small);
});

test('a PDF that SharePoint keeps with other bytes is not confirmed', async () => {
  const original = drive.store.bind(drive);
  drive.store = (path, bytes) => original(path, Buffer.concat([bytes, Buffer.from('!')]));
  await expect(sharePoint.put(file(small))).rejects.toMatchObject({ code: 'contentDiffers', permanent: false });
});

test('a large file goes in parts without an Authorization header', async () => {
  await sharePoint.put(file(large));
  expect((await sharePoint.read(pdfPath))?.equals(large)).toBe(true);
  expect(uploads()).toHaveLength(Math.ceil(large.length / (4 * partUnit)));
  expect(new Set(uploads().map(({ authorization }) => authorization))).toEqual(new Set([undefined]));
});

const parts = Array.from({ length: Math.ceil(large.length / (4 * partUnit)) }, (_, i) => i + 1);
const cuts = parts.flatMap(part => (['cutBefore', 'cutAfter'] as const).map(kind => ({ part, kind })));

test.each(cuts)('a connection lost at part $part ($kind) ends as one byte-equal file', async ({ part, kind }) => {
  let sent = 0;
  drive.mishap = ({ method, path }) => (method === 'PUT' && path.includes('/upload/') && ++sent === part ? kind : undefined);
  await sharePoint.put(file(large));
  expect([...drive.items.values()].map(({ bytes }) => bytes.equals(large))).toEqual([true]);
});

test.each([416, 500])('a part answered with %i asks the session where it stands', async status => {
  let sent = 0;
  drive.mishap = ({ path }) => (path.includes('/upload/') && ++sent === 2 ? { status } : undefined);
  await sharePoint.put(file(large));
  expect(drive.items.get(pdfPath)?.bytes.equals(large)).toBe(true);
});

test('a session that has ended starts anew', async () => {
  let sent = 0;
  drive.mishap = ({ path }) => (path.includes('/upload/') && ++sent === 2 ? { status: 404 } : undefined);
  await sharePoint.put(file(large));
  expect(writes().filter(write => write.endsWith('createUploadSession'))).toHaveLength(2);
  expect(drive.items.size).toBe(1);
});

test('409 with the last part adopts the equal file that is already there', async () => {
  let sent = 0;
  drive.mishap = ({ path }) => {
    if (path.includes('/upload/') && ++sent === parts.length) drive.store(pdfPath, large);
    return undefined;
  };
  expect((await sharePoint.put(file(large))).itemId).toBe('item-1');
  expect(uploads()).toHaveLength(parts.length);
});

test('a session that never goes forward is given up, to be tried later', async () => {
  drive.mishap = ({ method, path }) => (method === 'PUT' && path.includes('/upload/') ? 'cutBefore' : undefined);
  await expect(sharePoint.put(file(large))).rejects.toMatchObject({ status: 0, code: 'sessionStuck', permanent: false });
});

test.each([
  { status: 403, permanent: true },
  { status: 507, permanent: true },
  { status: 401, permanent: false },
  { status: 423, permanent: false },
  { status: 503, permanent: false },
  { status: 500, permanent: false },
])('an upload answered with $status is refused, permanent: $permanent', async ({ status, permanent }) => {
  drive.mishap = ({ method }) => (method === 'PUT' ? { status, code: 'someCode' } : undefined);
  const refused = await sharePoint.put(file(small)).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(ArchiveRefused);
  expect(refused).toMatchObject({ status, permanent, code: 'someCode', retryAfterMs: undefined });
});

test('a long Retry-After is handed to the caller at once, in milliseconds', async () => {
  drive.mishap = ({ method }) => (method === 'PUT' ? { status: 429, headers: { 'Retry-After': '90' } } : undefined);
  await expect(sharePoint.put(file(small))).rejects.toMatchObject({ status: 429, retryAfterMs: 90_000, permanent: false });
  expect(writes().filter(write => write.startsWith('PUT'))).toHaveLength(1);
});

test('a Retry-After given as a date counts from the date of the answer', async () => {
  const headers = { Date: 'Mon, 23 Nov 2026 03:15:00 GMT', 'Retry-After': 'Mon, 23 Nov 2026 03:16:30 GMT' };
  drive.mishap = ({ method }) => (method === 'PUT' ? { status: 503, headers } : undefined);
  await expect(sharePoint.put(file(small))).rejects.toMatchObject({ status: 503, retryAfterMs: 90_000 });
});

test('a Retry-After of nothing is obeyed on the spot', async () => {
  let refusals = 0;
  drive.mishap = ({ method }) =>
    method === 'PUT' && refusals++ === 0 ? { status: 429, headers: { 'Retry-After': '0' } } : undefined;
  expect((await sharePoint.put(file(small))).itemId).toBe('item-1');
});

test('no answer at all is worth another try, and the next one starts clean', async () => {
  drive.mishap = () => 'cutBefore';
  await expect(sharePoint.put(file(small))).rejects.toMatchObject({ status: 0, code: 'unreachable', permanent: false });
  drive.mishap = () => undefined;
  expect((await sharePoint.put(file(small))).itemId).toBe('item-1');
});

test('missing columns that may not be created are an alarm', async () => {
  drive.mishap = ({ method, path }) =>
    method === 'POST' && path.endsWith('/columns') ? { status: 403, code: 'accessDenied' } : undefined;
  await expect(sharePoint.put(file(small))).rejects.toMatchObject({ status: 403, code: 'accessDenied', permanent: true });
});

test('reading what is not there gives nothing', async () => {
  expect(await sharePoint.read(`${folder}/missing.pdf`)).toBeUndefined();
});

test('a refusal names neither the upload address nor the token', async () => {
  drive.mishap = ({ method, path }) =>
    method === 'PUT' && path.includes('/upload/') ? { status: 507, code: 'quotaLimitReached' } : undefined;
  const refused = (await sharePoint.put(file(large)).catch((error: unknown) => error)) as ArchiveRefused;
  expect(refused.permanent).toBe(true);
  expect(`${refused.message} ${JSON.stringify(refused)}`).not.toMatch(/secret|token-1|upload\//);
});
