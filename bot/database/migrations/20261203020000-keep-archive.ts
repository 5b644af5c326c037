import type { Migration } from '../migrate';

/** What lies in the archive as it was confirmed there, what may not be touched, and what was decided when its time was over. */
export const keepArchive: Migration = {
  name: '20261203020000-keep-archive',
  up: {
    sqlite: [
      `CREATE TABLE "dossier_file" (
      "complaintId" varchar(36) NOT NULL,
      "revision" integer NOT NULL,
      "path" varchar(400) NOT NULL,
      "url" varchar(600) NOT NULL,
      "size" integer NOT NULL,
      "sha256" varchar(64) NOT NULL,
      "quickXorHash" varchar(28) NOT NULL,
      "columns" text NOT NULL,
      "filedAt" text NOT NULL,
      "checkedAt" text,
      "checkedBy" varchar(36),
      "state" varchar(12),
      PRIMARY KEY ("complaintId", "revision")
    )`,
      `ALTER TABLE "complaint" ADD "legalHold" text`,
      `ALTER TABLE "complaint" ADD "appraisal" text`,
      `CREATE INDEX "complaint_archived" ON "complaint" ("status", "closedAt", "ticketNumber")`,
    ],
    mssql: [
      `CREATE TABLE [dossier_file] (
      [complaintId] nvarchar(36) NOT NULL,
      [revision] int NOT NULL,
      [path] nvarchar(400) NOT NULL,
      [url] nvarchar(600) NOT NULL,
      [size] int NOT NULL,
      [sha256] nvarchar(64) NOT NULL,
      [quickXorHash] nvarchar(28) NOT NULL,
      [columns] nvarchar(max) NOT NULL,
      [filedAt] datetime2(3) NOT NULL,
      [checkedAt] datetime2(3),
      [checkedBy] nvarchar(36),
      [state] nvarchar(12),
      PRIMARY KEY ([complaintId], [revision])
    )`,
      `ALTER TABLE [complaint] ADD [legalHold] nvarchar(max)`,
      `ALTER TABLE [complaint] ADD [appraisal] nvarchar(max)`,
      `CREATE INDEX [complaint_archived] ON [complaint] ([status], [closedAt], [ticketNumber])`,
    ],
  },
};
