import { In } from 'typeorm';
import type { Person } from '../../complaint/complaint';
import { NotAllowed, Refused, Unknown } from '../../complaint/errors';
import { keepsRecords, recordKeepers } from '../../complaint/visibility';
import { newId } from '../../database/dialect';
import type { ReportPaperRow } from '../../database/tables';
import { enqueue } from '../../outbox/queue';
import type { Files } from '../attachments/attachments';
import type { Office } from '../office';
import { loadPeople } from '../people';
import { keepPaper, readPaper, type KeptPlace } from '../records/keptPapers';
import { checkReportReader, isApproved, reportOf } from './reportMonth';
import { papersOf } from './reportPapers';
import { copyOf, keptOf, type SignedCopy, type SignedPdf } from '../papers/signedPdf';

/** Of a month, the newest first. */
export async function signedCopiesOf({ db }: Office, month: string): Promise<SignedCopy[]> {
  const papers = await papersOf(db.read, month);
  const people = new Map((await loadPeople(db.read, 'ever')).map(({ id, name }) => [id, name]));
  const latest = papers.find(({ kind }) => kind === 'report')?.id ?? null;
  return papers.filter(({ kind }) => kind === 'signed').map(row => copyOf(row, people, of => of === latest));
}

/** Whether this person may hand in a signed copy of a month whose report is approved. */
export const maySign = (person: Person, now: Date): boolean => keepsRecords(person, now);

/** Where the sealed copy of a signed report lies. */
export const signedPlace = ({ sealer }: Office, id: string): KeptPlace => ({ id, column: 'signed', key: sealer.systemKey });

/**
 * Takes a signed copy of an approved report, keeps it sealed and queues it to be filed beside ours. The same file again is the same copy.
 * @throws Unknown | NotAllowed | Refused `signedTooEarly`, `signedOtherMonth`
 */
export async function addSignedCopy(
  office: Office,
  files: Pick<Files, 'put'>,
  person: Person,
  month: string,
  { bytes, sha256, signatures, versions }: SignedPdf,
): Promise<void> {
  await checkMaySign(office, person, month);
  const [known] = await signedCopiesOf(office, month);
  if (known?.sha256 === sha256) return;
  const paper = await paperAmong(office, versions);
  if (paper && paper.month !== month) throw new Refused('signedOtherMonth', { month: paper.month });
  const id = newId();
  await keepPaper(office, files, signedPlace(office, id), bytes);
  await office.db.write(async tx => {
    const report = await reportOf(tx, month);
    const signature = keptOf(paper?.id ?? null, signatures);
    const unseen = { checkedAt: null, checkedBy: null, state: null, foundHash: null, refiling: null, name: null };
    const unfiled = { url: null, quickXorHash: null, filedAt: null, ...unseen };
    const handedIn = { by: person.id, at: office.now(), size: bytes.length, sha256, signature };
    await tx.insert('ReportPaper', {
      id,
      month,
      kind: 'signed',
      step: report!.step,
      ...unfiled,
      ...handedIn,
    } satisfies ReportPaperRow);
    await enqueue(tx, { kind: 'fileSigned', lane: `report:${month}`, key: `signed:${id}`, payload: { id } });
  });
}

/** @throws Unknown | NotAllowed | Refused `signedTooEarly`, before anything is done with a file */
export async function checkMaySign(office: Office, person: Person, month: string): Promise<void> {
  checkReportReader(person, month, office.now());
  if (!maySign(person, office.now())) throw new NotAllowed('signedNotYours', { roles: [...recordKeepers] });
  const report = await reportOf(office.db.read, month);
  if (!report || !isApproved(report)) throw new Refused('signedTooEarly', { month });
}

/** The filed paper, of any month, that was signed; null where none of these is the hash of one. */
async function paperAmong({ db }: Office, versions: readonly string[]): Promise<ReportPaperRow | null> {
  const where = { kind: 'report', sha256: In(versions) } as const;
  return db.read.findOne<ReportPaperRow>('ReportPaper', { where, order: { id: 'DESC' } });
}

/** The bytes of a signed copy for a reader of the report. @throws Unknown */
export async function openSignedCopy(
  office: Office,
  files: Pick<Files, 'read'>,
  person: Person,
  { month, id }: { month: string; id: string },
): Promise<Buffer> {
  checkReportReader(person, month, office.now());
  const isIt = (paper: ReportPaperRow): boolean => paper.kind === 'signed' && paper.id.toLowerCase() === id.toLowerCase();
  const copy = (await papersOf(office.db.read, month)).find(isIt);
  const bytes = copy && (await readPaper(office, files, signedPlace(office, copy.id)));
  if (!bytes) throw new Unknown('unknownCopy');
  return bytes;
}

/** One that is to be filed, with its bytes; null where it is filed already. */
export async function unfiledCopy(
  office: Office,
  files: Pick<Files, 'read'>,
  id: string,
): Promise<{ row: ReportPaperRow; bytes: Buffer | null } | null> {
  const row = await office.db.read.findOneByOrFail<ReportPaperRow>('ReportPaper', { id });
  return row.url === null ? { row, bytes: await readPaper(office, files, signedPlace(office, id)) } : null;
}
