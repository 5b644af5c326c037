import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Workbook } from 'exceljs';
import { quickXorHash as archiveHash } from '../../bot/archive/quickXorHash';
import { createSharePoint } from '../../bot/archive/sharePoint';
import { LocalSharePoint, mountSharePoint } from '../../bot/local/sharepoint';
import { quickXorHash } from '../../bot/local/sharepoint/quickXorHash';
import { type Called, openServer, type StandInServer } from './standInServer';

const PART = 327_680;
const drive = '/local/graph/v1.0/drives/local-drive';
const bearer = { Authorization: 'Bearer token-for-tests' };
const tokens: Record<string, unknown> = {
  'token-for-tests': ['Sites.Selected'],
  'token-too-wide': ['Sites.Selected', 'Sites.ReadWrite.All'],
  'token-for-files': ['Files.Read.All'],
  'token-for-nothing': undefined,
};
const path = 'Arsip Pengaduan/2026/11/ADU-2026-000001/ADU-2026-000001_berkas.pdf';
const at = (name: string): string => `${drive}/root:/${name.split('/').map(encodeURIComponent).join('/')}`;

let office: StandInServer;
let sharePoint: LocalSharePoint;
let folder: string;
let now: Date;

beforeEach(async () => {
  office = await openServer();
  folder = mkdtempSync(join(tmpdir(), 'aduan-sharepoint-'));
  now = new Date('2026-11-02T01:00:00Z');
  const rolesIn = async (token: string): Promise<unknown> => {
    if (!(token in tokens)) throw new Error('not this token');
    return tokens[token];
  };
  sharePoint = new LocalSharePoint({ folder, baseUrl: office.baseUrl, now: () => now, rolesIn });
  mountSharePoint(office.server, sharePoint);
});
afterEach(async () => {
  await office.close();
  rmSync(folder, { recursive: true });
});

const graph = (method: string, url: string, body?: unknown, headers: Record<string, string> = {}): Promise<Called> =>
  office.call(method, url, body, { ...bearer, ...headers });
const put = (name: string, bytes: Buffer | string, query = '', headers = {}): Promise<Called> =>
  graph('PUT', `${at(name)}:/content${query}`, Buffer.from(bytes), headers);
const failOnConflict = '?@microsoft.graph.conflictBehavior=fail';

test('the published vectors of QuickXorHash hold', () => {
  const vectors = {
    '': 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=',
    'Sg==': 'SgAAAAAAAAAAAAAAAQAAAAAAAAA=',
    'eAV52qE=': 'eChAHrQRCgAAAAAABQAAAAAAAAA=',
    'lScPwPsyUsH2T1Qsr31wXtP55Wqbe47Uyg==': 'VDMSy8eI26nBHCB0e8gVWPCKPsA=',
  };
  for (const [input, hash] of Object.entries(vectors)) expect(quickXorHash(Buffer.from(input, 'base64'))).toBe(hash);
});

test('the site, its drive, list and columns are found under their ids', async () => {
  const get = async (url: string): Promise<any> => (await graph('GET', `/local/graph/v1.0${url}`)).answer; // eslint-disable-line @typescript-eslint/no-explicit-any -- wire data
  expect(await get('/sites/local-site')).toMatchObject({ id: 'local-site' });
  expect((await get('/sites/local-site/drives')).value).toMatchObject([{ id: 'local-drive' }, { id: 'local-drive-2' }]);
  expect(await get('/sites/local-site/drive/root')).toMatchObject({ id: 'root', root: {}, folder: { childCount: 0 } });
  expect(await get('/drives/local-drive/list')).toMatchObject({ id: 'local-list' });
  expect((await get('/sites/local-site/lists/local-list/columns')).value).toMatchObject([{ name: 'Title' }]);
  expect((await graph('GET', '/local/graph/v1.0/drives/lain/root')).answer.error.code).toBe('itemNotFound');
});

test('who changed a file last is told: the app without a signed-in user, or a person, until the app writes again', async () => {
  const changer = async () => (await graph('GET', at('Laporan.docx'))).answer.lastModifiedBy as object;
  await put('Laporan.docx', 'satu');
  expect(await changer()).toEqual({ application: { displayName: 'Aduan' }, user: { displayName: 'SharePoint App' } });
  const edited = await office.call('PUT', '/local/sharepoint/content?path=Laporan.docx&as=headOfDivision', Buffer.from('dua'));
  expect([edited.status, sharePoint.content('Laporan.docx')!.bytes.toString()]).toEqual([200, 'dua']);
  expect(await changer()).toEqual({ user: { id: 'headOfDivision', displayName: 'headOfDivision' } });
  await put('Laporan.docx', 'tiga');
  expect(await changer()).toHaveProperty('application');
  expect((await office.call('PUT', '/local/sharepoint/content?path=lain.docx', Buffer.from('x'))).status).toBe(404);
});

