import { In, IsNull, LessThan } from 'typeorm';
import { isOpen, type Person } from '../complaint/complaint';
import { addBusinessDays } from '../complaint/deadline';
import type { ComplaintRow, DeadlineRow } from '../database/tables';
import { listedView, pressingClock, type ListedView } from './complaintView';
import { loadPolicy, type Office } from './office';
import { loadPeople } from './people';
import { visibleTo } from './visibleTo';

const tolerated = 2;
/** SQL Server takes at most 2,100 parameters; so much delay is not told by list. */
const mostCases = 1_000;

/** Open cases whose pressing clock ran out more than two working days ago, as this person may know of them, the longest first. */
export async function overdueFor(office: Office, person: Person): Promise<ListedView[]> {
  const { read } = office.db;
  const now = office.now();
  const policy = await loadPolicy(read);
  const running = { metAt: IsNull(), pausedAt: IsNull(), dueAt: LessThan(now) };
  const late = await read.find<DeadlineRow>('Deadline', { where: running, order: { dueAt: 'ASC' }, take: mostCases });
  const { sql, parameters } = visibleTo(person, 'base', now);
  const ids = [...new Set(late.map(({ complaintId }) => complaintId))];
  if (ids.length === 0) return [];
  const query = read.createQueryBuilder<ComplaintRow>('Complaint', 'c').where(sql, parameters);
  const complaints = await query.andWhere('c.id IN (:...ids)', { ids }).getMany();
  const deadlines = await read.findBy<DeadlineRow>('Deadline', { complaintId: In(complaints.map(({ id }) => id)) });
  const people = new Map((await loadPeople(read)).map(each => [each.id, each]));
  const found = complaints.flatMap(complaint => {
    const own = deadlines.filter(({ complaintId }) => complaintId === complaint.id);
    const clock = isOpen(complaint.status) ? pressingClock(own, now) : null;
    const isLate = clock !== null && addBusinessDays(clock.dueAt, tolerated, policy).at < now;
    return (isLate && listedView({ complaint, deadlines: own, people }, person, now)) || [];
  });
  return found.toSorted((a, b) => a.due!.at.getTime() - b.due!.at.getTime());
}
