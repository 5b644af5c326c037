import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../bot/database/dataSource';
import type { OutboxRow } from '../../bot/database/tables';
import type { Effect } from '../../bot/outbox/effect';
import { enqueue, type OutboxKind, type OutboxMessage } from '../../bot/outbox/queue';
import { createWorker, type WorkerOptions } from '../../bot/outbox/worker';
import { openEmptyDatabase } from '../database/emptyDatabase';

export type TestEffect = Effect<{ n: number }>;

/** An outbox in a real file, with a machine clock that stands until it is moved. */
export async function openOutbox() {
  const folder = mkdtempSync(join(tmpdir(), 'aduan-'));
  const db = await openEmptyDatabase(`sqlite:${join(folder, 'office.db')}`);
  let clock = new Date('2026-11-02T01:00:00.000Z');
  const logged: unknown[] = [];
  const log = { warn: (...line: unknown[]) => void logged.push(line), error: (...line: unknown[]) => void logged.push(line) };
  return {
    db,
    logged,
    now: () => clock,
    pass: (ms: number) => void (clock = new Date(clock.getTime() + ms)),
    add: (lane: string, n: number, more: Partial<OutboxMessage> = {}) =>
      db.write(tx => enqueue(tx, { kind: 'showCard', lane, payload: { n }, ...more })),
    row: (id: string) => db.read.getRepository<OutboxRow>('Outbox').findOneByOrFail({ id }),
    worker: (effect: TestEffect, more: Partial<WorkerOptions> = {}) =>
      createWorker({ db, effects: everyKind(effect), now: () => clock, owner: 'test', log, ...more }),
    close: async () => {
      await db.close();
      rmSync(folder, { recursive: true });
    },
  };
}

export type OpenOutbox = Awaited<ReturnType<typeof openOutbox>> & { db: Database };

function everyKind(effect: TestEffect): Record<OutboxKind, Effect> {
  const kinds = ['showCard', 'sendReply', 'fetchMedia', 'forgetFile', 'archiveDossier', 'publishReport', 'notify'] as const;
  return Object.fromEntries(kinds.map(kind => [kind, effect as Effect])) as Record<OutboxKind, Effect>;
}

/** A promise to be kept by the test. */
export function gate() {
  let open!: () => void;
  const opened = new Promise<void>(resolve => (open = resolve));
  return { open, opened };
}
