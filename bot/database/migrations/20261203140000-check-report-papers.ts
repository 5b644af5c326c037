import type { Migration } from '../migrate';

/** What the last look at a month's filed paper found. */
export const checkReportPapers: Migration = {
  name: '20261203140000-check-report-papers',
  up: {
    sqlite: [`ALTER TABLE "report_paper" ADD "checkedAt" text`, `ALTER TABLE "report_paper" ADD "state" varchar(12)`],
    mssql: [`ALTER TABLE [report_paper] ADD [checkedAt] datetime2(3)`, `ALTER TABLE [report_paper] ADD [state] nvarchar(12)`],
  },
};
