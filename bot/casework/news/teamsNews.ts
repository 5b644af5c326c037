import { Not } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Actor, Complaint, Person } from '../../complaint/complaint';
import { isWorkingTime } from '../../complaint/deadline';
import type { Division } from '../../complaint/masterData';
import type { Action } from '../../complaint/sop';
import { viewFor } from '../../complaint/visibility';
import type { TeamsCardRow } from '../../database/tables';
import { enqueue, isInLaneSince } from '../../outbox/queue';
import type { NotificationKey } from '../../text/text';
import { loadPolicy } from '../office';
import { loadPeople, peopleInRole } from '../people';

/** The conversation key of the complaint channel, where every case has its card. */
export const complaintChannel = 'aduan';

/** The key of a division's own channel, where the office has one; every other key is a person's id. */
export const divisionChannel = (division: Division): string => `${complaintChannel}:${division}`;

/** The division channel in which a case has a second card. None for what may be about somebody there. */
export function ownChannelOf({ division, track, reportedParty }: Complaint): string | null {
  return division === null || track === 'supervisory' || reportedParty !== null ? null : divisionChannel(division);
}

/**
 * Queues the cards of a complaint to be shown as they are by then: the channel's, and for secret cases those in the 1:1
 * chats of the few who may see them. State, not delta: repeats are harmless, and changes in between coalesce.
 */
export async function queueCards(tx: EntityManager, complaint: Complaint, now: Date): Promise<void> {
  for (const place of await cardPlaces(tx, complaint, now)) await queueCard(tx, complaint.id, place);
}

/** Queues one card of a complaint, in the channel or in a person's chat. */
export async function queueCard(tx: EntityManager, complaintId: string, place: string): Promise<void> {
  const lane = `card:${complaintId}:${place}`;
  await enqueue(tx, { kind: 'showCard', lane, key: lane, payload: { complaintId, place } });
}

/** Queues a look at a post that seems to be a complaint's card in a channel and is not the one that counts. */
export async function reportTwin(tx: EntityManager, complaintId: string, place: string, activityId: string): Promise<void> {
  const twin = activityId.slice(0, 100);
  const lane = `card:${complaintId}:${place}`;
  const payload = { complaintId, place, twin };
  await enqueue(tx, { kind: 'showCard', lane, key: `twin:${complaintId}:${twin}`, payload });
}

/** Queues a card to be sent as it stands, to find out whether it still does: somebody may have deleted the message. */
export async function queueCheck(tx: EntityManager, complaintId: string, place: string): Promise<void> {
  const key = `check:${complaintId}:${place}`;
  const payload = { complaintId, place, again: true };
  await enqueue(tx, { kind: 'showCard', lane: `card:${complaintId}:${place}`, key, payload });
}

/** Where a card of the case belongs, and where one stands already: it must not go on showing what was true before. */
async function cardPlaces(tx: EntityManager, complaint: Complaint, now: Date): Promise<Set<string>> {
  const standing = await tx.findBy<TeamsCardRow>('TeamsCard', { subject: 'complaint', subjectId: complaint.id });
  const places = new Set([complaintChannel, ...standing.map(card => card.conversationKey)]);
  const own = ownChannelOf(complaint);
  if (own && (await tx.existsBy('TeamsConversation', { key: own, state: Not('released') }))) places.add(own);
  if (complaint.track !== 'supervisory' && complaint.reportedParty !== 'unknown') return places;
  const entitled = (await loadPeople(tx)).filter(person => viewFor(complaint, person, now) === 'full');
  return new Set([...places, ...entitled.map(person => person.id)]);
}

/** What an action is news of, for those whose turn it becomes; a key of bot/text chat `notification.*`. */
export function newsOf(action: Action): NotificationKey {
  return news[action] ?? 'turn';
}

