import type { Filed, FileToArchive, SharePoint } from '../archive/sharePoint';
import { ArchiveRefused } from '../archive/refused';
import { besideDocxName, reportDocxName, reportFileName, reportFolder } from '../archive/path';
import { loadSettings, type Office } from '../casework/office';
import type { Files } from '../casework/attachments/attachments';
import { registerOf } from '../casework/report/frozenRegister';
import { recordPublished } from '../casework/report/recordPublished';
import { keepPaper } from '../casework/records/keptPapers';
import { reportPlace, type FiledPaper, type FiledPaperKind } from '../casework/report/reportPapers';
import { isFrozen, reportOf, type FrozenReport } from '../casework/report/reportMonth';
import { divisions, monthlyReportClassificationCode } from '../complaint/masterData';
import type { RetentionSchedule } from '../complaint/retention';
import { formatMonth } from '../complaint/wib';
import type { Effect } from '../outbox/effect';
import { fileInArchive } from './filing';
import { papersHere } from './paperMaker';
import type { Papers } from './papers';
import { officeWords, paperWords } from './paperWords';
import { docx, drawRegister, pdf, xlsx } from './reportRegister';
import { reportPaper } from './reportPaper';
import { dayIn, retentionColumns } from './retention';

export interface PublishReportParts {
  office: Office;
  sharePoint: Pick<SharePoint, 'put'>;
  /** Where a sealed copy of each paper is kept. */
  files: Pick<Files, 'put'>;
  /** Where papers are drawn; here, unless told. */
  papers?: Papers;
}

/**
 * Files the monthly report (PDF, and DOCX to work on) and its register (XLSX) as the report stands now (SOP steps 7–8). Three paths,
 * three items, however often it is repeated, and a fourth where
 * a person has worked on the DOCX; a draft and a returned report have nothing to file. What was filed is kept, and is what is
 * served from then on.
 */
export function publishReport(parts: PublishReportParts): Effect<{ month: string }> {
  const { office, files, papers = papersHere } = parts;
  return async ({ month }) => {
    const report = await reportOf(office.db.read, month);
    if (!report || !isFrozen(report) || report.filedStep === report.step) return;
    const { step } = report;
    const { retention } = await loadSettings(office.db.read);
    const filed: FiledPaper[] = [];
    async function put(kind: FiledPaperKind, paper: Paper): Promise<void> {
      await keepPaper(office, files, reportPlace(office, { month, kind, step }), paper.bytes);
      const file = reportFileOf(report as FrozenReport, paper, retention);
      const { confirmed, name } = await putOrBeside(kind, file);
      const { webUrl: url, size, sha256, quickXorHash } = confirmed;
      filed.push({ kind, url, size, sha256, quickXorHash, name });
    }
    /** The DOCX is there to be worked on: what a person wrote into it stays, and ours comes beside it. */
    async function putOrBeside(kind: FiledPaperKind, file: FileToArchive): Promise<{ confirmed: Filed; name: string | null }> {
      if (kind !== 'reportDocx') return { confirmed: await fileInArchive(parts, file), name: null };
      const own = await fileInArchive(parts, { ...file, keepsWork: true }).catch(orPersonsWork);
      if (own) return { confirmed: own, name: null };
      const name = besideDocxName(month, step);
      return { confirmed: await fileInArchive(parts, { ...file, path: `${reportFolder(month)}/${name}` }), name };
    }
    const cases = await registerOf(office.db.read, office, month, report.frozenAt);
    const register = await drawRegister(papers, { month, cases, createdAt: report.frozenAt });
    const { fileName, count, bytes } = register;
    await put('register', { name: fileName, bytes, contentType: xlsx, count, title: 'register.title' });
    const paper = await reportPaper(office.db.read, report, register, officeWords, office.now());
    const drawn = { bytes: await papers.monthlyReport(paper), contentType: pdf };
    await put('report', { ...drawn, name: reportFileName(month), count: 1, title: 'report.fileTitle' });
    const toEdit = { bytes: await papers.reportDocx(paper), contentType: docx };
    await put('reportDocx', { ...toEdit, name: reportDocxName(month), count: 1, title: 'report.docxTitle' });
    await office.db.write(tx => recordPublished(tx, office, month, { filedStep: step, papers: filed }));
  };
}

function orPersonsWork(error: unknown): null {
  if (error instanceof ArchiveRefused && error.code === 'personsWork') return null;
  throw error;
}

interface Paper {
  name: string;
  bytes: Buffer;
  contentType: string;
  count: number;
  /** Key of its title. */
  title: string;
}

/** A paper of the month with its columns and its place. */
export function reportFileOf(
  report: Pick<FrozenReport, 'month' | 'frozenAt'>,
  { name, bytes, contentType, count, title }: Paper,
  retention: RetentionSchedule,
): FileToArchive {
  const folder = reportFolder(report.month);
  return {
    path: `${folder}/${name}`,
    bytes,
    contentType,
    columns: {
      kodeKlasifikasi: paperWords('dossier.proposal', { code: monthlyReportClassificationCode }),
      uraianBerkas: paperWords(title, { month: formatMonth(report.month, 'id') }),
      bidang: divisions.find(division => division.code === 'dataUseInnovation')!.label.id,
      kurunWaktu: report.month,
      jumlahItem: count,
      // The register holds personal data, though masked; the report holds figures alone (DOMAIN §2.5).
      tingkatKeamanan: paperWords(`dossier.security.${contentType === xlsx ? 'limited' : 'ordinary'}`),
      tanggalSelesai: dayIn(report.frozenAt),
      ...retentionColumns(report.frozenAt, retention),
      lokasi: folder,
    },
  };
}
