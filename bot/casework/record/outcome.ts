import { formatWib } from '../../complaint/deadline';
import type { AnswerState, CloseReason, Outcome } from '../../complaint/complaint';
import { isOpen } from '../../complaint/complaint';
import { Refused } from '../../complaint/errors';
import type { ComplaintRow, LogEntryRow, MessageRow, TaskRow } from '../../database/tables';
import { enqueue } from '../../outbox/queue';
import { textIn } from '../../text/text';
import type { Acting } from '../act';
import { attach, newest } from '../receiving/incoming';
import { answeredTogether } from '../telling/jointAnswer';
import { givenAnswer, postAnswer } from '../telling/laporPosting';
import { bringBack, ownPartOf } from '../receiving/mergedCases';
import { addTask, finishTasks, tellReporter } from '../telling/messages';
import { contactOf, loadSettings, openOr } from '../office';
import type { Recorder } from '../record';
import { register } from '../receiving/register';
import { isSamePerson } from '../receiving/samePerson';
import { notifyRoles } from '../news/teamsNews';
import { namedComplaint } from './target';

/** The third "belum" goes to the head of division; the first round is cycle 1. */
const escalatesFromCycle = 4;

/** Ends the case: outcome and time; filing follows at once, within the working day that SOP step 6 allows. */
export function close(a: Acting, outcome: Outcome, closeReason: CloseReason | null = null): Partial<ComplaintRow> {
  if (outcome !== 'referredOut') fileSoon(a);
  return { outcome, closeReason, closedAt: a.now, waitingFor: null };
}

function fileSoon(a: Acting): void {
  a.clocks.start('archive', a.now);
  a.then.push({ action: 'archive' });
}

const answerIsOut: readonly AnswerState[] = ['sending', 'sent', 'delivered', 'read'];

/** An answer that is out stands: whoever takes the case up again writes the next round's. */
export function nextRound({ answerState, cycle }: Pick<ComplaintRow, 'answerState' | 'cycle'>): Partial<ComplaintRow> {
  return answerIsOut.includes(answerState) ? { answerState: 'none', cycle: cycle + 1 } : {};
}

export const reopened: Partial<ComplaintRow> = {
  ...{ outcome: null, closeReason: null, closedAt: null, archivedAt: null, rating: null },
  referralRecordedAt: null,
};

/** By the reason why it is no complaint (DOMAIN §1.5 `dismiss`). */
const dismissedText: Partial<Record<string, string>> = {
  greeting: 'dismissedGreeting',
  thanks: 'dismissedThanks',
  wrongNumber: 'dismissedWrongNumber',
};

/** What the reporter said, as the officer noted it: by which way, when, in which words (DOMAIN §1.5). */
function quote(a: Acting): void {
  if (a.input.via) a.detail.via = String(a.input.via);
  if (a.input.saidAt instanceof Date) a.detail.saidAt = a.input.saidAt.toISOString();
  if (a.input.quote) a.words.quote = a.input.quote;
}

