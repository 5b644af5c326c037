import type { EntityManager } from 'typeorm';
import { openStatuses } from '../../complaint/complaint';
import { DomainError } from '../../complaint/errors';
import type { ComplaintRow, DisruptionNewsRow } from '../../database/tables';
import { enqueue } from '../../outbox/queue';
import { actWithin } from '../act';
import type { Office } from '../office';
import { isWorkedOn, openToOffice, untold } from './conditions';
import { currentNews, isCurrent, tellingOf } from './news';

/** Queues the telling of what is approved now, in the caller's transaction; a second order before the first has begun is the same one. */
export async function queueTelling(tx: EntityManager, disruptionId: string): Promise<void> {
  const lane = `disruption:${disruptionId}`;
  await enqueue(tx, { kind: 'tellDisruption', lane, key: lane, payload: { disruptionId } });
}

/** Cases that are asked for at once. */
const chunk = 50;

/**
 * Tells the newest approved text to the reporters of all linked cases that are still open, each in a transaction of its own: whatever is
 * cut off goes on with those who were not told yet. How fast the texts leave is the sending worker's matter.
 * @throws the first failure, after everybody else was told
 */
export async function tellLinked(office: Office, disruptionId: string): Promise<void> {
  const failures: unknown[] = [];
  let after = '';
  for (;;) {
    const news = await currentNews(office.db.read, disruptionId);
    if (!news || !isCurrent(news, office.now())) break;
    const untold = await untoldAfter(office, news, after);
    for (const { id } of untold) {
      const request = { complaintId: id, action: tellingOf(news), by: { kind: 'system', name: 'schedule' } } as const;
      await office.db.write(tx => actWithin(tx, office, request)).catch((error: unknown) => void failures.push(error));
    }
    if (untold.length < chunk) break;
    after = untold.at(-1)!.ticketNumber;
  }
  // What the case itself refuses (it closed, or was kept from the office, a moment ago) is no failure.
  const broken = failures.filter(error => !(error instanceof DomainError));
  if (broken.length > 0) throw broken[0];
}

/** Where one text for everybody may not go is left out here too: what is refused would be asked for again and again. */
function untoldAfter(
  { db }: Office,
  { disruptionId, seq }: DisruptionNewsRow,
  after: string,
): Promise<Pick<ComplaintRow, 'id' | 'ticketNumber'>[]> {
  return db.read
    .createQueryBuilder<ComplaintRow>('Complaint', 'c')
    .select(['c.id', 'c.ticketNumber'])
    .where('c."disruptionId" = :disruptionId AND c."ticketNumber" > :after', { disruptionId, after })
    .andWhere('c."status" IN (:...open)', { open: openStatuses })
    .andWhere(isWorkedOn)
    .andWhere(openToOffice)
    .andWhere(untold, { seq })
    .orderBy('c.ticketNumber', 'ASC')
    .take(chunk)
    .getMany();
}
