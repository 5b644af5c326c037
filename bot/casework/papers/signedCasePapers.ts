import { In, IsNull, type EntityManager } from 'typeorm';
import type { Person } from '../../complaint/complaint';
import { NotAllowed, Refused, Unknown } from '../../complaint/errors';
import { rolesAt, viewFor } from '../../complaint/visibility';
import { newId } from '../../database/dialect';
import type { CasePaperRow, ComplaintRow, ReporterRow } from '../../database/tables';
import { enqueue } from '../../outbox/queue';
import { lockedComplaint } from '../act';
import type { Files } from '../attachments/attachments';
import { readCaseFile, type CaseFile } from '../reading/caseFile';
import { casePaperNamed, newestPapers, standing, type CasePaperKind } from './casePapers';
import { readableNumbered } from '../list/find';
import { saveAttached } from '../receiving/incoming';
import { appendLog } from '../log';
import { reporterKey, type Office } from '../office';
import { keepPaper, readPaper, type KeptPlace } from '../records/keptPapers';
import { copyOf, keptOf, type SignedCopy, type SignedPdf } from './signedPdf';
import { queueCards } from '../news/teamsNews';

/** A signed copy of one of a case's papers. */
export interface CaseCopy extends SignedCopy {
  of: CasePaperKind;
  /** Whether this reader may open it: names in it are not masked. */
  opens: boolean;
  /** Its reporter was erased (UU 27/2022), and with them what was kept of it here: nobody opens it, and if it was not filed before, it will not be. */
  isErased: boolean;
}

/** Whether it is a draft, which nobody signs, and as of when it is worded; null where the case has no such paper. */
function stateOf(file: CaseFile, kind: CasePaperKind): { version: string; isDraft: boolean } | null {
  const { review, disposition, answer } = newestPapers(file);
  const dated = (id: string, at: Date): string => `${id} ${at.toISOString()}`;
  switch (kind) {
    case 'review':
      return review && { version: dated(review.id, review.writtenAt), isDraft: false };
    case 'disposition':
      return disposition && { version: dated(disposition.id, disposition.decidedAt), isDraft: false };
    case 'answer':
      return answer && { version: dated(answer.id, answer.writtenAt), isDraft: isDraftAnswer(answer) };
  }
}

/** Nobody has approved or sent it. */
export const isDraftAnswer = ({ state }: Pick<CaseFile['answers'][number], 'state'>): boolean =>
  state === 'draft' || state === 'returned';

/** Keeps the hash of a paper that was drawn as PDF and is no draft, so that it is known again when it comes back signed. */
export async function rememberDrawn(
  { db, now }: Office,
  person: Person,
  { file, kind, size, sha256 }: { file: CaseFile; kind: CasePaperKind; size: number; sha256: string },
): Promise<void> {
  const state = stateOf(file, kind);
  if (!state || state.isDraft) return;
  const { version } = state;
  const paper = { complaintId: file.complaint.id, paper: kind, kind: 'drawn', version, sha256 } as const;
  if (await db.read.existsBy<CasePaperRow>('CasePaper', paper)) return;
  const row: CasePaperRow = { id: newId(), ...paper, size, by: person.id, at: now(), signature: null, ...unfiled };
  await db.write(tx => tx.insert('CasePaper', row));
}

const unseen = { checkedAt: null, checkedBy: null, state: null, foundHash: null };
const unfiled = { library: null, path: null, url: null, quickXorHash: null, filedAt: null, ...unseen };

/** The signed copies of a case's papers as this reader of it may know of them, the newest first. */
export async function signedIn(office: Office, person: Person, file: CaseFile): Promise<CaseCopy[]> {
  const { complaint } = file;
  const rows = await copiesOf(office.db.read, complaint.id);
  const isErased = rows.length > 0 && (await isErasedIn(office.db.read, complaint));
  const people = new Map([...file.people.values()].map(({ id, name }) => [id, name]));
  return rows.toReversed().map(row => ({
    ...copyOf(row, people, () => row.version === stateOf(file, row.paper)?.version),
    of: row.paper,
    opens: !isErased && mayOpen(office, person, complaint, row),
    isErased,
  }));
}

