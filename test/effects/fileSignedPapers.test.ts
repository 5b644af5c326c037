import type { Filed, FileToArchive } from '../../bot/archive/sharePoint';
import { findComplaint, openComplaint } from '../../bot/casework/list/find';
import { addSignedPaper, openSignedPaper, queueUnfiled, signedIn } from '../../bot/casework/papers/signedCasePapers';
import type { SignedPdf } from '../../bot/casework/papers/signedPdf';
import type { OutboxRow } from '../../bot/database/tables';
import { archiveDossier } from '../../bot/effects/archiveDossier';
import { casePaperFile } from '../../bot/effects/casePaperFile';
import { fileSignedPapers } from '../../bot/effects/fileSignedPapers';
import { GiveUp } from '../../bot/outbox/effect';
import { sha256Of } from '../../bot/files/admit';
import { signaturesIn, versionsOf } from '../../bot/files/pdfSignature';
import type { PersonaKey } from '../../bot/local/personas';
import { filesInMemory } from '../casework/filesInMemory';
import { answer, answered, inProgress, plain, resolved } from '../casework/journeys';
import { openOfficeInTime, type OfficeInTime } from '../casework/officeInTime';
import { plainPdf, signedPdf } from '../files/signedPdf';

/** A case's papers that were signed outside: who hands them in, what is said of them, and that they are filed beside the bundle. */

let office: OfficeInTime;
let files: ReturnType<typeof filesInMemory>;
let filed: FileToArchive[];
beforeEach(async () => {
  office = await openOfficeInTime();
  files = filesInMemory();
  filed = [];
});
afterEach(() => office.close());

const ticket = 'ADU-2026-000001';
const folder = `/Arsip Pengaduan/2026/11/${ticket}`;
const asPdf = (bytes: Buffer): SignedPdf => ({
  ...{ bytes, sha256: sha256Of(bytes), signatures: signaturesIn(bytes), versions: versionsOf(bytes) },
});
/** The paper as an officer has it printed, with a signature behind it. */
async function signedBy(who: PersonaKey, paper: string, number: string | null = null): Promise<Buffer> {
  const asked = { paper, type: 'pdf', number } as const;
  return signedPdf((await casePaperFile(office.office, await office.person(who), ticket, asked)).bytes);
}
const handIn = async (who: PersonaKey, paper: string, bytes: Buffer, ticketNumber = ticket): Promise<void> =>
  addSignedPaper(office.office, files, await office.person(who), { ticketNumber, paper }, asPdf(bytes));
const copies = async (who: PersonaKey = 'operator') => {
  const person = await office.person(who);
  return signedIn(office.office, person, (await openComplaint(office.office, person, ticket)).file);
};

/** What happens as SharePoint takes a file. */
let onPut: (file: FileToArchive) => unknown;
beforeEach(() => (onPut = () => undefined));
const put = async (file: FileToArchive): Promise<Filed> => {
  await onPut(file);
  filed.push(file);
  const { bytes, path } = file;
  const confirmed = { webUrl: `https://contoh.invalid${path}`, sha256: sha256Of(bytes), quickXorHash: 'q' };
  return { itemId: path, eTag: '"1"', size: bytes.length, ...confirmed };
};
const libraries = { general: { put }, restricted: { put } };
const context = {
  ...{ id: 'row', attempts: 1, fence: 1, reclaimed: false, traceId: null, lastError: null },
  stillMine: () => Promise.resolve(true),
};
const archive = (complaintId: string) => archiveDossier({ office: office.office, libraries, files })({ complaintId }, context);
const fileLater = (complaintId: string) =>
  fileSignedPapers({ office: office.office, libraries, files })({ complaintId }, context);
const queued = () => office.db.read.findBy<OutboxRow>('Outbox', { kind: 'fileSignedPapers', status: 'pending' });

