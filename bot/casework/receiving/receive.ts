import { MoreThan } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Channel } from '../../complaint/complaint';
import { markKinds } from '../../complaint/conversation';
import type { Issue } from '../../complaint/inputs';
import type { Asked, Meaning } from '../../complaint/meaning';
import { isOpenAt, opensWindow } from '../../complaint/replyWindow';
import { sessionBefore } from '../../complaint/sessions';
import type { Belonging } from '../../complaint/sessions';
import { newId } from '../../database/dialect';
import type { ComplaintRow, ContactRow, MessageRow } from '../../database/tables';
import { actWithin } from '../act';
import { leaveToOperator } from './afterClosing';
import { changeIdentity, contactFor, namesAfter } from './contacts';
import type { Alias, IdentityChange } from './contacts';
import { hearVisit, visitMeant } from './hearVisit';
import { attach, recordIncoming, sideKinds, unclaimed } from './incoming';
import type { Incoming } from './incoming';
import { queueSending, tellContact } from '../telling/messages';
import type { Office } from '../office';
import { receiveMark } from './receiveMark';
import { register } from './register';
import type { Beginning } from './register';
import { registerVisit } from './registerVisit';
import { reachedThroughApi } from '../telling/sendingMode';
import { answerQuestion } from './answerQuestion';
import { belongs, named } from './belonging';
import { findContext, isTheirs } from './context';
import type { Heard } from './context';
import { follow } from './follow';
import { open } from './open';

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
  const received = await place(tx, office, { contact, incoming, meaning, context });
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

async function place(tx: EntityManager, office: Office, heard: Heard): Promise<Received> {
  const { contact, incoming, context } = heard;
  if (context.quoted && markKinds.includes(incoming.kind)) {
    await receiveMark(tx, office, contact, incoming, context.quoted);
    return { kind: 'noted', complaint: null };
  }
  const visit = visitMeant(heard);
  if (visit) return hearVisit(tx, office, heard, visit);
  const belonging = belongs(heard);
  if (belonging.kind === 'joins') return join(tx, office, heard, belonging.complaintId);
  if (sideKinds.includes(incoming.kind)) return aside(tx, office, contact, incoming, belonging);
  if (await answerQuestion(tx, office, heard)) return note(tx, office, contact, incoming);
  if (belonging.kind === 'ask') return ask(tx, office, contact, incoming, named(context, belonging.complaintIds));
  if (belonging.kind === 'afterClosing') return afterClosing(tx, office, heard, belonging.complaintId);
  if (incoming.isGreeting) return greet(tx, office, contact, incoming);
  return begin(tx, office, contact, incoming);
}

async function join(tx: EntityManager, office: Office, heard: Heard, complaintId: string): Promise<Received> {
  const { contact, incoming } = heard;
  const complaint = await tx.findOneByOrFail<ComplaintRow>('Complaint', { id: complaintId });
  const before = await unclaimed(tx, contact);
  const message = await recordIncoming(tx, office, contact, null, incoming);
  await attach(tx, office, complaint, [...before, message]);
  if (!(await answerQuestion(tx, office, heard))) await follow(tx, office, heard, complaint, message);
  return { kind: 'joined', complaint: await tx.findOneByOrFail<ComplaintRow>('Complaint', { id: complaintId }) };
}

/** A first message: it gets its number, together with the greeting that may have come before it. */
async function begin(tx: EntityManager, office: Office, contact: ContactRow, incoming: Incoming): Promise<Received> {
  const before = await unclaimed(tx, contact);
  const message = await recordIncoming(tx, office, contact, null, incoming);
  const complaint = await open(tx, office, contact, [...before, message]);
  return { kind: 'registered', complaint };
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

/** A closed case is not reopened by a message ("terima kasih"): a person decides within one business day. */
async function afterClosing(tx: EntityManager, office: Office, heard: Heard, complaintId: string): Promise<Received> {
  const { contact, incoming, meaning, context } = heard;
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
