import type { EntityManager } from 'typeorm';
import type { MonthlyReportRow } from '../database/tables';
import type { Office } from './office';
import { lockedReport } from './reportMonth';
import { queueReportCards } from './reportNews';

/** `filedStep` is the report's step that the papers show. */
export type Published = Pick<MonthlyReportRow, 'pdfUrl' | 'pdfHash' | 'registerUrl'> & { filedStep: number };

/**
 * Keeps where the month's papers are filed and shows the cards anew, which carry the links. Papers of an earlier round than
 * the one submitted since are left unrecorded: their successors are on the way.
 */
export async function recordPublished(tx: EntityManager, office: Office, month: string, published: Published): Promise<void> {
  const report = await lockedReport(tx, office, month);
  if (!report || isOutdated(report, published.filedStep)) return;
  await tx.update('MonthlyReport', { id: report.id }, { ...published, version: report.version + 1 });
  await queueReportCards(tx, report, office.now());
}

/** Each action is one step and one line of history. */
function isOutdated({ history, filedStep }: MonthlyReportRow, step: number): boolean {
  return (filedStep !== null && filedStep > step) || history.slice(step).some(entry => entry.action === 'submitReport');
}
