import { Between, In, IsNull, LessThanOrEqual, MoreThan, Not } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Channel } from '../complaint/complaint';
import { isOpen } from '../complaint/complaint';
import { markKinds } from '../complaint/conversation';
import { formatWib } from '../complaint/deadline';
import type { Issue } from '../complaint/inputs';
import { parseTicketNumber } from '../complaint/number';
import { isOpenAt, opensWindow } from '../complaint/replyWindow';
import { whichComplaint } from '../complaint/sessions';
import type { Arrival, Belonging } from '../complaint/sessions';
import { endOfSecond } from '../complaint/wib';
import { newId } from '../database/dialect';
import type { AnswerRow, ComplaintRow, ContactRow, DeadlineRow, MessageRow, MessageStatus } from '../database/tables';
import { textIn } from '../text/text';
import { actWithin } from './act';
import { leaveToOperator } from './afterClosing';
import { pressingClock } from './complaintView';
import { hearVisit, isVerdict, tellVisitStatus, visitMeant } from './hearVisit';
import { changeIdentity, contactFor, namesAfter } from './contacts';
import type { Alias, IdentityChange } from './contacts';
import { caseWithGivenNumber } from './givenNumber';
import { attach, recordIncoming, sideKinds, unclaimed } from './incoming';
import type { Incoming } from './incoming';
import { isAsClosed, leadsTo, mergeTargets, ownPartOf } from './mergedCases';
import { addTask, laporPost, queueSending, tellContact } from './messages';
import { loadSettings } from './office';
import type { Office } from './office';
import { promiseCallback } from './promiseCallback';
import { tellReceipt } from './receipt';
import { receiveMark } from './receiveMark';
import { register } from './register';
import { registerVisit } from './registerVisit';
import type { Beginning } from './register';
import { reachedThroughApi } from './sendingMode';
import { reportersOfPerson } from './samePerson';
import { notifyRoles } from './teamsNews';

/** What the reporter's words or button mean; `certain` = safe to act on without a person. */
export interface Meaning {
  intent:
    | 'settled'
    | 'notSettled'
    | 'callback'
    | 'status'
    | 'rate'
    | 'receipt'
    | 'privacy'
    | 'view'
    | 'withdraw'
    | 'thanks'
    | 'greeting'
    | 'other';
  certain: boolean;
  rating?: 1 | 2 | 3 | 4;
  ticketNumber?: string;
}

/** What the message that this one answers had asked. */
export type Asked = 'answer' | 'askData' | 'reminderClose' | 'satisfaction' | 'other' | null;

/** A report on its way in; the channel gives the words, `understand` tells what they mean in their context. */
export interface Arriving extends Omit<Incoming, 'id' | 'isGreeting'> {
  channel: Channel;
  alias: Alias;
  understand: (asked: Asked) => Meaning;
  identityChange?: IdentityChange | null;
  /** It came through the Cloud API, which can answer it. */
  throughApi?: boolean;
  /** Always a complaint of its own (counter, letter, LAPOR!), with what the form says. */
  form?: Omit<Beginning, 'channel' | 'receivedAt'>;
  /** What the form holds where it is more than one thing: each gets a number of its own (DOMAIN §5.2). */
  issues?: readonly Issue[];
}

export type Received =
  | { kind: 'repeated' | 'noted' | 'greeted' | 'asked'; complaint: null }
  | { kind: 'registered' | 'joined' | 'afterClosing'; complaint: ComplaintRow };

/**
 * The only way a report comes in (SOP steps 1–2): WhatsApp, counter form, hand-typed LAPOR! entry; a chat of the past comes by
 * `receiveChat`. Inside the caller's
 * transaction; the same provider id changes nothing a second time, and the end does not depend on the order of arrival.
 */
export async function receive(tx: EntityManager, office: Office, arriving: Arriving): Promise<Received> {
  const { providerId, identityChange } = arriving;
  const direction = arriving.kind === 'echo' ? 'out' : 'in';
  if (providerId && (await tx.existsBy('Message', { providerId, direction }))) return { kind: 'repeated', complaint: null };
  if (identityChange) await changeIdentity(tx, office, identityChange);
  const alias = identityChange ? { ...arriving.alias, ...namesAfter(identityChange) } : arriving.alias;
  const contact = await contactFor(tx, office, arriving.channel, alias);
  if (arriving.throughApi) await reachedThroughApi(tx, office, contact, arriving.kind);
  if (arriving.form) return registerForm(tx, office, contact, arriving, arriving.form);
  const context = await findContext(tx, contact, arriving);
  const meaning = arriving.understand(context.asked);
  const incoming: Incoming = { ...arriving, id: newId(), isGreeting: meaning.intent === 'greeting' && meaning.certain };
  const received = await place(tx, office, contact, incoming, meaning, context);
  if (opensWindow(incoming.kind) && isOpenAt(contact.lastInboundAt, office.now())) await releaseWaiting(tx, contact);
  return received;
}