export const outcomeRecorders = {
  dismiss: async a => {
    const reason = String(a.input.reason);
    a.detail.reason = reason;
    // They hold a receipt with a number and a promise: nobody is left waiting for an answer. Spam is not written to.
    const key = dismissedText[reason];
    if (key) await tellReporter(a.tx, a.office, a.complaint, { key, values: { ticket: a.complaint.ticketNumber } });
    return { outcome: 'dismissed', closedAt: a.now } as const;
  },
  restore: async () => ({ outcome: null, closedAt: null }),
  merge: async a => {
    const target = await namedComplaint(a, a.input.into);
    if (target.id === a.complaint.id) throw new Refused('mergeIntoItself');
    if (!isOpen(target.status)) throw new Refused('mergeTargetClosed');
    if (target.holdsParts) throw new Refused('mergeIntoVisit');
    a.detail.into = target.ticketNumber;
    await tellMerged(a, target);
    const given = await givenAnswer(a.tx, target);
    if (given) await postAnswer(a.tx, a.office, target, a.complaint, given);
    return { ...close(a, 'merged'), mergedInto: target.id };
  },
  unmerge: async a => {
    a.words.reason = a.input.reason;
    return { ...reopened, ...(await bringBack(a)), mergedInto: null };
  },
  confirmRejection: async a => {
    a.words.note = a.input.note;
    a.tell = { ticket: a.complaint.ticketNumber, reason: textIn('id')(`whatsapp:rejectReason.${a.complaint.proposalReason!}`) };
    return close(a, 'rejected');
  },
  confirmReferral: async a => {
    a.words.note = a.input.note;
    await addTask(a.tx, a.office, a.complaint, 'recordReferral');
    return close(a, 'referredOut');
  },
  recordReferral: async a => {
    await finishTasks(a.tx, a.office, a.complaint.id, ['recordReferral'], a.personId);
    a.detail.agency = String(a.input.agency);
    a.detail.trackingId = String(a.input.trackingId);
    a.tell = {
      ticket: a.complaint.ticketNumber,
      topic: textIn('id')('whatsapp:topic.reported'),
      agency: String(a.input.agency),
      date: formatWib(a.now, 'id', 'dateOnly'),
      trackingId: String(a.input.trackingId),
      agencyContact: String(a.input.agencyContact ?? a.input.agency),
    };
    fileSoon(a);
    return { referralRecordedAt: a.now };
  },
  confirmSettled: async a => {
    quote(a);
    await finishTasks(a.tx, a.office, a.complaint.id, ['interpretReply', 'callback', 'unreadAnswer'], a.personId);
    a.clocks.meet(['callback'], a.now);
    await tellClosed(a);
    return close(a, 'resolved', 'confirmed');
  },
  closeBySilence: async a => {
    const reason = (a.input.closeReason as CloseReason | undefined) ?? 'silence';
    a.detail.closeReason = reason;
    await tellClosed(a);
    return close(a, 'resolved', reason);
  },
  deemWithdrawn: async a => {
    a.tell = { ticket: a.complaint.ticketNumber, date: formatWib(a.now, 'id', 'dateOnly') };
    return close(a, 'withdrawn');
  },
  withdraw: async a => {
    quote(a);
    return close(a, 'withdrawn');
  },
  endCorrespondence: async a => quote(a),
  notSettled: async a => {
    quote(a);
    await finishTasks(a.tx, a.office, a.complaint.id, ['interpretReply', 'unreadAnswer'], a.personId);
    const cycle = a.complaint.cycle + 1;
    if (cycle < escalatesFromCycle || a.complaint.escalatedAt) return { cycle };
    a.tell = null;
    await tellEscalation(a);
    return { cycle, escalatedAt: a.now };
  },
  reporterReplied: async a => quote(a),
  remind: async a => {
    const deadline = a.clocks.running('reporterCompletes');
    const date = deadline ? formatWib(deadline.dueAt, 'id') : '';
    a.tell = { ticket: a.complaint.ticketNumber, items: await askedItems(a), date };
  },
  archive: async a => {
    const lane = `archive:${a.complaint.id}`;
    await enqueue(a.tx, { kind: 'archiveDossier', lane, key: lane, payload: { complaintId: a.complaint.id } });
  },
  archiveConfirmed: async a => {
    a.detail.hash = String(a.input.hash);
    return {
      archivedAt: a.now,
      dossierUrl: String(a.input.url),
      dossierHash: String(a.input.hash),
      dossierRevision: a.complaint.dossierRevision + 1,
      // Its time counts anew, and so does what is decided when it is over.
      appraisal: null,
    };
  },
  rate: async a => {
    a.detail.rating = Number(a.input.rating);
    return { rating: Number(a.input.rating) };
  },
  reopen: async a => {
    a.words.reason = a.input.reason;
    await finishTasks(a.tx, a.office, a.complaint.id, ['afterClosing'], a.personId, 'reopened');
    return { ...reopened, ...(await bringBack(a)), ...nextRound(a.complaint), mergedInto: null };
  },
  reopenReview: async a => {
    a.words.reason = a.input.reason;
    await finishTasks(a.tx, a.office, a.complaint.id, ['afterClosing'], a.personId, 'reopened');
    return { ...reopened, ...(await bringBack(a)), mergedInto: null, ...nextRound(a.complaint) };
  },
  object: async a => {
    a.words.quote = a.input.quote;
    await finishTasks(a.tx, a.office, a.complaint.id, ['afterClosing'], a.personId, 'objection');
    return {
      ...reopened,
      proposal: a.complaint.outcome === 'referredOut' ? 'referredOut' : 'rejected',
    };
  },
  closeTask: async a => {
    const task = await a.tx.findOneBy<TaskRow>('Task', { id: String(a.input.task), complaintId: a.complaint.id });
    if (!task || task.doneAt) throw new Refused('unknownTask');
    await a.tx.update('Task', { id: task.id }, { doneAt: a.now, doneBy: a.personId, result: String(a.input.result) });
    if (task.kind === 'callback' || task.kind === 'afterClosing') a.clocks.meet([task.kind], a.now);
    if (a.input.result === 'thanks') await thank(a, task);
    if (a.input.note) a.words.note = a.input.note;
    a.detail.task = task.kind;
    a.detail.result = String(a.input.result);
    return task.kind === 'afterClosing' && a.input.result === 'newComplaint' ? registerAnew(a, task) : {};
  },
} satisfies Record<string, Recorder>;

