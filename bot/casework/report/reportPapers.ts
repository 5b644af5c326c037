import type { EntityManager } from 'typeorm';
import type { ReportPaperRow } from '../../database/tables';
import type { Files } from '../attachments/attachments';
import type { Office } from '../office';
import { readPaper, type KeptPlace } from '../records/keptPapers';
import type { Look } from '../records/recordFiles';

/** The month's papers as they are filed; `signed` comes from outside. */
export type FiledPaperKind = Exclude<ReportPaperRow['kind'], 'signed'>;

/** A paper as SharePoint confirmed it. */
export type FiledPaper = Pick<ReportPaperRow, 'size' | 'sha256' | 'name'> & {
  kind: FiledPaperKind;
  url: string;
  quickXorHash: string;
};

/** Where the sealed copy of a filed paper lies. It belongs to no reporter: names in it are masked. */
export const reportPlace = (
  { sealer }: Pick<Office, 'sealer'>,
  { month, kind, step }: { month: string; kind: FiledPaperKind; step: number },
): KeptPlace => ({ id: `laporan-${month}`, column: `${kind}.${step}`, key: sealer.systemKey });

/** The bytes of a month's paper as they were filed at this step; null where they were not, or by an earlier release. */
export async function filedBytes(
  office: Office,
  files: Pick<Files, 'read'>,
  wanted: { month: string; kind: FiledPaperKind; step: number },
): Promise<Buffer | null> {
  const isFiled = await office.db.read.existsBy<ReportPaperRow>('ReportPaper', wanted);
  return isFiled ? readPaper(office, files, reportPlace(office, wanted)) : null;
}

/** Of each month and kind the filed paper that lies at its path: the one filed last. */
export function lyingThere(papers: readonly ReportPaperRow[]): ReportPaperRow[] {
  const lying = new Map<string, ReportPaperRow>();
  for (const paper of papers.toSorted((a, b) => filedTime(a) - filedTime(b) || a.step - b.step))
    if (paper.filedAt) lying.set(`${paper.month} ${paper.kind}`, paper);
  return [...lying.values()];
}

const filedTime = ({ filedAt }: ReportPaperRow): number => filedAt?.getTime() ?? 0;

/** All that was filed or handed in of a month, the newest first. */
export const papersOf = (manager: EntityManager, month: string): Promise<ReportPaperRow[]> =>
  manager.find<ReportPaperRow>('ReportPaper', { where: { month }, order: { id: 'DESC' } });

/** Keeps what was found of a month's file. @param by null = the schedule */
export async function noteReportLook(
  tx: EntityManager,
  { now }: Pick<Office, 'now'>,
  { id }: Pick<ReportPaperRow, 'id'>,
  look: Look & { by: string | null; url?: string },
): Promise<void> {
  const { by, ...found } = look;
  await tx.update('ReportPaper', { id }, { ...found, checkedAt: now(), checkedBy: by });
}