async function registerForm(
  tx: EntityManager,
  office: Office,
  contact: ContactRow,
  arriving: Arriving,
  form: NonNullable<Arriving['form']>,
): Promise<Received> {
  const beginning = { ...form, channel: arriving.channel, receivedAt: arriving.occurredAt };
  if (arriving.issues)
    return { kind: 'registered', complaint: await registerVisit(tx, office, contact, beginning, arriving.issues) };
  const complaint = await register(tx, office, contact, beginning);
  await recordIncoming(tx, office, contact, complaint, { ...arriving, id: newId() });
  return { kind: 'registered', complaint };
}

export interface Context {
  quoted: MessageRow | null;
  /** The complaint of the message before, in the same session. */
  session: string | null;
  /** What this message answers: what it quotes, or else what we had said last when it was written. */
  asking: MessageRow | null;
  asked: Asked;
  /** The person's cases, by whichever of their contacts. */
  own: ComplaintRow[];
  /** Other reporters' cases into which own ones were merged; nothing of them is ever told here. */
  targets: ComplaintRow[];
}

async function findContext(tx: EntityManager, contact: ContactRow, { contextId, occurredAt }: Arriving): Promise<Context> {
  const reporterId = In(await reportersOfPerson(tx, contact.reporterId));
  const own = await tx.findBy<ComplaintRow>('Complaint', { reporterId });
  const quoted = contextId ? await tx.findOneBy<MessageRow>('Message', { providerId: contextId, contactId: contact.id }) : null;
  const asking = quoted ?? (await lastSaid(tx, contact, occurredAt));
  const before = await tx.findOne<MessageRow>('Message', {
    where: { contactId: contact.id, direction: 'in', occurredAt: Between(sessionBefore(occurredAt), occurredAt) },
    order: { occurredAt: 'DESC', id: 'DESC' },
  });
  const targets = await mergeTargets(tx, own);
  return { quoted, own, targets, session: before?.complaintId ?? null, asking, asked: askedBy(asking) };
}

/** Our newest text that was out when the reporter wrote; what went out since cannot be what they mean. */
async function lastSaid(tx: EntityManager, contact: ContactRow, at: Date): Promise<MessageRow | null> {
  const out = { contactId: contact.id, direction: 'out', status: In([...isOut]), kind: Not(laporPost) } as const;
  const sent = await tx.findOne<MessageRow>('Message', {
    where: { ...out, sentAt: LessThanOrEqual(endOfSecond(at)) },
    order: { sentAt: 'DESC', id: 'DESC' },
  });
  // What was typed on the handset has no time of sending beside its own.
  const typed = await tx.findOne<MessageRow>('Message', {
    where: { ...out, sentAt: IsNull(), occurredAt: LessThanOrEqual(endOfSecond(at)) },
    order: { occurredAt: 'DESC', id: 'DESC' },
  });
  return typed && (!sent || typed.occurredAt > sent.sentAt!) ? typed : sent;
}

const isOut: readonly MessageStatus[] = ['sent', 'delivered', 'read'];

function askedBy(message: MessageRow | null): Asked {
  if (!message?.purpose) return null;
  const known: Record<string, Asked> = {
    answer: 'answer',
    answerAgain: 'answer',
    jointAnswer: 'answer',
    chooseUnsettled: 'answer',
    reminderVisit: 'reminderClose',
    reminderClose: 'reminderClose',
    askData: 'askData',
    reminderData: 'askData',
    closed: 'satisfaction',
  };
  return known[message.purpose] ?? 'other';
}

