import type { Migration } from '../migrate';

/** A colleague's reminder stands in the case, so that nobody is reminded of it twice a day. */
export const remindHolders: Migration = {
  name: '20261202030000-remind-holders',
  up: {
    sqlite: [`ALTER TABLE "complaint" ADD "holderRemindedAt" text`],
    mssql: [`ALTER TABLE [complaint] ADD [holderRemindedAt] datetime2(3)`],
  },
};
