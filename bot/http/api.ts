import type { Request, Response } from 'restify';
import { act, allowedActions, standingNumbers } from '../casework/act';
import { awayNow } from '../casework/desk/absences';
import { previewFor } from '../casework/telling/answerPreview';
import { bulkActionsOf } from '../casework/list/bulk';
import type { DetailsView } from '../casework/reading/complaintView';
import { likelyDisruptions } from '../casework/disruption/matching';
import { readDashboard } from '../casework/dashboard/dashboard';
import { mergeableDuplicates } from '../casework/reading/duplicates';
import { deskOf } from '../casework/desk/desk';
import { enterReport, reportFormFor } from '../casework/receiving/enterReport';
import { complaintNumbered, findComplaints, openComplaint, readableNumbered } from '../casework/list/find';
import { actOnReport } from '../casework/report/monthlyReport';
import { loadSettings } from '../casework/office';
import type { Office } from '../casework/office';
import { loadPeople } from '../casework/people';
import { isPromotable } from '../casework/bank/promoteAnswer';
import { reportersCases } from '../casework/reading/reportersCases';
import { readReport } from '../casework/report/reportView';
import { signedIn } from '../casework/papers/signedCasePapers';
import { typedReport } from '../channels/typedReport';
import type { Person } from '../complaint/complaint';
import { Invalid } from '../complaint/errors';
import { districts } from '../complaint/masterData';
import type { Action } from '../complaint/sop';
import { isExcluded, isStaff, readsFigures, readsRecords, rolesAt } from '../complaint/visibility';
import type { ComplaintRow } from '../database/tables';
import { settledBy } from '../teams/cards/complaintModel';
import { textIn, type Words } from '../text/text';
import { answer, dayNeeded, fieldsIn, queryOf, shortText } from './body';
import { languageOf } from './errors';
import { formsOf, namesIn, reportForms } from './forms';
import { wantedIn } from './narrowing';

export type Signed = (req: Request, res: Response, person: Person) => Promise<void>;

type Routes =
  | 'me'
  | 'showDesk'
  | 'showDashboard'
  | 'listPeople'
  | 'listComplaints'
  | 'enterComplaint'
  | 'showComplaint'
  | 'actOnComplaint'
  | 'previewAnswer'
  | 'showReport'
  | 'actOnMonth';

