import { checkOpener, takeOpeningBalance, tryOpeningBalance } from '../casework/importing/openingBalance';
import type { OpeningRow } from '../casework/importing/openingBalance';
import type { Office } from '../casework/office';
import { readOpeningBalance } from '../channels/openingBalance';
import { maskText } from '../complaint/personalData';
import { textIn } from '../text/text';
import type { Signed } from './api';
import { answer, bytesOf, isDryRun, queryOf } from './body';
import { languageOf } from './errors';

/** Rows that a dry run shows; the counts are of all of them. */
const shownRows = 300;

/** The opening balance, for the tab's page and for scripts. Answers are those of `contract.ts`. */
export function createOpeningRoutes(office: Office): Record<'takeOpening' | 'showTemplate', Signed> {
  return {
    async takeOpening(req, res, person) {
      checkOpener(person, office.now());
      const sheet = await readOpeningBalance(bytesOf(req), office.now());
      const isDry = isDryRun(queryOf(req));
      const { rows, faulty, ...counts } = await (isDry ? tryOpeningBalance : takeOpeningBalance)(office, person, sheet);
      const words = textIn(languageOf(req, person.language));
      const reasons = faulty.map(({ row, code, ticket = '' }) => ({
        ...{ row, code, reason: words(`errors:openingRow.${code}`, { ticket }) },
      }));
      answer(res, 200, { ...counts, faulty: reasons, ...(isDry && { rows: rows.slice(0, shownRows).map(shown) }) });
    },

    async showTemplate(_req, res, person) {
      checkOpener(person, office.now());
      // What draws is loaded with the first template: an office that starts should not wait for it.
      const { openingTemplate } = await import('../channels/openingTemplate');
      res.sendRaw(200, await openingTemplate(), {
        'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'Content-Disposition': 'attachment; filename="saldo-awal-aduan.xlsx"',
      });
    },
  };
}

const shown = ({ priorCase: { row, priorNumber, receivedAt, status, text }, outcome, dueAt }: OpeningRow) => ({
  ...{ row, priorNumber: maskText(priorNumber), outcome, status, receivedAt, dueAt },
  text: maskText(text).slice(0, 200),
});