async function place(
  tx: EntityManager,
  office: Office,
  contact: ContactRow,
  incoming: Incoming,
  meaning: Meaning,
  context: Context,
): Promise<Received> {
  if (context.quoted && markKinds.includes(incoming.kind)) {
    await receiveMark(tx, office, contact, incoming, context.quoted);
    return { kind: 'noted', complaint: null };
  }
  const visit = visitMeant(incoming, meaning, context);
  if (visit) return hearVisit(tx, office, contact, { incoming, meaning, visit });
  const belonging = belongs(incoming, meaning, context);
  if (belonging.kind === 'joins') return join(tx, office, contact, incoming, meaning, context, belonging.complaintId);
  if (sideKinds.includes(incoming.kind)) return aside(tx, office, contact, incoming, belonging);
  if (await answerQuestion(tx, office, contact, meaning, context)) return note(tx, office, contact, incoming);
  if (belonging.kind === 'ask') return ask(tx, office, contact, incoming, named(context, belonging.complaintIds));
  if (belonging.kind === 'afterClosing')
    return afterClosing(tx, office, contact, incoming, meaning, context, belonging.complaintId);
  if (incoming.isGreeting) return greet(tx, office, contact, incoming);
  return begin(tx, office, contact, incoming);
}

/** The reporter's own cases to choose from: one that was merged into another's stands for where it went. */
function named({ own, targets }: Context, complaintIds: readonly string[]): ComplaintRow[] {
  const merged = own.filter(({ mergedInto }) => mergedInto !== null);
  return complaintIds.flatMap(id => {
    const itself = own.find(complaint => complaint.id === id);
    return itself ?? merged.find(complaint => leadsTo(complaint, [...own, ...targets]).id === id) ?? [];
  });
}

function belongs(incoming: Incoming, meaning: Meaning, context: Context): Belonging {
  const { quoted, own, session, asking, asked } = context;
  const ticket = incoming.buttonId ? parseTicketNumber(incoming.buttonId) : null;
  const button = own.find(complaint => complaint.ticketNumber === ticket)?.id ?? null;
  // "Sudah" speaks of what asked for it, also in the middle of a talk about another complaint.
  const answersTo = button === null && isVerdict(meaning, asked) ? asking?.complaintId : null;
  const belonging = whichComplaint({
    at: incoming.occurredAt,
    quoted: quoted?.complaintId ?? answersTo ?? null,
    button,
    ...knownCases(context),
  });
  // Nobody is asked again in the middle of what they are telling.
  const goesOn = belonging.kind === 'ask' && session !== null && belonging.complaintIds.includes(session);
  return goesOn ? { kind: 'joins', complaintId: session } : belonging;
}

/** The reporter's cases and where merged ones lead; one whose target more people may read keeps its own talk. */
function knownCases({ own: all, targets }: Context): Pick<Arrival, 'open' | 'recentlyClosed' | 'mergedInto'> {
  // What is said belongs to one of a visit's parts, unless it is about all of them (`visitMeant`).
  const own = all.filter(({ holdsParts }) => !holdsParts);
  const cases = [...own, ...targets];
  const merged = own.filter(each => each.mergedInto !== null && isAsClosed(leadsTo(each, cases), each));
  const reached = [...own, ...targets.filter(({ id }) => merged.some(each => leadsTo(each, cases).id === id))];
  return {
    open: reached.filter(({ status }) => isOpen(status)).map(({ id }) => id),
    recentlyClosed: reached.flatMap(c =>
      c.closedAt && c.outcome !== 'dismissed' ? [{ complaintId: c.id, closedAt: c.closedAt }] : [],
    ),
    mergedInto: Object.fromEntries(merged.map(each => [each.id, leadsTo(each, cases).id])),
  };
}

/** A first message: it gets its number, together with the greeting that may have come before it. */
async function begin(tx: EntityManager, office: Office, contact: ContactRow, incoming: Incoming): Promise<Received> {
  const before = await unclaimed(tx, contact);
  const message = await recordIncoming(tx, office, contact, null, incoming);
  const complaint = await open(tx, office, contact, [...before, message]);
  return { kind: 'registered', complaint };
}

/** Registers a complaint from messages that wait for one; also what becomes of a lone greeting after 15 minutes. */
export async function open(
  tx: EntityManager,
  office: Office,
  contact: ContactRow,
  messages: MessageRow[],
): Promise<ComplaintRow> {
  const first = new Date(Math.min(...messages.map(message => message.occurredAt.getTime())));
  const complaint = await register(tx, office, contact, {
    channel: contact.channel,
    receivedAt: first,
    registeredBy: messages.at(-1)?.enteredBy ?? null,
    needsSummary:
      messages.some(message => message.needsSummary) && messages.every(message => message.needsSummary || message.isGreeting),
  });
  if (complaint.needsSummary) {
    const key = messages.some(message => message.kind === 'audio') ? 'voiceOnly' : 'pleaseWrite';
    await tellContact(tx, office, contact, complaint, { key, values: { ticket: complaint.ticketNumber } });
  }
  await attach(tx, office, complaint, messages);
  return complaint;
}

