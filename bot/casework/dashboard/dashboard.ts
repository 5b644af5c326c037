import type { EntityManager } from 'typeorm';
import type { Person } from '../../complaint/complaint';
import { dashboardFigures, type DashboardFigures } from '../../complaint/dashboard';
import { NotAllowed, Refused } from '../../complaint/errors';
import type { Surge } from '../../complaint/surges';
import { figureReaders, readsFigures } from '../../complaint/visibility';
import { dateOf, dayOf, periodOf, type Period } from '../../complaint/wib';
import { momentValue } from '../../database/dialect';
import type { ComplaintRow } from '../../database/tables';
import { disruptionsBetween, type DisruptionLine } from '../disruption/read';
import { figureCases, isCounted } from '../report/figureCases';
import { loadPolicy, type Office } from '../office';
import { surgesFor } from './surges';
import { visibleTo } from '../reading/visibleTo';

/** The figures of a period for one reader: of the cases alone whose words they may read. */
export interface Dashboard extends DashboardFigures {
  /** First and last day, WIB dates; the last is today at the latest. */
  from: string;
  to: string;
  /** Registered in the period and closed to this reader: that they are there is all that is told of them (DOMAIN §2.4). */
  closed: number;
  /** What came in today in unusual number. */
  surges: Surge[];
  /** Disruptions that lasted at some time in the period. */
  disruptions: DisruptionLine[];
  /** Office time of the answer. */
  now: Date;
}

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
    disruptions: await disruptionsBetween(office, person, period.start, period.end),
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
