import type { EntityManager } from 'typeorm';
import { newId } from '../../database/dialect';
import type { MonthlyReportRow, ReportPaperRow } from '../../database/tables';
import type { Office } from '../office';
import { lockedReport } from './reportMonth';
import { queueReportCards } from './reportNews';
import type { FiledPaper } from './reportPapers';

/** `filedStep` is the report's step that the papers show. */
export interface Published {
  filedStep: number;
  papers: readonly FiledPaper[];
}

/**
 * Keeps where the month's papers are filed and shows the cards anew, which carry the links. Papers of an earlier round than
 * the one submitted since are left unrecorded: their successors are on the way.
 */
export async function recordPublished(tx: EntityManager, office: Office, month: string, published: Published): Promise<void> {
  const report = await lockedReport(tx, office, month);
  if (!report || isOutdated(report, published.filedStep)) return;
  const { filedStep, papers } = published;
  const of = (kind: FiledPaper['kind']): FiledPaper | undefined => papers.find(each => each.kind === kind);
  const links = {
    ...{ pdfUrl: of('report')?.url ?? null, pdfHash: of('report')?.sha256 ?? null },
    registerUrl: of('register')?.url ?? null,
  };
  await tx.update('MonthlyReport', { id: report.id }, { ...links, filedStep, version: report.version + 1 });
  for (const paper of papers) {
    const filed = { filedAt: office.now(), by: null, at: office.now(), signature: null, ...unseen };
    await tx.insert('ReportPaper', { ...paper, ...filed, id: newId(), month, step: filedStep } satisfies ReportPaperRow);
  }
  await queueReportCards(tx, report, office.now());
}

const unseen = { checkedAt: null, checkedBy: null, state: null, foundHash: null, refiling: null };

/** Each action is one step and one line of history. */
function isOutdated({ history, filedStep }: MonthlyReportRow, step: number): boolean {
  return (filedStep !== null && filedStep > step) || history.slice(step).some(entry => entry.action === 'submitReport');
}
