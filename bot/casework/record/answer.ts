import { dateOf, dayOf } from '../../complaint/wib';
import { formatWib } from '../../complaint/deadline';
import { Invalid, Refused } from '../../complaint/errors';
import { approvalFacts, needsApproval } from '../../complaint/guards';
import { standingFor } from '../../complaint/standingDisposition';
import type { AnswerState, IdentityCheck } from '../../complaint/complaint';
import { newId } from '../../database/dialect';
import type { AnswerRow, ComplaintRow, MessageRow, TaskRow } from '../../database/tables';
import { textIn } from '../../text/text';
import type { Acting, FollowingStep } from '../act';
import { postEverywhere } from '../telling/laporPosting';
import { addTask, answerTo, finishTasks, tellReporter } from '../telling/messages';
import { loadSettings } from '../office';
import { answersIn } from '../telling/jointAnswer';
import { waitsForOthers } from '../visit';
import { notifyRoles } from '../news/teamsNews';
import type { Recorder } from '../record';
import { markVerified, requireIdentityCheck, writeDisposition } from './review';

/** Writes this round's answer, or replaces its draft: one answer a cycle, every version stays in the log's words. */
export async function writeDraft(acting: Acting, text: string): Promise<AnswerRow> {
  const { tx, office, complaint, key, personId, now, input, answer } = acting;
  const id = answer?.id ?? newId();
  const draft: AnswerRow = {
    id,
    complaintId: complaint.id,
    cycle: complaint.cycle,
    state: 'draft',
    body: office.sealer.seal(text, key, { id, column: 'body' }),
    containsPersonalData: input.containsPersonalData === true,
    departsFromDisposition: input.departsFromDisposition === true,
    isRefusal: input.isRefusal === true,
    identityCheck: null,
    writerId: personId!,
    writtenAt: now,
    approvedBy: null,
    approvedAt: null,
    sentBy: null,
    messageId: null,
    sentAt: null,
    deliveredAt: null,
    readAt: null,
    failedAt: null,
  };
  if (answer) await tx.update('Answer', { id }, draft);
  else await tx.insert('Answer', draft);
  acting.words.answer = text;
  acting.answer = draft;
  return draft;
}

/** Nothing goes on before the head has seen it, and the head would not know. */
async function tellApprover({ tx, complaint, policy, personId, now }: Acting, draft: AnswerRow): Promise<void> {
  if (!needsApproval(complaint, approvalFacts(policy, draft))) return;
  const approver = complaint.track === 'supervisory' ? 'headOfOffice' : 'headOfDivision';
  await notifyRoles(tx, complaint, [approver], personId, now, 'answerToApprove');
}

async function setState({ tx, answer }: Acting, state: AnswerState, columns: Partial<AnswerRow> = {}): Promise<void> {
  if (answer) await tx.update('Answer', { id: answer.id }, { state, ...columns });
}

/** Sends the answer, or lets it wait for those of the other issues of the same visit. */
async function send(acting: Acting): Promise<Partial<ComplaintRow>> {
  const { tx, complaint, answer, personId, input } = acting;
  acting.detail.identityCheck = (input.identityCheck as string | null) ?? 'none';
  const checked = {
    identityCheck: (input.identityCheck as IdentityCheck | null) ?? 'none',
    containsPersonalData: (answer?.containsPersonalData ?? false) || input.containsPersonalData === true,
    sentBy: personId,
  };
  if (!(await waitsForOthers(tx, complaint))) {
    await queueAnswer(acting, checked);
    return {};
  }
  await setState(acting, 'waiting', checked);
  return { answerState: 'waiting' };
}

/** Queues the answer with its three buttons; it is "sending" from here until the provider or a person says it is out. */
async function queueAnswer(acting: Acting, checked: Partial<AnswerRow> = {}): Promise<void> {
  const { tx, office, complaint, key, answer } = acting;
  if (!answer) throw new Refused('notNow', { action: acting.action, status: complaint.status });
  const text = office.sealer.open(answer.body, key, { id: answer.id, column: 'body' });
  const message = await tellReporter(tx, office, complaint, { ...answerTo(complaint.ticketNumber, text), answerId: answer.id });
  await setState(acting, 'sending', { ...checked, messageId: message?.id ?? null, failedAt: null });
}

