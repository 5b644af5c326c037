import type { Migration } from '../migrate';

/** What was written since a moment is asked for every other second while somebody looks at the tab. */
export const indexChanges: Migration = {
  name: '20261201040000-index-changes',
  up: {
    sqlite: [`CREATE INDEX "log_recorded" ON "log_entry" ("recordedAt")`],
    mssql: [`CREATE INDEX [log_recorded] ON [log_entry] ([recordedAt])`],
  },
};
