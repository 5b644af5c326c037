import type { Migration } from '../migrate';

/** Promises that fall into a period are figures of it, also where their case was closed before. */
export const indexPromises: Migration = {
  name: '20261203130000-index-promises',
  up: {
    sqlite: [`CREATE INDEX "deadline_promise" ON "deadline" ("dueAt") WHERE "code" = 'promise'`],
    mssql: [`CREATE INDEX [deadline_promise] ON [deadline] ([dueAt]) WHERE [code] = 'promise'`],
  },
};
