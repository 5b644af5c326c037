import type { Request } from 'restify';
import type { Person } from '../complaint/complaint';
import type { Office } from '../casework/office';
import { readReportBody, readReportFigures } from '../casework/reportBody';
import { textIn, type Words } from '../text/text';
import type { Signed } from './api';
import { answer } from './body';
import { languageOf } from './errors';

type Routes = 'showFigures' | 'showBody';

/** What a month's report says and holds, for the tab and for scripts. Answers are those of `contract.ts`. */
export function createReportRoutes(office: Office): Record<Routes, Signed> {
  return {
    async showFigures(req, res, person) {
      const { report, figures, hash, frozenAt } = await readReportFigures(office, person, String(req.params.month));
      const { month, status } = report;
      answer(res, 200, { month, status, isFrozen: hash !== null, hash, frozenAt, figures });
    },

    async showBody(req, res, person) {
      answer(res, 200, await readReportBody(office, person, String(req.params.month), wordsFor(req, person)));
    },
  };
}

const wordsFor = (req: Request, person: Person): Words => textIn(languageOf(req, person.language));