/** What says nothing by itself registers nothing; the office's own words from the handset stay with the case they ended. */
async function aside(
  tx: EntityManager,
  office: Office,
  contact: ContactRow,
  incoming: Incoming,
  belonging: Belonging,
): Promise<Received> {
  if (incoming.kind !== 'echo' || belonging.kind !== 'afterClosing') return note(tx, office, contact, incoming);
  const complaint = await tx.findOneByOrFail<ComplaintRow>('Complaint', { id: belonging.complaintId });
  await recordIncoming(tx, office, contact, complaint, incoming);
  return { kind: 'noted', complaint: null };
}

async function note(tx: EntityManager, office: Office, contact: ContactRow, incoming: Incoming): Promise<Received> {
  // "greeting" keeps it out of the next complaint's beginning: it was answered as it stood.
  await recordIncoming(tx, office, contact, null, {
    ...incoming,
    kind: sideKinds.includes(incoming.kind) ? incoming.kind : 'system',
  });
  return { kind: 'noted', complaint: null };
}

/** A quiet of 15 minutes ends a session (DOMAIN §4.9). */
const sessionBefore = (at: Date): Date => new Date(at.getTime() - 15 * 60_000);

/** A lone greeting is welcomed once a session; the number follows with the next message, or after 15 minutes. */
async function greet(tx: EntityManager, office: Office, contact: ContactRow, incoming: Incoming): Promise<Received> {
  const since = MoreThan(sessionBefore(incoming.occurredAt));
  const greeted = await tx.existsBy('Message', { contactId: contact.id, purpose: 'greeting', occurredAt: since });
  await recordIncoming(tx, office, contact, null, incoming);
  if (!greeted) await tellContact(tx, office, contact, null, { key: 'greeting', values: {} });
  return { kind: 'greeted', complaint: null };
}

/** More than one is open: which one is meant? The list's rows carry the ticket numbers. */
async function ask(
  tx: EntityManager,
  office: Office,
  contact: ContactRow,
  incoming: Incoming,
  own: ComplaintRow[],
): Promise<Received> {
  const isAsked = await isQuestionOpen(tx, contact, incoming);
  await recordIncoming(tx, office, contact, null, incoming);
  if (isAsked) return { kind: 'asked', complaint: null };
  const buttons = own.slice(0, 10).map(c => ({ id: `pilih:${c.ticketNumber}`, title: c.ticketNumber }));
  await tellContact(tx, office, contact, null, { key: 'chooseComplaint', values: {}, buttons });
  return { kind: 'asked', complaint: null };
}

/** One list a session, however many messages wait for its answer. */
async function isQuestionOpen(tx: EntityManager, contact: ContactRow, { occurredAt }: Incoming): Promise<boolean> {
  const asked = { contactId: contact.id, purpose: 'chooseComplaint', occurredAt: MoreThan(sessionBefore(occurredAt)) };
  return (await unclaimed(tx, contact)).length > 0 && tx.existsBy('Message', asked);
}

/** PRIVASI, TANDA TERIMA and "status ADU-…" are answered on the spot, and only about the reporter's own reports. */
async function answerQuestion(
  tx: EntityManager,
  office: Office,
  contact: ContactRow,
  meaning: Meaning,
  { own }: Context,
): Promise<boolean> {
  if (!meaning.certain) return false;
  if (meaning.intent === 'privacy') {
    const { dpoContact } = await loadSettings(tx);
    await tellContact(tx, office, contact, null, { key: 'privacy', values: { dpoContact } });
    return true;
  }
  if (meaning.intent !== 'status' && meaning.intent !== 'receipt') return false;
  const newest = own.toSorted((a, b) => b.registeredAt.getTime() - a.registeredAt.getTime())[0];
  const whole = own.find(({ id }) => id === newest?.partOf) ?? newest;
  const asked = meaning.ticketNumber ? own.find(c => c.ticketNumber === meaning.ticketNumber) : whole;
  if (!asked && meaning.ticketNumber && meaning.intent === 'status') {
    const given = await caseWithGivenNumber(tx, contact, meaning.ticketNumber);
    await tellStatus(tx, office, contact, given, meaning.ticketNumber);
    return true;
  }
  if (!asked && !meaning.ticketNumber) return false;
  if (asked && meaning.intent === 'receipt') await tellReceipt(tx, office, contact, asked);
  else await tellStatus(tx, office, contact, asked ?? null, meaning.ticketNumber ?? '');
  return true;
}

