import type { Person } from '../../complaint/complaint';
import { Refused } from '../../complaint/errors';
import type { ReportPaperRow } from '../../database/tables';
import type { Office } from '../office';
import { checkReportReader } from '../report/reportMonth';
import { lyingThere, papersOf } from '../report/reportPapers';
import { checkRecordReader } from './listRecords';

/** The files of a month's report that lie in the archive, for whoever reads the archive. @throws Unknown | NotAllowed | Refused `reportNotFiled` */
export async function reportPapersOfRecord(office: Office, person: Person, month: string): Promise<ReportPaperRow[]> {
  const now = office.now();
  checkReportReader(person, month, now);
  checkRecordReader(person, now);
  const papers = lyingThere(await papersOf(office.db.read, month));
  if (papers.length === 0) throw new Refused('reportNotFiled', { month });
  return papers;
}
