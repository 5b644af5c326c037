import { IsNull, LessThan } from 'typeorm';
import { isOpen, type Person } from '../../complaint/complaint';
import { addBusinessDays } from '../../complaint/deadline';
import type { ComplaintRow, DeadlineRow } from '../../database/tables';
import type { ListedView } from '../reading/complaintView';
import { listed } from '../list/find';
import { loadPolicy, type Office } from '../office';
import { visibleTo } from '../reading/visibleTo';

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
  const ids = [...new Set(late.map(({ complaintId }) => complaintId))];
  if (ids.length === 0) return [];
  const { sql, parameters } = visibleTo(person, 'base', now);
  const query = read.createQueryBuilder<ComplaintRow>('Complaint', 'c').where(sql, parameters);
  const complaints = await query.andWhere('c.id IN (:...ids)', { ids }).getMany();
  const open = await listed(
    read,
    office,
    person,
    complaints.filter(({ status }) => isOpen(status)),
  );
  return open
    .filter(({ due }) => due !== null && addBusinessDays(due.at, tolerated, policy).at < now)
    .toSorted((a, b) => a.due!.at.getTime() - b.due!.at.getTime());
}