async function tellStatus(
  tx: EntityManager,
  office: Office,
  contact: ContactRow,
  complaint: ComplaintRow | null,
  ticket: string,
): Promise<void> {
  if (!complaint) return void (await tellContact(tx, office, contact, null, { key: 'statusUnknown', values: { ticket } }));
  if (complaint.holdsParts) return tellVisitStatus(tx, office, contact, complaint);
  const status = textIn('id')(`whatsapp:statusWord.${complaint.status}`);
  const clocks = await tx.findBy<DeadlineRow>('Deadline', { complaintId: complaint.id });
  const pressing = isOpen(complaint.status) ? pressingClock(clocks, office.now()) : null;
  // A date that has passed is no answer to "when?".
  const due = pressing && pressing.dueAt > office.now() ? formatWib(pressing.dueAt, 'id', 'dateOnly') : null;
  const values = { ticket: complaint.ticketNumber, status, ...(due ? { date: due } : {}) };
  await tellContact(tx, office, contact, complaint, { key: due ? 'status' : 'statusEnded', values });
}

async function join(
  tx: EntityManager,
  office: Office,
  contact: ContactRow,
  incoming: Incoming,
  meaning: Meaning,
  context: Context,
  complaintId: string,
): Promise<Received> {
  const complaint = await tx.findOneByOrFail<ComplaintRow>('Complaint', { id: complaintId });
  const before = await unclaimed(tx, contact);
  const message = await recordIncoming(tx, office, contact, null, incoming);
  await attach(tx, office, complaint, [...before, message]);
  if (!(await answerQuestion(tx, office, contact, meaning, context)))
    await follow(tx, office, contact, complaint, message, meaning, context);
  return { kind: 'joined', complaint: await tx.findOneByOrFail<ComplaintRow>('Complaint', { id: complaintId }) };
}

const isTheirs = ({ own }: Context, { id }: ComplaintRow): boolean => own.some(each => each.id === id);

/** What a message in an open complaint sets in motion. */
async function follow(
  tx: EntityManager,
  office: Office,
  contact: ContactRow,
  complaint: ComplaintRow,
  message: MessageRow,
  meaning: Meaning,
  context: Context,
): Promise<void> {
  const byReporter = (action: string, input: Record<string, unknown> = {}): Promise<unknown> =>
    actWithin(tx, office, {
      complaintId: complaint.id,
      action,
      input,
      // Whichever of their contacts they write with, the case is theirs.
      by: { kind: 'reporter', reporterId: complaint.reporterId },
      occurredAt: message.occurredAt < office.now() ? message.occurredAt : office.now(),
    });
  const { intent } = meaning;
  const certain = meaning.certain && !isRetold(message, intent);
  if (sideKinds.includes(message.kind) || intent === 'view') return;
  if (!isTheirs(context, complaint)) return followMerged(tx, office, contact, complaint, message, certain ? intent : 'other');
  if (message.kind === 'unsupported') await askToWrite(tx, office, contact, complaint, message);
  if (intent === 'callback' && certain) return promiseCallback(tx, office, contact, complaint);
  if (intent === 'withdraw' && meaning.certain && !certain)
    return addTask(tx, office, complaint, 'interpretReply', { messageId: message.id });
  if (intent === 'withdraw' && certain)
    return void (await byReporter(complaint.track === 'supervisory' ? 'endCorrespondence' : 'withdraw'));
  if (complaint.status === 'awaitingReporter' && intent !== 'thanks' && intent !== 'greeting')
    return void (await byReporter('reporterReplied'));
  if (complaint.status === 'answered') {
    const isClear = certain && (await isAboutThisAnswer(tx, complaint, message, meaning, context));
    if (intent === 'settled' && isClear) return void (await byReporter('confirmSettled'));
    if (intent === 'notSettled' && isClear) return void (await byReporter('notSettled'));
    return addTask(tx, office, complaint, 'interpretReply', { messageId: message.id });
  }
  await notifyRoles(tx, complaint, ['assignee', 'handler'], null, office.now(), 'reporterReplied');
}

