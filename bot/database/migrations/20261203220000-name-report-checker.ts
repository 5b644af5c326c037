import type { Migration } from '../migrate';

/** Who looked at a month's file last, where it was not the schedule. */
export const nameReportChecker: Migration = {
  name: '20261203220000-name-report-checker',
  up: {
    sqlite: [`ALTER TABLE "report_paper" ADD "checkedBy" varchar(36)`],
    mssql: [`ALTER TABLE [report_paper] ADD [checkedBy] nvarchar(36)`],
  },
};
