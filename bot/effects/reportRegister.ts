import { createHash } from 'node:crypto';
import { registerFileName } from '../archive/path';
import type { RegisterCase } from '../casework/report/registerCases';
import { registerRows } from '../casework/report/registerRows';
import type { RegisterRow } from '../complaint/registerRow';
import { formatMonth } from '../complaint/wib';
import type { FigureRow } from '../text/figureTable';
import type { Papers } from './papers';
import { officeWords, paperWords } from './paperWords';

export const pdf = 'application/pdf';
export const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
export const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export interface DrawnRegister {
  fileName: string;
  count: number;
  sha256: string;
  /** Cases by their status, the most first. */
  summary: FigureRow[];
  bytes: Buffer;
}

/** The month's register of these cases: all of them as it is filed, or what one reader may know. @param createdAt when it was frozen, or now */
export async function drawRegister(
  papers: Papers,
  {
    month,
    cases,
    createdAt,
    isDraft = false,
  }: { month: string; cases: readonly RegisterCase[]; createdAt: Date; isDraft?: boolean },
): Promise<DrawnRegister> {
  const rows = registerRows(cases, officeWords);
  const title = paperWords('register.title', { month: formatMonth(month, 'id') });
  const shown = isDraft ? paperWords('report.draftFooter', { title }) : title;
  const bytes = await papers.register({ rows, title: shown, createdAt, isDraft });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { fileName: registerFileName(month), count: rows.length, sha256, summary: byStatus(rows), bytes };
}

function byStatus(rows: readonly RegisterRow[]): FigureRow[] {
  const counts = new Map<string, number>();
  for (const { status } of rows) counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([label, count]) => ({ label, values: [count] }));
}
