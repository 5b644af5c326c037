import type { Migration } from '../migrate';

/**
 * The pending row of a key is looked for in every transaction that queues something. The index that keeps it single holds pending rows
 * only, so that no statement with the status as a value can use it; SQL Server would then lock every pending row it goes through.
 */
export const indexOutboxKeys: Migration = {
  name: '20261203190000-index-outbox-keys',
  up: {
    sqlite: [`CREATE INDEX "outbox_of_key" ON "outbox" ("key", "status")`],
    mssql: [`CREATE INDEX [outbox_of_key] ON [outbox] ([key], [status])`],
  },
};