const isErasedIn = (manager: EntityManager, { reporterId }: ComplaintRow): Promise<boolean> =>
  manager.existsBy<ReporterRow>('Reporter', { id: reporterId, wrappedKey: IsNull() });

/** Of a case, the oldest first. */
const copiesOf = (manager: EntityManager, complaintId: string): Promise<CasePaperRow[]> =>
  manager.find<CasePaperRow>('CasePaper', { where: { complaintId, kind: 'signed' }, order: { at: 'ASC', id: 'ASC' } });

/** Nothing in a signed file can be masked: whoever sees the reporter's name opens it, and whoever brought it. */
const mayOpen = ({ now }: Office, person: Person, complaint: ComplaintRow, { by }: CasePaperRow): boolean =>
  viewFor(complaint, person, now()) === 'full' || by === person.id;

/**
 * Whoever may have a paper drawn may hand in a signed copy of it, once it is more than a draft. Before anything is done with a file.
 * @throws Unknown | NotAllowed `closedCase` | Refused, saying what has to be done first
 */
export async function checkMaySignPaper(
  office: Office,
  person: Person,
  { ticketNumber, paper }: PaperOf,
): Promise<{ complaint: ComplaintRow; kind: CasePaperKind; version: string }> {
  const complaint = await readableNumbered(office, person, ticketNumber);
  const kind = casePaperNamed(paper);
  const file = await readCaseFile(office.db.read, office, complaint);
  standing(file, kind);
  const { version, isDraft } = stateOf(file, kind)!;
  if (isDraft) throw new Refused('signedDraft', { ticket: complaint.ticketNumber });
  return { complaint, kind, version };
}

interface PaperOf {
  ticketNumber: string;
  /** One of `casePapers`. */
  paper: string;
}

/**
 * Takes a signed copy of a case's paper, keeps it sealed and logs it. It is filed beside the bundle: of an archived case at once, else with
 * its bundle. The same file again is the same copy.
 * @throws Unknown | NotAllowed | Refused `signedDraft`, `signedOtherPaper`
 */
export async function addSignedPaper(
  office: Office,
  files: Pick<Files, 'put'>,
  person: Person,
  of: PaperOf,
  { bytes, sha256, signatures, versions }: SignedPdf,
): Promise<void> {
  const { complaint, kind, version } = await checkMaySignPaper(office, person, of);
  const { id: complaintId } = complaint;
  const copy = { complaintId, paper: kind, kind: 'signed', sha256 } as const;
  if (await office.db.read.existsBy<CasePaperRow>('CasePaper', copy)) return;
  const drawn = await drawnAmong(office, versions, complaintId);
  if (drawn && (drawn.complaintId !== complaintId || drawn.paper !== kind)) throw new Refused('signedOtherPaper');
  const id = newId();
  await keepPaper(office, files, await signedPaperPlace(office, complaint, id), bytes);
  const row: CasePaperRow = {
    ...{ id, ...copy, version: drawn?.version ?? version, size: bytes.length, by: person.id, at: office.now() },
    ...{ signature: keptOf(drawn?.id ?? null, signatures), ...unfiled },
  };
  await office.db.write(tx => record(tx, office, person, row));
}

/** The drawn paper that was signed: of this case, where the same bytes were drawn for another too. */
async function drawnAmong({ db }: Office, versions: readonly string[], complaintId: string): Promise<CasePaperRow | null> {
  const drawn = await db.read.findBy<CasePaperRow>('CasePaper', { kind: 'drawn', sha256: In(versions) });
  return drawn.find(each => each.complaintId === complaintId) ?? drawn[0] ?? null;
}

const sopSteps: Record<CasePaperKind, number> = { review: 3, disposition: 4, answer: 5 };

