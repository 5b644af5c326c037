import type { Request } from 'restify';
import { checkImporter, importLapor, laporImports, tryLaporImport } from '../casework/importing/importLapor';
import type { LaporRowOutcome } from '../casework/importing/importLapor';
import type { Office } from '../casework/office';
import { readLaporExport } from '../channels/lapor';
import { maskText } from '../complaint/personalData';
import { sha256Of } from '../files/admit';
import { textIn } from '../text/text';
import type { Signed } from './api';
import { answer, bytesOf, isDryRun, queryOf } from './body';
import { languageOf } from './errors';

/** Rows that a dry run shows; the counts are of all of them. */
const shownRows = 300;

/** Import of LAPOR!'s export, for the tab's page and for scripts. Answers are those of `contract.ts`. */
export function createLaporRoutes(office: Office): Record<'importExport' | 'listImports', Signed> {
  return {
    async importExport(req, res, person) {
      checkImporter(person, office.now());
      const query = queryOf(req);
      const bytes = bytesOf(req);
      const isDry = isDryRun(query);
      const parts = {
        office,
        by: person,
        read: await readLaporExport(bytes),
        everyOffice: query.get('office') === '*',
        fileName: fileNameOf(query),
        sha256: sha256Of(bytes),
      };
      const { rows, faulty, ...counts } = await (isDry ? tryLaporImport(parts) : importLapor(parts));
      const reasons = faulty.map(each => ({ ...each, reason: reasonOf(req, person.language, each.code) }));
      answer(res, 200, { ...counts, faulty: reasons, ...(isDry && { rows: rows.slice(0, shownRows).map(shown) }) });
    },

    async listImports(_req, res, person) {
      answer(res, 200, await laporImports(office, person));
    },
  };
}

/** A name may hold somebody's number. */
const fileNameOf = (query: URLSearchParams): string | null => maskText(query.get('fileName') ?? '').slice(0, 200) || null;

const reasonOf = (req: Request, own: 'id' | 'en', code: string): string =>
  textIn(languageOf(req, own))(`errors:laporRow.${code}`);

const shown = ({ report, outcome, formerStatus }: LaporRowOutcome) => ({
  row: report.row,
  trackingId: report.trackingId,
  title: maskText(report.title),
  outcome,
  status: report.status,
  formerStatus,
});
