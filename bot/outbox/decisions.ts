import { In, IsNull, Not } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { announce, type Database } from '../database/dataSource';
import type { OutboxRow } from '../database/tables';
import { putBack } from './claim';
import { QUEUED } from './queue';

type Status = OutboxRow['status'];

/** What people decide about rows with which the worker cannot go on by itself. */
export function createDecisions(db: Database, now: () => Date) {
  /** False when the row is in no such state. */
  function decide(id: string, from: readonly Status[], change: (tx: EntityManager, row: OutboxRow) => Promise<boolean>) {
    return db.write(async tx => {
      const row = await tx.findOneBy<OutboxRow>('Outbox', { id });
      return row !== null && from.includes(row.status) && change(tx, row);
    });
  }

  return {
    /** Try again now (from parked, dead, or while it waits). False when the row is in no such state. */
    retry: (id: string): Promise<boolean> =>
      decide(id, ['parked', 'dead', 'pending'], (tx, row) =>
        putBack(tx, row, row.status, { nextAt: now(), attempts: 0, lastError: row.lastError }),
      ),

    /** Hold it, and with it what follows in a reply lane. */
    park: (id: string): Promise<boolean> => decide(id, ['pending', 'dead'], (tx, row) => set(tx, row, { status: 'parked' })),

    /** Never do it: its lane goes on, and it counts as trouble no longer. */
    discard: (id: string): Promise<boolean> =>
      decide(id, ['pending', 'parked', 'dead'], async (tx, row) => {
        announce(tx, QUEUED);
        return set(tx, row, { status: 'done', lastError: 'discarded', doneAt: now() });
      }),
  };
}

async function set(tx: EntityManager, { id, status, fence }: OutboxRow, to: Partial<OutboxRow>): Promise<boolean> {
  return (await tx.getRepository<OutboxRow>('Outbox').update({ id, status, fence }, to as object)).affected === 1;
}

/** Everything that stands still, or did not succeed so far, oldest first. */
export function troubledRows(manager: EntityManager): Promise<OutboxRow[]> {
  return manager.find<OutboxRow>('Outbox', {
    where: [{ status: In(['parked', 'dead']) }, { status: 'pending', lastError: Not(IsNull()) }],
    order: { orderKey: 'ASC' },
  });
}