test.each(['sites/lain', 'sites/root/drives', 'users', 'me/drive/root', 'groups/1/drive', 'search/query'])(
  '%s is none of the one site that `Sites.Selected` opens: 403',
  async resource => {
    expect((await graph('GET', `/local/graph/v1.0/${resource}`)).answer.error.code).toBe('accessDenied');
  },
);

test.each(['token-too-wide', 'token-for-files', 'token-for-nothing'])('a %s is refused, whatever it is for', async token => {
  const Authorization = `Bearer ${token}`;
  expect(await put('a.pdf', 'x', '', { Authorization })).toMatchObject({
    status: 403,
    answer: { error: { code: 'accessDenied' } },
  });
  expect((await office.call('GET', `${drive}/root`, undefined, { Authorization })).status).toBe(403);
  expect(sharePoint.files('')).toEqual([]);
});

test('the restricted library is another one: its files are none of the first’s, and stand in a folder of its name', async () => {
  const restricted = at('a.pdf').replace('local-drive', 'local-drive-2');
  const { answer: item } = await graph('PUT', `${restricted}:/content`, Buffer.from('%PDF-rahasia'));
  expect((await graph('GET', at('a.pdf'))).status).toBe(404);
  await put('a.pdf', '%PDF-umum');
  expect(sharePoint.files('').map(file => file.path)).toEqual(['Arsip Terbatas/a.pdf', 'a.pdf']);
  expect(await (await fetch(item.webUrl)).text()).toBe('%PDF-rahasia');
  expect(sharePoint.content('a.pdf')?.bytes.toString()).toBe('%PDF-umum');
  const columns = '/local/graph/v1.0/sites/local-site/lists/local-list-2/columns';
  await graph('POST', columns, { name: 'nomorTiket', text: {} });
  expect((await graph('GET', columns.replace('-2/', '/'))).answer.value).toHaveLength(1);
});

test('a call without a good token is 401 and changes nothing', async () => {
  expect((await office.call('GET', `${drive}/root`)).status).toBe(401);
  const refused = await put('a.pdf', 'x', '', { Authorization: 'Bearer lain' });
  expect(refused).toMatchObject({ status: 401, answer: { error: { code: 'InvalidAuthenticationToken', innerError: {} } } });
  expect(sharePoint.files('')).toEqual([]);
});

