import type { Person } from '../../complaint/complaint';
import { isBusinessDay } from '../../complaint/deadline';
import { daysCompared, surgesOn, type Surge } from '../../complaint/surges';
import { readsFigures } from '../../complaint/visibility';
import { dayOf, instant } from '../../complaint/wib';
import { momentValue } from '../../database/dialect';
import type { ComplaintRow } from '../../database/tables';
import { loadPolicy, type Office } from '../office';
import { visibleTo } from '../reading/visibleTo';

/**
 * What came in on this day in unusual number, of the reports whose words this person may read; what was joined to another counts,
 * since somebody else has reported the same.
 */
export async function surgesFor(office: Office, person: Person, day: number): Promise<Surge[]> {
  return (await surgesSince(office, person, day))(day);
}

/** The same for any day from this one on, of one look at what came in. */
async function surgesSince(office: Office, person: Person, first: number): Promise<(day: number) => Surge[]> {
  const { read, dialect } = office.db;
  const policy = await loadPolicy(read);
  const { sql, parameters } = visibleTo(person, 'words', office.now());
  const [oldest] = await read.find<ComplaintRow>('Complaint', {
    select: { id: true, registeredAt: true },
    order: { registeredAt: 'ASC' },
    take: 1,
  });
  if (!oldest) return () => [];
  // What is registered was received no later, so that the index on registration serves.
  const rows = await read
    .createQueryBuilder<ComplaintRow>('Complaint', 'c')
    .select(['c.id', 'c.service', 'c.category', 'c.receivedAt'])
    .where('c."registeredAt" >= :start AND c."receivedAt" >= :start', {
      start: momentValue(dialect, instant(first - daysCompared, 0)),
    })
    .andWhere(`c."holdsParts" = 0 AND COALESCE(c."outcome", '') <> 'dismissed'`)
    .andWhere(sql, parameters)
    .getMany();
  const arrivals = rows.map(({ service, category, receivedAt }) => ({ service, category, day: dayOf(receivedAt) }));
  const calendar = { firstDay: dayOf(oldest.registeredAt), isWorkingDay: (each: number) => isBusinessDay(each, policy) };
  return day => surgesOn(day, arrivals, calendar);
}

/** Of a day that is over. */
export interface PastSurge extends Surge {
  /** Its noon. */
  on: Date;
}

/** No office is closed for longer without anybody looking at the dashboard. */
const longestBreak = 14;

/** What came in in unusual number on the last working day and since, today left out; for whoever reads the figures. */
export async function surgesBefore(office: Office, person: Person): Promise<PastSurge[]> {
  const now = office.now();
  if (!readsFigures(person, now)) return [];
  const policy = await loadPolicy(office.db.read);
  const days: number[] = [];
  for (let day = dayOf(now) - 1; day >= dayOf(now) - longestBreak; day--) {
    days.push(day);
    if (isBusinessDay(day, policy)) break;
  }
  const surgesOf = await surgesSince(office, person, days.at(-1)!);
  return days.flatMap(day => surgesOf(day).map(surge => ({ ...surge, on: instant(day, 12 * 3_600_000) })));
}