export const answerRecorders = {
  draftAnswer: async a => {
    await tellApprover(a, await writeDraft(a, String(a.input.text)));
    return { answerWriterId: a.personId };
  },
  approveAnswer: async a => {
    a.words.note = a.input.note;
    await setState(a, 'approved', { approvedBy: a.personId, approvedAt: a.now });
  },
  returnDraft: async a => {
    a.words.note = a.input.note;
    await setState(a, 'returned');
  },
  sendAnswer: async a => {
    requireIdentityCheck(a);
    return send(a);
  },
  sendWaiting: async a => {
    a.words.reason = a.input.reason ?? null;
    await queueAnswer(a);
  },
  /** It goes out in the text that `answerJointly` wrote for all of them. */
  joinAnswer: async a => setState(a, 'sending', { messageId: (a.input.messageId as string | null) ?? null, failedAt: null }),
  approveAndSend: async a => {
    requireIdentityCheck(a);
    const agreed = textIn('id')('documents:dossier.agreedToAnswer');
    await markVerified(a, agreed);
    await writeDisposition(a, { instructions: agreed, division: a.complaint.division, dueAt: null, urgency: 'normal' });
    await setState(a, 'approved', { approvedBy: a.personId, approvedAt: a.now });
    return send(a);
  },
  sendStandard: async a => {
    const { standingDispositions } = await loadSettings(a.tx);
    const today = dateOf(dayOf(a.now));
    // Forms name it by the number on the paper.
    const standing = standingFor(standingDispositions, a.complaint, today).find(({ id, number }) =>
      [id, number].includes(String(a.input.standingDisposition)),
    );
    if (!standing) throw new Refused('noStandingDisposition');
    a.detail.standingDisposition = standing.number;
    await writeDraft(a, standing.text);
    return { ...(await send(a)), answerWriterId: a.personId };
  },
  answerSent: async a => {
    await setState(a, 'sent', { sentAt: a.now });
    if (a.answer) await postEverywhere(a.tx, a.office, a.complaint, a.answer);
    await finishTasks(a.tx, a.office, a.complaint.id, ['answerFailed'], null);
    // Words on paper or by hand have no ticks: handing them over is delivery (DESIGN §3.4).
    if (a.input.delivered) a.then.push({ action: 'answerDelivered' });
    else a.clocks.start('undelivered', a.now);
  },
  answerDelivered: async a => {
    const known = a.clocks.running('autoClose') !== null;
    await setState(a, a.input.read ? 'read' : 'delivered', a.input.read ? { readAt: a.now } : { deliveredAt: a.now });
    a.tell = null;
    await arrived(a);
    if (!known && a.complaint.status === 'answered') a.clocks.start('autoClose', a.now);
  },
  answerFailed: async a => {
    a.detail.errorCode = (a.input.errorCode as number | undefined) ?? null;
    a.clocks.meet(['autoClose'], a.now);
    await setState(a, 'failed', { failedAt: a.now });
    await addTask(a.tx, a.office, a.complaint, 'answerFailed', { messageId: a.answer?.messageId ?? null });
  },
  correctAnswer: async a => {
    a.words.reason = a.input.reason;
  },
  /** *Sudah terkirim* (handset, letter, counter) or *sudah diposting* (LAPOR!): a person says that a waiting text is out. */
  markSent: async a => {
    const task = await a.tx.findOneBy<TaskRow>('Task', {
      id: String(a.input.task),
      complaintId: a.complaint.id,
      kind: 'sendByHand',
    });
    if (!task || task.doneAt) throw new Refused('unknownTask');
    const sentAt = momentUntil(a.now, a.input.sentAt as Date | null);
    await a.tx.update('Task', { id: task.id }, { doneAt: a.now, doneBy: a.personId, result: 'done' });
    const message = await a.tx.findOneByOrFail<MessageRow>('Message', { id: task.messageId! });
    await a.tx.update('Message', { id: message.id }, { status: 'sent', sentAt, deliveredAt: sentAt });
    a.detail.purpose = message.purpose;
    if (message.purpose === 'askData') await questionArrived(a, message, sentAt);
    if (message.answerId && a.complaint.answerState === 'sending')
      a.then.push({ action: 'answerSent', input: { delivered: true } });
    // Its template had gone out before the contact was switched to the handset.
    else if (a.complaint.answerState === 'sent' && a.answer?.messageId === message.id) a.then.push({ action: 'answerDelivered' });
    a.then.push(...(await partsAnswered(a, message)));
  },
  sendProgress: async a => promise(a, String(a.input.text)),
  setWaiting: async a => {
    const waitingFor = textIn('id')(`whatsapp:waitingFor.${String(a.input.waitingFor)}`);
    await promise(a, waitingFor);
    a.tell = { ...a.tell, waitingFor };
    return { waitingFor: a.input.waitingFor as string };
  },
} satisfies Record<string, Recorder>;

/** A text that a person has sent answers each of these parts of a visit. */
async function partsAnswered({ tx }: Acting, message: MessageRow): Promise<FollowingStep[]> {
  const answers = await answersIn(tx, message);
  return answers.flatMap(({ complaintId, state }): FollowingStep[] => {
    if (state === 'sending') return [{ complaintId, action: 'answerSent', input: { delivered: true } }];
    return state === 'sent' ? [{ complaintId, action: 'answerDelivered' }] : [];
  });
}

/** Who types a time sees minutes only, and another clock may be ahead by one. @throws Invalid for what has not happened yet */
function momentUntil(now: Date, given: Date | null): Date {
  if (given && given.getTime() > now.getTime() + 60_000)
    throw new Invalid('invalidInput', [{ name: 'sentAt', fault: 'inTheFuture' }]);
  return given && given < now ? given : now;
}

type Waiting = Pick<Acting, 'tx' | 'office' | 'complaint' | 'clocks'>;

/** What the case waits for has reached the reporter: nobody needs to find another way to them. */
async function arrived({ tx, office, complaint, clocks }: Waiting): Promise<void> {
  if (!clocks.running('undelivered')) return;
  clocks.meet(['undelivered'], office.now());
  await finishTasks(tx, office, complaint.id, ['unreadAnswer', 'textFailed'], null);
}

/** The reporter's 30 days run from when the question reached them; an earlier question than the present one counts no more. */
export async function questionArrived(waiting: Waiting, question: Pick<MessageRow, 'occurredAt'>, at: Date): Promise<void> {
  const { complaint, clocks } = waiting;
  const clock = clocks.running('reporterCompletes');
  if (complaint.status !== 'awaitingReporter' || !clock || question.occurredAt < clock.startedAt) return;
  clocks.restart('reporterCompletes', at);
  await arrived(waiting);
}

/** A promise to the reporter is a clock of its own (DOMAIN §2.3). */
async function promise(a: Acting, text: string): Promise<void> {
  const promisedAt = a.input.promisedAt as Date;
  if (promisedAt <= a.now) throw new Refused('dueInThePast');
  a.clocks.startDated('promise', a.now, promisedAt);
  a.words.text = text;
  a.detail.promisedAt = promisedAt.toISOString();
  a.tell = { ticket: a.complaint.ticketNumber, text, date: formatWib(promisedAt, 'id') };
}