/** The routes of the tab and of scripts; each takes the signed-in officer. Answers are those of `contract.ts`. */
export function createApi(office: Office): Record<Routes, Signed> {
  /** Read anew after every change: the version of a moment ago would offer buttons that are refused. */
  async function detail(person: Person, ticketNumber: string, words: Words): Promise<object> {
    const { file, view } = await openComplaint(office, person, ticketNumber);
    const { base, details, ...head } = view;
    const row = file.complaint;
    const allowed = await allowedActions(office.db.read, office, row, person);
    const duplicates = await mergeableDuplicates(office, person, row, allowed);
    const ofReporter = await reportersCases(office, person, row, allowed);
    const mayPromote = isPromotable(row, person, office.now());
    const mayJoin = allowed.includes('joinDisruption');
    const likely = mayJoin ? await likelyDisruptions(office, row, details?.suggestion ?? null) : [];
    const signed = details ? await signedIn(office, person, file) : [];
    const extras = { duplicates, ofReporter, mayPromote, likelyDisruptions: likely, signed };
    const known = { ...head, ...base, ...(details && { ...withTasks(details, allowed), ...extras }) };
    const { sorting } = await loadSettings(office.db.read);
    const standing = await standingNumbers(office.db.read, office, row);
    return { ...known, allowedActions: formsOf(allowed, view, words, duplicates, { sorting, standing }) };
  }

  async function report(person: Person, month: string): Promise<object> {
    const view = await readReport(office, person, month);
    return { ...view, allowedActions: reportForms(view) };
  }

  return {
    async me(req, res, person) {
      const { id, name, language, division } = person;
      const now = office.now();
      const names = namesIn(languageOf(req, language));
      const settings = await loadSettings(office.db.read);
      const { laporRecordsEvery } = settings;
      const roles = rolesAt(person, now);
      const reportFields = reportFormFor(person, now, settings);
      const more = {
        readsFigures: readsFigures(person, now),
        readsReports: isStaff(person, now),
        readsRecords: readsRecords(person, now),
        districts: districts.map(each => each.name),
        bulkActions: bulkActionsOf(person, now),
      };
      answer(res, 200, { id, name, language, division, roles, now, reportFields, names, laporRecordsEvery, ...more });
    },

    async showDashboard(req, res, person) {
      const query = queryOf(req);
      answer(res, 200, await readDashboard(office, person, dayNeeded(query, 'from'), dayNeeded(query, 'to')));
    },

    async showDesk(_req, res, person) {
      answer(res, 200, await deskOf(office, person));
    },

    async listPeople(req, res, person) {
      const ticketNumber = queryOf(req).get('complaint');
      // Who is missing from this list is complained about: that is for those who may read the case.
      const complaint = ticketNumber ? await readableNumbered(office, person, ticketNumber) : null;
      const now = office.now();
      const away = await awayNow(office.db.read, now);
      const people = (await loadPeople(office.db.read)).filter(each => !complaint || !isExcluded(complaint, each, now));
      const listed = people.map(each => ({
        id: each.id,
        name: each.name,
        roles: rolesAt(each, now).map(held => held.role),
        awayUntil: away.get(each.id) ?? null,
      }));
      answer(
        res,
        200,
        listed.toSorted((a, b) => a.name.localeCompare(b.name)),
      );
    },

    async listComplaints(req, res, person) {
      const query = queryOf(req);
      const cursor = query.get('cursor')?.slice(0, 60);
      const page = { ...(cursor && { cursor }), limit: limitOf(query) };
      answer(res, 200, await findComplaints(office, person, { ...wantedIn(query, person), ...page }));
    },

    async enterComplaint(req, res, person) {
      const complaint = await enterReport({
        office,
        by: person,
        input: fieldsIn(req.body),
        submissionId: shortText(fieldsIn(req.body).submissionId),
        ...typedReport,
      });
      if (!complaint) return answer(res, 202, { noted: true });
      answer(res, 201, await detail(person, complaint.ticketNumber, wordsFor(req, person)));
    },

    async showComplaint(req, res, person) {
      answer(res, 200, await detail(person, String(req.params.ticketNumber), wordsFor(req, person)));
    },

    async actOnComplaint(req, res, person) {
      const complaint = await complaintNumbered(office, person, String(req.params.ticketNumber));
      const { action, step, input, submissionId, seen } = fieldsIn(req.body);
      if (typeof action !== 'string') throw new Invalid('malformed');
      await act(office, {
        complaintId: complaint.id,
        action,
        by: { kind: 'person', person },
        from: 'tab',
        step: numberOf(step),
        input: fieldsIn(input),
        submissionId: shortText(submissionId),
        seen: shortText(seen),
      });
      const { ticketNumber } = complaint;
      answer(res, 200, await detail(person, ticketNumber, wordsFor(req, person)).catch(lostFromSight(complaint)));
    },

    async previewAnswer(req, res, person) {
      const { action, text } = fieldsIn(req.body);
      const wanted = { action: String(action), text: typeof text === 'string' ? text : '' };
      answer(res, 200, await previewFor(office, person, String(req.params.ticketNumber), wanted));
    },

    async showReport(req, res, person) {
      answer(res, 200, await report(person, String(req.params.month)));
    },

    async actOnMonth(req, res, person) {
      const { action, step, input, submissionId } = fieldsIn(req.body);
      if (typeof action !== 'string') throw new Invalid('malformed');
      const month = String(req.params.month);
      const request = { month, action, by: person, step: numberOf(step), input: fieldsIn(input) };
      await actOnReport(office, { ...request, submissionId: shortText(submissionId) });
      answer(res, 200, await report(person, month));
    },
  };
}

const wordsFor = (req: Request, person: Person): Words => textIn(languageOf(req, person.language));

const withTasks = (details: DetailsView, allowed: readonly Action[]): object => ({
  ...details,
  tasks: details.tasks.map(task => ({ ...task, actions: settledBy[task.kind].filter(action => allowed.includes(action)) })),
});

/** Who flags a case may no longer see it afterwards; the action counts all the same. */
const lostFromSight =
  ({ ticketNumber }: ComplaintRow) =>
  (error: unknown): object => {
    if (error instanceof Error && error.name === 'Unknown') return { ticketNumber, view: 'none', allowedActions: [] };
    throw error;
  };

function limitOf(query: URLSearchParams): number {
  const limit = Number(query.get('limit') ?? 50);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100)
    throw new Invalid('invalidInput', [{ name: 'limit', fault: 'notANumber' }]);
  return limit;
}

/** A step that is no number is stale rather than absent. */
const numberOf = (value: unknown): number | null => (value === undefined || value === null ? null : Number(value));
