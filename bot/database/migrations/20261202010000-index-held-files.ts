import type { Migration } from '../migrate';

/** The files that the virus scanner has not seen are counted each time an administrator looks at the office's health. */
export const indexHeldFiles: Migration = {
  name: '20261202010000-index-held-files',
  up: {
    sqlite: [`CREATE INDEX "attachment_held" ON "attachment" ("status", "heldFor", "createdAt")`],
    mssql: [`CREATE INDEX [attachment_held] ON [attachment] ([status], [heldFor], [createdAt])`],
  },
};
