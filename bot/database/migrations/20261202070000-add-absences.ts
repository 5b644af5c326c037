import type { Migration } from '../migrate';

/** When officers are away, who stands in, and what they have to know: one line an officer. */
export const addAbsences: Migration = {
  name: '20261202070000-add-absences',
  up: {
    sqlite: [
      `CREATE TABLE "absence" (
      "personId" varchar(36) NOT NULL PRIMARY KEY,
      "fromDay" varchar(10) NOT NULL,
      "untilDay" varchar(10) NOT NULL,
      "standInId" varchar(36) NOT NULL,
      "note" varchar(1000) NOT NULL,
      "saidAt" text NOT NULL
    )`,
    ],
    mssql: [
      `CREATE TABLE [absence] (
      [personId] nvarchar(36) NOT NULL PRIMARY KEY,
      [fromDay] nvarchar(10) NOT NULL,
      [untilDay] nvarchar(10) NOT NULL,
      [standInId] nvarchar(36) NOT NULL,
      [note] nvarchar(1000) NOT NULL,
      [saidAt] datetime2(3) NOT NULL
    )`,
    ],
  },
};