test('whoever may have a paper drawn hands it in signed: it stands with its signer, in the log, and once', async () => {
  const id = await answered(office);
  const bytes = await signedBy('operator', 'answer', '000.8.3.4/17/DKPS/XI/2026');
  await handIn('operator', 'answer', bytes);
  await handIn('headOfOffice', 'answer', bytes);
  await handIn('headOfDivision', 'disposition', await signedBy('headOfDivision', 'disposition'));
  expect(await copies()).toMatchObject([
    { of: 'disposition', by: 'Kabid Contoh', paper: 'ours' },
    {
      ...{ of: 'answer', by: 'Petugas Contoh A', paper: 'ours', isBsre: true, url: null, opens: true, sha256: sha256Of(bytes) },
      signatures: [{ signer: 'Kepala Contoh', issuer: 'BSrE Contoh' }],
    },
  ]);
  const { history } = (await findComplaint(office.office, await office.person('operator'), ticket)).details!;
  const said = history.filter(({ action }) => action === 'addSigned');
  expect(said.map(({ paper, sopStep, actorName, actorRole }) => [paper, sopStep, actorName, actorRole])).toEqual([
    ['answer', 5, 'Petugas Contoh A', 'operator'],
    ['disposition', 4, 'Kabid Contoh', 'headOfDivision'],
  ]);
  expect(await office.breakIn(id)).toBeNull();
  const given = await openSignedPaper(office.office, files, await office.person('operator'), {
    ticketNumber: ticket,
    id: (await copies()).at(-1)!.id,
  });
  expect(given.bytes.equals(bytes)).toBe(true);
});

test('who sees the name masked opens what they handed in themself, and no other', async () => {
  await answered(office);
  await handIn('operator', 'answer', await signedBy('operator', 'answer'));
  await handIn('headOfOffice', 'review', await signedBy('headOfOffice', 'review'));
  const [own, others] = await copies('headOfOffice');
  expect([own!.opens, others!.opens]).toEqual([true, false]);
  const open = async (id: string) =>
    openSignedPaper(office.office, files, await office.person('headOfOffice'), { ticketNumber: ticket, id });
  expect((await open(own!.id)).of).toBe('review');
  await expect(open(others!.id)).rejects.toMatchObject({ httpStatus: 403, code: 'fileShowsIdentity' });
});

test('a draft is not signed yet, and the signed paper of another kind or case is told by its bytes', async () => {
  const id = await inProgress(office);
  await expect(handIn('operator', 'answer', signedPdf(plainPdf()))).rejects.toMatchObject({ code: 'noAnswerYet' });
  await office.does('technicalDivision', id, 'draftAnswer', { text: 'Sudah dicetak.', ...plain });
  await expect(handIn('operator', 'answer', signedPdf(plainPdf()))).rejects.toMatchObject({ code: 'signedDraft' });
  const draft = await signedBy('operator', 'answer');
  await office.does('headOfDivision', id, 'approveAnswer');
  const sheet = await signedBy('operator', 'disposition');
  await expect(handIn('operator', 'answer', sheet)).rejects.toMatchObject({ httpStatus: 409, code: 'signedOtherPaper' });
  const { complaint } = await office.writes({ from: '6280000000002', text: 'Akta anak saya belum jadi' });
  const { ticketNumber } = complaint!;
  await expect(handIn('operator', 'disposition', sheet, ticketNumber)).rejects.toMatchObject({ code: 'noDispositionYet' });
  // What was drawn as a draft, and what its signer wrote anew, cannot be told.
  await handIn('operator', 'answer', draft);
  expect((await copies()).map(({ paper }) => paper)).toEqual(['untold']);
});

test('what was worded anew since makes the signed copy an earlier one', async () => {
  const id = await answered(office);
  await handIn('operator', 'answer', await signedBy('operator', 'answer'));
  office.pass(5);
  await office.does('operator', id, 'correctAnswer', { reason: 'Loket salah.' });
  await answer(office, id, 'Sudah dicetak, dapat diambil di loket 3.');
  await handIn('operator', 'answer', await signedBy('operator', 'answer'));
  expect((await copies()).map(({ paper }) => paper)).toEqual(['ours', 'earlier']);
});

