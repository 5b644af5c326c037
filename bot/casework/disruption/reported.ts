import type { EntityManager } from 'typeorm';
import type { ReportedDisruption } from '../../complaint/reportComparison';
import type { Period } from '../../complaint/wib';
import { momentValue } from '../../database/dialect';
import type { ComplaintRow } from '../../database/tables';
import { isCounted } from '../report/figureCases';
import type { Office } from '../office';
import { rowsBetween } from './read';

/** The disruptions that lasted at some time in a month, as its report names them (section 12, kendala); the earliest first. */
export async function reportedDisruptions(
  manager: EntityManager,
  office: Office,
  { start, end }: Period,
): Promise<ReportedDisruption[]> {
  const [from, before] = [start, end].map(at => momentValue(office.db.dialect, at));
  const lines = (await rowsBetween(manager, office, start, end)).map(async ({ id, name, startedAt, endedAt }) => {
    const cases = await manager
      .createQueryBuilder<ComplaintRow>('Complaint', 'c')
      .where('c."disruptionId" = :id AND c."registeredAt" < :before', { id, before })
      .andWhere('(c."closedAt" IS NULL OR c."closedAt" >= :from)', { from })
      .andWhere(isCounted)
      .getCount();
    const over = endedAt !== null && endedAt < end;
    return { name, startedAt: startedAt.toISOString(), endedAt: over ? endedAt.toISOString() : null, cases };
  });
  return Promise.all(lines);
}
