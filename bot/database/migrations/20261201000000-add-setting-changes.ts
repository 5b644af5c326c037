import type { Migration } from '../migrate';

/** What administrators changed: who, when, from what to what. */
export const addSettingChanges: Migration = {
  name: '20261201000000-add-setting-changes',
  up: {
    sqlite: [
      `CREATE TABLE "setting_change" (
      "id" varchar(36) NOT NULL,
      "what" varchar(40) NOT NULL,
      "subject" varchar(120) NOT NULL,
      "before" text,
      "after" text,
      "changedBy" varchar(36),
      "changedAt" text NOT NULL,
      PRIMARY KEY ("id")
    )`,
      `CREATE INDEX "setting_change_at" ON "setting_change" ("changedAt")`,
    ],
    mssql: [
      `CREATE TABLE [setting_change] (
      [id] nvarchar(36) NOT NULL,
      [what] nvarchar(40) NOT NULL,
      [subject] nvarchar(120) NOT NULL,
      [before] nvarchar(max),
      [after] nvarchar(max),
      [changedBy] nvarchar(36),
      [changedAt] datetime2(3) NOT NULL,
      PRIMARY KEY ([id])
    )`,
      `CREATE INDEX [setting_change_at] ON [setting_change] ([changedAt])`,
    ],
  },
};
