import { createHash } from 'node:crypto';
import { LessThan } from 'typeorm';
import type { Person } from '../complaint/complaint';
import { NotAllowed, Refused, Unknown } from '../complaint/errors';
import { keepsRecords, recordKeepers } from '../complaint/visibility';
import { newId } from '../database/dialect';
import type { ReportPaperRow } from '../database/tables';
import { enqueue } from '../outbox/queue';
import type { Files } from './attachments';
import type { Office } from './office';
import { loadPeople } from './people';
import { keepPaper, readPaper, type KeptPlace } from './records/keptPapers';
import { checkReportReader, isApproved, reportOf } from './reportMonth';
import { papersOf } from './reportPapers';

/** What a signed PDF says of one of its signatures (`files/pdfSignature`). */
export interface SignatureSaid {
  subFilter: string;
  signer: string | null;
  issuer: string | null;
  at: string | null;
  coversWhole: boolean;
}

/** A month's report with the signatures that were put on it outside the app (DOMAIN §2.6: SRIKANDI, BSrE's client). */
export interface SignedCopy {
  id: string;
  at: Date;
  by: string | null;
  size: number;
  sha256: string;
  /** Null until it is filed. */
  url: string | null;
  /**
   * `ours` = it begins with the very bytes of our latest paper, to which a signature was added; `earlier` = with those of one before it;
   * `untold` = its signer wrote the file anew, so that it cannot be told.
   */
  paper: 'ours' | 'earlier' | 'untold';
  signatures: SignatureSaid[];
  /** By its certificates' own words each signature's was issued by BSrE, BSSN: the footer of DOMAIN §2.6 may be shown. */
  isBsre: boolean;
}

const bsre = /\bBSrE\b|Balai (?:Besar )?Sertifikasi Elektronik|\bBSSN\b|Badan Siber dan Sandi Negara/i;

/** Of a month, the newest first. */
export async function signedCopiesOf({ db }: Office, month: string): Promise<SignedCopy[]> {
  const papers = await papersOf(db.read, month);
  const people = new Map((await loadPeople(db.read, 'ever')).map(({ id, name }) => [id, name]));
  const latest = papers.find(({ kind }) => kind === 'report')?.id ?? null;
  return papers
    .filter(({ kind }) => kind === 'signed')
    .map(({ id, at, by, size, sha256, url, signature }) => {
      const { of, signatures } = signature as unknown as Kept;
      const paper = of === null ? 'untold' : of === latest ? 'ours' : 'earlier';
      const isBsre = signatures.every(({ issuer }) => bsre.test(issuer ?? ''));
      return { id, at, by: people.get(by ?? '') ?? null, size, sha256, url, paper, signatures, isBsre };
    });
}

interface Kept {
  /** The filed paper with whose bytes it begins. */
  of: string | null;
  signatures: SignatureSaid[];
}

/** Whether this person may hand in a signed copy of a month whose report is approved. */
export const maySign = (person: Person, now: Date): boolean => keepsRecords(person, now);

const placeOf = ({ sealer }: Office, id: string): KeptPlace => ({ id, column: 'signed', key: sealer.systemKey });

/**
 * Takes a signed copy of an approved report, keeps it sealed and queues it to be filed beside ours. The same file again is the same copy.
 * @param signatures of the file, at least one, all intact @throws Unknown | NotAllowed | Refused `signedTooEarly`, `signedOtherMonth`
 */
export async function addSignedCopy(
  office: Office,
  files: Pick<Files, 'put'>,
  person: Person,
  month: string,
  { bytes, signatures }: { bytes: Buffer; signatures: readonly SignatureSaid[] },
): Promise<void> {
  await checkMaySign(office, person, month);
  const [known] = await signedCopiesOf(office, month);
  const sha256 = sha256Of(bytes);
  if (known?.sha256 === sha256) return;
  const paper = await paperIn(office, bytes);
  if (paper && paper.month !== month) throw new Refused('signedOtherMonth', { month: paper.month });
  const id = newId();
  await keepPaper(office, files, placeOf(office, id), bytes);
  await office.db.write(async tx => {
    const report = await reportOf(tx, month);
    const signature = { of: paper?.id ?? null, signatures: signatures.map(said) } satisfies Kept;
    const unfiled = { url: null, quickXorHash: null, filedAt: null, checkedAt: null, state: null };
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

const said = ({ subFilter, signer, issuer, at, coversWhole }: SignatureSaid): SignatureSaid => {
  return { subFilter, signer, issuer, at, coversWhole };
};

const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** PAdES adds a signature behind the paper's own bytes (ETSI EN 319 142-1): the filed paper with which this file begins, of any month. */
async function paperIn({ db }: Office, bytes: Buffer): Promise<ReportPaperRow | null> {
  const where = { kind: 'report', size: LessThan(bytes.length) } as const;
  const papers = await db.read.find<ReportPaperRow>('ReportPaper', { where, order: { id: 'DESC' } });
  return papers.find(({ size, sha256 }) => sha256Of(bytes.subarray(0, size)) === sha256) ?? null;
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
  const bytes = copy && (await readPaper(office, files, placeOf(office, copy.id)));
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
  return row.url === null ? { row, bytes: await readPaper(office, files, placeOf(office, id)) } : null;
}
