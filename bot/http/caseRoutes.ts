import type { Office } from '../casework/office';
import { whyDeadlines } from '../casework/whyDeadlines';
import type { Signed } from './api';
import { answer } from './body';

/** What the page of one case asks for beside the case itself. Answers are those of `contract.ts`. */
export function createCaseRoutes(office: Office): Record<'whyDeadlines', Signed> {
  return {
    async whyDeadlines(req, res, person) {
      answer(res, 200, await whyDeadlines(office, person, String(req.params.ticketNumber)));
    },
  };
}
