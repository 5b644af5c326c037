import type { Migration } from '../migrate';

/** What lay in the place of a month's paper when it was found changed, and who had it filed again. */
export const refileReportPapers: Migration = {
  name: '20261203170000-refile-report-papers',
  up: {
    sqlite: [`ALTER TABLE "report_paper" ADD "foundHash" varchar(28)`, `ALTER TABLE "report_paper" ADD "refiling" text`],
    mssql: [`ALTER TABLE [report_paper] ADD [foundHash] nvarchar(28)`, `ALTER TABLE [report_paper] ADD [refiling] nvarchar(max)`],
  },
};
