import { linkCases } from '../casework/disruption/link';
import { decideNews, endDisruption, openDisruption, writeNews, type Changing } from '../casework/disruption/manage';
import { previewNews, readDisruption, readDisruptions } from '../casework/disruption/read';
import type { Office } from '../casework/office';
import type { Person } from '../complaint/complaint';
import { errorText } from '../text/errorText';
import { textIn } from '../text/text';
import type { Signed } from './api';
import { answer, fieldsIn, shortText } from './body';
import { languageOf } from './errors';

type Routes =
  | 'listDisruptions'
  | 'openDisruption'
  | 'showDisruption'
  | 'previewNews'
  | 'writeNews'
  | 'decideNews'
  | 'endDisruption'
  | 'linkCases';

/** Disruptions, for the tab and for scripts; whoever changes one gets it as it is afterwards. Answers are those of `contract.ts`. */
export function createDisruptionRoutes(office: Office): Record<Routes, Signed> {
  const changing =
    (work: (change: Changing, body: Record<string, unknown>) => Promise<void>): Signed =>
    async (req, res, person) => {
      const id = String(req.params.id);
      const body = fieldsIn(req.body);
      await work(
        { office, id, ...writingIn(body, person), version: typeof body.version === 'number' ? body.version : null },
        body,
      );
      answer(res, 200, await readDisruption(office, person, id));
    };

  return {
    async listDisruptions(_req, res, person) {
      answer(res, 200, await readDisruptions(office, person));
    },

    async openDisruption(req, res, person) {
      const id = await openDisruption({ office, ...writingIn(fieldsIn(req.body), person) });
      answer(res, 201, await readDisruption(office, person, id));
    },

    async showDisruption(req, res, person) {
      answer(res, 200, await readDisruption(office, person, String(req.params.id)));
    },

    async previewNews(req, res, person) {
      answer(res, 200, await previewNews(office, person, fieldsIn(req.body)));
    },

    writeNews: changing(writeNews),

    decideNews: changing((change, { approve }) => decideNews(change, approve === true)),

    endDisruption: changing(endDisruption),

    async linkCases(req, res, person) {
      const { tickets } = fieldsIn(req.body);
      const named = Array.isArray(tickets) ? tickets.filter(each => typeof each === 'string') : [];
      const { linked, refused } = await linkCases(office, person, String(req.params.id), named);
      const words = textIn(languageOf(req, person.language));
      const reasons = refused.map(({ ticketNumber, error }) => ({
        ticketNumber,
        reason: errorText(words, error, 'joinDisruption'),
      }));
      answer(res, 200, { linked, refused: reasons });
    },
  };
}

const writingIn = (body: Record<string, unknown>, by: Person): Pick<Changing, 'by' | 'input' | 'submissionId'> => ({
  by,
  input: fieldsIn(body.input),
  submissionId: shortText(body.submissionId),
});
