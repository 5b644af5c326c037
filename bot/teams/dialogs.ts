import { actFacts, refusalFor, standingNumbers } from '../casework/act';
import { textsFor } from '../casework/bank/answerBank';
import { answerFieldOf, previewAnswer } from '../casework/telling/answerPreview';
import type { AnswerPreview } from '../casework/telling/answerPreview';
import { readCaseFile } from '../casework/reading/caseFile';
import { complaintView } from '../casework/reading/complaintView';
import type { ComplaintView } from '../casework/reading/complaintView';
import { findDuplicates } from '../casework/reading/duplicates';
import { loadSettings } from '../casework/office';
import type { Office } from '../casework/office';
import { loadPeople } from '../casework/people';
import { leave, openDialogOn, othersOn } from '../casework/reading/presence';
import { readReport } from '../casework/report/reportView';
import type { Person } from '../complaint/complaint';
import { DomainError, NotAllowed, Unknown } from '../complaint/errors';
import { fieldsOf, longestAnswer } from '../complaint/inputs';
import { offeredFields } from '../complaint/sorting';
import type { Field } from '../complaint/inputs';
import { actions, reportActions } from '../complaint/sop';
import type { Action, ReportAction } from '../complaint/sop';
import { isExcluded } from '../complaint/visibility';
import { formatMonth } from '../complaint/wib';
import { newId } from '../database/dialect';
import type { ComplaintRow } from '../database/tables';
import { errorText } from '../text/errorText';
import { insertText } from '../text/insertText';
import { textIn, type Words } from '../text/text';
import { dialogAnswer, messageAnswer, type InvokeBody } from './answers';
import type { PressedButton } from './button';
import { bankInput, helpVerbs, type HelpVerb } from './cards/answerHelp';
import type { ButtonData } from './cards/cardActions';
import { renderDialog, type Choice, type DialogModel } from './cards/dialogCard';
import { contextLines, othersLines, prefillOf } from './dialogContent';
import { faultsOf, type Fault } from './faults';
import { perform } from './perform';

/** What stands in a dialog that comes back: what was typed, and what is wrong with it. */
interface Again {
  typed: Record<string, unknown>;
  errors: Fault[];
  /** The help that was asked for. */
  help?: HelpVerb;
}

/** `task/fetch`: the form of an action, drawn from `inputs.ts`; words instead where the action is not this person's now. */
export async function openDialog(office: Office, person: Person, button: PressedButton): Promise<InvokeBody> {
  return explained(person, button.verb, () => drawDialog(office, person, button, null));
}

/** `task/submit`: the same action as a button's. A refusal comes back inside the dialog with everything that was typed. */
export async function submitDialog(office: Office, person: Person, button: PressedButton): Promise<InvokeBody> {
  const help = helpVerbs.find(verb => verb === button.verb);
  if (help) return helpInDialog(office, person, button, help);
  try {
    await perform(office, person, button);
    if (button.month === null) await leave(office, person, button.complaintId);
    return null;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const again = { typed: button.data, errors: faultsOf(error, textIn(person.language), button.verb) };
    // Whoever has read that an earlier press was stored, and presses once more, means a press of its own.
    const pressed = error.code === 'pressChanged' ? { ...button, data: { ...button.data, submissionId: '' } } : button;
    return explained(person, button.verb, () => drawDialog(office, person, pressed, again));
  }
}

/** Nothing is done: the form comes back with everything that was typed, and what was asked for. */
function helpInDialog(office: Office, person: Person, button: PressedButton, help: HelpVerb): Promise<InvokeBody> {
  const action = String(button.data.form);
  const again = { typed: button.data, errors: [], help };
  return explained(person, action, () => drawDialog(office, person, { ...button, verb: action }, again));
}

async function explained(person: Person, verb: string, draw: () => Promise<InvokeBody>): Promise<InvokeBody> {
  try {
    return await draw();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return messageAnswer('task/', errorText(textIn(person.language), error, verb));
  }
}

function drawDialog(office: Office, person: Person, button: PressedButton, again: Again | null): Promise<InvokeBody> {
  return button.month === null
    ? complaintDialog(office, person, button, again)
    : reportDialog(office, person, button, button.month, again);
}