/** WhatsApp brings no polls, nor what can be viewed once (131051): once a session whoever sent it is asked to write it. */
async function askToWrite(
  tx: EntityManager,
  office: Office,
  contact: ContactRow,
  complaint: ComplaintRow,
  { occurredAt }: MessageRow,
): Promise<void> {
  const asked = { contactId: contact.id, purpose: 'unreadable', occurredAt: MoreThan(sessionBefore(occurredAt)) };
  if (await tx.existsBy('Message', asked)) return;
  await tellContact(tx, office, contact, complaint, { key: 'unreadable', values: { ticket: complaint.ticketNumber } });
}

/**
 * A reporter whose case was merged into another's writes on: whoever works on it learns of it and judges what it means. Their
 * "sudah" or "belum" does not move the other's case, and they are answered about their own number.
 */
async function followMerged(
  tx: EntityManager,
  office: Office,
  contact: ContactRow,
  complaint: ComplaintRow,
  message: MessageRow,
  intent: Meaning['intent'],
): Promise<void> {
  if (intent === 'callback') {
    const own = await ownPartOf(tx, contact.reporterId, complaint);
    return promiseCallback(tx, office, contact, complaint, own ?? complaint);
  }
  const isVerdictOrReply = complaint.status === 'answered' || complaint.status === 'awaitingReporter' || intent === 'withdraw';
  if (isVerdictOrReply) await addTask(tx, office, complaint, 'interpretReply', { messageId: message.id });
  await notifyRoles(tx, complaint, ['assignee', 'handler'], null, office.now(), 'reporterReplied');
}

/** What ends a case or sends it back counts from the reporter alone, or by an officer who says so under their own name. */
const isRetold = ({ enteredBy }: MessageRow, intent: Meaning['intent']): boolean =>
  enteredBy !== null && (intent === 'settled' || intent === 'notSettled' || intent === 'withdraw');

/**
 * A verdict counts where the reporter had this round's answer when writing, and where the number they name, or else the text
 * they answer, is this complaint's. A button under an answer of an earlier round says nothing about the present one.
 */
async function isAboutThisAnswer(
  tx: EntityManager,
  complaint: ComplaintRow,
  { occurredAt }: MessageRow,
  { ticketNumber }: Meaning,
  { quoted, asking }: Context,
): Promise<boolean> {
  const isNamed = ticketNumber ? ticketNumber === complaint.ticketNumber : asking?.complaintId === complaint.id;
  const answer = await tx.findOneBy<AnswerRow>('Answer', { complaintId: complaint.id, cycle: complaint.cycle });
  if (!isNamed || !answer?.messageId || (quoted?.answerId && quoted.answerId !== answer.id)) return false;
  const { status, sentAt } = await tx.findOneByOrFail<MessageRow>('Message', { id: answer.messageId });
  return isOut.includes(status) && sentAt !== null && sentAt <= endOfSecond(occurredAt);
}

/** A closed case is not reopened by a message ("terima kasih"): a person decides within one business day. */
async function afterClosing(
  tx: EntityManager,
  office: Office,
  contact: ContactRow,
  incoming: Incoming,
  meaning: Meaning,
  context: Context,
  complaintId: string,
): Promise<Received> {
  const complaint = await tx.findOneByOrFail<ComplaintRow>('Complaint', { id: complaintId });
  const message = await recordIncoming(tx, office, contact, complaint, incoming);
  if (
    isTheirs(context, complaint) &&
    meaning.intent === 'rate' &&
    meaning.certain &&
    complaint.outcome === 'resolved' &&
    complaint.rating === null
  ) {
    const by = { kind: 'reporter', reporterId: complaint.reporterId } as const;
    await actWithin(tx, office, { complaintId, action: 'rate', by, input: { rating: String(meaning.rating) } });
    await tellContact(tx, office, contact, complaint, { key: 'rated', values: { ticket: complaint.ticketNumber } });
  } else await leaveToOperator(tx, office, complaint, message);
  return { kind: 'afterClosing', complaint };
}

/** The reporter's message has opened the 24-hour window: texts that waited behind a template go out now (LIHAT). */
async function releaseWaiting(tx: EntityManager, contact: ContactRow): Promise<void> {
  const waiting = await tx.find<MessageRow>('Message', {
    where: { contactId: contact.id, status: 'waiting' },
    order: { occurredAt: 'ASC' },
  });
  for (const message of waiting) {
    await tx.update('Message', { id: message.id }, { status: 'queued', errorCode: null, resends: 0 });
    await queueSending(tx, message);
  }
}
