import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { archiveOrder, caseAt } from '../../../bot/casework/records/archive';
import { addAttachment } from '../../../bot/casework/attachments/addAttachment';
import { readCaseFile } from '../../../bot/casework/reading/caseFile';
import type { AttachmentRow } from '../../../bot/database/tables';
import { forgetFile } from '../../../bot/effects/forgetFile';
import { admit, type AdmittedFile } from '../../../bot/files/admit';
import { openFolderStore, type FileStore } from '../../../bot/files/folderStore';
import type { EffectContext } from '../../../bot/outbox/effect';
import { taken } from '../journeys';
import { openOfficeInTime, type OfficeInTime } from '../officeInTime';

let office: OfficeInTime;
let folder: string;
let files: FileStore;
beforeEach(async () => {
  office = await openOfficeInTime();
  folder = mkdtempSync(join(tmpdir(), 'aduan-files-'));
  files = openFolderStore(folder);
});
afterEach(async () => {
  await office.close();
  rmSync(folder, { recursive: true });
});

/** A copy of an identity card that somebody brought. */
async function handedIn(complaintId: string, text = 'KTP contoh'): Promise<string> {
  const file = (await admit(Buffer.from(`%PDF-1.4 ${text}`), 'application/pdf', null)) as AdmittedFile;
  const by = await office.person('operator');
  const handed = {
    office: office.office,
    files,
    by,
    complaintId,
    purpose: 'evidence',
    fileName: null,
    taskId: null,
    file,
  } as const;
  return addAttachment(handed);
}
const row = (id: string) => office.db.read.findOneByOrFail<AttachmentRow>('Attachment', { id });
const discard = (complaintId: string, attachment: string) =>
  office.does('operator', complaintId, 'discardAttachment', { attachment, reason: 'Foto KTP tidak diperlukan.' });

test('a photo nobody needs: its bytes go after the commit, its row says who and when, the log says why', async () => {
  const id = await taken(office, 'ini pak');
  const fileId = await handedIn(id);
  const { path, sha256 } = await row(fileId);
  const { id: discardedBy } = await office.person('operator');
  await discard(id, fileId);
  expect(await row(fileId)).toMatchObject({ status: 'discarded', path: null, sha256, discardedBy });
  expect((await row(fileId)).discardedAt).toEqual(office.now());
  const entry = (await office.log(id)).at(-1)!;
  expect([entry.action, entry.detail]).toEqual(['discardAttachment', { attachment: fileId }]);
  expect(await files.read(path!)).not.toBeNull();
  const [queued] = await office.outbox('forgetFile');
  for (const _twice of [1, 2]) await forgetFile(files)(queued!.payload as { path: string }, {} as EffectContext);
  expect(await files.read(path!)).toBeNull();
});

test('what is discarded, still fetched, or of another case is not discarded, and nothing is written', async () => {
  const [id, other] = [await taken(office, 'ini pak'), await taken(office, 'KK saya salah nama', { from: '6280000000002' })];
  const [mine, theirs] = [await handedIn(id), await handedIn(other)];
  await expect(discard(id, theirs)).rejects.toMatchObject({ code: 'unknownFile' });
  await expect(discard(id, 'bukan id')).rejects.toMatchObject({ code: 'unknownFile' });
  await discard(id, mine);
  await expect(discard(id, mine)).rejects.toMatchObject({ code: 'file.discarded' });
  expect([(await row(theirs)).status, (await office.outbox('forgetFile')).length]).toEqual(['stored', 1]);
});

test('a filing that is repeated after the discarding tells of the file as it did before', async () => {
  const id = await taken(office, 'ini pak');
  const fileId = await handedIn(id);
  await office.does('operator', id, 'withdraw', { via: 'phone', quote: 'Batal saja.' });
  const file = await readCaseFile(office.db.read, office.office, await office.row(id));
  office.pass(10);
  await discard(id, fileId);
  const later = await readCaseFile(office.db.read, office.office, await office.row(id));
  const order = archiveOrder(file.log)!;
  expect(later.attachments.map(({ status }) => status)).toEqual(['discarded']);
  expect(caseAt(later, order).attachments.map(({ status }) => status)).toEqual(['stored']);
});
