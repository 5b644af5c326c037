import { tmpdir } from 'node:os';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { AttachmentRow } from '../../bot/database/tables';
import { fetchMedia } from '../../bot/effects/fetchMedia';
import { openFolderStore } from '../../bot/files/folderStore';
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

/** One attempt at which Meta answers so; what it threw, or undefined. */
function attempt(attempts: number, code: number, status = 400): Promise<unknown> {
  const answers: typeof fetch = async () => Response.json({ error: { code, message: '-' } }, { status });
  const whatsapp = { apiUrl: 'https://graph.example', version: 'v26.0', phoneNumberId: '1', accessToken: '-', timeoutMs: 1_000 };
  const context = { id: 'row', attempts, fence: 1, reclaimed: false, traceId: null, lastError: null };
  const run = fetchMedia({ office: office.office, whatsapp: { ...whatsapp, fetch: answers }, files: openFolderStore(folder) });
  return run({ attachmentId }, { ...context, stillMine: () => Promise.resolve(true) }).catch((error: unknown) => error);
}
const status = async () => (await office.db.read.findOneByOrFail<AttachmentRow>('Attachment', { id: attachmentId })).status;
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
