import { loadSettings } from '../casework/office';
import type { Office } from '../casework/office';
import { readSummary } from '../casework/readSummary';
import type { Person } from '../complaint/complaint';
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
  const { period, figures, at, isFrozen, isDraft } = await readSummary(office, person, name);
  const { letterhead } = await loadSettings(office.db.read);
  const { supervisory } = figures;
  const bytes = await paperMaker().summary({
    ...{ letterhead, period: name, kind: period.kind, sections: reportSections(figures, officeWords) },
    ...{ supervisory, at, isFrozen, isDraft },
  });
  return { bytes, mimeType: pdf, name: `${isDraft ? 'KONSEP-' : ''}Ringkasan-Pengaduan-${name}.pdf` };
}
