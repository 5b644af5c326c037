import { memoFileName, registerFileName, reportDocxName, reportFileName } from '../archive/path';
import type { Files } from '../casework/attachments/attachments';
import { registerOf } from '../casework/report/frozenRegister';
import type { Office } from '../casework/office';
import { casesFor, type RegisterCase } from '../casework/report/registerCases';
import { comparedFigures } from '../casework/report/reportComparison';
import { checkReportReader, draftOf, isApproved, isFrozen, reportOf, type ShownReport } from '../casework/report/reportMonth';
import { filedBytes } from '../casework/report/reportPapers';
import type { Person } from '../complaint/complaint';
import { paperMaker } from './paperMaker';
import { officeWords } from './paperWords';
import { memoPaper, reportPaper } from './reportPaper';
import { docx, drawRegister, pdf, xlsx } from './reportRegister';

export type ReportFileType = 'pdf' | 'docx' | 'xlsx';

export interface ReportFile {
  bytes: Buffer;
  mimeType: string;
  name: string;
}

const names = { pdf: reportFileName, docx: reportDocxName, xlsx: registerFileName };
const mimeTypes = { pdf, docx, xlsx };
const kinds = { pdf: 'report', docx: 'reportDocx', xlsx: 'register' } as const;

/**
 * A month's report (PDF, DOCX) or register (XLSX) for a reader of it: what the head of division has approved comes byte for byte as it was
 * filed, everything before is drawn now, as a draft that says so. Of the register a reader gets what they may read of each case.
 * @throws Unknown as `checkReportReader` does
 */
export async function reportFile(
  office: Office,
  files: Pick<Files, 'read'>,
  person: Person,
  month: string,
  type: ReportFileType,
): Promise<ReportFile> {
  const now = office.now();
  checkReportReader(person, month, now);
  const report = await shownReport(office, month, now);
  const isDraft = report.frozenAt === null || !isApproved(report);
  const cases = await registerOf(office.db.read, office, month, report.frozenAt);
  const mine = casesFor(cases, person, now);
  const isWhole = mine.length === cases.length && mine.every(({ words }, at) => words === cases[at]!.words);
  const isAsFiled = !isDraft && report.filedStep === report.step && (type !== 'xlsx' || isWhole);
  const filed = isAsFiled ? await filedBytes(office, files, { month, kind: kinds[type], step: report.step }) : null;
  const bytes = filed ?? (await drawn(office, { report, type, isDraft, cases, mine, now }));
  return { bytes, mimeType: mimeTypes[type], name: `${isDraft ? 'KONSEP-' : ''}${names[type](month)}` };
}

interface ToDraw {
  report: ShownReport;
  type: ReportFileType;
  isDraft: boolean;
  /** All of the month's register, and what its reader may know of. */
  cases: readonly RegisterCase[];
  mine: readonly RegisterCase[];
  now: Date;
}

async function drawn(office: Office, { report, type, isDraft, cases, mine, now }: ToDraw): Promise<Buffer> {
  const papers = paperMaker();
  const { month } = report;
  const createdAt = report.frozenAt ?? now;
  if (type === 'xlsx') return (await drawRegister(papers, { month, cases: mine, createdAt, isDraft })).bytes;
  const register = await drawRegister(papers, { month, cases, createdAt });
  const sha256 = report.frozenAt ? register.sha256 : null;
  const paper = await reportPaper(office.db.read, report, { ...register, sha256 }, officeWords, now);
  return type === 'docx' ? papers.reportDocx(paper) : papers.monthlyReport(paper);
}

/**
 * The report's cover memo (nota dinas) by itself, to be signed by hand: under the number that is typed now, else that of the report.
 * @throws Unknown as `checkReportReader` does
 */
export async function memoFile(
  office: Office,
  person: Person,
  month: string,
  { type, number }: { type: 'pdf' | 'docx'; number: string | null },
): Promise<ReportFile> {
  const now = office.now();
  checkReportReader(person, month, now);
  const paper = await memoPaper(office.db.read, await shownReport(office, month, now), officeWords, now);
  const memo = number === null ? paper : { ...paper, memo: { ...paper.memo, officialNumber: number } };
  const name = memoFileName(month, type);
  const bytes = await paperMaker().memo({ memo, type });
  return { bytes, mimeType: mimeTypes[type], name: paper.isDraft ? `KONSEP-${name}` : name };
}

async function shownReport(office: Office, month: string, now: Date): Promise<ShownReport> {
  const { read } = office.db;
  const report = (await reportOf(read, month)) ?? draftOf(month, now);
  if (isFrozen(report)) return report;
  return { ...report, figures: { ...(await comparedFigures(read, office, month)) }, figuresHash: null, frozenAt: null };
}
