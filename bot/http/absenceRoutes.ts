import { absencesOf, sayAway, sayBack } from '../casework/desk/absences';
import type { Office } from '../casework/office';
import type { Signed } from './api';
import { answer, fieldsIn } from './body';

/** One's own absence, and what colleagues who are away have handed over. Answers are those of `contract.ts`. */
export function createAbsenceRoutes(office: Office): Record<'showAbsences' | 'changeAbsence', Signed> {
  return {
    async showAbsences(_req, res, person) {
      answer(res, 200, await absencesOf(office, person));
    },

    async changeAbsence(req, res, person) {
      const { input, back } = fieldsIn(req.body);
      if (back === true) await sayBack(office, person);
      else await sayAway(office, person, fieldsIn(input));
      answer(res, 200, await absencesOf(office, person));
    },
  };
}
