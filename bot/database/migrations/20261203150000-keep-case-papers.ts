import type { Migration } from '../migrate';

/** A case's papers: which were drawn, told by their hashes, and the copies of them that were signed outside. */
export const keepCasePapers: Migration = {
  name: '20261203150000-keep-case-papers',
  up: {
    sqlite: [
      `CREATE TABLE "case_paper" (
      "id" varchar(36) NOT NULL PRIMARY KEY,
      "complaintId" varchar(36) NOT NULL,
      "paper" varchar(12) NOT NULL,
      "kind" varchar(12) NOT NULL,
      "version" varchar(80) NOT NULL,
      "size" integer NOT NULL,
      "sha256" varchar(64) NOT NULL,
      "by" varchar(36) NOT NULL,
      "at" text NOT NULL,
      "signature" text,
      "library" varchar(12),
      "path" varchar(400),
      "url" varchar(600),
      "quickXorHash" varchar(28),
      "filedAt" text,
      "checkedAt" text,
      "state" varchar(12)
    )`,
      `CREATE INDEX "case_paper_complaint" ON "case_paper" ("complaintId", "kind")`,
      `CREATE INDEX "case_paper_sha256" ON "case_paper" ("sha256")`,
    ],
    mssql: [
      `CREATE TABLE [case_paper] (
      [id] nvarchar(36) NOT NULL PRIMARY KEY,
      [complaintId] nvarchar(36) NOT NULL,
      [paper] nvarchar(12) NOT NULL,
      [kind] nvarchar(12) NOT NULL,
      [version] nvarchar(80) NOT NULL,
      [size] int NOT NULL,
      [sha256] nvarchar(64) NOT NULL,
      [by] nvarchar(36) NOT NULL,
      [at] datetime2(3) NOT NULL,
      [signature] nvarchar(max),
      [library] nvarchar(12),
      [path] nvarchar(400),
      [url] nvarchar(600),
      [quickXorHash] nvarchar(28),
      [filedAt] datetime2(3),
      [checkedAt] datetime2(3),
      [state] nvarchar(12)
    )`,
      `CREATE INDEX [case_paper_complaint] ON [case_paper] ([complaintId], [kind])`,
      `CREATE INDEX [case_paper_sha256] ON [case_paper] ([sha256])`,
    ],
  },
};