const news: Partial<Record<Action, NotificationKey>> = {
  submitReview: 'verificationReady',
  submitShort: 'verificationReady',
  returnToVerification: 'verificationReady',
  verify: 'dispositionReady',
  proposeRejection: 'dispositionReady',
  proposeReferral: 'dispositionReady',
  notOurs: 'dispositionReady',
  giveDisposition: 'disposition',
  draftAnswer: 'answerDrafted',
  approveAnswer: 'answerApproved',
  returnToReview: 'returned',
  returnDraft: 'returned',
  assign: 'assigned',
  escalate: 'escalated',
  flagSupervisory: 'supervisory',
  answerFailed: 'answerFailed',
  reporterReplied: 'reporterReplied',
  recordWords: 'reporterReplied',
  notSettled: 'notSettled',
  object: 'objection',
};

/** A line in someone's 1:1 chat: a key of bot/text chat `notification.*`; never the citizen's words, never a NIK. */
export async function notifyPerson(
  tx: EntityManager,
  person: Pick<Person, 'id'>,
  complaintId: string | null,
  key: NotificationKey,
  values: Record<string, string | number> = {},
): Promise<void> {
  await enqueue(tx, { kind: 'notify', lane: `notify:${person.id}`, payload: { personId: person.id, complaintId, key, values } });
}

/** One line about many cases at once in every operator's chat, except whose work it was. */
export async function tellOperators(
  tx: EntityManager,
  by: Person,
  now: Date,
  key: NotificationKey,
  values: Record<string, string | number>,
): Promise<void> {
  for (const person of peopleInRole(await loadPeople(tx), 'operator', null, now))
    if (person.id !== by.id) await notifyPerson(tx, person, null, key, values);
}

const hourMs = 3_600_000;

/**
 * The same about trouble of the office's machinery, in a lane of its own: of one topic nobody hears more than once an hour of machine
 * time, however much is in trouble, and what waits to be told does not hold up other notices.
 */
export async function warnPerson(
  tx: EntityManager,
  person: Pick<Person, 'id'>,
  topic: string,
  complaintId: string | null,
  key: NotificationKey,
  values: Record<string, string | number>,
): Promise<void> {
  const lane = `warn:${topic}:${person.id}`;
  if (await isInLaneSince(tx, lane, new Date(Date.now() - hourMs))) return;
  await enqueue(tx, { kind: 'notify', lane, key: lane, payload: { personId: person.id, complaintId, key, values } });
}

/** What cannot wait for the morning: something failed, or somebody has to be protected (DOMAIN §8). */
const atAnyHour: readonly NotificationKey[] = ['supervisory', 'conflictUnknown', 'sendFailed', 'answerFailed', 'infectedFile'];

/**
 * Outside opening hours nobody's telephone rings for what the list of the next morning says anyway (`morningDuty`); supervisory
 * and restricted cases, which may be about data misuse, and failures are told at any hour.
 */
async function isQuiet(tx: EntityManager, complaint: Complaint, key: NotificationKey, now: Date): Promise<boolean> {
  if (complaint.track === 'supervisory' || complaint.restricted || atAnyHour.includes(key)) return false;
  return !isWorkingTime(now, await loadPolicy(tx));
}

/** Tells everyone in these capacities, except who did it; people who may not know of the case hear nothing. */
export async function notifyRoles(
  tx: EntityManager,
  complaint: Complaint,
  actors: readonly Actor[],
  exceptId: string | null,
  now: Date,
  key: NotificationKey,
  values: Record<string, string | number> = {},
): Promise<void> {
  const people = await loadPeople(tx);
  const told = new Set(actors.flatMap(actor => peopleInRole(people, actor, complaint, now)));
  if (told.size === 0 || (await isQuiet(tx, complaint, key, now))) return;
  for (const person of told) {
    if (person.id === exceptId || viewFor(complaint, person, now) === 'none') continue;
    await notifyPerson(tx, person, complaint.id, key, { ticket: complaint.ticketNumber, ...values });
  }
}
