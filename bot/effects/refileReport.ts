import { registerFileName, reportDocxName, reportFileName, signedReportName } from '../archive/path';
import type { SharePoint } from '../archive/sharePoint';
import type { Files } from '../casework/attachments/attachments';
import { registerOf } from '../casework/report/frozenRegister';
import { loadSettings, type Office } from '../casework/office';
import { recordReportRefiled, toRefile, type ReportRefiling } from '../casework/records/reportRefiling';
import { reportOf } from '../casework/report/reportMonth';
import type { ReportPaperRow } from '../database/tables';
import { GiveUp, type Effect } from '../outbox/effect';
import { fileInArchive, orOtherContent } from './filing';
import { reportFileOf } from './publishReport';
import { docx, pdf, xlsx } from './reportRegister';

export interface RefileReportParts {
  office: Office;
  sharePoint: Pick<SharePoint, 'put' | 'look'>;
  files: Pick<Files, 'read'>;
}

/** How each of a month's papers is filed. */
const reportFiles: Record<ReportPaperRow['kind'], { nameOf: (month: string) => string; contentType: string; title: string }> = {
  report: { nameOf: reportFileName, contentType: pdf, title: 'report.fileTitle' },
  reportDocx: { nameOf: reportDocxName, contentType: docx, title: 'report.docxTitle' },
  register: { nameOf: registerFileName, contentType: xlsx, title: 'register.title' },
  signed: { nameOf: signedReportName, contentType: pdf, title: 'report.signedTitle' },
};

/** The name under which a paper was filed. */
export const reportFileNameOf = ({ name, kind, month }: Pick<ReportPaperRow, 'name' | 'kind' | 'month'>): string =>
  name ?? reportFiles[kind].nameOf(month);

/**
 * Files a month's paper again with the very bytes that were confirmed once. What lies there is replaced only where it is still what a
 * person has said may be replaced; whoever changed it in between keeps their change, and it is shown.
 */
export function refileReport({ office, sharePoint, files }: RefileReportParts): Effect<ReportRefiling> {
  return async ({ id, over }) => {
    const { read } = office.db;
    const { paper, bytes } = await toRefile(office, files, id);
    const { month, kind } = paper;
    const report = await reportOf(read, month);
    if (!bytes || !report?.frozenAt) throw new GiveUp({ reason: 'archive:noCopy' });
    const { retention } = await loadSettings(read);
    const { contentType, title } = reportFiles[kind];
    const count = kind === 'register' ? (await registerOf(read, office, month, report.frozenAt)).length : 1;
    const frozen = { month, frozenAt: report.frozenAt };
    const file = {
      ...reportFileOf(frozen, { contentType, title, name: reportFileNameOf(paper), bytes, count }, retention),
      replaces: over,
    };
    const filed = await fileInArchive({ office, sharePoint }, file).catch(orOtherContent);
    const found = filed
      ? { state: 'same' as const, foundHash: null, url: filed.webUrl }
      : { state: 'changed' as const, foundHash: (await sharePoint.look(file.path))?.quickXorHash ?? null };
    await office.db.write(tx => recordReportRefiled(tx, office, paper, found));
  };
}
