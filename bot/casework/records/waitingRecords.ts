import { In } from 'typeorm';
import type { Person, Status } from '../../complaint/complaint';
import type { ComplaintRow, OutboxRow } from '../../database/tables';
import type { Office } from '../office';
import { visibleTo } from '../reading/visibleTo';

/** A closed case that does not lie in the archive yet, and what it waits for. */
export interface WaitingRecord {
  ticketNumber: string;
  closedAt: Date | null;
  /**
   * `soon` = its turn comes by itself · `attachment` = a file of the reporter is still fetched or scanned · `refused` = SharePoint did not take
   * it, and it is tried again · `stuck` = it is not tried again by itself.
   */
  waitsFor: 'soon' | 'attachment' | 'refused' | 'stuck';
  /** What SharePoint answered, such as `graph:403`. */
  code: string | null;
}

const ended: readonly Status[] = ['resolved', 'rejected', 'referredOut', 'merged', 'withdrawn'];
const most = 50;

/** Of those this person may read, the one closed longest ago first; at most 50 (SOP step 6: within one working day). */
export async function waitingRecords(office: Office, person: Person): Promise<WaitingRecord[]> {
  const { sql, parameters } = visibleTo(person, 'words', office.now());
  const cases = await office.db.read
    .createQueryBuilder<ComplaintRow>('Complaint', 'c')
    .where(sql, parameters)
    .andWhere('c."status" IN (:...ended)', { ended })
    .orderBy('c.closedAt', 'ASC')
    .take(most)
    .getMany();
  const lanes = cases.map(({ id }) => `archive:${id}`);
  const rows = await office.db.read.find<OutboxRow>('Outbox', {
    where: { lane: In(lanes), kind: 'archiveDossier' },
    order: { orderKey: 'ASC' },
  });
  // The newest row of a lane is the one that counts.
  const rowOf = new Map(rows.map(row => [row.lane, row]));
  return cases.map(({ id, ticketNumber, closedAt }) => ({ ticketNumber, closedAt, ...whyOf(rowOf.get(`archive:${id}`)) }));
}

function whyOf(row: OutboxRow | undefined): Pick<WaitingRecord, 'waitsFor' | 'code'> {
  if (!row?.lastError || row.status === 'done') return { waitsFor: 'soon', code: null };
  if (row.status === 'dead' || row.status === 'parked') return { waitsFor: 'stuck', code: row.lastError };
  const isAttachment = row.lastError === 'archive:attachmentPending';
  return isAttachment ? { waitsFor: 'attachment', code: null } : { waitsFor: 'refused', code: row.lastError };
}
