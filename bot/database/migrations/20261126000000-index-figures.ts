import type { Migration } from '../migrate';

/** What the figures of a period and the filters of the list ask for is found by index, however many years lie behind. */
export const indexFigures: Migration = {
  name: '20261126000000-index-figures',
  up: {
    sqlite: [
      `CREATE INDEX "deadline_target" ON "deadline" ("dueAt") WHERE "code" = 'sopResponse'`,
      `CREATE INDEX "log_referral" ON "log_entry" ("occurredAt") WHERE "action" = 'recordReferral'`,
      `CREATE INDEX "complaint_service" ON "complaint" ("service", "ticketNumber")`,
      `CREATE INDEX "complaint_category" ON "complaint" ("category", "ticketNumber")`,
      `CREATE INDEX "complaint_division" ON "complaint" ("division", "ticketNumber")`,
      `CREATE INDEX "complaint_class" ON "complaint" ("complaintClass", "ticketNumber")`,
    ],
    mssql: [
      `CREATE INDEX [deadline_target] ON [deadline] ([dueAt]) WHERE [code] = 'sopResponse'`,
      `CREATE INDEX [log_referral] ON [log_entry] ([occurredAt]) WHERE [action] = 'recordReferral'`,
      `CREATE INDEX [complaint_service] ON [complaint] ([service], [ticketNumber])`,
      `CREATE INDEX [complaint_category] ON [complaint] ([category], [ticketNumber])`,
      `CREATE INDEX [complaint_division] ON [complaint] ([division], [ticketNumber])`,
      `CREATE INDEX [complaint_class] ON [complaint] ([complaintClass], [ticketNumber])`,
    ],
  },
};
