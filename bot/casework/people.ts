import type { EntityManager } from 'typeorm';
import { divisionsOf, holds, rolesAt, seesWords, viewFor } from '../complaint/visibility';
import type { Actor, Complaint, Person, Role, RoleHeld } from '../complaint/complaint';
import type { Step } from '../complaint/sop';
import { actorsOn } from '../complaint/sop';
import type { PersonRow, RoleAssignmentRow } from '../database/tables';

/** Every active officer, or every one there ever was, with all posts, past and future; a city office has some dozens. */
export async function loadPeople(manager: EntityManager, which: 'active' | 'ever' = 'active'): Promise<Person[]> {
  const [people, assignments] = await Promise.all([
    manager.findBy<PersonRow>('Person', which === 'active' ? { active: true } : {}),
    manager.find<RoleAssignmentRow>('RoleAssignment'),
  ]);
  return people.map(row => ({ ...row, roles: assignments.filter(held => held.personId === row.id).map(toRole) }));
}

function toRole(row: RoleAssignmentRow): RoleHeld {
  return { role: row.role, division: row.division, kind: row.kind, from: row.fromAt, to: row.toAt, orderNumber: row.orderNumber };
}

/** An officer by Entra object id, by our own id, or by login name; null when there is none. */
export async function findPerson(
  manager: EntityManager,
  by: { aadObjectId: string } | { id: string } | { loginName: string },
): Promise<Person | null> {
  const row = await manager.findOneBy<PersonRow>('Person', { ...by, active: true });
  if (!row) return null;
  const assignments = await manager.findBy<RoleAssignmentRow>('RoleAssignment', { personId: row.id });
  return { ...row, roles: assignments.map(toRole) };
}

/** An officer named in an input: by id, login name or Entra object id. */
export async function personNamed(manager: EntityManager, name: string): Promise<Person | null> {
  const id = /^[0-9a-f-]{36}$/i.test(name) ? name.toLowerCase() : null;
  return (
    (id ? ((await findPerson(manager, { id })) ?? (await findPerson(manager, { aadObjectId: id }))) : null) ??
    findPerson(manager, { loginName: name })
  );
}

/** The bot learns an officer's Teams id (`29:…`) from the roster; cards need it for their own views. */
export async function rememberTeamsUser(manager: EntityManager, aadObjectId: string, teamsUserId: string): Promise<void> {
  await manager.update('Person', { aadObjectId }, { teamsUserId });
}

export interface Standing {
  actor: Actor;
  /** The post in whose name it is done; null for persons named on the case. */
  held: RoleHeld | null;
}

/** In which of the step's capacities this person may act on this case now; null when in none. */
export function standingOf(person: Person, complaint: Complaint, step: Step, now: Date): Standing | null {
  const standings = actorsOn(step, complaint.track).flatMap(actor => capacity(person, complaint, actor, step, now));
  return standings.find(standing => standing.held?.kind !== 'mandate') ?? standings[0] ?? null;
}

function capacity(person: Person, complaint: Complaint, actor: Actor, step: Step, now: Date): Standing[] {
  if (actor === 'reporter' || actor === 'system') return [];
  if (actor === 'assignee') return complaint.assigneeId === person.id ? [{ actor, held: null }] : [];
  if (actor === 'handler') return complaint.handlerId === person.id && !blindedHandler(complaint) ? [{ actor, held: null }] : [];
  const posts = rolesAt(person, now).filter(held => held.role === actor && (held.kind !== 'mandate' || step.mandate));
  const own = actor === 'technicalDivision' ? posts.filter(held => held.division === complaint.division) : posts;
  return own.map(held => ({ actor, held }));
}

/** A handler who is complained about later on loses the case; excluded persons see nothing anyway. */
function blindedHandler(complaint: Complaint): boolean {
  return complaint.reportedPersonId !== null && complaint.reportedPersonId === complaint.handlerId;
}

/** Who may take this step now and sees the words it needs. */
export function peopleWhoMay(people: Person[], complaint: Complaint, step: Step, now: Date): Person[] {
  return people.filter(person => standingOf(person, complaint, step, now) && seesWords(viewFor(complaint, person, now)));
}

/** Everyone who holds a post now, or is named on the case: who hears of something. */
export function peopleInRole(people: Person[], actor: Actor, complaint: Complaint | null, now: Date): Person[] {
  if (actor === 'assignee') return people.filter(person => person.id === complaint?.assigneeId);
  if (actor === 'handler') return people.filter(person => person.id === complaint?.handlerId);
  if (actor === 'technicalDivision') {
    return people.filter(person => complaint?.division && divisionsOf(person, now).includes(complaint.division));
  }
  return people.filter(person => holds(person, actor as Role, now));
}
