import { registerFileName, reportDocxName, reportFileName } from '../archive/path';
import type { Office } from '../casework/office';
import { comparedFigures } from '../casework/reportComparison';
import { checkReportReader, draftOf, isApproved, isFrozen, reportOf, type ShownReport } from '../casework/reportMonth';
import type { Person } from '../complaint/complaint';
import { paperMaker } from './paperMaker';
import { officeWords } from './paperWords';
import { reportPaper } from './reportPaper';
import { docx, drawRegister, pdf, xlsx } from './reportRegister';

export type ReportFileType = 'pdf' | 'docx' | 'xlsx';

export interface ReportFile {
  bytes: Buffer;
  mimeType: string;
  name: string;
}

/**
 * A month's report (PDF, DOCX) or register (XLSX) for a reader of it, drawn now: what the head of division has approved comes as it was
 * filed, everything before as a draft that says so. Of the register a reader gets what they may read of each case.
 * @throws Unknown as `checkReportReader` does
 */
export async function reportFile(office: Office, person: Person, month: string, type: ReportFileType): Promise<ReportFile> {
  const now = office.now();
  checkReportReader(person, month, now);
  const report = await shownReport(office, month, now);
  const isDraft = report.frozenAt === null || !isApproved(report);
  const named = (name: string): string => (isDraft ? `KONSEP-${name}` : name);
  const papers = paperMaker();
  const asOf = report.frozenAt ?? now;
  if (type === 'xlsx') {
    const { bytes } = await drawRegister(office, papers, { month, asOf, isDraft, reader: person });
    return { bytes, mimeType: xlsx, name: named(registerFileName(month)) };
  }
  const register = await drawRegister(office, papers, { month, asOf });
  const sha256 = report.frozenAt ? register.sha256 : null;
  const paper = await reportPaper(office.db.read, report, { ...register, sha256 }, officeWords, now);
  if (type === 'docx') return { bytes: await papers.reportDocx(paper), mimeType: docx, name: named(reportDocxName(month)) };
  return { bytes: await papers.monthlyReport(paper), mimeType: pdf, name: named(reportFileName(month)) };
}

async function shownReport(office: Office, month: string, now: Date): Promise<ShownReport> {
  const { read } = office.db;
  const report = (await reportOf(read, month)) ?? draftOf(month, now);
  if (isFrozen(report)) return report;
  return { ...report, figures: { ...(await comparedFigures(read, office, month)) }, figuresHash: null, frozenAt: null };
}
