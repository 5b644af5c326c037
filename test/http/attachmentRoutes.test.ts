import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { readAttachment } from '../../bot/casework/attachments';
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
