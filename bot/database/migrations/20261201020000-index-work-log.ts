import type { Migration } from '../migrate';

/** What one officer did in a month is found by index. */
export const indexWorkLog: Migration = {
  name: '20261201020000-index-work-log',
  up: {
    sqlite: [`CREATE INDEX "log_actor" ON "log_entry" ("actorId", "occurredAt") WHERE "actorKind" = 'person'`],
    mssql: [`CREATE INDEX [log_actor] ON [log_entry] ([actorId], [occurredAt]) WHERE [actorKind] = 'person'`],
  },
};
