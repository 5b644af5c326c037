import type { Person } from '../../complaint/complaint';
import { Unknown } from '../../complaint/errors';
import { isSameCount, ownFigures, withoutCases, type ReportFigures } from '../../complaint/reportComparison';
import type { ComplaintRow, MonthlyReportRow } from '../../database/tables';
import { reportBody, type ReportSection } from '../../text/reportBody';
import type { Words } from '../../text/text';
import { loadSettings } from '../office';
import type { Office } from '../office';
import { comparedFigures } from './reportComparison';
import { checkReportReader, draftOf, figuresIn, hashOf, isFrozen, liveFigures, reportOf } from './reportMonth';
import { inChunks } from './registerRecords';
import { visibleTo } from '../reading/visibleTo';

/** A month's figures as its report has them: live until they are frozen, which is told by the hash. */
export interface ReportRead {
  report: MonthlyReportRow;
  figures: ReportFigures;
  /** Null while they are live. */
  hash: string | null;
  frozenAt: Date | null;
}

/**
 * The figures with what they are held against, for one reader: a late case that must not be known to them is counted and not listed.
 * @throws Unknown as `checkReportReader` does
 */
export async function readReportFigures(office: Office, person: Person, month: string): Promise<ReportRead> {
  const now = office.now();
  checkReportReader(person, month, now);
  const { read } = office.db;
  const report = (await reportOf(read, month)) ?? draftOf(month, now);
  if (!isFrozen(report)) {
    const figures = await comparedFigures(read, office, month);
    return { report, figures: await withoutUnknown(office, person, figures), hash: null, frozenAt: null };
  }
  const figures = await withoutUnknown(office, person, figuresIn(report));
  return { report, figures, hash: report.figuresHash, frozenAt: report.frozenAt };
}

/** What counting a frozen month once more came to. */
export interface Recount {
  month: string;
  hash: string;
  /** The frozen figures are still those that the hash was made of. */
  isSound: boolean;
  /** Counted now, under the settings of then, the month comes to the same; otherwise something came late. */
  isSame: boolean;
}

/** @throws Unknown as `checkReportReader` does, and for a month whose figures are not frozen */
export async function recountReport(office: Office, person: Person, month: string): Promise<Recount> {
  checkReportReader(person, month, office.now());
  const { read } = office.db;
  const report = await reportOf(read, month);
  if (!report || !isFrozen(report)) throw new Unknown('notFrozen', { month });
  const figures = figuresIn(report);
  const counted = await liveFigures(read, office, month, figures.policyVersion);
  return {
    month,
    hash: report.figuresHash,
    isSound: hashOf(figures) === report.figuresHash,
    isSame: isSameCount(withoutCases(ownFigures(figures)), withoutCases(counted)),
  };
}

/** What the report says, in the reader's language. */
export interface ReportRendered {
  month: string;
  hash: string | null;
  frozenAt: Date | null;
  sections: ReportSection[];
}

/** @throws Unknown as `checkReportReader` does */
export async function readReportBody(office: Office, person: Person, month: string, words: Words): Promise<ReportRendered> {
  const { report, figures, hash, frozenAt } = await readReportFigures(office, person, month);
  const { letterhead } = await loadSettings(office.db.read);
  const said = { month, officeName: letterhead.office, figures, narrative: report.narrative };
  return { month, hash, frozenAt, sections: reportBody(said, words) };
}

/** Whoever is complained about does not learn from the list of late cases that there is a case (DOMAIN §1.6). */
async function withoutUnknown(office: Office, person: Person, figures: ReportFigures): Promise<ReportFigures> {
  const { timeliness } = figures;
  const { sql, parameters } = visibleTo(person, 'outline', office.now());
  const tickets = timeliness.overdue.map(each => each.ticketNumber);
  const known = await inChunks(tickets, chunk =>
    office.db.read
      .createQueryBuilder<ComplaintRow>('Complaint', 'c')
      .select('c.ticketNumber', 'ticketNumber')
      .where('c.ticketNumber IN (:...chunk)', { chunk })
      .andWhere(sql, parameters)
      .getRawMany<{ ticketNumber: string }>(),
  );
  const numbers = new Set(known.map(each => each.ticketNumber));
  const overdue = timeliness.overdue.filter(each => numbers.has(each.ticketNumber));
  return { ...figures, timeliness: { ...timeliness, overdue } };
}
