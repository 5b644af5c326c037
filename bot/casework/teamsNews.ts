import type { EntityManager } from 'typeorm';
import type { Actor, Complaint, Person } from '../complaint/complaint';
import { viewFor } from '../complaint/visibility';
import { enqueue } from '../outbox/queue';
import { loadPeople, peopleInRole } from './people';

/** The conversation key of the complaint channel; every other key is a person's id. */
export const complaintChannel = 'aduan';

/**
 * Queues the cards of a complaint to be shown as they are by then: the channel's, and for secret cases those in the 1:1
 * chats of the few who may see them. State, not delta: repeats are harmless, and changes in between coalesce.
 */
export async function queueCards(tx: EntityManager, complaint: Complaint, now: Date): Promise<void> {
  for (const place of await cardPlaces(tx, complaint, now)) {
    const lane = `card:${complaint.id}:${place}`;
    await enqueue(tx, { kind: 'showCard', lane, key: lane, payload: { complaintId: complaint.id, place } });
  }
}

async function cardPlaces(tx: EntityManager, complaint: Complaint, now: Date): Promise<string[]> {
  if (complaint.track !== 'supervisory' && complaint.reportedParty !== 'unknown') return [complaintChannel];
  const entitled = (await loadPeople(tx)).filter(person => viewFor(complaint, person, now) === 'full');
  return [complaintChannel, ...entitled.map(person => person.id)];
}

/** A line in someone's 1:1 chat: a key of bot/text staff `notification.*`; never the citizen's words, never a NIK. */
export async function notifyPerson(
  tx: EntityManager,
  person: Pick<Person, 'id'>,
  complaintId: string | null,
  key: string,
  values: Record<string, string | number> = {},
): Promise<void> {
  await enqueue(tx, { kind: 'notify', lane: `notify:${person.id}`, payload: { personId: person.id, complaintId, key, values } });
}

/** Tells everyone in these capacities, except who did it; people who may not know of the case hear nothing. */
export async function notifyRoles(
  tx: EntityManager,
  complaint: Complaint,
  actors: readonly Actor[],
  exceptId: string | null,
  now: Date,
  key: string,
  values: Record<string, string | number> = {},
): Promise<void> {
  const people = await loadPeople(tx);
  const told = new Set(actors.flatMap(actor => peopleInRole(people, actor, complaint, now)));
  for (const person of told) {
    if (person.id === exceptId || viewFor(complaint, person, now) === 'none') continue;
    await notifyPerson(tx, person, complaint.id, key, { ticket: complaint.ticketNumber, ...values });
  }
}
