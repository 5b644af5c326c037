import type { FileToArchive, SharePoint } from '../archive/sharePoint';
import { reportFileName, reportFolder } from '../archive/path';
import type { Office } from '../casework/office';
import { recordPublished } from '../casework/recordPublished';
import { isFrozen, reportOf, type FrozenReport } from '../casework/reportMonth';
import { divisions, monthlyReportClassificationCode } from '../complaint/masterData';
import { formatMonth } from '../complaint/wib';
import type { Effect } from '../outbox/effect';
import { fileInArchive } from './filing';
import { papersHere } from './paperMaker';
import type { Papers } from './papers';
import { officeWords, paperWords } from './paperWords';
import { drawRegister, pdf, xlsx, type DrawnRegister } from './reportRegister';
import { reportPaper } from './reportPaper';
import { dayIn, retentionColumns } from './retention';

export interface PublishReportParts {
  office: Office;
  sharePoint: Pick<SharePoint, 'put'>;
  /** Where papers are drawn; here, unless told. */
  papers?: Papers;
}

/**
 * Files the monthly report (PDF) and its register (XLSX) as the report stands now (SOP steps 7–8). Two paths, two items, however
 * often it is repeated; a draft and a returned report have nothing to file.
 */
export function publishReport(parts: PublishReportParts): Effect<{ month: string }> {
  const { office, papers = papersHere } = parts;
  return async ({ month }) => {
    const report = await reportOf(office.db.read, month);
    if (!report || !isFrozen(report) || report.filedStep === report.step) return;
    const register = await drawRegister(office, papers, { month, asOf: report.frozenAt });
    const filedRegister = await fileInArchive(parts, file(report, register, register.bytes, xlsx));
    const paper = await reportPaper(office.db.read, report, register, officeWords, office.now());
    const bytes = await papers.monthlyReport(paper);
    const filed = await fileInArchive(parts, file(report, { ...register, fileName: reportFileName(month) }, bytes, pdf));
    const links = { pdfUrl: filed.webUrl, pdfHash: filed.sha256, registerUrl: filedRegister.webUrl };
    await office.db.write(tx => recordPublished(tx, office, month, { filedStep: report.step, ...links }));
  };
}

function file(report: FrozenReport, { fileName, count }: DrawnRegister, bytes: Buffer, contentType: string): FileToArchive {
  const folder = reportFolder(report.month);
  const isRegister = contentType === xlsx;
  return {
    path: `${folder}/${fileName}`,
    bytes,
    contentType,
    columns: {
      kodeKlasifikasi: paperWords('dossier.proposal', { code: monthlyReportClassificationCode }),
      uraianBerkas: paperWords(isRegister ? 'register.title' : 'report.fileTitle', { month: formatMonth(report.month, 'id') }),
      bidang: divisions.find(division => division.code === 'dataUseInnovation')!.label.id,
      kurunWaktu: report.month,
      jumlahItem: isRegister ? count : 1,
      // The register holds personal data, though masked; the report holds figures alone (DOMAIN §2.5).
      tingkatKeamanan: paperWords(`dossier.security.${isRegister ? 'limited' : 'ordinary'}`),
      tanggalSelesai: dayIn(report.frozenAt),
      ...retentionColumns(report.frozenAt),
      lokasi: folder,
    },
  };
}
