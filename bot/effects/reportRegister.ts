import { createHash } from 'node:crypto';
import { registerFileName } from '../archive/path';
import type { Office } from '../casework/office';
import { casesFor, registerCases } from '../casework/registerCases';
import { registerRows } from '../casework/registerRows';
import type { Person } from '../complaint/complaint';
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

/**
 * The month's register as the complaints stood at `asOf`: at the freezing of the figures, so that approval and acknowledgement leave
 * it as it is. `reader`: as one person may read it; without, as it is filed.
 */
export async function drawRegister(
  office: Office,
  papers: Papers,
  { month, asOf, isDraft = false, reader }: { month: string; asOf: Date; isDraft?: boolean; reader?: Person },
): Promise<DrawnRegister> {
  const all = await registerCases(office.db.read, office, month, asOf);
  const rows = registerRows(reader ? casesFor(all, reader, office.now()) : all, officeWords);
  const title = paperWords('register.title', { month: formatMonth(month, 'id') });
  const shown = isDraft ? paperWords('report.draftFooter', { title }) : title;
  const bytes = await papers.register({ rows, title: shown, createdAt: asOf, isDraft });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { fileName: registerFileName(month), count: rows.length, sha256, summary: byStatus(rows), bytes };
}

function byStatus(rows: readonly RegisterRow[]): FigureRow[] {
  const counts = new Map<string, number>();
  for (const { status } of rows) counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([label, count]) => ({ label, values: [count] }));
}
