import { tmpdir } from 'node:os';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { readAttachment } from '../../bot/casework/attachments/attachments';
import type { AttachmentRow } from '../../bot/database/tables';
import { fetchMedia } from '../../bot/effects/fetchMedia';
import { forgetFile } from '../../bot/effects/forgetFile';
import { sha256Of } from '../../bot/files/admit';
import { openFolderStore } from '../../bot/files/folderStore';
import type { EffectContext } from '../../bot/outbox/effect';
import type { ScannerSettings } from '../../bot/files/scan';
import { malware, openFakeClamd } from '../files/fakeClamd';
import { photoWithPlace } from '../files/pictures';
import { openOfficeInTime, type OfficeInTime } from '../casework/officeInTime';

let office: OfficeInTime;
let folder: string;
let complaintId: string;
let attachmentId: string;
beforeEach(async () => {
  office = await openOfficeInTime();
  folder = mkdtempSync(join(tmpdir(), 'aduan-'));
  const media = { mediaId: 'media-1', mimeType: 'image/jpeg', fileName: 'kk.jpg' };
  complaintId = (await office.writes({ text: 'ini KK saya', kind: 'image', media })).complaint!.id;
  attachmentId = (await office.db.read.findOneByOrFail<AttachmentRow>('Attachment', { complaintId })).id;
});
afterEach(async () => {
  await office.close();
  rmSync(folder, { recursive: true });
});

/** One attempt at which Meta answers with this error; what it threw, or undefined. */
const attempt = (attempts: number, code: number, status = 400): Promise<unknown> =>
  fetching(async () => Response.json({ error: { code, message: '-' } }, { status }), null, attempts);

/** One attempt at which Meta hands out these bytes. */
const handedOut = (bytes: Buffer, scanner: ScannerSettings | null = null): Promise<unknown> =>
  fetching(async (input: string | URL | Request) => {
    const url = String(input instanceof Request ? input.url : input);
    const described = { url: 'https://lookaside.fbsbx.com/x', mime_type: 'image/jpeg', file_size: bytes.length };
    return url.includes('fbsbx') ? new Response(new Uint8Array(bytes)) : Response.json(described);
  }, scanner);

function fetching(answers: typeof fetch, scanner: ScannerSettings | null, attempts = 1): Promise<unknown> {
  const whatsapp = { apiUrl: 'https://graph.example', version: 'v26.0', phoneNumberId: '1', accessToken: '-', timeoutMs: 1_000 };
  const context = { id: 'row', attempts, fence: 1, reclaimed: false, traceId: null, lastError: null };
  const parts = { office: office.office, whatsapp: { ...whatsapp, fetch: answers }, files: openFolderStore(folder), scanner };
  const run = fetchMedia(parts);
  return run({ attachmentId }, { ...context, stillMine: () => Promise.resolve(true) }).catch((error: unknown) => error);
}
const row = () => office.db.read.findOneByOrFail<AttachmentRow>('Attachment', { id: attachmentId });
const status = async () => (await row()).status;
const opened = async () => (await readAttachment(office.office, openFolderStore(folder), await row()))?.bytes;
/** What the outbox still has to remove. */
const toForget = async () => (await office.outbox('forgetFile')).map(({ payload }) => payload);
const asksAgain = async () => (await office.told(complaintId)).includes('resend');

test('without a valid token the file waits, with an alarm, and the citizen is not asked for anything', async () => {
  expect(await attempt(50, 190, 401)).toMatchObject({ name: 'RetryLater', reason: 'media:auth', alarm: true });
  expect([await status(), await asksAgain()]).toEqual(['pending', false]);
});

test('a passing error climbs the ladder for some hours before the citizen is asked to send the file again', async () => {
  for (const nth of [1, 3, 8]) expect(await attempt(nth, 131000, 500)).toMatchObject({ name: 'RetryLater' });
  expect([await status(), await asksAgain()]).toEqual(['pending', false]);
  expect(await attempt(9, 131000, 500)).toBeUndefined();
  expect([await status(), await asksAgain()]).toEqual(['failed', true]);
});

