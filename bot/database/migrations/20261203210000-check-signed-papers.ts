import type { Migration } from '../migrate';

/** Who looked at a case's signed copies, and what lay in their place when they were found changed. */
export const checkSignedPapers: Migration = {
  name: '20261203210000-check-signed-papers',
  up: {
    sqlite: [`ALTER TABLE "case_paper" ADD "checkedBy" varchar(36)`, `ALTER TABLE "case_paper" ADD "foundHash" varchar(28)`],
    mssql: [`ALTER TABLE [case_paper] ADD [checkedBy] nvarchar(36)`, `ALTER TABLE [case_paper] ADD [foundHash] nvarchar(28)`],
  },
};
