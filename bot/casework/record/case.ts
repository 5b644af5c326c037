import type { Complaint, Person, Role } from '../../complaint/complaint';
import { formatWib } from '../../complaint/deadline';
import { settlementCodes } from '../../complaint/deadline';
import { Invalid, Refused, Unknown } from '../../complaint/errors';
import { issuesIn } from '../../complaint/inputs';
import type { ContactRow } from '../../database/tables';
import { contactOf } from '../office';
import { loadPeople } from '../people';
import { notifyPerson } from '../news/teamsNews';
import { toRemind } from '../desk/whoseTurn';
import { fileOf, forgetFile } from '../attachments/attachments';
import { inheritDisruption } from '../disruption/inherit';
import { finishTasks } from '../telling/messages';
import type { Recorder } from '../record';
import { registerParts } from '../receiving/registerVisit';
import { switchSending } from '../telling/sendingMode';
import { mayBeNamed, namedPerson } from './review';
import { namedComplaint } from './target';

/** Posts that work cases: holding one opens it, so that it is handed to nobody else (a secret case has its named handler). */
const workCases: readonly Role[] = ['operator', 'policyAnalyst', 'technicalDivision', 'headOfDivision', 'liaisonOfficer'];

const postsToHold = ({ track }: Complaint): readonly Role[] => (track === 'supervisory' ? [] : workCases);

/** Whether the case can be assigned to this officer. */
export const mayBeAssigned = (person: Person, complaint: Complaint, now: Date): boolean =>
  mayBeNamed(person, complaint, postsToHold(complaint), now);

/** What an officer can do at any time while a case is open (DOMAIN §1.5, "any open"). */
export const caseRecorders = {
  assign: async a => {
    const secret = a.complaint.track === 'supervisory';
    const id = await namedPerson(a, 'assignee', String(a.input.assignee), postsToHold(a.complaint));
    a.detail.assignee = id;
    return secret ? { handlerId: id, heldSince: a.now } : { assigneeId: id, heldSince: a.now };
  },
  /** Once a day, and to whoever of the office it waits for now; who reminds is not told. */
  remindHolder: async a => {
    const people = await loadPeople(a.tx);
    const told = toRemind(a.complaint, { people, policy: a.policy, answer: a.answer, now: a.now }, a.personId);
    if (told instanceof Refused) throw told;
    const who = a.by.kind === 'person' ? a.by.person.name : a.by.kind;
    for (const person of told) await notifyPerson(a.tx, person, a.complaint.id, 'reminded', { who });
    a.detail.told = told.map(({ id }) => id).join(', ');
    return { holderRemindedAt: a.now };
  },
  release: async a => ({ assigneeId: null, heldSince: a.now }),
  addNote: async a => {
    a.words.note = a.input.note;
  },
  escalate: async a => {
    a.words.reason = a.input.reason;
    return { escalatedAt: a.complaint.escalatedAt ?? a.now };
  },
  recordCall: async a => {
    a.detail.result = String(a.input.result);
    a.words.note = a.input.note;
    await finishTasks(a.tx, a.office, a.complaint.id, ['callback', 'unreadAnswer'], a.personId, String(a.input.result));
  },
  extendDue: async a => {
    const newDueAt = a.input.newDueAt as Date;
    if (newDueAt <= a.now) throw new Refused('dueInThePast');
    const running = a.clocks.running('dispositionDue');
    if (running && newDueAt < running.dueAt) throw new Refused('dueNotLater', { due: running.dueAt.toISOString() });
    const limits = settlementCodes.flatMap(code => a.clocks.running(code)?.dueAt ?? []);
    const legal = limits.toSorted((one, other) => one.getTime() - other.getTime())[0];
    if (legal && newDueAt > legal) throw new Refused('dueAfterLegalLimit', { limit: legal.toISOString() });
    a.clocks.startDated('dispositionDue', a.now, newDueAt);
    a.clocks.startDated('promise', a.now, newDueAt);
    a.words.reason = a.input.reason;
    a.detail.newDueAt = newDueAt.toISOString();
    a.tell = { ticket: a.complaint.ticketNumber, reason: String(a.input.reason), date: formatWib(newDueAt, 'id') };
  },
  switchSending: async a => {
    const contact = await contactOf(a.tx, a.complaint.contactId);
    if (!contact) throw new Refused('contactNeeded');
    const mode = a.input.mode as ContactRow['mode'];
    await switchSending(a.tx, a.office, contact, mode);
    a.detail.mode = mode;
  },
  link: async a => {
    const other = await namedComplaint(a, a.input.complaint);
    if (other.id === a.complaint.id) throw new Unknown('unknownComplaint');
    a.detail.linked = other.ticketNumber;
    return { followUpOf: other.id };
  },
  /** The bytes go after the commit; the row stays and says who did it and when, the log says why. */
  discardAttachment: async a => {
    const file = await fileOf(a.tx, a.complaint.id, String(a.input.attachment));
    if (!file) throw new Unknown('unknownFile');
    if (file.status === 'pending' || file.status === 'discarded') throw new Refused(`file.${file.status}`);
    const gone = { status: 'discarded', heldFor: null, path: null, discardedAt: a.now, discardedBy: a.personId } as const;
    await a.tx.update('Attachment', { id: file.id }, gone);
    await forgetFile(a.tx, file.path);
    a.detail.attachment = file.id;
    a.words.reason = a.input.reason;
  },
  /** Several issues in one report: each becomes a complaint of its own, and the report their visit (DOMAIN §5.2). */
  split: async a => {
    const contact = await contactOf(a.tx, a.complaint.contactId);
    if (!contact) throw new Refused('contactNeeded');
    const issues = issuesIn(a.input);
    // The report itself is worked on no more: what it says has to go on in its parts, all of it.
    if (!a.complaint.holdsParts && issues.length < 2) throw new Invalid('invalidInput', [{ name: 'text2', fault: 'missing' }]);
    a.clocks.endAll(a.now);
    const parts = await registerParts(a.tx, a.office, contact, a.complaint, issues, a.personId);
    a.detail.parts = parts.map(({ ticketNumber }) => ticketNumber).join(', ');
    a.then.push(...(await inheritDisruption(a.tx, a.complaint, parts, issues)));
    return { holdsParts: true, proposal: null, proposalReason: null };
  },
} satisfies Record<string, Recorder>;
