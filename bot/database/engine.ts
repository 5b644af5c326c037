import type { EntityManager } from 'typeorm';

/** The database could not be written for ten seconds; the caller may be told to come again (503, Retry-After). */
export class DatabaseBusy extends Error {
  override name = 'DatabaseBusy';
}

/** Runs `work` in one transaction; an error inside rolls all of it back and is thrown on. */
export type Transact = <T>(work: (tx: EntityManager) => Promise<T>) => Promise<T>;

/** What each of the two databases brings; `openDatabase` adds the rest once. */
export interface Engine {
  read: EntityManager;
  transact: Transact;
  /** A transaction during which no other process is in one of these. */
  exclusive: Transact;
  close(): Promise<void>;
}
