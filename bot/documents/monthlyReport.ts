import { drawBlock } from './drawBlock';
import { closePaper, openPaper } from './paper';
import { reportContent, type MonthlyReportPaper } from './reportContent';
import { monthName, type Words } from './words';

/** Cover memo, headings A–E with the fourteen sections, appendix. PDF/A-2b; the same paper gives the same bytes. */
export async function renderMonthlyReport(report: MonthlyReportPaper, words: Words): Promise<Buffer> {
  const { createdAt, letterhead: office } = report;
  const title = words('report.fileTitle', { month: monthName(report.month, words) });
  const paper = await openPaper({ title, author: office.office, createdAt, words });
  for (const block of reportContent(report, words)) drawBlock(paper, block);
  if (!report.isDraft) return closePaper(paper, title);
  return closePaper(paper, words('report.draftFooter', { title }), words('report.draft'));
}