async function record(tx: EntityManager, office: Office, person: Person, row: CasePaperRow): Promise<void> {
  const complaint = await lockedComplaint(tx, office, row.complaintId);
  const { status } = complaint;
  const now = office.now();
  await tx.insert('CasePaper', row);
  if (status === 'archived') await queueFiling(tx, complaint.id);
  const held = rolesAt(person, now).find(({ role }) => role !== 'admin');
  const key = await reporterKey(tx, office.sealer, complaint.reporterId);
  await appendLog(tx, office, key, complaint, {
    ...{ action: 'addSigned', actorKind: 'person', actorId: person.id },
    ...{ actorRole: held?.role ?? null, roleKind: held?.kind ?? null, sopStep: sopSteps[row.paper] },
    ...{ fromStatus: status, toStatus: status, occurredAt: now },
    detail: { paper: row.paper, copy: row.id, sha256: row.sha256 },
  });
  await saveAttached(tx, complaint, {});
  await queueCards(tx, complaint, now);
}

const queueFiling = (tx: EntityManager, complaintId: string): Promise<string> =>
  enqueue(tx, {
    ...{ kind: 'fileSignedPapers', lane: `archive:${complaintId}`, key: `signed:${complaintId}` },
    payload: { complaintId },
  });

/** The case's bundle was confirmed: copies that came while it was being filed follow by themselves. Of an erased reporter none is left to follow. */
export async function queueUnfiled(tx: EntityManager, complaint: ComplaintRow): Promise<void> {
  const where = { complaintId: complaint.id, kind: 'signed', url: IsNull() } as const;
  if (!(await tx.existsBy<CasePaperRow>('CasePaper', where)) || (await isErasedIn(tx, complaint))) return;
  await queueFiling(tx, complaint.id);
}

/** Sealed with the reporter's key: who is erased is erased from it too. */
export const signedPaperPlace = async ({ db, sealer }: Office, { reporterId }: ComplaintRow, id: string): Promise<KeptPlace> => ({
  id,
  column: 'signed',
  key: await reporterKey(db.read, sealer, reporterId),
});

/** The bytes of a signed copy, for whoever sees the reporter's name or brought it. @throws Unknown | NotAllowed */
export async function openSignedPaper(
  office: Office,
  files: Pick<Files, 'read'>,
  person: Person,
  { ticketNumber, id }: { ticketNumber: string; id: string },
): Promise<{ bytes: Buffer; of: CasePaperKind }> {
  const complaint = await readableNumbered(office, person, ticketNumber);
  const copy = (await copiesOf(office.db.read, complaint.id)).find(each => each.id.toLowerCase() === id.toLowerCase());
  if (!copy) throw new Unknown('unknownCopy');
  if (!mayOpen(office, person, complaint, copy)) throw new NotAllowed('fileShowsIdentity');
  const bytes = await readPaper(office, files, await signedPaperPlace(office, complaint, copy.id));
  if (!bytes) throw new Unknown('unknownCopy');
  return { bytes, of: copy.paper };
}

/** One that is to be filed: which of the case's copies of that paper it is, and its bytes; null where none are kept. */
export interface UnfiledCopy {
  id: string;
  of: CasePaperKind;
  nth: number;
  bytes: Buffer | null;
}

/** None of an erased reporter's: they went with them. */
export async function unfiledIn(office: Office, files: Pick<Files, 'read'>, complaint: ComplaintRow): Promise<UnfiledCopy[]> {
  if (await isErasedIn(office.db.read, complaint)) return [];
  const copies = await copiesOf(office.db.read, complaint.id);
  const unfiledOnes = copies.filter(({ url }) => url === null);
  return Promise.all(
    unfiledOnes.map(async ({ id, paper: of }) => ({
      ...{ id, of, nth: copies.filter(each => each.paper === of).findIndex(each => each.id === id) + 1 },
      bytes: await readPaper(office, files, await signedPaperPlace(office, complaint, id)),
    })),
  );
}

/** SharePoint has confirmed a copy. */
export async function recordSignedFiled(
  { db, now }: Office,
  id: string,
  filed: Pick<CasePaperRow, 'library' | 'path' | 'url' | 'quickXorHash'>,
): Promise<void> {
  await db.write(tx => tx.update('CasePaper', { id }, { ...filed, filedAt: now() }));
}