describe('small files', () => {
  test('an upload makes its missing folders and can be read back by path, by id and by script', async () => {
    const { status, answer: item } = await put(path, '%PDF-1');
    expect(status).toBe(201);
    expect(item).toMatchObject({
      name: 'ADU-2026-000001_berkas.pdf',
      size: 6,
      file: { mimeType: 'application/pdf', hashes: { quickXorHash: archiveHash(Buffer.from('%PDF-1')) } },
      createdDateTime: now.toISOString(),
      parentReference: { path: '/drives/local-drive/root:/Arsip%20Pengaduan/2026/11/ADU-2026-000001' },
    });
    expect((await graph('GET', `${at(path)}:`)).answer).toEqual(item);
    expect((await graph('GET', `${drive}/items/${item.id}`)).answer).toEqual(item);
    const byGraph = await fetch(`${office.baseUrl}${at(path)}:/content`, { headers: bearer });
    expect(await byGraph.text()).toBe('%PDF-1');
    const byScript = await fetch(item.webUrl);
    expect([byScript.headers.get('content-type'), await byScript.text()]).toEqual(['application/pdf', '%PDF-1']);
    expect((await office.call('GET', '/local/sharepoint/files?path=Arsip%20Pengaduan/2026/11/')).answer).toEqual([
      {
        ...{ path, size: 6, webUrl: item.webUrl, columns: {}, quickXorHash: item.file.hashes.quickXorHash },
        ...{ createdAt: now.toISOString(), modifiedAt: now.toISOString() },
      },
    ]);
    expect((await office.call('GET', '/local/sharepoint/files?path=Arsip')).answer).toEqual([]);
    expect((await office.call('GET', '/local/sharepoint/content?path=lain.pdf')).status).toBe(404);
  });

  test('another content replaces the item, unless a conflict is to fail or the eTag is old', async () => {
    const { answer: first } = await put('a.pdf', 'satu');
    expect((await put('A.PDF', 'x', failOnConflict)).answer.error.code).toBe('nameAlreadyExists');
    expect((await put('a.pdf', 'x', failOnConflict)).status).toBe(409);
    const second = await put('a.pdf', 'dua', '', { 'If-Match': first.eTag });
    expect(second).toMatchObject({ status: 200, answer: { id: first.id, size: 3 } });
    expect(second.answer.eTag).not.toBe(first.eTag);
    expect((await put('a.pdf', 'tiga', '', { 'If-Match': first.eTag })).status).toBe(412);
    expect((await put('a.pdf', 'tiga', '?@microsoft.graph.conflictBehavior=rename')).answer.name).toBe('a 1.pdf');
    expect(sharePoint.content('a.pdf')?.bytes.toString()).toBe('dua');
  });

  test.each([
    'a*b.pdf',
    'a:b.pdf',
    'x/ a',
    'a.',
    'CON',
    'lpt1.txt',
    '.lock',
    'desktop.ini',
    '~a.pdf',
    'a_vti_b',
    'a'.repeat(401),
  ])('the name %p is refused', async name => {
    expect((await put(name, 'x')).answer.error.code).toBe('invalidRequest');
    expect(sharePoint.files('')).toEqual([]);
  });

  test('an XLSX is changed on upload and still opens, a PDF is not', async () => {
    const workbook = new Workbook();
    workbook.addWorksheet('Register').addRow(['ADU-2026-000001']);
    const bytes = Buffer.from(await workbook.xlsx.writeBuffer());
    const { answer } = await put('Register.xlsx', bytes);
    const kept = sharePoint.content('Register.xlsx')!.bytes;
    expect(answer.size).toBe(kept.length);
    expect(answer.file.hashes.quickXorHash).not.toBe(archiveHash(bytes));
    const opened = await new Workbook().xlsx.load(kept as unknown as ArrayBuffer);
    expect(opened.getWorksheet('Register')?.getCell('A1').value).toBe('ADU-2026-000001');
    await put('Register.xlsx', kept);
    expect(sharePoint.content('Register.xlsx')!.bytes.equals(kept)).toBe(false);
    expect((await put('a.pdf', bytes)).answer.size).toBe(bytes.length);
  });
});

