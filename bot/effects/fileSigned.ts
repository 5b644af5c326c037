import { signedReportName } from '../archive/path';
import type { SharePoint } from '../archive/sharePoint';
import type { Files } from '../casework/attachments/attachments';
import { loadSettings, type Office } from '../casework/office';
import { reportOf } from '../casework/report/reportMonth';
import { unfiledCopy } from '../casework/report/signedCopies';
import { GiveUp, type Effect } from '../outbox/effect';
import { fileInArchive } from './filing';
import { reportFileOf } from './publishReport';
import { pdf } from './reportRegister';

export interface FileSignedParts {
  office: Office;
  sharePoint: Pick<SharePoint, 'put'>;
  files: Pick<Files, 'read'>;
}

/** Files a signed copy beside the month's own papers, under one name: SharePoint's versions keep the copies before it. */
export function fileSigned({ office, sharePoint, files }: FileSignedParts): Effect<{ id: string }> {
  return async ({ id }) => {
    const copy = await unfiledCopy(office, files, id);
    if (!copy) return;
    const { row, bytes } = copy;
    const report = await reportOf(office.db.read, row.month);
    if (!bytes || !report?.frozenAt) throw new GiveUp({ reason: 'archive:noCopy' });
    const { retention } = await loadSettings(office.db.read);
    const paper = { name: signedReportName(row.month), bytes, contentType: pdf, count: 1, title: 'report.signedTitle' };
    const file = reportFileOf({ month: row.month, frozenAt: report.frozenAt }, paper, retention);
    const { webUrl: url, quickXorHash } = await fileInArchive({ office, sharePoint }, file);
    await office.db.write(tx => tx.update('ReportPaper', { id }, { url, quickXorHash, filedAt: office.now() }));
  };
}
