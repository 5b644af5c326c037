import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { readAttachment } from '../../bot/casework/attachments/attachments';
import type { AttachmentRow, ComplaintRow, ContactRow, LogEntryRow, MessageRow } from '../../bot/database/tables';
import { openFolderStore, type FileStore } from '../../bot/files/folderStore';
import type { PersonaKey } from '../../bot/local/personas';
import { photoWithPlace } from '../files/pictures';
import { openServer, type TestServer } from './openServer';

let server: TestServer;
let folder: string;
let files: FileStore;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aduan-files-'));
  files = openFolderStore(folder);
  server = await openServer({ attachments: { files, scanner: null } });
});
afterEach(async () => {
  await server?.close();
  rmSync(folder, { recursive: true });
});

let ticket: string;
const signed = async (persona: PersonaKey) => ({ Authorization: `Bearer ${await server.token(persona)}` });
const call = async (persona: PersonaKey, method: string, path: string, init: { body?: Buffer; json?: object } = {}) =>
  server.call(method, `/api/complaints${path}`, { ...init, headers: await signed(persona) });
const handIn = (persona: PersonaKey, query: string, body: Buffer) =>
  call(persona, 'POST', `/${ticket}/attachments?${query}`, { body });
const pdf = (text: string): Buffer => Buffer.from(`%PDF-1.4 ${text}`);
const rows = () => server.office.db.read.find<AttachmentRow>('Attachment', { order: { createdAt: 'ASC' } });
const bytesOf = async (attachment: AttachmentRow) => (await readAttachment(server.office, files, attachment))!.bytes;
const row = <Row extends object>(entity: string, where: object): Promise<Row> =>
  server.office.db.read.findOneByOrFail<Row>(entity, where as never);

/** A report typed in at the counter. */
async function reported(more: object = {}): Promise<void> {
  const json = { channel: 'counter', text: 'KK saya salah nama ibu', name: 'Warga Contoh A', contact: '6280000000001', ...more };
  const entered = await call('operator', 'POST', '', { json });
  expect(entered.status).toBe(201);
  ticket = entered.body.ticketNumber;
}

describe('a paper brought to the counter', () => {
  beforeEach(() => reported());

  test('stands in the conversation as what the reporter showed, cleaned, with its hash in the log and its name sealed', async () => {
    const photo = await photoWithPlace();
    const { status, body } = await handIn('operator', 'purpose=evidence&name=kk%209999990101900001.jpg', photo);
    expect([status, body]).toEqual([
      201,
      { id: expect.any(String), mimeType: 'image/jpeg', size: expect.any(Number), held: false },
    ]);
    const [kept] = await rows();
    expect(kept).toMatchObject({ id: body.id, purpose: 'evidence', status: 'stored', size: body.size });
    expect(String(kept!.fileName)).not.toContain('9999');
    const { lastInboundMessageId } = await row<ComplaintRow>('Complaint', {});
    expect(await row<MessageRow>('Message', { id: kept!.messageId })).toMatchObject({
      ...{ id: lastInboundMessageId, direction: 'in', kind: 'image', body: null },
      enteredBy: expect.any(String),
    });
    const entry = await row<LogEntryRow>('LogEntry', { action: 'addAttachment' });
    expect(entry).toMatchObject({
      actorRole: 'operator',
      detail: { attachment: body.id, purpose: 'evidence', sha256: kept!.sha256 },
    });
    const { body: shown } = await call('operator', 'GET', `/${ticket}`);
    expect(shown.messages.at(-1).attachments).toMatchObject([{ id: body.id, status: 'stored' }]);
  });

  test('does not open WhatsApp’s window: the reporter has not written', async () => {
    const before = await row<ContactRow>('ReporterContact', {});
    await handIn('operator', 'purpose=evidence', pdf('surat'));
    expect((await row<ContactRow>('ReporterContact', {})).lastInboundAt).toEqual(before.lastInboundAt);
  });

  test('handed in twice after a lost answer is one file', async () => {
    const first = await handIn('operator', 'purpose=evidence', pdf('surat kuasa'));
    const second = await handIn('operator', 'purpose=evidence', pdf('surat kuasa'));
    expect(second.body.id).toBe(first.body.id);
    expect([(await rows()).length, await server.office.db.read.countBy('LogEntry', { action: 'addAttachment' })]).toEqual([1, 1]);
  });

  test.each([
    ['fileEmpty', 400, 'kosong', async () => Buffer.alloc(0)],
    ['fileKind', 400, 'PDF', async () => Buffer.from('MZ program')],
    ['fileUnreadable', 400, 'sekali lagi', async () => (await photoWithPlace()).subarray(0, 200)],
    ['fileTooLarge', 413, '16 MB', async () => Buffer.concat([pdf(''), Buffer.alloc(16 * 1024 * 1024)])],
  ])('that is no good (%s) is refused with what to do, and nothing is written', async (code, status, advice, bytes) => {
    const answer = await handIn('operator', 'purpose=evidence', await bytes());
    expect(answer).toMatchObject({ status, body: { code, message: expect.stringContaining(advice) } });
    expect(await rows()).toEqual([]);
  });

  test('needs a purpose that is known', async () => {
    for (const query of ['', 'purpose=photo'])
      expect(await handIn('operator', query, pdf('x'))).toMatchObject({ status: 400, body: { code: 'invalidInput' } });
  });

  test('is handed in by who may write a note: others are told who may', async () => {
    for (const persona of ['recordsOfficer', 'policyAnalyst', 'liaisonOfficer'] as const)
      expect(await handIn(persona, 'purpose=evidence', pdf('x'))).toMatchObject({
        status: 403,
        body: { message: expect.any(String) },
      });
    expect(await handIn('admin', 'purpose=evidence', pdf('x'))).toMatchObject({ status: 404 });
    expect((await server.call('POST', `/api/complaints/${ticket}/attachments?purpose=evidence`, { body: pdf('x') })).status).toBe(
      401,
    );
    expect(await rows()).toEqual([]);
  });
});