test('copies are filed with the bundle before the case counts as archived; until all are there it is not', async () => {
  const id = await resolved(office);
  const bytes = await signedBy('operator', 'answer');
  await handIn('operator', 'answer', bytes);
  expect(await queued()).toEqual([]);
  onPut = ({ path }) => {
    if (path.endsWith('_tte.pdf')) throw new Error('SharePoint is away');
  };
  await expect(archive(id)).rejects.toThrow('SharePoint is away');
  expect((await office.row(id)).status).toBe('resolved');
  onPut = () => undefined;
  await archive(id);
  expect((await office.row(id)).status).toBe('archived');
  expect(filed.map(({ path }) => path)).toEqual([
    ...[`${folder}/${ticket}_berkas.pdf`, `${folder}/${ticket}_berkas.pdf`],
    `${folder}/${ticket}_jawaban_tte.pdf`,
  ]);
  expect(filed[2]!.bytes.equals(bytes)).toBe(true);
  expect(filed[2]!.columns).toEqual({
    ...filed[1]!.columns,
    ...{ uraianBerkas: `Surat jawaban pengaduan ${ticket} (bertanda tangan elektronik)`, jumlahItem: 1 },
  });
  expect((await copies())[0]!.url).toBe(`https://contoh.invalid${folder}/${ticket}_jawaban_tte.pdf`);
  expect(await queued()).toEqual([]);
  await handIn('operator', 'review', await signedBy('operator', 'review'));
  expect(await queued()).toHaveLength(1);
});

test('one that comes while the bundle is filed, or after, follows by itself under a name of its own', async () => {
  const id = await resolved(office);
  const [first, second] = [await signedBy('operator', 'answer'), await signedBy('operator', 'answer', '17/DKPS/2026')];
  onPut = ({ path }) => (path.endsWith('_berkas.pdf') ? undefined : handIn('operator', 'answer', second));
  await handIn('operator', 'answer', first);
  await archive(id);
  expect((await queued()).map(({ lane, payload }) => [lane, payload])).toEqual([[`archive:${id}`, { complaintId: id }]]);
  onPut = () => undefined;
  await handIn('headOfDivision', 'review', await signedBy('headOfDivision', 'review'));
  expect(await queued()).toHaveLength(1);
  await fileLater(id);
  await fileLater(id);
  expect(filed.map(({ path }) => path.slice(folder.length + ticket.length + 2))).toEqual([
    ...['berkas.pdf', 'jawaban_tte.pdf', 'jawaban_tte2.pdf', 'telaahan_tte.pdf'],
  ]);
  expect((await copies()).every(({ url }) => url !== null)).toBe(true);
  // Of an open case they wait for its next bundle.
  await office.does('operator', id, 'reopen', { reason: 'Alamat salah.' });
  await handIn('operator', 'disposition', await signedBy('operator', 'disposition'));
  await fileLater(id);
  expect(filed).toHaveLength(4);
});

test('what is lost says so and holds up nothing', async () => {
  const id = await resolved(office);
  await handIn('operator', 'answer', await signedBy('operator', 'answer'));
  files.kept.clear();
  await archive(id);
  expect((await office.row(id)).status).toBe('archived');
  await expect(fileLater(id)).rejects.toThrow(GiveUp);
});

test('what went with an erased reporter is said to be gone: not on its way, not to be opened, and nobody is asked to mend it', async () => {
  const id = await resolved(office);
  await handIn('operator', 'answer', await signedBy('operator', 'answer'));
  await archive(id);
  await handIn('operator', 'review', await signedBy('operator', 'review'));
  expect(await copies()).toMatchObject([
    { of: 'review', isErased: false, opens: true },
    { of: 'answer', isErased: false },
  ]);
  const { reporterId } = await office.row(id);
  await office.db.write(tx => tx.update('Reporter', { id: reporterId }, { wrappedKey: null, erasedAt: office.now() }));
  await fileLater(id);
  expect(await copies()).toMatchObject([
    { of: 'review', isErased: true, opens: false, url: null },
    { of: 'answer', isErased: true, opens: false, url: expect.stringContaining('_jawaban_tte.pdf') },
  ]);
  expect(filed.map(({ path }) => path)).toHaveLength(2);
  await office.db.write(async tx => {
    await tx.delete('Outbox', { kind: 'fileSignedPapers' });
    await queueUnfiled(tx, (await office.row(id)) as never);
  });
  expect(await queued()).toEqual([]);
});
