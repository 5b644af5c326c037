import type { EntityManager } from 'typeorm';
import type { Person } from '../../complaint/complaint';
import { NotAllowed, Refused } from '../../complaint/errors';
import { keepsRecords, recordKeepers } from '../../complaint/visibility';
import type { FiledState, MonthlyReportRow, ReportPaperRow } from '../../database/tables';
import { enqueue } from '../../outbox/queue';
import type { Files } from '../attachments/attachments';
import type { Office } from '../office';
import { checkReportReader, lockedReport } from '../report/reportMonth';
import { queueReportCards } from '../report/reportNews';
import { lyingThere, noteReportLook, papersOf, reportPlace } from '../report/reportPapers';
import { signedPlace } from '../report/signedCopies';
import { readPaper, type KeptPlace } from './keptPapers';
import { reasonIn } from './refiling';

/** A month's file that SharePoint lost or that was changed there is to be filed again as it was. */
export interface ReportRefilingAsked {
  kind: string;
  reason: string;
  /** What lies there now may be replaced; SharePoint's version history keeps it. */
  replaces: boolean;
}

/** Payload of `refileReport`: `over` is the quickXorHash of the only content that may be replaced; null = nothing may lie there. */
export interface ReportRefiling {
  id: string;
  over: string | null;
}

/**
 * As of a case's bundle: only what the last look found missing or changed, and nothing is replaced without a keeper's saying so.
 * @throws Unknown | NotAllowed | Invalid | Refused `noCopyKept`, `nothingToRefile`, `wouldReplace`
 */
export async function askReportRefiling(
  office: Office,
  files: Pick<Files, 'read'>,
  person: Person,
  month: string,
  asked: ReportRefilingAsked,
): Promise<void> {
  const now = office.now();
  checkReportReader(person, month, now);
  if (!keepsRecords(person, now)) throw new NotAllowed('refilingNotYours', { roles: [...recordKeepers] });
  const reason = reasonIn(asked.reason);
  const paper = lyingThere(await papersOf(office.db.read, month)).find(({ kind }) => kind === asked.kind);
  if (!paper?.state || paper.state === 'same') throw new Refused('nothingToRefile');
  if (paper.state === 'changed' && !asked.replaces) throw new Refused('wouldReplace');
  if (!(await readPaper(office, files, placeOf(office, paper)))) throw new Refused('noCopyKept');
  const { id } = paper;
  const payload: ReportRefiling = { id, over: paper.state === 'changed' ? paper.foundHash : null };
  await office.db.write(async tx => {
    await tx.update('ReportPaper', { id }, { refiling: { by: person.id, at: now.toISOString(), reason } });
    const row = { kind: 'refileReport', lane: `report:${month}`, key: `refile:${id}` } as const;
    await enqueue(tx, { ...row, payload: { ...payload } });
  });
}

function placeOf(office: Office, { id, month, kind, step }: ReportPaperRow): KeptPlace {
  return kind === 'signed' ? signedPlace(office, id) : reportPlace(office, { month, kind, step });
}

/** A paper that is to be filed again, and its bytes as they were filed; null where none are kept. */
export async function toRefile(
  office: Office,
  files: Pick<Files, 'read'>,
  id: string,
): Promise<{ paper: ReportPaperRow; bytes: Buffer | null }> {
  const paper = await office.db.read.findOneByOrFail<ReportPaperRow>('ReportPaper', { id });
  return { paper, bytes: await readPaper(office, files, placeOf(office, paper)) };
}

/** SharePoint confirmed the paper that was filed again, or kept what somebody changed in the meantime. */
export async function recordReportRefiled(
  tx: EntityManager,
  office: Office,
  { id, month, kind, step, refiling }: ReportPaperRow,
  found: { state: FiledState; foundHash: string | null; url?: string },
): Promise<void> {
  await noteReportLook(tx, office, { id }, { ...found, by: refiling?.by ?? null });
  const report = await lockedReport(tx, office, month);
  const link = ({ report: 'pdfUrl', register: 'registerUrl' } as const)[kind as 'report' | 'register'];
  if (!report || !link || !found.url || report.filedStep !== step) return;
  const changes: Partial<MonthlyReportRow> = { [link]: found.url, version: report.version + 1 };
  await tx.update('MonthlyReport', { id: report.id }, changes);
  await queueReportCards(tx, report, office.now());
}
