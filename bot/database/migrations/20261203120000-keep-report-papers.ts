import type { Migration } from '../migrate';

/** A month's papers as they were filed, signed copies among them, and its register as it was frozen. */
export const keepReportPapers: Migration = {
  name: '20261203120000-keep-report-papers',
  up: {
    sqlite: [
      `CREATE TABLE "report_paper" (
      "id" varchar(36) NOT NULL PRIMARY KEY,
      "month" varchar(7) NOT NULL,
      "kind" varchar(12) NOT NULL,
      "step" integer NOT NULL,
      "url" varchar(600),
      "size" integer NOT NULL,
      "sha256" varchar(64) NOT NULL,
      "quickXorHash" varchar(28),
      "filedAt" text,
      "by" varchar(36),
      "at" text NOT NULL,
      "signature" text
    )`,
      `CREATE INDEX "report_paper_month" ON "report_paper" ("month", "kind")`,
      `CREATE TABLE "register_line" (
      "id" varchar(36) NOT NULL PRIMARY KEY,
      "month" varchar(7) NOT NULL,
      "complaintId" varchar(36) NOT NULL,
      "facts" text NOT NULL,
      "words" text
    )`,
      `CREATE INDEX "register_line_month" ON "register_line" ("month")`,
    ],
    mssql: [
      `CREATE TABLE [report_paper] (
      [id] nvarchar(36) NOT NULL PRIMARY KEY,
      [month] nvarchar(7) NOT NULL,
      [kind] nvarchar(12) NOT NULL,
      [step] int NOT NULL,
      [url] nvarchar(600),
      [size] int NOT NULL,
      [sha256] nvarchar(64) NOT NULL,
      [quickXorHash] nvarchar(28),
      [filedAt] datetime2(3),
      [by] nvarchar(36),
      [at] datetime2(3) NOT NULL,
      [signature] nvarchar(max)
    )`,
      `CREATE INDEX [report_paper_month] ON [report_paper] ([month], [kind])`,
      `CREATE TABLE [register_line] (
      [id] nvarchar(36) NOT NULL PRIMARY KEY,
      [month] nvarchar(7) NOT NULL,
      [complaintId] nvarchar(36) NOT NULL,
      [facts] nvarchar(max) NOT NULL,
      [words] nvarchar(max)
    )`,
      `CREATE INDEX [register_line_month] ON [register_line] ([month])`,
    ],
  },
};