describe('a proof of sending', () => {
  beforeEach(() => reported());

  test('stands beside the text that it shows', async () => {
    const text = await row<MessageRow>('Message', { direction: 'out' });
    const { status, body } = await handIn('operator', 'purpose=proof', await photoWithPlace());
    expect([status, body.id]).toEqual([201, expect.any(String)]);
    const [proof] = await rows();
    expect(proof).toMatchObject({ purpose: 'proof', messageId: text.id });
    expect((await sharp(await bytesOf(proof!)).metadata()).exif).toBeUndefined();
  });

  test('of a task that is not of this case is refused', async () => {
    const other = await handIn('operator', 'purpose=proof&task=99999999-0000-4000-8000-000000000001', pdf('x'));
    expect(other).toMatchObject({ status: 404, body: { code: 'unknownTask' } });
  });
});

describe('opening a file', () => {
  beforeEach(() => reported());

  const open = (persona: PersonaKey, id: string, headers: Record<string, string> = {}) => opened(persona, ticket, id, headers);
  async function opened(persona: PersonaKey, of: string, id: string, headers: Record<string, string>): Promise<Response> {
    return fetch(`${server.baseUrl}/api/complaints/${of}/attachments/${id}`, {
      headers: { ...headers, ...(await signed(persona)) },
    });
  }
  const added = async (bytes: Buffer): Promise<string> => (await handIn('operator', 'purpose=evidence', bytes)).body.id;

  test('gives a photo as a photo and nothing else: no script, no frame, no copy, no name of the citizen’s', async () => {
    const response = await open('policyAnalyst', await added(await photoWithPlace()));
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'content-disposition': `inline; filename="${ticket}_lampiran.jpg"`,
      'cache-control': 'no-store',
    });
    const { exif, format } = await sharp(Buffer.from(await response.arrayBuffer())).metadata();
    expect([format, exif]).toEqual(['jpeg', undefined]);
  });

  test('gives a player the part it asks for', async () => {
    const id = await added(Buffer.from('OggS0123456789'));
    const part = async (range: string) => {
      const response = await open('operator', id, { Range: range });
      return [response.status, response.headers.get('content-range'), await response.text()];
    };
    expect(await part('bytes=4-6')).toEqual([206, 'bytes 4-6/14', '012']);
    expect(await part('bytes=10-')).toEqual([206, 'bytes 10-13/14', '6789']);
    expect(await part('bytes=-2')).toEqual([206, 'bytes 12-13/14', '89']);
    expect(await part('bytes=14-')).toEqual([416, 'bytes */14', '']);
    expect((await part('bytes=0-1,4-5'))[0]).toBe(200);
  });

  test('hands text over as a download', async () => {
    const id = await added(pdf('surat'));
    await server.office.db.write(tx => tx.update('Attachment', { id }, { mimeType: 'text/plain' }).then(() => undefined));
    const response = await open('operator', id);
    expect(response.headers.get('content-disposition')).toMatch(/^attachment;/);
  });

  test('is for those who see the reporter’s name; the others hear why not', async () => {
    const id = await added(pdf('surat'));
    const answerTo = async (persona: PersonaKey) => {
      const response = await open(persona, id);
      return [response.status, ((await response.json()) as { code: string }).code];
    };
    // The head of office reads the words of an ordinary case with the name masked: a photo cannot be.
    expect(await answerTo('headOfOffice')).toEqual([403, 'fileShowsIdentity']);
    expect(await answerTo('technicalDivision2')).toEqual([403, 'fileNotYours']);
    expect(await answerTo('admin')).toEqual([404, 'unknownComplaint']);
    const { id: complaintId } = await row<ComplaintRow>('Complaint', {});
    await server.office.db.write(tx => tx.update('Complaint', { id: complaintId }, { restricted: true }).then(() => undefined));
    expect(await answerTo('policyAnalyst')).toEqual([403, 'closedCase']);
    expect((await open('headOfOffice', id)).status).toBe(200);
    const unsigned = await server.call('GET', `/api/complaints/${ticket}/attachments/${id}`);
    expect(unsigned.status).toBe(401);
  });

  test('of another case, or under no id at all, finds nothing', async () => {
    const id = await added(pdf('surat'));
    await reported({ text: 'Akta anak saya belum jadi', name: 'Warga Contoh B', contact: '6280000000002' });
    for (const wrong of [id, 'x', "' OR 1=1"]) expect((await open('operator', encodeURIComponent(wrong))).status).toBe(404);
  });

  test.each([
    ['pending', null, /sedang diambil/],
    ['failed', null, /dikirim ulang|kirim ulang/],
    ['quarantined', 'scan', /pemindai/],
    ['quarantined', 'unreadable', /rusak/],
    ['infected', null, /berbahaya/],
    ['discarded', null, /dibuang/],
  ] as const)('that is %s (%s) says so and gives no bytes', async (status, heldFor, said) => {
    const id = await added(pdf('surat'));
    await server.office.db.write(tx => tx.update('Attachment', { id }, { status, heldFor }).then(() => undefined));
    const response = await open('operator', id);
    expect([response.status, await response.text()]).toEqual([409, expect.stringMatching(said)]);
  });

  test('whose bytes are gone from the store says so', async () => {
    const id = await added(pdf('surat'));
    await files.remove((await rows())[0]!.path!);
    expect((await open('operator', id)).status).toBe(409);
  });
});
