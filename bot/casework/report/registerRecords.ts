import { setImmediate } from 'node:timers/promises';
import { In, LessThanOrEqual } from 'typeorm';
import type { EntityManager, FindOptionsOrder, FindOptionsWhere } from 'typeorm';
import { settlementCodes } from '../../complaint/deadline';
import { momentValue } from '../../database/dialect';
import type {
  AnswerRow,
  ComplaintRow,
  ContactRow,
  DeadlineRow,
  DispositionRow,
  LogEntryRow,
  MessageRow,
  PersonRow,
  ReporterRow,
  StaffReviewRow,
} from '../../database/tables';
import type { Office } from '../office';

/** An entry that changed the status; its sealed words are left out. */
export type StatusEvent = Pick<LogEntryRow, 'complaintId' | 'action' | 'fromStatus' | 'toStatus' | 'detail' | 'occurredAt'>;

/** What belongs to a set of complaints, by complaint and oldest first, or by id; nothing is later than the moment asked for. */
export interface Records {
  reporters: ReadonlyMap<string, ReporterRow>;
  contacts: ReadonlyMap<string, ContactRow>;
  /** Names of officers, also of those who have left. */
  people: ReadonlyMap<string, string>;
  /** Ticket numbers of complaints that these refer to. */
  tickets: ReadonlyMap<string, string>;
  events: ReadonlyMap<string, StatusEvent[]>;
  settlements: ReadonlyMap<string, DeadlineRow[]>;
  reviews: ReadonlyMap<string, StaffReviewRow[]>;
  dispositions: ReadonlyMap<string, DispositionRow[]>;
  /** Answers that went out. */
  answers: ReadonlyMap<string, AnswerRow[]>;
  /** The reporter's own, of complaints that have neither summary nor telaahan. */
  messages: ReadonlyMap<string, MessageRow[]>;
}

/** SQL Server takes at most 2,100 parameters. */
const chunkSize = 500;

/** Reads what the register needs of these complaints, 500 at a time. */
export async function readRecords(
  manager: EntityManager,
  { db }: Office,
  complaints: readonly ComplaintRow[],
  asOf: Date,
): Promise<Records> {
  const ids = complaints.map(complaint => complaint.id);
  const own = <Row extends Owned>(entity: string, dated: keyof Row & string, only: object = {}, of = ids) =>
    inChunks(of, chunk => ownRows<Row>(manager, entity, chunk, { ...only, [dated]: LessThanOrEqual(asOf) }, dated)).then(
      byComplaint,
    );
  const reviews = await own<StaffReviewRow>('StaffReview', 'writtenAt');
  const wordless = complaints.filter(({ id, summary }) => summary === null && !reviews.has(id)).map(complaint => complaint.id);
  const events = (chunk: string[]) => statusEvents(manager, chunk, momentValue(db.dialect, asOf));
  return {
    ...(await readNames(manager, complaints)),
    events: byComplaint(await inChunks(ids, events)),
    settlements: await own<DeadlineRow>('Deadline', 'startedAt', { code: In(settlementCodes) }),
    reviews,
    dispositions: await own<DispositionRow>('Disposition', 'decidedAt'),
    answers: await own<AnswerRow>('Answer', 'sentAt'),
    messages: await own<MessageRow>('Message', 'occurredAt', { direction: 'in' }, wordless),
  };
}

function ownRows<Row extends Owned>(
  manager: EntityManager,
  entity: string,
  ids: string[],
  only: object,
  dated: string,
): Promise<Row[]> {
  const where = { ...only, complaintId: In(ids) } as FindOptionsWhere<Row>;
  return manager.find<Row>(entity, { where, order: { [dated]: 'ASC', id: 'ASC' } as unknown as FindOptionsOrder<Row> });
}

async function readNames(manager: EntityManager, complaints: readonly ComplaintRow[]) {
  const byId = async <Row extends { id: string }>(entity: string, wanted: (string | null)[]): Promise<Map<string, Row>> => {
    const ids = [...new Set(wanted.filter(id => id !== null))];
    const rows = await inChunks(ids, chunk => manager.findBy<{ id: string }>(entity, { id: In(chunk) }));
    return new Map(rows.map(row => [row.id, row as Row]));
  };
  const related = complaints.flatMap(({ mergedInto, partOf, followUpOf }) => [mergedInto, partOf, followUpOf]);
  const others = await byId<ComplaintRow>('Complaint', related);
  const people = await manager.find<PersonRow>('Person');
  return {
    reporters: await byId<ReporterRow>(
      'Reporter',
      complaints.map(complaint => complaint.reporterId),
    ),
    contacts: await byId<ContactRow>(
      'ReporterContact',
      complaints.map(complaint => complaint.contactId),
    ),
    people: new Map(people.map(person => [person.id, person.name])),
    tickets: new Map([...others].map(([id, complaint]) => [id, complaint.ticketNumber])),
  };
}

function statusEvents(manager: EntityManager, ids: string[], asOf: ReturnType<typeof momentValue>): Promise<StatusEvent[]> {
  const columns = ['id', 'complaintId', 'action', 'fromStatus', 'toStatus', 'detail', 'occurredAt'];
  return manager
    .createQueryBuilder<LogEntryRow>('LogEntry', 'l')
    .select(columns.map(column => `l.${column}`))
    .where('l.complaintId IN (:...ids)', { ids })
    .andWhere(`(l."fromStatus" IS NULL OR l."fromStatus" <> l."toStatus") AND l."occurredAt" <= :asOf`, { asOf })
    .orderBy('l.seq')
    .getMany();
}

interface Owned {
  complaintId: string | null;
}

/** Loads by many ids, as many at a time as SQL Server takes parameters (2,100), so that others are served between. */
export async function inChunks<Id, Row>(ids: readonly Id[], load: (chunk: Id[]) => Promise<Row[]>): Promise<Row[]> {
  const rows: Row[][] = [];
  for (let at = 0; at < ids.length; at += chunkSize) {
    if (at > 0) await setImmediate();
    rows.push(await load(ids.slice(at, at + chunkSize)));
  }
  return rows.flat();
}

/** Groups rows by their complaint, each group in the order given. */
export function byComplaint<Row extends Owned>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const id = row.complaintId ?? '';
    const group = groups.get(id);
    if (group) group.push(row);
    else groups.set(id, [row]);
  }
  return groups;
}