async function complaintDialog(office: Office, person: Person, button: PressedButton, again: Again | null): Promise<InvokeBody> {
  const { read } = office.db;
  const action = actions.find(known => known === button.verb);
  if (!action) throw new Unknown('unknownAction', { action: button.verb });
  const complaint = await read.findOneBy<ComplaintRow>('Complaint', { id: button.complaintId });
  const view = complaint && complaintView(await readCaseFile(read, office, complaint), person, office.now());
  if (!complaint || !view) throw new Unknown('unknownComplaint');
  const refusal = refusalFor(complaint, action, person, await actFacts(read, office, complaint));
  // A dialog that was filled in stays open whatever happened meanwhile: what was typed must not be lost.
  if (refusal && !again) throw refusal;
  await openDialogOn(office, person, complaint, action);
  const others = await othersOn(office, person, complaint.id);
  const duplicates = action === 'merge' ? await findDuplicates(office, person, complaint) : [];
  const words = textIn(person.language);
  const title = words('staff:dialog.title', { action: words(`staff:action.${action}`), ticket: view.ticketNumber });
  const { sorting } = await loadSettings(read);
  const fields = offeredFields(fieldsOf(action), sorting, complaint, await standingNumbers(read, office, complaint)).filter(
    field => field.name !== 'task',
  );
  const answerField = answerFieldOf(action);
  const typed = again?.typed ?? prefillOf(action, view, duplicates);
  const writing = typeof answerField === 'string' ? { field: answerField, bank: await textsFor(read, office, complaint) } : null;
  const used = writing && again?.help === 'useBankText' ? withBankText(typed, writing, words) : null;
  const prefill = used?.typed ?? typed;
  const data = { complaintId: complaint.id, step: complaint.step, ...carried(button), ...seenIn(view) };
  const card = renderDialog(
    {
      ...{ action, title, fields, data },
      choices: await choicesFor(office, fields, complaint),
      prefill,
      errors: again?.errors ?? [],
      context: [...othersLines(others, words), ...contextLines(action, view, words, duplicates)],
      toCopy: textToCopy(view, action, button),
      preview: await previewIn(office, complaint, view, action, { prefill, isAsked: again?.help !== undefined }),
      ...{ writing, told: used?.told ?? null },
    },
    words,
  );
  return dialogAnswer(title, card, answerField === undefined ? sizeFor(fields) : 'large');
}

/** Puts the chosen text of the bank into the form, and says what became of it. */
function withBankText(
  typed: Record<string, unknown>,
  { field, bank }: NonNullable<DialogModel['writing']>,
  words: Words,
): { typed: Record<string, unknown>; told: string } {
  const chosen = bank.find(({ id }) => id === typed[bankInput]);
  if (!chosen) return { typed, told: words('staff:bank.none') };
  const before = typeof typed[field] === 'string' ? typed[field] : '';
  const { text, how } = insertText(before, chosen.text, longestAnswer);
  const told = words(`staff:bank.${how}`, { title: chosen.title, max: longestAnswer });
  const late = chosen.isPastReview ? ` ${words('staff:bank.pastReview')}` : '';
  return { typed: { ...typed, [field]: text }, told: told + late };
}

/** What stands already is shown from the beginning, what is being written when it is asked for. */
async function previewIn(
  office: Office,
  complaint: ComplaintRow,
  { details }: ComplaintView,
  action: Action,
  { prefill, isAsked }: { prefill: Record<string, unknown>; isAsked: boolean },
): Promise<AnswerPreview | null> {
  const field = answerFieldOf(action);
  if (field === undefined || !details || (field !== null && !isAsked)) return null;
  const text = field === null ? details.answer?.text : prefill[field];
  return previewAnswer(office.db.read, office, complaint, { action, text: typeof text === 'string' ? text : '' });
}

/** What is sent by hand, as it is; whoever sees it masked must not copy it. */
function textToCopy({ view, details }: ComplaintView, action: Action, { data }: PressedButton): string | null {
  if (action !== 'markSent' || view !== 'full') return null;
  return details?.tasks.find(({ id }) => id === data.task)?.text ?? null;
}

/** The press's own id lasts over all attempts of one dialog, so that it acts once; a task's button says which task. */
function carried({ data }: PressedButton): ButtonData {
  const { submissionId, task } = data;
  return {
    submissionId: typeof submissionId === 'string' && submissionId ? submissionId.slice(0, 64) : newId(),
    ...(typeof task === 'string' && { task: task.slice(0, 40) }),
  };
}

const seenIn = ({ details }: ComplaintView): ButtonData =>
  details?.lastInboundMessageId ? { seen: details.lastInboundMessageId } : {};

/** Officers to choose from; whoever is complained about is not among them. */
async function choicesFor(
  office: Office,
  fields: readonly Field[],
  complaint: ComplaintRow,
): Promise<Record<string, readonly Choice[]>> {
  const named = fields.filter(field => field.kind === 'person');
  if (named.length === 0) return {};
  const people = (await loadPeople(office.db.read)).filter(person => !isExcluded(complaint, person, office.now()));
  const choices = people.map(({ id, name }) => ({ value: id, title: name })).toSorted((a, b) => a.title.localeCompare(b.title));
  return Object.fromEntries(named.map(field => [field.name, choices]));
}

async function reportDialog(
  office: Office,
  person: Person,
  button: PressedButton,
  month: string,
  again: Again | null,
): Promise<InvokeBody> {
  const words = textIn(person.language);
  const action = reportActions.find(known => known === button.verb);
  if (!action) throw new Unknown('unknownAction', { action: button.verb });
  const report = await readReport(office, person, month);
  if (!again && !report.allowedActions.some(allowed => allowed.action === action)) throw notOnReport(action, report.status);
  const ticket = formatMonth(month, words.language);
  const title = words('staff:dialog.title', { action: words(`staff:action.${action}`), ticket });
  const fields = fieldsOf(action);
  const prefill = again?.typed ?? { ...report.narrative, officialNumber: report.officialNumber };
  const data = { month, step: report.step, ...carried(button) };
  const card = renderDialog({ action, title, fields, choices: {}, data, prefill, errors: again?.errors ?? [] }, words);
  return dialogAnswer(title, card, sizeFor(fields));
}

const sizeFor = (fields: readonly Field[]): 'medium' | 'large' => (fields.length > 4 ? 'large' : 'medium');

const notOnReport = (action: Action | ReportAction, status: string): NotAllowed => new NotAllowed('notNow', { action, status });
