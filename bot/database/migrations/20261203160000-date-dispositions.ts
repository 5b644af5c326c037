import type { Migration } from '../migrate';

/** LAPOR!'s follow-up counts from its disposition where the office knows it; when the report had entered LAPOR! is kept. */
export const dateDispositions: Migration = {
  name: '20261203160000-date-dispositions',
  up: {
    sqlite: [`ALTER TABLE "deadline" ADD "enteredAt" text`],
    mssql: [`ALTER TABLE [deadline] ADD [enteredAt] datetime2(3)`],
  },
};
