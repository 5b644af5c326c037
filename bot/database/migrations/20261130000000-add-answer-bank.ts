import type { Migration } from '../migrate';

/** Ready texts for answers, every version of each. */
export const addAnswerBank: Migration = {
  name: '20261130000000-add-answer-bank',
  up: {
    sqlite: [
      `CREATE TABLE "bank_text" (
      "id" varchar(36) NOT NULL,
      "version" integer NOT NULL,
      "title" varchar(120) NOT NULL,
      "text" text NOT NULL,
      "service" varchar(32),
      "category" varchar(32),
      "ownerId" varchar(36) NOT NULL,
      "reviewAt" text NOT NULL,
      "active" boolean NOT NULL,
      "source" varchar(20),
      "changedBy" varchar(36),
      "changedAt" text NOT NULL,
      PRIMARY KEY ("id", "version")
    )`,
    ],
    mssql: [
      `CREATE TABLE [bank_text] (
      [id] nvarchar(36) NOT NULL,
      [version] int NOT NULL,
      [title] nvarchar(120) NOT NULL,
      [text] nvarchar(max) NOT NULL,
      [service] nvarchar(32),
      [category] nvarchar(32),
      [ownerId] nvarchar(36) NOT NULL,
      [reviewAt] datetime2(3) NOT NULL,
      [active] bit NOT NULL,
      [source] nvarchar(20),
      [changedBy] nvarchar(36),
      [changedAt] datetime2(3) NOT NULL,
      PRIMARY KEY ([id], [version])
    )`,
    ],
  },
};
