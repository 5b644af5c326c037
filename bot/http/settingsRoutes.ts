import { checkKeeper } from '../casework/settings/change';
import { saveApproval, saveLimit, saveReminders } from '../casework/settings/deadlines';
import { saveChannels } from '../casework/settings/enteredChannels';
import { readHealth, retryPart, type Surroundings } from '../casework/settings/health';
import { importHolidays, removeHoliday, saveHoliday, tryHolidays } from '../casework/settings/holidays';
import { removeSpecialHours, saveOpeningHours, saveSpecialHours, type Seen } from '../casework/settings/hours';
import { saveOfficeTexts } from '../casework/settings/officeTexts';
import { endPost, givePost, savePerson, setPersonActive } from '../casework/settings/people';
import { saveRetention } from '../casework/settings/retention';
import { readSettings } from '../casework/settings/readSettings';
import { saveReporterText, saveTemplate } from '../casework/settings/reporterTexts';
import { saveSorting } from '../casework/settings/sorting';
import { addStanding, endStanding } from '../casework/settings/standing';
import type { Office } from '../casework/office';
import { readHolidayList } from '../channels/holidayList';
import type { Person } from '../complaint/complaint';
import { textIn } from '../text/text';
import type { Signed } from './api';
import { answer, bytesOf, fieldsIn, isDryRun, queryOf } from './body';
import { languageOf } from './errors';

type Routes =
  | 'showSettings'
  | 'showHealth'
  | 'retryWork'
  | 'changeHoliday'
  | 'importHolidays'
  | 'changeWeek'
  | 'changeSpecialHours'
  | 'addPerson'
  | 'changePerson'
  | 'givePost'
  | 'endPost'
  | 'changeLimit'
  | 'changeApproval'
  | 'changeReminders'
  | 'changeChannels'
  | 'changeOffice'
  | 'changeText'
  | 'changeTemplate'
  | 'changeSorting'
  | 'addStanding'
  | 'endStanding'
  | 'changeRetention';

/** The settings, for administrators alone; whoever changes something gets all of them as they are afterwards. Answers are those of `contract.ts`. */
export function createSettingsRoutes(office: Office, around: Surroundings): Record<Routes, Signed> {
  /** A change of what was read, which names the version it was. */
  const saving =
    (save: (office: Office, by: Person, seen: Seen) => Promise<void>): Signed =>
    async (req, res, person) => {
      await save(office, person, seenIn(req.body));
      answer(res, 200, await readSettings(office, person));
    };

  return {
    async showSettings(_req, res, person) {
      answer(res, 200, await readSettings(office, person));
    },

    async showHealth(_req, res, person) {
      answer(res, 200, { lines: await readHealth(office, person, around) });
    },

    async retryWork(req, res, person) {
      await retryPart(office, person, around, fieldsIn(req.body).part);
      answer(res, 200, { lines: await readHealth(office, person, around) });
    },

    async changeHoliday(req, res, person) {
      const { input, remove } = fieldsIn(req.body);
      if (typeof remove === 'string') await removeHoliday(office, person, remove);
      else await saveHoliday(office, person, fieldsIn(input));
      answer(res, 200, await readSettings(office, person));
    },

    async importHolidays(req, res, person) {
      checkKeeper(person, office.now());
      const list = await readHolidayList(bytesOf(req));
      const isDry = isDryRun(queryOf(req));
      const { days, ...counts } = await (isDry ? tryHolidays(office, list) : importHolidays(office, person, list));
      const words = textIn(languageOf(req, person.language));
      const faulty = list.faulty.map(({ row, code }) => ({ row, code, reason: words(`errors:holidayRow.${code}`) }));
      answer(res, 200, { ...counts, faulty, ...(isDry && { days }) });
    },

    changeWeek: saving(saveOpeningHours),

    async changeSpecialHours(req, res, person) {
      const { remove } = fieldsIn(req.body);
      const work = remove === true ? removeSpecialHours : saveSpecialHours;
      await work(office, person, seenIn(req.body));
      answer(res, 200, await readSettings(office, person));
    },

    changeLimit: saving(saveLimit),

    changeApproval: saving(saveApproval),
    changeReminders: saving(saveReminders),
    changeChannels: saving(saveChannels),

    changeOffice: saving(saveOfficeTexts),

    changeText: saving(saveReporterText),

    changeTemplate: saving(saveTemplate),

    changeSorting: saving(saveSorting),

    addStanding: saving(addStanding),

    endStanding: saving(endStanding),

    changeRetention: saving(saveRetention),

    async addPerson(req, res, person) {
      await savePerson(office, person, null, fieldsIn(fieldsIn(req.body).input));
      answer(res, 201, await readSettings(office, person));
    },

    async changePerson(req, res, person) {
      const { active, input } = fieldsIn(req.body);
      const id = String(req.params.id);
      if (typeof active === 'boolean') await setPersonActive(office, person, id, active);
      else await savePerson(office, person, id, fieldsIn(input));
      answer(res, 200, await readSettings(office, person));
    },

    async givePost(req, res, person) {
      await givePost(office, person, String(req.params.id), fieldsIn(fieldsIn(req.body).input));
      answer(res, 201, await readSettings(office, person));
    },

    async endPost(req, res, person) {
      await endPost(office, person, String(req.params.id), fieldsIn(fieldsIn(req.body).input));
      answer(res, 200, await readSettings(office, person));
    },
  };
}

/** Without the version that was read nothing says whether somebody was faster: it is refused as stale. */
function seenIn(body: unknown): Seen {
  const { version, input } = fieldsIn(body);
  return { version: typeof version === 'number' ? version : -1, input: fieldsIn(input) };
}
