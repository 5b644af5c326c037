import { In, MoreThanOrEqual } from 'typeorm';
import type { Person } from '../../complaint/complaint';
import type { ComplaintRow, DisruptionRow, LogEntryRow } from '../../database/tables';
import type { Office } from '../office';
import { visibleTo } from '../reading/visibleTo';

type Entry = Pick<LogEntryRow, 'id' | 'complaintId' | 'recordedAt'>;

/** An entry becomes visible when its transaction ends, which may be this much later than the time it bears. */
const overlapMs = 10_000;
/** More news than this at once makes readers read anew all the same. */
const most = 2_000;

/**
 * Follows the log of all cases, in which every change of a case leaves an entry: by whichever process it was written. Times overlap,
 * and nothing is told twice. A disruption, whose own changes stand in no case's log, counts them itself.
 */
export function followChanges({ db, now }: Pick<Office, 'db' | 'now'>): () => Promise<string[] | null> {
  let from = now();
  let told: ReadonlySet<string> | null = null;
  let known: number | null = null;
  /** @returns the ids of cases that changed since the last time; null where a disruption did; the first time nothing */
  return async () => {
    const before = known;
    known = await disruptionChanges(db);
    const ids = await changedCases();
    return before !== null && before !== known ? null : ids;
  };

  async function changedCases(): Promise<string[]> {
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
  }
}

/** How often a disruption was opened or changed: each begins at version 1, counts up, and is never deleted. */
async function disruptionChanges({ read }: Office['db']): Promise<number> {
  const counted = await read
    .createQueryBuilder<DisruptionRow>('Disruption', 'd')
    .select('SUM(d."version")', 'changes')
    .getRawOne<{ changes: number | null }>();
  return counted?.changes ?? 0;
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
