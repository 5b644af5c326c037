import { loadSettings } from '../casework/office';
import type { Office } from '../casework/office';
import { readSummary, type Summary } from '../casework/report/readSummary';
import type { Person } from '../complaint/complaint';
import type { Letterhead } from '../documents/letterhead';
import type { SummaryPaper } from '../documents/summary';
import { reportSections } from '../text/reportSections';
import { paperMaker } from './paperMaker';
import { officeWords } from './paperWords';
import type { ReportFile } from './reportFile';
import { pdf } from './reportRegister';

/**
 * One page for the head of office over a month (`2026-11`), a quarter (`2026-Q4`) or a year (`2026`), drawn now.
 * @throws Unknown as `readSummary` does
 */
export async function summaryFile(office: Office, person: Person, name: string): Promise<ReportFile> {
  const summary = await readSummary(office, person, name);
  const { letterhead } = await loadSettings(office.db.read);
  const bytes = await paperMaker().summary(summaryPaper(summary, letterhead, { isPublic: false }));
  return { bytes, mimeType: pdf, name: `${summary.isDraft ? 'KONSEP-' : ''}Ringkasan-Pengaduan-${name}.pdf` };
}

/** The page as it is drawn. */
export function summaryPaper(
  { period, figures, at, isFrozen, isDraft }: Summary,
  letterhead: Letterhead,
  { isPublic }: { isPublic: boolean },
): SummaryPaper {
  return {
    ...{ letterhead, period: period.name, kind: period.kind, isPublic, sections: reportSections(figures, officeWords) },
    ...{ supervisory: figures.supervisory, at, isFrozen, isDraft },
  };
}
