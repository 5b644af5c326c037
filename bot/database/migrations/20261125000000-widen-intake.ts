import type { Migration } from '../migrate';

/** LAPOR! exports, people behind several aliases, marks of identity numbers, and what the intake forms ask. */
export const widenIntake: Migration = {
  name: '20261125000000-widen-intake',
  up: {
    sqlite: [
      `ALTER TABLE "complaint" ADD "externalStatusAt" text`,
      `ALTER TABLE "complaint" ADD "priorNumber" varchar(40)`,
      `ALTER TABLE "complaint" ADD "onBehalfOf" varchar(24)`,
      `ALTER TABLE "complaint" ADD "powerOfAttorney" boolean NOT NULL DEFAULT 0`,
      `ALTER TABLE "reporter" ADD "samePersonAs" varchar(36)`,
      `ALTER TABLE "message" ADD "forwarded" boolean NOT NULL DEFAULT 0`,
      `ALTER TABLE "attachment" ADD "keptSha256" varchar(64)`,
      `ALTER TABLE "attachment" ADD "heldFor" varchar(16)`,
      `ALTER TABLE "message" ADD "resends" integer NOT NULL DEFAULT 0`,
      `ALTER TABLE "reporter_contact" ADD "pacedUntil" text`,
      `ALTER TABLE "attachment" ADD "purpose" varchar(12)`,
      `ALTER TABLE "attachment" ADD "discardedAt" text`,
      `ALTER TABLE "attachment" ADD "discardedBy" varchar(36)`,
      `ALTER TABLE "submission" ADD "inputHash" varchar(64)`,
      `CREATE TABLE "lapor_report" (
      "trackingId" varchar(20) NOT NULL,
      "rowHash" varchar(64) NOT NULL,
      "status" varchar(60),
      "statusAt" text NOT NULL,
      "complaintId" varchar(36),
      "importId" varchar(36) NOT NULL,
      "firstSeenAt" text NOT NULL,
      "lastSeenAt" text NOT NULL,
      PRIMARY KEY ("trackingId")
    )`,
      `CREATE TABLE "lapor_import" (
      "id" varchar(36) NOT NULL,
      "fileName" varchar(200),
      "sha256" varchar(64) NOT NULL,
      "everyOffice" boolean NOT NULL,
      "startedBy" varchar(36) NOT NULL,
      "startedAt" text NOT NULL,
      "finishedAt" text,
      "rowsAll" integer NOT NULL,
      "rowsDone" integer NOT NULL,
      "counts" text,
      PRIMARY KEY ("id")
    )`,
      `CREATE TABLE "duty_day" (
      "name" varchar(40) NOT NULL,
      "day" varchar(10) NOT NULL,
      PRIMARY KEY ("name")
    )`,
      `CREATE TABLE "identity_mark" (
      "mark" varchar(64) NOT NULL,
      "complaintId" varchar(36) NOT NULL,
      PRIMARY KEY ("mark", "complaintId")
    )`,
      `CREATE UNIQUE INDEX "complaint_prior" ON "complaint" ("priorNumber") WHERE "priorNumber" IS NOT NULL`,
      `CREATE INDEX "complaint_part" ON "complaint" ("partOf") WHERE "partOf" IS NOT NULL`,
      `CREATE INDEX "complaint_merged" ON "complaint" ("mergedInto") WHERE "mergedInto" IS NOT NULL`,
      `CREATE INDEX "reporter_same" ON "reporter" ("samePersonAs") WHERE "samePersonAs" IS NOT NULL`,
      `CREATE INDEX "attachment_complaint" ON "attachment" ("complaintId")`,
      `CREATE INDEX "lapor_report_complaint" ON "lapor_report" ("complaintId")`,
      `CREATE INDEX "lapor_import_started" ON "lapor_import" ("startedAt")`,
      `CREATE INDEX "identity_complaint" ON "identity_mark" ("complaintId")`,
    ],
    mssql: [
      `ALTER TABLE [complaint] ADD [externalStatusAt] datetime2(3)`,
      `ALTER TABLE [complaint] ADD [priorNumber] nvarchar(40)`,
      `ALTER TABLE [complaint] ADD [onBehalfOf] nvarchar(24)`,
      `ALTER TABLE [complaint] ADD [powerOfAttorney] bit NOT NULL DEFAULT 0`,
      `ALTER TABLE [reporter] ADD [samePersonAs] uniqueidentifier`,
      `ALTER TABLE [message] ADD [forwarded] bit NOT NULL DEFAULT 0`,
      `ALTER TABLE [attachment] ADD [keptSha256] nvarchar(64)`,
      `ALTER TABLE [attachment] ADD [heldFor] nvarchar(16)`,
      `ALTER TABLE [message] ADD [resends] int NOT NULL DEFAULT 0`,
      `ALTER TABLE [reporter_contact] ADD [pacedUntil] datetime2(3)`,
      `ALTER TABLE [attachment] ADD [purpose] nvarchar(12)`,
      `ALTER TABLE [attachment] ADD [discardedAt] datetime2(3)`,
      `ALTER TABLE [attachment] ADD [discardedBy] uniqueidentifier`,
      `ALTER TABLE [submission] ADD [inputHash] nvarchar(64)`,
      `CREATE TABLE [lapor_report] (
      [trackingId] nvarchar(20) NOT NULL,
      [rowHash] nvarchar(64) NOT NULL,
      [status] nvarchar(60),
      [statusAt] datetime2(3) NOT NULL,
      [complaintId] uniqueidentifier,
      [importId] uniqueidentifier NOT NULL,
      [firstSeenAt] datetime2(3) NOT NULL,
      [lastSeenAt] datetime2(3) NOT NULL,
      PRIMARY KEY ([trackingId])
    )`,
      `CREATE TABLE [lapor_import] (
      [id] uniqueidentifier NOT NULL,
      [fileName] nvarchar(200),
      [sha256] nvarchar(64) NOT NULL,
      [everyOffice] bit NOT NULL,
      [startedBy] uniqueidentifier NOT NULL,
      [startedAt] datetime2(3) NOT NULL,
      [finishedAt] datetime2(3),
      [rowsAll] int NOT NULL,
      [rowsDone] int NOT NULL,
      [counts] nvarchar(max),
      PRIMARY KEY NONCLUSTERED ([id])
    )`,
      `CREATE TABLE [duty_day] (
      [name] nvarchar(40) NOT NULL,
      [day] nvarchar(10) NOT NULL,
      PRIMARY KEY ([name])
    )`,
      `CREATE TABLE [identity_mark] (
      [mark] nvarchar(64) NOT NULL,
      [complaintId] uniqueidentifier NOT NULL,
      PRIMARY KEY ([mark], [complaintId])
    )`,
      `CREATE UNIQUE INDEX [complaint_prior] ON [complaint] ([priorNumber]) WHERE [priorNumber] IS NOT NULL`,
      `CREATE INDEX [complaint_part] ON [complaint] ([partOf]) WHERE [partOf] IS NOT NULL`,
      `CREATE INDEX [complaint_merged] ON [complaint] ([mergedInto]) WHERE [mergedInto] IS NOT NULL`,
      `CREATE INDEX [reporter_same] ON [reporter] ([samePersonAs]) WHERE [samePersonAs] IS NOT NULL`,
      `CREATE INDEX [attachment_complaint] ON [attachment] ([complaintId])`,
      `CREATE INDEX [lapor_report_complaint] ON [lapor_report] ([complaintId])`,
      `CREATE INDEX [lapor_import_started] ON [lapor_import] ([startedAt])`,
      `CREATE INDEX [identity_complaint] ON [identity_mark] ([complaintId])`,
    ],
  },
};
