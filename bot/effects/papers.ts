import type { RegisterRow } from '../complaint/registerRow';
import { renderCasePaper, type CasePaper } from '../documents/casePaper';
import { renderDossier, type Dossier } from '../documents/dossier';
import { renderEvidenceIndex, type EvidenceIndex } from '../documents/evidenceIndex';
import { zipOf } from '../documents/fixedZip';
import { renderMemo, renderMonthlyReport, renderReportDocx } from '../documents/monthlyReport';
import type { MemoPaper, MonthlyReportPaper } from '../documents/reportContent';
import { renderRegister } from '../documents/register';
import { renderSheets } from '../documents/sheet';
import { renderSop } from '../documents/sop';
import type { sopAsIssued } from '../documents/sopAsIssued';
import { renderSummary, type SummaryPaper } from '../documents/summary';
import { paperWords } from './paperWords';

/** The office's papers, each drawn from plain data: what goes in can be sent to another thread, what comes out are bytes. */
export const papers = {
  dossier: (dossier: Dossier): Promise<Uint8Array> => renderDossier(dossier, paperWords),
  monthlyReport: (report: MonthlyReportPaper): Promise<Uint8Array> => renderMonthlyReport(report, paperWords),
  reportDocx: (report: MonthlyReportPaper): Promise<Uint8Array> => renderReportDocx(report, paperWords),
  memo: ({ memo, type }: { memo: MemoPaper; type: 'pdf' | 'docx' }): Promise<Uint8Array> => renderMemo(memo, type, paperWords),
  casePaper: ({ paper, type }: { paper: CasePaper; type: 'pdf' | 'docx' }): Promise<Uint8Array> =>
    renderCasePaper(paper, type, paperWords),
  summary: (summary: SummaryPaper): Promise<Uint8Array> => renderSummary(summary, paperWords),
  register: (register: {
    rows: readonly RegisterRow[];
    title: string;
    createdAt: Date;
    isDraft?: boolean;
  }): Promise<Uint8Array> => renderRegister(register.rows, { ...register, words: paperWords }),
  sheets: (about: Parameters<typeof renderSheets>[0]): Promise<Uint8Array> => renderSheets(about),
  sop: (sop: typeof sopAsIssued): Promise<Uint8Array> => renderSop(sop, paperWords),
  evidenceIndex: (index: EvidenceIndex): Promise<Uint8Array> => renderEvidenceIndex(index, paperWords),
  zip: (files: Readonly<Record<string, Uint8Array>>): Promise<Uint8Array> => zipOf(files),
};

export type Papers = { [Kind in keyof typeof papers]: (data: Parameters<(typeof papers)[Kind]>[0]) => Promise<Buffer> };

export interface DrawOrder {
  id: number;
  kind: keyof Papers;
  data: unknown;
}

export type Drawn = { id: number } & ({ bytes: Uint8Array } | { failed: string });
