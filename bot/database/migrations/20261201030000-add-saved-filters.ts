import type { Migration } from '../migrate';

/** The filters that officers keep under a name of their own. */
export const addSavedFilters: Migration = {
  name: '20261201030000-add-saved-filters',
  up: {
    sqlite: [
      `CREATE TABLE "saved_filter" (
      "personId" varchar(36) NOT NULL,
      "name" varchar(40) NOT NULL,
      "query" varchar(600) NOT NULL,
      "savedAt" text NOT NULL,
      PRIMARY KEY ("personId", "name")
    )`,
    ],
    mssql: [
      `CREATE TABLE [saved_filter] (
      [personId] nvarchar(36) NOT NULL,
      [name] nvarchar(40) NOT NULL,
      [query] nvarchar(600) NOT NULL,
      [savedAt] datetime2(3) NOT NULL,
      PRIMARY KEY ([personId], [name])
    )`,
    ],
  },
};
