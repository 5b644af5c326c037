import type { Office } from '../casework/office';
import { complaintNumbered } from '../casework/list/find';
import { bePresent, leave } from '../casework/reading/presence';
import { unmask } from '../casework/reading/unmask';
import { whyDeadlines } from '../casework/reading/whyDeadlines';
import type { Person } from '../complaint/complaint';
import type { Log } from '../log';
import type { Signed } from './api';
import { answer, fieldsIn, letterNumberIn, oneOf, queryOf } from './body';
import { sendFile, type FileToSend } from './sendFile';

type Routes = 'whyDeadlines' | 'noteOpen' | 'unmask' | 'showPaper';

/** Draws one of a case's papers for one reader of it. */
export type CasePapers = (
  person: Person,
  ticketNumber: string,
  asked: { paper: string; type: 'pdf' | 'docx'; number: string | null },
) => Promise<FileToSend>;

/** What the page of one case asks for beside the case itself. Answers are those of `contract.ts`. */
export function createCaseRoutes(office: Office, log: Log, papers: CasePapers): Record<Routes, Signed> {
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

    async showPaper(req, res, person) {
      const query = queryOf(req);
      const type = oneOf(query, 'type', ['pdf', 'docx'] as const) ?? 'pdf';
      const asked = { paper: String(req.params.paper), type, number: letterNumberIn(query) };
      sendFile(req, res, await papers(person, String(req.params.ticketNumber), asked));
    },
  };
}