/** What was answered together is told to be closed together, with the last of it, and one rating is asked for. */
async function tellClosed(a: Acting): Promise<void> {
  const together = await answeredTogether(a.tx, a.complaint);
  if (together.length === 0) return;
  a.tell = null;
  if (together.some(({ id, status }) => id !== a.complaint.id && status === 'answered')) return;
  const visit = await a.tx.findOneByOrFail<ComplaintRow>('Complaint', { id: a.complaint.partOf! });
  const numbers = together.map(({ ticketNumber }) => ticketNumber).join(', ');
  await tellReporter(a.tx, a.office, visit, { key: 'closed', values: { ticket: numbers } });
}

/** Another reporter's number is never named (DOMAIN §7.1 `duplicate`): they keep their own. */
async function tellMerged(a: Acting, target: ComplaintRow): Promise<void> {
  const isTheirs = await isSamePerson(a.tx, target, a.complaint);
  a.tell = isTheirs ? { ticket: target.ticketNumber } : null;
  if (isTheirs) return;
  await tellReporter(a.tx, a.office, a.complaint, { key: 'mergedOther', values: { ticket: a.complaint.ticketNumber } });
}

/** Whoever wrote is thanked, under their own number: another's case may have taken theirs in. */
async function thank({ tx, office, complaint }: Acting, { messageId }: TaskRow): Promise<void> {
  const message = messageId ? await tx.findOneBy<MessageRow>('Message', { id: messageId }) : null;
  const isOthers = message !== null && message.reporterId !== complaint.reporterId;
  const about = isOthers ? await ownPartOf(tx, message.reporterId, complaint) : complaint;
  if (about) await tellReporter(tx, office, about, { key: 'thanks', values: { ticket: about.ticketNumber } });
}

/** What came after the closing was something new: it gets its own number from the day it was written, and leaves this case. */
async function registerAnew(a: Acting, { messageId }: TaskRow): Promise<Partial<ComplaintRow>> {
  const { tx, office, complaint, action } = a;
  const message = messageId ? await tx.findOneBy<MessageRow>('Message', { id: messageId, complaintId: complaint.id }) : null;
  const contact = message && (await contactOf(tx, message.contactId));
  // An ordinary number would open a supervisory case's talk to the whole office (as with `split`).
  if (!contact || complaint.track === 'supervisory') throw new Refused('notNow', { action, status: complaint.status });
  const { reportedParty, reportedPersonId, reportedUnit } = complaint;
  const anew = await register(tx, office, contact, {
    channel: contact.channel,
    receivedAt: message.occurredAt,
    registeredBy: a.personId,
    needsSummary: message.needsSummary,
    isAnonymous: complaint.isAnonymous,
    isConfidential: complaint.isConfidential,
    restricted: complaint.restricted,
    followUpOf: complaint.id,
  });
  // Whoever may not read the old case may not read on here.
  const accused = { reportedParty, reportedPersonId, reportedUnit };
  await tx.update('Complaint', { id: anew.id }, accused);
  await attach(tx, office, Object.assign(anew, accused), [message]);
  a.detail.newComplaint = anew.ticketNumber;
  return newest(tx, complaint);
}

/** The head of division takes it over, and the reporter learns of the Ombudsman (Law 25/2009 art. 46). */
async function tellEscalation(a: Acting): Promise<void> {
  const { ombudsmanContact } = await loadSettings(a.tx);
  const promise = a.clocks.start('sopResponse', a.now);
  await tellReporter(a.tx, a.office, a.complaint, {
    key: 'escalated',
    values: { ticket: a.complaint.ticketNumber, date: formatWib(promise.dueAt, 'id'), ombudsmanContact },
  });
  await notifyRoles(
    a.tx,
    a.complaint,
    a.complaint.track === 'supervisory' ? ['headOfOffice'] : ['headOfDivision'],
    null,
    a.now,
    'escalated',
  );
}

/** What the reporter was asked for, from the newest request in the log. */
async function askedItems({ tx, office, complaint, key }: Acting): Promise<string> {
  const entry = await tx.findOne<LogEntryRow>('LogEntry', {
    where: { complaintId: complaint.id, action: 'askReporter' },
    order: { seq: 'DESC' },
  });
  const words = entry ? openOr(office.sealer, entry.words, key, entry.id, 'words') : null;
  return words ? String((JSON.parse(words) as { items?: unknown }).items ?? '') : '';
}
