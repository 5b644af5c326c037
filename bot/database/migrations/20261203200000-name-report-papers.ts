import type { Migration } from '../migrate';

/** Under which name a month's paper lies, where a person's work was left in its own place. */
export const nameReportPapers: Migration = {
  name: '20261203200000-name-report-papers',
  up: {
    sqlite: [`ALTER TABLE "report_paper" ADD "name" varchar(120)`],
    mssql: [`ALTER TABLE [report_paper] ADD [name] nvarchar(120)`],
  },
};
