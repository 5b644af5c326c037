import type { Migration } from '../migrate';

/**
 * Every order and filter of the list goes by an index. A place is compared as it is written, without its spaces and capitals: the
 * computed columns hold that, and nobody maps them.
 */
export const indexList: Migration = {
  name: '20261201010000-index-list',
  up: {
    sqlite: [
      `ALTER TABLE "complaint" ADD "districtWritten" varchar(60) AS (LOWER(TRIM(COALESCE("district", '')))) VIRTUAL`,
      `ALTER TABLE "complaint" ADD "wardWritten" varchar(60) AS (LOWER(TRIM(COALESCE("ward", '')))) VIRTUAL`,
      `CREATE INDEX "complaint_district" ON "complaint" ("districtWritten", "ticketNumber")`,
      `CREATE INDEX "complaint_ward" ON "complaint" ("wardWritten", "ticketNumber")`,
      `CREATE INDEX "complaint_status_number" ON "complaint" ("status", "ticketNumber")`,
      `CREATE INDEX "complaint_channel_number" ON "complaint" ("channel", "ticketNumber")`,
      `CREATE INDEX "complaint_assignee_number" ON "complaint" ("assigneeId", "ticketNumber")`,
      `CREATE INDEX "complaint_handler" ON "complaint" ("handlerId", "ticketNumber")`,
      `CREATE INDEX "complaint_waiting" ON "complaint" ("closedAt", "heldSince", "ticketNumber")`,
      `CREATE INDEX "deadline_running" ON "deadline" ("dueAt", "complaintId") WHERE "metAt" IS NULL AND "pausedAt" IS NULL`,
    ],
    mssql: [
      `ALTER TABLE [complaint] ADD [districtWritten] AS (LOWER(TRIM(COALESCE([district], ''))))`,
      `ALTER TABLE [complaint] ADD [wardWritten] AS (LOWER(TRIM(COALESCE([ward], ''))))`,
      `CREATE INDEX [complaint_district] ON [complaint] ([districtWritten], [ticketNumber])`,
      `CREATE INDEX [complaint_ward] ON [complaint] ([wardWritten], [ticketNumber])`,
      `CREATE INDEX [complaint_status_number] ON [complaint] ([status], [ticketNumber])`,
      `CREATE INDEX [complaint_channel_number] ON [complaint] ([channel], [ticketNumber])`,
      `CREATE INDEX [complaint_assignee_number] ON [complaint] ([assigneeId], [ticketNumber])`,
      `CREATE INDEX [complaint_handler] ON [complaint] ([handlerId], [ticketNumber])`,
      `CREATE INDEX [complaint_waiting] ON [complaint] ([closedAt], [heldSince], [ticketNumber])`,
      `CREATE INDEX [deadline_running] ON [deadline] ([dueAt], [complaintId]) WHERE [metAt] IS NULL AND [pausedAt] IS NULL`,
    ],
  },
};