describe('folders and columns', () => {
  test('a folder is created once, and its children come in pages', async () => {
    const create = (name: string): Promise<Called> => graph('POST', `${drive}/root/children`, { name, folder: {} });
    const { status, answer: created } = await create('Arsip Pengaduan');
    expect(status).toBe(201);
    expect((await create('arsip pengaduan')).status).toBe(409);
    for (const name of ['c', 'a', 'b']) await put(`Arsip Pengaduan/${name}.pdf`, name);
    const page = await graph('GET', `${drive}/items/${created.id}/children?$top=2&$select=name`);
    expect(page.answer.value).toEqual(['a', 'b'].map(name => expect.objectContaining({ name: `${name}.pdf` })));
    const next = page.answer['@odata.nextLink'].replace('https://graph.microsoft.com', '/local/graph');
    const rest = await graph('GET', next);
    expect(rest.answer.value).toEqual([expect.objectContaining({ name: 'c.pdf' })]);
    expect(rest.answer['@odata.nextLink']).toBeUndefined();
  });

  test('an item is renamed in place, unless the name is taken', async () => {
    const { answer } = await put('x/a.pdf', 'a');
    await put('x/b.pdf', 'b');
    expect((await graph('PATCH', `${drive}/items/${answer.id}`, { name: 'b.pdf' })).status).toBe(409);
    expect((await graph('PATCH', `${drive}/items/${answer.id}`, { name: 'c.pdf' })).answer.name).toBe('c.pdf');
    expect(sharePoint.files('x').map(file => file.path)).toEqual(['x/b.pdf', 'x/c.pdf']);
  });

  test('only columns that exist take values, of their own kind', async () => {
    const columns = '/local/graph/v1.0/sites/local-site/lists/local-list/columns';
    const { answer: item } = await put(path, 'x');
    const fields = `${drive}/items/${item.id}/listItem/fields`;
    expect((await graph('PATCH', fields, { nomorTiket: 'ADU-2026-000001' })).answer.error.code).toBe('invalidRequest');
    expect((await graph('POST', columns, { name: 'nomorTiket', text: { maxLength: 255 } })).status).toBe(201);
    expect((await graph('POST', columns, { name: 'nomorTiket', text: {} })).status).toBe(409);
    await graph('POST', columns, { name: 'jumlahItem', number: {} });
    expect((await graph('PATCH', fields, { jumlahItem: 'tujuh' })).status).toBe(400);
    expect((await graph('PATCH', fields, { nomorTiket: 'a'.repeat(256) })).status).toBe(400);
    const patched = await graph('PATCH', fields, { nomorTiket: 'ADU-2026-000001', jumlahItem: 7 });
    expect(patched).toMatchObject({ status: 200, answer: { nomorTiket: 'ADU-2026-000001', jumlahItem: 7 } });
    expect((await graph('GET', `${at(path)}:/listItem/fields`)).answer.nomorTiket).toBe('ADU-2026-000001');
    const old = (await graph('GET', `${at(path)}:/listItem`)).answer.eTag as string;
    expect((await graph('PATCH', fields, { jumlahItem: 7 }, { 'If-Match': old })).status).toBe(200);
    expect((await graph('PATCH', fields, { jumlahItem: 8 }, { 'If-Match': old })).status).toBe(412);
    expect((await graph('GET', `${at(path)}?$expand=listItem($expand=fields)`)).answer.listItem.fields.jumlahItem).toBe(7);
    expect(sharePoint.files('')[0]?.columns).toEqual({ nomorTiket: 'ADU-2026-000001', jumlahItem: 7 });
    const after = (await graph('GET', at(path))).answer;
    expect([after.cTag === item.cTag, after.eTag === item.eTag]).toEqual([true, false]);
  });
});

describe('upload sessions', () => {
  const bytes = Buffer.alloc(2 * PART + 10, 7);
  const open = async (name = path, body: object = {}): Promise<string> =>
    (await graph('POST', `${at(name)}:/createUploadSession`, body)).answer.uploadUrl;
  const part = (url: string, from: number, to: number, headers = {}): Promise<Called> =>
    office.call('PUT', url, bytes.subarray(from, to), { 'Content-Range': `bytes ${from}-${to - 1}/${bytes.length}`, ...headers });

  test('parts in order make the file, and the session says what it still wants', async () => {
    const url = await open();
    expect((await office.call('GET', url)).answer.nextExpectedRanges).toEqual(['0-']);
    expect(await part(url, 0, PART)).toMatchObject({
      status: 202,
      answer: { nextExpectedRanges: [`${PART}-${bytes.length - 1}`] },
    });
    expect(await part(url, 0, PART)).toMatchObject({ status: 416, answer: { error: { code: 'invalidRange' } } });
    expect((await office.call('GET', url)).answer.nextExpectedRanges).toEqual([`${PART}-${bytes.length - 1}`]);
    const last = await part(url, PART, bytes.length);
    expect(last).toMatchObject({
      status: 201,
      answer: { size: bytes.length, file: { hashes: { quickXorHash: archiveHash(bytes) } } },
    });
    expect(sharePoint.content(path)?.bytes.equals(bytes)).toBe(true);
    expect((await office.call('GET', url)).status).toBe(404);
  });

  test('a part with a token, of an odd length or without a range is refused, and the session goes on', async () => {
    const url = await open();
    expect((await part(url, 0, PART, bearer)).status).toBe(401);
    expect((await part(url, 0, 1000)).status).toBe(400);
    expect((await office.call('PUT', url, bytes)).status).toBe(400);
    expect((await part(url, PART, bytes.length)).status).toBe(416);
    expect((await part(url, 0, bytes.length)).status).toBe(201);
  });

  test('a name that is taken is 409 at the start, or at the last part when it was taken meanwhile', async () => {
    const url = await open(path, { item: { '@microsoft.graph.conflictBehavior': 'fail' } });
    await part(url, 0, PART);
    const { answer } = await put(path, 'lain');
    expect(await part(url, PART, bytes.length)).toMatchObject({ status: 409, answer: { error: { code: 'nameAlreadyExists' } } });
    expect((await graph('POST', `${at(path)}:/createUploadSession`, {})).status).toBe(409);
    const replacing = (await graph('POST', `${drive}/items/${answer.id}/createUploadSession`, {})).answer.uploadUrl;
    expect(await part(replacing, 0, bytes.length)).toMatchObject({ status: 200, answer: { id: answer.id } });
  });

  test('a replacement ends in 412 when the file changed meanwhile', async () => {
    const { answer } = await put(path, 'satu');
    const replace = { item: { '@microsoft.graph.conflictBehavior': 'replace' } };
    const url = (await graph('POST', `${at(path)}:/createUploadSession`, replace, { 'If-Match': answer.eTag })).answer.uploadUrl;
    await put(path, 'dua');
    expect((await part(url, 0, bytes.length)).status).toBe(412);
    expect(sharePoint.content(path)?.bytes.toString()).toBe('dua');
  });

  test('a cancelled session is gone, and so is one after its time', async () => {
    const url = await open();
    expect((await office.call('DELETE', url)).status).toBe(204);
    expect((await part(url, 0, PART)).status).toBe(404);
    const other = await open();
    now = new Date('2026-11-10T01:00:00Z');
    expect((await office.call('GET', other)).status).toBe(404);
  });

  test('files, columns and open sessions outlive the process', async () => {
    await put('a.pdf', 'satu');
    const url = await open();
    await part(url, 0, PART);
    const again = new LocalSharePoint(sharePoint.options);
    expect(again.content('a.pdf')?.bytes.toString()).toBe('satu');
    const id = url.split('/').at(-1)!;
    const rest = {
      contentRange: `bytes ${PART}-${bytes.length - 1}/${bytes.length}`,
      bytes: bytes.subarray(PART),
      authorized: false,
    };
    expect(again.upload(id, { method: 'PUT', ...rest })).toMatchObject({ status: 201 });
    expect(again.content(path)?.bytes.equals(bytes)).toBe(true);
  });
});

