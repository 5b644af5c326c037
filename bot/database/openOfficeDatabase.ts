import { dialectOf, openDatabase, type Database, type RetryLog } from './dataSource';
import { createTables } from './migrations/20261124000000-create-tables';
import { widenIntake } from './migrations/20261125000000-widen-intake';
import { indexFigures } from './migrations/20261126000000-index-figures';
import { addAnswerBank } from './migrations/20261130000000-add-answer-bank';
import { addSettingChanges } from './migrations/20261201000000-add-setting-changes';
import { indexList } from './migrations/20261201010000-index-list';
import { indexWorkLog } from './migrations/20261201020000-index-work-log';
import { addSavedFilters } from './migrations/20261201030000-add-saved-filters';
import { indexChanges } from './migrations/20261201040000-index-changes';
import { indexHeldFiles } from './migrations/20261202010000-index-held-files';
import { remindHolders } from './migrations/20261202030000-remind-holders';
import { addPresence } from './migrations/20261202050000-add-presence';
import { addDisruptions } from './migrations/20261202060000-add-disruptions';
import { addAbsences } from './migrations/20261202070000-add-absences';
import { qualifyPeople } from './migrations/20261202080000-qualify-people';
import { keepArchive } from './migrations/20261203020000-keep-archive';
import { refileRecords } from './migrations/20261203110000-refile-records';
import { keepReportPapers } from './migrations/20261203120000-keep-report-papers';
import { indexPromises } from './migrations/20261203130000-index-promises';
import { checkReportPapers } from './migrations/20261203140000-check-report-papers';
import { keepCasePapers } from './migrations/20261203150000-keep-case-papers';
import { dateDispositions } from './migrations/20261203160000-date-dispositions';
import { refileReportPapers } from './migrations/20261203170000-refile-report-papers';
import { indexOutboxKeys } from './migrations/20261203190000-index-outbox-keys';
import { nameReportPapers } from './migrations/20261203200000-name-report-papers';
import { checkSignedPapers } from './migrations/20261203210000-check-signed-papers';
import { nameReportChecker } from './migrations/20261203220000-name-report-checker';
import { entitySchemas } from './tables';

/** Every migration there is; a new one is a new file and a line here. */
export const migrations = [
  createTables,
  widenIntake,
  indexFigures,
  addAnswerBank,
  addSettingChanges,
  indexList,
  indexWorkLog,
  addSavedFilters,
  indexChanges,
  indexHeldFiles,
  remindHolders,
  addPresence,
  addDisruptions,
  addAbsences,
  qualifyPeople,
  keepArchive,
  refileRecords,
  keepReportPapers,
  indexPromises,
  checkReportPapers,
  keepCasePapers,
  dateDispositions,
  refileReportPapers,
  indexOutboxKeys,
  nameReportPapers,
  checkSignedPapers,
  nameReportChecker,
];

/** The office's database at `url` with its schema up to date. @returns the migrations that ran now beside it */
export async function openOfficeDatabase(url: string, log?: RetryLog): Promise<{ db: Database; ran: string[] }> {
  let ran: string[] = [];
  const migrate = async (run: (list: typeof migrations) => Promise<string[]>): Promise<void> => {
    ran = await run(migrations);
  };
  const db = await openDatabase({ url, entities: entitySchemas(dialectOf(url)), migrate, log });
  return { db, ran };
}
