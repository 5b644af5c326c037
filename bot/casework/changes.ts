import { In, MoreThanOrEqual } from 'typeorm';
import type { Person } from '../complaint/complaint';
import type { ComplaintRow, LogEntryRow } from '../database/tables';
import type { Office } from './office';
import { visibleTo } from './visibleTo';

type Entry = Pick<LogEntryRow, 'id' | 'complaintId' | 'recordedAt'>;

/** An entry becomes visible when its transaction ends, which may be this much later than the time it bears. */
const overlapMs = 10_000;
/** More news than this at once makes readers read anew all the same. */
const most = 2_000;

/**
 * Follows the log of all cases, in which every change of a case leaves an entry: by whichever process it was written. Times overlap,
 * and nothing is told twice.
 */
export function followChanges({ db, now }: Pick<Office, 'db' | 'now'>): () => Promise<string[]> {
  let from = now();
  let told: ReadonlySet<string> | null = null;
  /** @returns the ids of cases that changed since the last time; the first time nothing */
  return async () => {
    const since = new Date(from.getTime() - overlapMs);
    const next = now();
    const entries: Entry[] = await db.read.find<LogEntryRow>('LogEntry', {
      select: { id: true, complaintId: true, recordedAt: true },
      where: { recordedAt: MoreThanOrEqual(since) },
      order: { recordedAt: 'DESC' },
      take: most,
    });
    const fresh = told === null ? [] : entries.filter(({ id }) => !told!.has(id));
    told = new Set(entries.map(({ id }) => id));
    from = next;
    return [...new Set(fresh.map(({ complaintId }) => complaintId))];
  };
}

/** Which of these cases the officer may know of, by their numbers. */
export async function numbersFor(
  { db, now }: Pick<Office, 'db' | 'now'>,
  person: Person,
  ids: readonly string[],
): Promise<string[]> {
  const { sql, parameters } = visibleTo(person, 'outline', now());
  const rows = await db.read
    .createQueryBuilder<ComplaintRow>('Complaint', 'c')
    .where(sql, parameters)
    .andWhere({ id: In([...ids]) })
    .select(['c.id', 'c.ticketNumber'])
    .getMany();
  return rows.map(({ ticketNumber }) => ticketNumber);
}