describe('faults', () => {
  const fault = (body: object): Promise<Called> => office.call('POST', '/local/sharepoint/faults', body);

  test('the next calls fail as asked, with Retry-After, and no more', async () => {
    await fault({ status: 429, times: 2, retryAfter: 7 });
    const refused = await put('a.pdf', 'x');
    expect([refused.status, refused.headers.get('retry-after'), refused.answer.error.code]).toEqual([
      429,
      '7',
      'activityLimitReached',
    ]);
    expect((await put('a.pdf', 'x')).status).toBe(429);
    expect((await put('a.pdf', 'x')).status).toBe(201);
  });

  test('a fault applied first keeps the file although the answer is an error; one for PUT leaves GET alone', async () => {
    await fault({ status: 504, times: 1, applyFirst: true, method: 'PUT' });
    expect((await graph('GET', at('a.pdf'))).status).toBe(404);
    expect((await put('a.pdf', 'x')).status).toBe(504);
    expect((await graph('GET', at('a.pdf'))).status).toBe(200);
  });
});

test("the office's own Graph client files a small paper, a large one and a workbook, and adopts what is there", async () => {
  const token = (): Promise<string> => Promise.resolve('token-for-tests');
  const archive = createSharePoint({
    graphUrl: `${office.baseUrl}/local/graph`,
    siteId: 'local-site',
    driveId: 'local-drive',
    token,
  });
  const workbook = new Workbook();
  workbook.addWorksheet('Register');
  const papers = [
    { path: `/${path}`, bytes: Buffer.from('%PDF-1') },
    { path: '/Arsip Pengaduan/besar.pdf', bytes: Buffer.alloc(6 * 1024 * 1024, 3) },
    { path: '/Arsip Pengaduan/Register.xlsx', bytes: Buffer.from(await workbook.xlsx.writeBuffer()) },
  ].map(paper => ({ ...paper, contentType: 'application/octet-stream', columns: { nomorTiket: 'ADU-2026-000001' } }));
  for (const paper of papers) {
    const filed = await archive.put(paper);
    expect(await archive.put(paper)).toEqual(filed);
  }
  expect(await archive.read(`/${path}`)).toEqual(Buffer.from('%PDF-1'));
  expect(sharePoint.files('').map(file => [file.path.split('/').at(-1), file.columns.nomorTiket])).toEqual([
    ['ADU-2026-000001_berkas.pdf', 'ADU-2026-000001'],
    ['Register.xlsx', 'ADU-2026-000001'],
    ['besar.pdf', 'ADU-2026-000001'],
  ]);
});
