import type { BlockPaper } from './block';
import { renderDocx } from './blockDocx';
import { renderPdf } from './blockPdf';
import { memoContent, reportContent, type MemoPaper, type MonthlyReportPaper } from './reportContent';
import { monthName, type Words } from './words';

/** Cover memo, headings A–E with the fourteen sections, appendix. PDF/A-2b; the same paper gives the same bytes. */
export const renderMonthlyReport = (report: MonthlyReportPaper, words: Words): Promise<Buffer> =>
  renderPdf(asBlocks(report, words), words);

/** The same for Word, so that the office can work on it. */
export const renderReportDocx = (report: MonthlyReportPaper, words: Words): Promise<Buffer> =>
  renderDocx(asBlocks(report, words), words);

/** The cover memo by itself, with room for a signature. */
export function renderMemo(memo: MemoPaper, type: 'pdf' | 'docx', words: Words): Promise<Buffer> {
  const title = words('report.memo.fileTitle', { month: monthName(memo.month, words) });
  const paper = { ...about(memo), title, blocks: memoContent(memo, words, true) };
  return type === 'pdf' ? renderPdf(paper, words) : renderDocx(paper, words);
}

function asBlocks(report: MonthlyReportPaper, words: Words): BlockPaper {
  const title = words('report.fileTitle', { month: monthName(report.month, words) });
  return { ...about(report), title, blocks: reportContent(report, words) };
}

const about = ({ createdAt, isDraft, letterhead }: MemoPaper): Omit<BlockPaper, 'title' | 'blocks'> => ({
  author: letterhead.office,
  ...{ createdAt, isDraft },
});