test('a file that is gone is asked for again at once', async () => {
  expect(await attempt(1, 100)).toBeUndefined();
  expect([await status(), await asksAgain()]).toEqual(['failed', true]);
});

test('a PDF of 40 MB is kept, and the officer sees how large it is; a photo over WhatsApp’s own limit is asked for again', async () => {
  const pdf = Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(40 * 1024 * 1024 - 16), Buffer.from('\n%%EOF')]);
  expect(await handedOut(pdf)).toBeUndefined();
  expect([await status(), await asksAgain()]).toEqual(['failed', true]);

  const media = { mediaId: 'media-2', mimeType: 'application/pdf', fileName: 'berkas.pdf' };
  const { complaint } = await office.writes({ text: null, kind: 'document', media, from: '6280000000002', needsSummary: true });
  complaintId = complaint!.id;
  attachmentId = (await office.db.read.findOneByOrFail<AttachmentRow>('Attachment', { complaintId })).id;
  expect(await handedOut(pdf)).toBeUndefined();
  expect(await row()).toMatchObject({ status: 'stored', size: pdf.length, mimeType: 'application/pdf' });
  expect([(await opened())!.length, await asksAgain()]).toEqual([pdf.length, false]);
});

test('a fetched photo is kept sealed without its place, with both hashes', async () => {
  const photo = await photoWithPlace();
  expect(await handedOut(photo)).toBeUndefined();
  const bytes = (await opened())!;
  expect([await status(), (await sharp(bytes).metadata()).exif]).toEqual(['stored', undefined]);
  expect(await row()).toMatchObject({ sha256: sha256Of(photo), keptSha256: sha256Of(bytes), size: bytes.length, heldFor: null });
});

test('a picture nobody can draw is held back, its bytes stay, and the citizen is asked to send it again', async () => {
  const broken = (await photoWithPlace()).subarray(0, 200);
  expect(await handedOut(broken)).toBeUndefined();
  expect(await row()).toMatchObject({ status: 'quarantined', heldFor: 'unreadable' });
  expect([await opened(), await asksAgain()]).toEqual([broken, true]);
});

test('while the scanner is away a file is held and tried again with an alarm; when it is back the file is shown', async () => {
  const clamd = await openFakeClamd();
  await clamd.close();
  const photo = await photoWithPlace();
  expect(await handedOut(photo, clamd.settings)).toMatchObject({ name: 'RetryLater', reason: 'scan:away', alarm: true });
  expect([(await row()).heldFor, await opened(), await asksAgain()]).toEqual(['scan', photo, false]);
  const back = await openFakeClamd();
  // Meta has forgotten the file by now: what is kept is judged.
  expect(await fetching(async () => Response.json({}, { status: 404 }), back.settings)).toBeUndefined();
  await back.close();
  expect([await status(), back.seen, await toForget()]).toEqual(['stored', [photo], []]);
});

test('malware in a held file is removed after the commit, the citizen is asked again and the officers hear of it', async () => {
  const away = await openFakeClamd();
  await away.close();
  await handedOut(Buffer.from(`%PDF-1.4 ${malware}`), away.settings);
  const { path } = await row();
  const clamd = await openFakeClamd();
  await fetching(async () => Response.json({}, { status: 404 }), clamd.settings);
  await clamd.close();
  expect(await row()).toMatchObject({ status: 'infected', path: null });
  expect([await toForget(), await asksAgain()]).toEqual([[{ path }], true]);
  expect(JSON.stringify(await office.outbox('notify'))).toContain('infectedFile');
  const run = forgetFile(openFolderStore(folder));
  for (const _twice of [1, 2]) await run({ path: path! }, {} as EffectContext);
  expect(await openFolderStore(folder).read(path!)).toBeNull();
});
