import type { Migration } from '../migrate';

/** Who has which case open now. Rows that have ended are deleted, by their end. */
export const addPresence: Migration = {
  name: '20261202050000-add-presence',
  up: {
    sqlite: [
      `CREATE TABLE "presence" (
      "complaintId" varchar(36) NOT NULL,
      "personId" varchar(36) NOT NULL,
      "doing" varchar(40),
      "until" text NOT NULL,
      PRIMARY KEY ("complaintId", "personId")
    )`,
      `CREATE INDEX "presence_until" ON "presence" ("until")`,
    ],
    mssql: [
      `CREATE TABLE [presence] (
      [complaintId] nvarchar(36) NOT NULL,
      [personId] nvarchar(36) NOT NULL,
      [doing] nvarchar(40),
      [until] datetime2(3) NOT NULL,
      PRIMARY KEY ([complaintId], [personId])
    )`,
      `CREATE INDEX [presence_until] ON [presence] ([until])`,
    ],
  },
};
