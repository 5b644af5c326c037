import type { Migration } from '../migrate';

/** One cause behind many reports: what it is, what its reporters are told, whom that was told, and which cases are about it. */
export const addDisruptions: Migration = {
  name: '20261202060000-add-disruptions',
  up: {
    sqlite: [
      `CREATE TABLE "disruption" (
      "id" varchar(36) NOT NULL,
      "version" integer NOT NULL,
      "name" varchar(80) NOT NULL,
      "kind" varchar(20) NOT NULL,
      "services" text NOT NULL,
      "category" varchar(32),
      "startedAt" text NOT NULL,
      "expectedEndAt" text,
      "endedAt" text,
      "openedBy" varchar(36) NOT NULL,
      "openedAt" text NOT NULL,
      PRIMARY KEY ("id")
    )`,
      `CREATE TABLE "disruption_news" (
      "disruptionId" varchar(36) NOT NULL,
      "seq" integer NOT NULL,
      "kind" varchar(12) NOT NULL,
      "text" text NOT NULL,
      "promisedAt" text,
      "expectedEndAt" text,
      "endedAt" text,
      "state" varchar(12) NOT NULL,
      "writtenBy" varchar(36) NOT NULL,
      "writtenAt" text NOT NULL,
      "decidedBy" varchar(36),
      "decidedAt" text,
      "note" text,
      PRIMARY KEY ("disruptionId", "seq")
    )`,
      `CREATE TABLE "disruption_told" (
      "disruptionId" varchar(36) NOT NULL,
      "seq" integer NOT NULL,
      "complaintId" varchar(36) NOT NULL,
      "messageId" varchar(36),
      "toldAt" text NOT NULL,
      PRIMARY KEY ("disruptionId", "seq", "complaintId")
    )`,
      `ALTER TABLE "complaint" ADD "disruptionId" varchar(36)`,
      `CREATE INDEX "complaint_disruption" ON "complaint" ("disruptionId", "ticketNumber") WHERE "disruptionId" IS NOT NULL`,
    ],
    mssql: [
      `CREATE TABLE [disruption] (
      [id] nvarchar(36) NOT NULL,
      [version] int NOT NULL,
      [name] nvarchar(80) NOT NULL,
      [kind] nvarchar(20) NOT NULL,
      [services] nvarchar(max) NOT NULL,
      [category] nvarchar(32),
      [startedAt] datetime2(3) NOT NULL,
      [expectedEndAt] datetime2(3),
      [endedAt] datetime2(3),
      [openedBy] nvarchar(36) NOT NULL,
      [openedAt] datetime2(3) NOT NULL,
      PRIMARY KEY ([id])
    )`,
      `CREATE TABLE [disruption_news] (
      [disruptionId] nvarchar(36) NOT NULL,
      [seq] int NOT NULL,
      [kind] nvarchar(12) NOT NULL,
      [text] nvarchar(max) NOT NULL,
      [promisedAt] datetime2(3),
      [expectedEndAt] datetime2(3),
      [endedAt] datetime2(3),
      [state] nvarchar(12) NOT NULL,
      [writtenBy] nvarchar(36) NOT NULL,
      [writtenAt] datetime2(3) NOT NULL,
      [decidedBy] nvarchar(36),
      [decidedAt] datetime2(3),
      [note] nvarchar(max),
      PRIMARY KEY ([disruptionId], [seq])
    )`,
      `CREATE TABLE [disruption_told] (
      [disruptionId] nvarchar(36) NOT NULL,
      [seq] int NOT NULL,
      [complaintId] nvarchar(36) NOT NULL,
      [messageId] nvarchar(36),
      [toldAt] datetime2(3) NOT NULL,
      PRIMARY KEY ([disruptionId], [seq], [complaintId])
    )`,
      `ALTER TABLE [complaint] ADD [disruptionId] nvarchar(36)`,
      `CREATE INDEX [complaint_disruption] ON [complaint] ([disruptionId], [ticketNumber]) WHERE [disruptionId] IS NOT NULL`,
    ],
  },
};
