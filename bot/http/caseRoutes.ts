import type { Office } from '../casework/office';
import { complaintNumbered } from '../casework/find';
import { bePresent, leave } from '../casework/presence';
import { unmask } from '../casework/unmask';
import { whyDeadlines } from '../casework/whyDeadlines';
import type { Log } from '../log';
import type { Signed } from './api';
import { answer, fieldsIn } from './body';

type Routes = 'whyDeadlines' | 'noteOpen' | 'unmask';

/** What the page of one case asks for beside the case itself. Answers are those of `contract.ts`. */
export function createCaseRoutes(office: Office, log: Log): Record<Routes, Signed> {
  return {
    async whyDeadlines(req, res, person) {
      answer(res, 200, await whyDeadlines(office, person, String(req.params.ticketNumber)));
    },

    async noteOpen(req, res, person) {
      const ticketNumber = String(req.params.ticketNumber);
      const { doing, left } = fieldsIn(req.body);
      if (left === true) {
        await leave(office, person, (await complaintNumbered(office, person, ticketNumber)).id);
        return answer(res, 200, []);
      }
      answer(res, 200, await bePresent(office, person, { ticketNumber, doing: typeof doing === 'string' ? doing : null }));
    },

    async unmask(req, res, person) {
      const ticketNumber = String(req.params.ticketNumber);
      const opened = await unmask(office, person, ticketNumber, fieldsIn(req.body));
      log.info({ person: person.id, ticketNumber }, 'covered data opened');
      res.setHeader('Cache-Control', 'no-store');
      answer(res, 200, opened);
    },
  };
}
