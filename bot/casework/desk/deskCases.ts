import { In, IsNull } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Person } from '../../complaint/complaint';
import type { OfficePolicy } from '../../complaint/deadline';
import { statusesOnTurn } from '../../complaint/turn';
import type { AnswerRow, ComplaintRow, DeadlineRow, LogEntryRow, TaskRow } from '../../database/tables';
import { byComplaint } from '../list/find';
import { loadPolicy, type Office } from '../office';
import { loadPeople } from '../people';
import { visibleTo } from '../reading/visibleTo';

/** A case on which something may wait for somebody. */
export interface DeskCase {
  complaint: ComplaintRow;
  /** Of its current round. */
  answer: AnswerRow | null;
  deadlines: DeadlineRow[];
  /** Open ones. */
  tasks: TaskRow[];
  /** The reporter wrote after the last thing an officer did. */
  isUnread: boolean;
}

export interface DeskReading {
  cases: DeskCase[];
  people: ReadonlyMap<string, Person>;
  policy: OfficePolicy;
  now: Date;
}

/** The oldest so many are looked at: nobody's desk is longer, and SQL Server takes at most 2,100 parameters. */
const mostCases = 1_000;

/** The cases whose words this officer may read and on which a step, a task or a promise is open, the oldest first; unread as `holder` has them. */
export async function readDesk(office: Office, person: Person, holder: Person = person): Promise<DeskReading> {
  const { read } = office.db;
  const now = office.now();
  const { sql, parameters } = visibleTo(person, 'words', now);
  const query = read.createQueryBuilder<ComplaintRow>('Complaint', 'c').where(sql, parameters);
  const withTask = query.subQuery().select('t.complaintId').from<TaskRow>('Task', 't').where('t.doneAt IS NULL').getQuery();
  const complaints = await query
    .andWhere(`(c.status IN (:...onTurn) OR c.id IN ${withTask})`, { onTurn: statusesOnTurn })
    .orderBy('c.ticketNumber', 'ASC')
    .take(mostCases)
    .getMany();
  const of = { complaintId: In(complaints.map(({ id }) => id)) };
  const [answers, deadlines, tasks, unread, people, policy] = await Promise.all([
    read.findBy<AnswerRow>('Answer', of),
    read.findBy<DeadlineRow>('Deadline', of),
    read.findBy<TaskRow>('Task', { ...of, doneAt: IsNull() }),
    unreadAmong(
      read,
      complaints.filter(({ assigneeId, handlerId }) => assigneeId === holder.id || handlerId === holder.id),
    ),
    loadPeople(read),
    loadPolicy(read),
  ]);
  const [answersOf, deadlinesOf, tasksOf] = [byComplaint(answers), byComplaint(deadlines), byComplaint(tasks)];
  const cases = complaints.map(complaint => ({
    complaint,
    answer: answersOf(complaint.id).find(({ cycle }) => cycle === complaint.cycle) ?? null,
    deadlines: deadlinesOf(complaint.id),
    tasks: tasksOf(complaint.id),
    isUnread: unread.has(complaint.id),
  }));
  return { cases, people: new Map(people.map(each => [each.id, each])), policy, now };
}

/** Of these cases, those whose reporter wrote after the last thing an officer did. */
async function unreadAmong(read: EntityManager, complaints: ComplaintRow[]): Promise<Set<string>> {
  if (complaints.length === 0) return new Set();
  const newest = (when: string): string => `MAX(CASE WHEN ${when} THEN l.seq ELSE 0 END)`;
  const rows = await read
    .createQueryBuilder<LogEntryRow>('LogEntry', 'l')
    .select('l.complaintId', 'id')
    .where('l.complaintId IN (:...ids)', { ids: complaints.map(({ id }) => id) })
    .groupBy('l.complaintId')
    .having(`${newest(`l.action = 'message' AND l.actorKind = 'reporter'`)} > ${newest(`l.actorKind = 'person'`)}`)
    .getRawMany<{ id: string }>();
  return new Set(rows.map(({ id }) => id));
}
