import type { Person } from '../../complaint/complaint';
import { Refused } from '../../complaint/errors';
import { keepsRecords } from '../../complaint/visibility';
import type { CasePaperRow, ComplaintRow, FiledState, LogEntryRow } from '../../database/tables';
import { casePaperNamed, type CasePaperKind } from '../papers/casePapers';
import { readableNumbered } from '../list/find';
import { loadSettings, openOr, reporterKey, type Office } from '../office';
import { loadPeople } from '../people';
import { checkRecordReader, factsOf, type RecordLine } from './listRecords';
import { bundlesOf, filedCopiesOf, type KnownBundle } from './recordFiles';

/** One bundle as it was confirmed, and what the last look at it found. */
export interface FiledBundle {
  revision: number;
  /** Null where a release before this one filed it. */
  library: 'general' | 'restricted' | null;
  /** Null where a release before this one filed it and kept the hash alone. */
  path: string | null;
  url: string;
  size: number | null;
  sha256: string;
  quickXorHash: string | null;
  filedAt: Date | null;
  /** The library's columns as they were written; null where nobody kept them. */
  columns: Record<string, string | number> | null;
  checked: LastLook;
}

/** `by` null = the schedule; null = nobody has looked yet. */
type LastLook = { at: Date; by: string | null; state: FiledState } | null;

/** A signed copy of one of the case's papers, as it was confirmed. */
export interface FiledCopy extends Pick<CasePaperRow, 'id' | 'library' | 'path' | 'url' | 'size' | 'sha256' | 'quickXorHash'> {
  of: CasePaperKind;
  filedAt: Date | null;
  checked: LastLook;
}

/** What was decided about the record or done to its files, the newest first. */
export interface RecordEvent {
  action: (typeof recordActions)[number];
  at: Date;
  /** Null = the schedule or the archive itself. */
  by: string | null;
  /** Of the letter; null where none was needed. */
  number: string | null;
  decision: string | null;
  /** Which file was filed again; null for what concerns none. */
  file: { revision: number } | { of: CasePaperKind } | null;
  /** Reason or note. */
  words: string | null;
}

export interface RecordView extends Omit<RecordLine, 'listed'> {
  ticketNumber: string;
  /** The newest first. */
  bundles: FiledBundle[];
  /** The newest first. */
  copies: FiledCopy[];
  events: RecordEvent[];
  /** Whether this person may have a lost or changed file filed again. */
  mayRefile: boolean;
}

/** The row of an archived case for whoever may read its words. @throws Unknown | NotAllowed | Refused `notInArchive` */
export async function archivedNumbered(office: Office, person: Person, text: string): Promise<ComplaintRow> {
  checkRecordReader(person, office.now());
  const complaint = await readableNumbered(office, person, text);
  if (complaint.dossierUrl === null) throw new Refused('notInArchive');
  return complaint;
}

/** One record of the archive. @throws Unknown | NotAllowed | Refused `notInArchive` */
export async function readRecord(office: Office, person: Person, text: string): Promise<RecordView> {
  const complaint = await archivedNumbered(office, person, text);
  const { read } = office.db;
  const { retention } = await loadSettings(read);
  const names = new Map((await loadPeople(read, 'ever')).map(each => [each.id, each.name]));
  return {
    ticketNumber: complaint.ticketNumber,
    ...factsOf(complaint, office.now(), retention),
    bundles: (await bundlesOf(office, complaint)).map(row => bundleView(row, names)),
    copies: (await filedCopiesOf(office, complaint.id)).map(row => copyView(row, names)),
    events: await eventsOf(office, complaint, names),
    mayRefile: keepsRecords(person, office.now()),
  };
}

function bundleView(
  { complaintId: _, foundHash: _hash, checkedAt, checkedBy, state, ...row }: KnownBundle,
  names: Names,
): FiledBundle {
  return { ...row, checked: lastLookOf({ checkedAt, checkedBy, state }, names) };
}

function copyView(row: CasePaperRow, names: Names): FiledCopy {
  const { id, paper: of, library, path, url, size, sha256, quickXorHash, filedAt } = row;
  return { id, of, library, path, url, size, sha256, quickXorHash, filedAt, checked: lastLookOf(row, names) };
}

function lastLookOf({ checkedAt: at, checkedBy, state }: Looked, names: Names): LastLook {
  return at && state ? { at, by: names.get(checkedBy ?? '') ?? null, state } : null;
}

type Looked = Pick<CasePaperRow, 'checkedAt' | 'checkedBy' | 'state'>;
type Names = ReadonlyMap<string, string>;
const recordActions = ['holdRecord', 'releaseRecord', 'appraiseRecord', 'refileRecord', 'recordRefiled'] as const;

async function eventsOf(office: Office, { id, reporterId }: ComplaintRow, names: Names): Promise<RecordEvent[]> {
  const log = await office.db.read.find<LogEntryRow>('LogEntry', { where: { complaintId: id }, order: { seq: 'DESC' } });
  const key = await reporterKey(office.db.read, office.sealer, reporterId);
  return log.flatMap(entry => {
    const action = recordActions.find(each => each === entry.action);
    if (!action) return [];
    const opened = openOr(office.sealer, entry.words, key, entry.id, 'words');
    const { reason, note } = (opened ? JSON.parse(opened) : {}) as { reason?: string; note?: string };
    return [
      {
        ...{ action, at: entry.occurredAt, by: names.get(entry.actorId ?? '') ?? null },
        number: entry.detail.letterNumber === undefined ? null : String(entry.detail.letterNumber),
        decision: entry.detail.decision === undefined ? null : String(entry.detail.decision),
        file: fileIn(entry.detail),
        words: reason ?? note ?? null,
      },
    ];
  });
}

/** As `askRefiling` writes it. */
function fileIn({ revision, paper }: LogEntryRow['detail']): RecordEvent['file'] {
  if (paper !== undefined) return { of: casePaperNamed(String(paper)) };
  return revision === undefined ? null : { revision: Number(revision) };
}
