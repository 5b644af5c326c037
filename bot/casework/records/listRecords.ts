import { In } from 'typeorm';
import type { Person } from '../../complaint/complaint';
import { NotAllowed, Refused } from '../../complaint/errors';
import { classificationCodeOfCase, classificationCodes } from '../../complaint/masterData';
import {
  recordStateOf,
  retentionOf,
  startOfYear,
  yearIn,
  type Appraisal,
  type LegalHold,
  type RecordState,
  type Retention,
  type RetentionSchedule,
} from '../../complaint/retention';
import { keepsRecords, readsRecords, recordKeepers, recordReaders } from '../../complaint/visibility';
import { monthBorders, type Period } from '../../complaint/wib';
import { momentFrom } from '../../database/dialect';
import type { ComplaintRow } from '../../database/tables';
import type { ListedView } from '../reading/complaintView';
import { pagesOf } from '../list/exportList';
import { findComplaints } from '../list/find';
import { loadSettings, type Office } from '../office';
import { visibleTo } from '../reading/visibleTo';
import { waitingRecords, type WaitingRecord } from './waitingRecords';
import { narrowRecords, type RecordsNarrowing } from './narrowRecords';

/** One archived case as the archive's list has it. Whoever sees the line may read the case's words. */
export interface RecordLine extends Retention {
  listed: ListedView;
  /** Proposed, until the archivist has spoken. */
  classificationCode: string;
  closedAt: Date | null;
  archivedAt: Date | null;
  state: RecordState;
  legalHold: LegalHold | null;
  appraisal: Appraisal | null;
}

export interface RecordsAsked extends RecordsNarrowing {
  /** Numbers or words, as in the list of complaints. */
  q?: string;
  cursor?: string;
  /** 1 to 100. */
  limit: number;
}

export interface RecordsPage {
  items: RecordLine[];
  nextCursor: string | null;
  schedule: RetentionSchedule;
  /** How many of those this person may read are due for appraisal now, whatever the filter. */
  due: number;
  /** How many of them SharePoint had lost or held otherwise at the last look. */
  differing: number;
  /** Closed cases that are not in the archive yet. */
  waiting: WaitingRecord[];
  /** Years in which cases that lie in the archive were closed, the newest first. */
  years: number[];
  codes: readonly string[];
  /** Whether the list for appraisal is this person's to draw up. */
  mayExport: boolean;
}

/** The archive is read by those who keep it or answer for it, each what they may read. @throws NotAllowed */
export function checkRecordReader(person: Person, now: Date): void {
  if (!readsRecords(person, now)) throw new NotAllowed('archiveNotYours', { roles: [...recordReaders] });
}

/** The archived cases this person may read, by number, the newest first; what is due for appraisal the oldest first. @throws NotAllowed */
export async function listRecords(office: Office, person: Person, asked: RecordsAsked): Promise<RecordsPage> {
  checkRecordReader(person, office.now());
  const { q, cursor, limit, ...records } = asked;
  const { retention: schedule } = await loadSettings(office.db.read);
  const { items, nextCursor } = await findComplaints(office, person, {
    ...{ status: 'archived', records, limit, sort: records.state === 'due' ? 'oldest' : 'newest' },
    ...(q && { q }),
    ...(cursor && { cursor }),
  });
  const [lines, due, differing, waiting, years] = await Promise.all([
    linesOf(office, items, schedule),
    countIn(office, person, schedule, 'due'),
    countIn(office, person, schedule, 'differs'),
    waitingRecords(office, person),
    yearsOf(office, person),
  ]);
  return {
    items: lines,
    nextCursor,
    schedule,
    due,
    differing,
    waiting,
    years,
    codes: classificationCodes,
    mayExport: keepsRecords(person, office.now()),
  };
}

/** What one list for appraisal holds at most; what is left comes in the next, when these are decided. */
const mostDue = 1_000;

/** All records that are due for appraisal, the oldest first. For whoever keeps the archive or answers for it. @throws NotAllowed | Refused `nothingDue` */
export async function listDue(office: Office, person: Person): Promise<RecordLine[]> {
  if (!keepsRecords(person, office.now())) throw new NotAllowed('dueNotYours', { roles: [...recordKeepers] });
  const { retention: schedule } = await loadSettings(office.db.read);
  const wanted = { status: 'archived', records: { state: 'due' }, sort: 'oldest' } as const;
  const items: ListedView[] = [];
  for await (const page of pagesOf(office, person, wanted)) {
    items.push(...page.items);
    if (items.length >= mostDue) break;
  }
  if (items.length === 0) throw new Refused('nothingDue');
  return linesOf(office, items.slice(0, mostDue), schedule);
}

async function linesOf(office: Office, items: readonly ListedView[], schedule: RetentionSchedule): Promise<RecordLine[]> {
  if (items.length === 0) return [];
  const rows = await office.db.read.findBy<ComplaintRow>('Complaint', { id: In(items.map(({ id }) => id)) });
  const rowOf = new Map(rows.map(row => [row.id, row]));
  return items.map(listed => ({ listed, ...factsOf(rowOf.get(listed.id)!, office.now(), schedule) }));
}

/** What the record's time comes to. Dates of a record that was appraised stay those by which it was due. */
export function factsOf(complaint: ComplaintRow, now: Date, schedule: RetentionSchedule): Omit<RecordLine, 'listed'> {
  const { closedAt, archivedAt, legalHold, appraisal } = complaint;
  const { activeUntil, inactiveUntil } = appraisal ?? retentionOf(closedAt ?? archivedAt ?? now, schedule);
  return {
    ...{ classificationCode: classificationCodeOfCase(complaint), closedAt, archivedAt, activeUntil, inactiveUntil },
    ...{ state: recordStateOf(complaint, now, schedule), legalHold, appraisal },
  };
}

/** The archived cases this person may read, as a query of `complaint` under the alias `c`. */
function archived(office: Office, person: Person) {
  const { sql, parameters } = visibleTo(person, 'words', office.now());
  return office.db.read
    .createQueryBuilder<ComplaintRow>('Complaint', 'c')
    .where(sql, parameters)
    .andWhere(`c."status" = 'archived'`);
}

function countIn(office: Office, person: Person, schedule: RetentionSchedule, state: 'due' | 'differs'): Promise<number> {
  const query = archived(office, person);
  narrowRecords(query, { state }, office, schedule);
  return query.getCount();
}

async function yearsOf(office: Office, person: Person): Promise<number[]> {
  const raw = await archived(office, person)
    .select('MIN(c."closedAt")', 'first')
    .addSelect('MAX(c."closedAt")', 'last')
    .getRawOne<{ first: string | Date | null; last: string | Date | null }>();
  if (!raw?.first || !raw.last) return [];
  const [first, last] = [yearIn(momentFrom(raw.first)), yearIn(momentFrom(raw.last))];
  return Array.from({ length: last - first + 1 }, (_, back) => last - back);
}

/** A year, or one of its months, in WIB. @param month 1 to 12; null = the whole year */
export function closedIn(year: number, month: number | null): Period {
  if (month !== null) return monthBorders(`${year}-${String(month).padStart(2, '0')}`);
  return { start: startOfYear(year), end: startOfYear(year + 1) };
}
