import type { EntityManager } from 'typeorm';
import type { Person, Role } from '../complaint/complaint';
import { dashboardFigures, type DashboardFigures } from '../complaint/dashboard';
import { isBusinessDay } from '../complaint/deadline';
import { NotAllowed, Refused } from '../complaint/errors';
import { daysCompared, surgesOn, type Surge } from '../complaint/surges';
import { holds } from '../complaint/visibility';
import { dateOf, dayOf, instant, periodOf, type Period } from '../complaint/wib';
import { momentValue } from '../database/dialect';
import type { ComplaintRow } from '../database/tables';
import { figureCases, isCounted } from './figureCases';
import { loadPolicy, type Office } from './office';
import { visibleTo } from './visibleTo';

/** The figures of a period for one reader: of the cases alone whose words they may read. */
export interface Dashboard extends DashboardFigures {
  /** First and last day, WIB dates; the last is today at the latest. */
  from: string;
  to: string;
  /** Registered in the period and closed to this reader: that they are there is all that is told of them (DOMAIN §2.4). */
  closed: number;
  /** What came in today in unusual number. */
  surges: Surge[];
  /** Office time of the answer. */
  now: Date;
}

/** Whose work the figures are of, or who answers for it. The month's report tells them to all staff. */
export const figureReaders = [
  'operator',
  'policyAnalyst',
  'headOfDivision',
  'headOfOffice',
  'recordsOfficer',
] as const satisfies readonly Role[];

export const readsFigures = (person: Person, now: Date): boolean => figureReaders.some(role => holds(person, role, now, true));

/** Longer is not counted live: whoever wants years adds up the reports. */
const mostDays = 366;

/**
 * The figures from one WIB day through another, or through today where that comes first.
 * @throws NotAllowed | Refused `noSuchPeriod` for days in the wrong order, to come, or more than a year apart
 */
export async function readDashboard(office: Office, person: Person, first: number, until: number): Promise<Dashboard> {
  const now = office.now();
  if (!readsFigures(person, now)) throw new NotAllowed('figuresNotYours', { roles: [...figureReaders] });
  const today = dayOf(now);
  const last = Math.min(until, today);
  if (first > last || last - first >= mostDays) throw new Refused('noSuchPeriod');
  const period = periodOf(first, last);
  const { read } = office.db;
  const policy = await loadPolicy(read);
  const cases = await figureCases(read, office, period, visibleTo(person, 'words', now));
  return {
    ...{ from: dateOf(first), to: dateOf(last) },
    ...dashboardFigures(period, cases, policy),
    closed: await closedTo(read, office, person, period),
    surges: await surgesFor(office, person, today),
    now,
  };
}

/** Two counts are subtracted, as the rule of who sees what has no opposite in SQL (columns may be empty). */
async function closedTo(read: EntityManager, office: Office, person: Person, period: Period): Promise<number> {
  const [start, end] = [period.start, period.end].map(at => momentValue(office.db.dialect, at));
  const registered = (seeing: 'outline' | 'words'): Promise<number> => {
    const { sql, parameters } = visibleTo(person, seeing, office.now());
    return read
      .createQueryBuilder<ComplaintRow>('Complaint', 'c')
      .where('c."registeredAt" >= :start AND c."registeredAt" < :end', { start, end })
      .andWhere(isCounted)
      .andWhere(sql, parameters)
      .getCount();
  };
  return (await registered('outline')) - (await registered('words'));
}

/**
 * What came in on this day in unusual number, of the reports whose words this person may read; what was joined to another counts,
 * since somebody else has reported the same. What is registered was received no later, so that the index on registration serves.
 */
export async function surgesFor(office: Office, person: Person, day: number): Promise<Surge[]> {
  const { read, dialect } = office.db;
  const policy = await loadPolicy(read);
  const { sql, parameters } = visibleTo(person, 'words', office.now());
  const [oldest] = await read.find<ComplaintRow>('Complaint', {
    select: { id: true, registeredAt: true },
    order: { registeredAt: 'ASC' },
    take: 1,
  });
  if (!oldest) return [];
  const rows = await read
    .createQueryBuilder<ComplaintRow>('Complaint', 'c')
    .select(['c.id', 'c.service', 'c.category', 'c.receivedAt'])
    .where('c."registeredAt" >= :start AND c."receivedAt" >= :start', {
      start: momentValue(dialect, instant(day - daysCompared, 0)),
    })
    .andWhere(`c."holdsParts" = 0 AND COALESCE(c."outcome", '') <> 'dismissed'`)
    .andWhere(sql, parameters)
    .getMany();
  const arrivals = rows.map(({ service, category, receivedAt }) => ({ service, category, day: dayOf(receivedAt) }));
  return surgesOn(day, arrivals, { firstDay: dayOf(oldest.registeredAt), isWorkingDay: each => isBusinessDay(each, policy) });
}
