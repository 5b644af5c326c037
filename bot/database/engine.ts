import type { EntityManager } from 'typeorm';

/** The database could not be reached or written for ten seconds; the caller may be told to come again (503, Retry-After). */
export class DatabaseBusy extends Error {
  override name = 'DatabaseBusy';
}

/**
 * The connection broke between COMMIT and its answer: the change may stand or not. It is not done again here; whoever asks again does so
 * under the key of what they asked (submission, provider's id, fence of the lease), by which it is found to be done.
 */
export class OutcomeUnknown extends DatabaseBusy {
  override name = 'OutcomeUnknown';
}

/** Hears of work that is tried again. */
export interface RetryLog {
  warn(fields: { code: string; attempts: number }, message: string): void;
}

/** Runs `work` in one transaction, again where it certainly was not committed; an error inside rolls all of it back and is thrown on. */
export type Transact = <T>(work: (tx: EntityManager) => Promise<T>) => Promise<T>;

/** What each of the two databases brings; `openDatabase` adds the rest once. */
export interface Engine {
  read: EntityManager;
  transact: Transact;
  /** A transaction during which no other process is in one of these. */
  exclusive: Transact;
  close(): Promise<void>;
}
