import type { Migration } from '../migrate';

/** What officers are qualified for, and who hears of what waits for them too long. */
export const qualifyPeople: Migration = {
  name: '20261202080000-qualify-people',
  up: {
    sqlite: [`ALTER TABLE "person" ADD "qualifications" text`, `ALTER TABLE "person" ADD "deputyId" varchar(36)`],
    mssql: [`ALTER TABLE [person] ADD [qualifications] nvarchar(max)`, `ALTER TABLE [person] ADD [deputyId] nvarchar(36)`],
  },
};
