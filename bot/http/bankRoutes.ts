import { readBank, saveBankText, setBankTextActive, textsFor } from '../casework/bank/answerBank';
import { readableNumbered } from '../casework/list/find';
import type { Office } from '../casework/office';
import { draftFromAnswer } from '../casework/bank/promoteAnswer';
import type { Signed } from './api';
import { answer, fieldsIn, shortText } from './body';

type Routes = 'showBank' | 'writeText' | 'changeText' | 'listFitting' | 'showDraft';

/** The answer bank, for the tab and for scripts; whoever writes gets the bank as it is afterwards. Answers are those of `contract.ts`. */
export function createBankRoutes(office: Office): Record<Routes, Signed> {
  return {
    async showBank(_req, res, person) {
      answer(res, 200, await readBank(office, person));
    },

    async writeText(req, res, person) {
      const { input, submissionId, source } = fieldsIn(req.body);
      const saving = { input: fieldsIn(input), submissionId: shortText(submissionId), source: shortText(source) };
      await saveBankText({ office, by: person, id: null, version: null, ...saving });
      answer(res, 201, await readBank(office, person));
    },

    async changeText(req, res, person) {
      const { version, input, active, submissionId } = fieldsIn(req.body);
      const which = { id: String(req.params.id), version: typeof version === 'number' ? version : null };
      if (typeof active === 'boolean') await setBankTextActive(office, person, { ...which, active });
      else await saveBankText({ office, by: person, ...which, input: fieldsIn(input), submissionId: shortText(submissionId) });
      answer(res, 200, await readBank(office, person));
    },

    async listFitting(req, res, person) {
      const complaint = await readableNumbered(office, person, String(req.params.ticketNumber));
      answer(res, 200, await textsFor(office.db.read, office, complaint));
    },

    async showDraft(req, res, person) {
      answer(res, 200, await draftFromAnswer(office, person, String(req.params.ticketNumber)));
    },
  };
}
