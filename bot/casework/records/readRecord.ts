import type { EntityManager } from 'typeorm';
import type { Person } from '../../complaint/complaint';
import { Refused } from '../../complaint/errors';
import { keepsRecords } from '../../complaint/visibility';
import type { ComplaintRow, DossierFileRow, FiledState, LogEntryRow } from '../../database/tables';
import { readableNumbered } from '../find';
import { loadSettings, openOr, reporterKey, type Office } from '../office';
import { loadPeople } from '../people';
import { checkRecordReader, factsOf, type RecordLine } from './listRecords';

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
  checked: { at: Date; by: string | null; state: FiledState } | null;
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
  /** Reason or note. */
  words: string | null;
}

export interface RecordView extends Omit<RecordLine, 'listed'> {
  ticketNumber: string;
  /** The newest first. */
  bundles: FiledBundle[];
  events: RecordEvent[];
  /** Whether this person may have a lost or changed bundle filed again. */
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
    events: await eventsOf(office, complaint, names),
    mayRefile: keepsRecords(person, office.now()),
  };
}

/** The bundles of a case, the newest first. One that was filed before this release kept them stands with what the case says of it. */
export async function bundlesOf(office: Office, complaint: ComplaintRow): Promise<KnownBundle[]> {
  const rows = await office.db.read.find<DossierFileRow>('DossierFile', {
    where: { complaintId: complaint.id },
    order: { revision: 'DESC' },
  });
  const { dossierRevision: revision, dossierUrl: url, dossierHash: sha256, archivedAt: filedAt } = complaint;
  if (rows[0]?.revision === revision) return rows;
  const unknown = { library: null, path: null, size: null, quickXorHash: null, columns: null };
  const unseen = { checkedAt: null, checkedBy: null, state: null, foundHash: null };
  return [{ ...unknown, ...unseen, complaintId: complaint.id, revision, url: url!, sha256: sha256!, filedAt }, ...rows];
}

/** A bundle of which not everything need be known. */
export type KnownBundle = Omit<DossierFileRow, 'path' | 'size' | 'quickXorHash' | 'columns' | 'filedAt'> & {
  path: string | null;
  size: number | null;
  quickXorHash: string | null;
  columns: DossierFileRow['columns'] | null;
  filedAt: Date | null;
};

function bundleView(
  { complaintId: _, foundHash: _hash, checkedAt, checkedBy, state, ...row }: KnownBundle,
  names: Names,
): FiledBundle {
  const checked = checkedAt && state ? { at: checkedAt, by: names.get(checkedBy ?? '') ?? null, state } : null;
  return { ...row, checked };
}

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
        words: reason ?? note ?? null,
      },
    ];
  });
}

/** What a look at a bundle found; `foundHash` of what lies there instead. */
export type Look = { state: FiledState; foundHash: string | null };

/** Keeps what a look at a bundle found. It changes nothing of the case. @param by null = the schedule */
export async function noteChecked(
  tx: EntityManager,
  office: Office,
  { complaintId, revision }: Pick<KnownBundle, 'complaintId' | 'revision'>,
  look: Look,
  by: string | null,
): Promise<void> {
  await tx.update('DossierFile', { complaintId, revision }, { ...look, checkedAt: office.now(), checkedBy: by });
}
