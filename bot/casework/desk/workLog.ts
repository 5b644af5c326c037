import { In } from 'typeorm';
import type { Person } from '../../complaint/complaint';
import { viewFor } from '../../complaint/visibility';
import { monthBorders } from '../../complaint/wib';
import { momentValue } from '../../database/dialect';
import type { ComplaintRow, LogEntryRow } from '../../database/tables';
import type { Office } from '../office';
import { inChunks } from '../report/registerRecords';

/** One thing that an officer did. */
export interface WorkDone {
  at: Date;
  action: LogEntryRow['action'];
  /** Null where the case is no longer theirs to know of. */
  ticketNumber: string | null;
  sopStep: number | null;
  actorRole: string | null;
}

/**
 * What this officer did in a month of WIB (`2026-11`), as the cases' logs tell it, in the order it was done: for their own e-Kinerja.
 * Nobody reads a colleague's by it.
 */
export async function workLogOf(office: Office, person: Person, month: string): Promise<WorkDone[]> {
  const { read, dialect } = office.db;
  const { start, end } = monthBorders(month);
  const entries = await read
    .createQueryBuilder<LogEntryRow>('LogEntry', 'l')
    .where('l."actorId" = :me AND l."occurredAt" >= :start AND l."occurredAt" < :end', {
      me: person.id,
      start: momentValue(dialect, start),
      end: momentValue(dialect, end),
    })
    .andWhere({ actorKind: 'person' })
    .orderBy('l.occurredAt', 'ASC')
    .addOrderBy('l.id', 'ASC')
    .getMany();
  const ids = [...new Set(entries.map(({ complaintId }) => complaintId))];
  const cases = await inChunks(ids, some => read.findBy<ComplaintRow>('Complaint', { id: In(some) }));
  const now = office.now();
  const known = new Map(cases.filter(each => viewFor(each, person, now) !== 'none').map(each => [each.id, each.ticketNumber]));
  return entries.map(({ occurredAt, action, complaintId, sopStep, actorRole }) => ({
    ...{ at: occurredAt, action, sopStep, actorRole, ticketNumber: known.get(complaintId) ?? null },
  }));
}
