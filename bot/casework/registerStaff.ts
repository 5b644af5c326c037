import type { EntityManager } from 'typeorm';
import type { Role } from '../complaint/complaint';
import { isId } from '../database/dialect';
import type { PersonRow } from '../database/tables';
import type { Noting } from './settings/change';
import { addPerson, addPost, hasPost, isDivision, isRole } from './settings/posts';

/** One post of one officer, as the list of staff says it; an officer with two posts stands on two lines, one without a post leaves `role` empty. */
export interface StaffLine {
  /** Line of the list, for what is said of it. */
  line: number;
  loginName: string;
  name: string;
  /** Entra's object id, by which the person is known from then on. */
  aadObjectId: string;
  /** A code of `roles`, or empty. */
  role: string;
  /** A code of `divisions`, or empty; a technical post needs one. */
  division: string;
}

export interface StaffFault {
  line: number;
  fault: 'id' | 'name' | 'role' | 'division' | 'sameLogin';
}

export interface RegisteredStaff {
  people: number;
  posts: number;
  faults: StaffFault[];
}

/**
 * Enters the officers of a list who are not in the register yet, and the posts that they do not hold yet, definitive and from now on.
 * What is there already stays as it is, so that the same list may be given again. One fault, and nothing is written.
 */
export async function registerStaff(tx: EntityManager, lines: readonly StaffLine[], now: Date): Promise<RegisteredStaff> {
  const faults = faultsOf(lines);
  if (faults.length > 0) return { people: 0, posts: 0, faults };
  const noting: Noting = { tx, by: null, now };
  const done: RegisteredStaff = { people: 0, posts: 0, faults: [] };
  for (const line of lines) {
    const aadObjectId = line.aadObjectId.toLowerCase();
    const known = await tx.findOneBy<PersonRow>('Person', { aadObjectId });
    const person = known ?? (await addPerson(noting, personOf({ ...line, aadObjectId })));
    done.people += known ? 0 : 1;
    if (line.role !== '' && (await takesPost(noting, person.id, line))) done.posts += 1;
  }
  return done;
}

function faultsOf(lines: readonly StaffLine[]): StaffFault[] {
  const loginOf = new Map<string, string>();
  return lines.flatMap(({ line, loginName, name, aadObjectId, role, division }) => {
    const faults: StaffFault[] = [];
    const found = (fault: StaffFault['fault']): void => void faults.push({ line, fault });
    if (!isId(aadObjectId)) found('id');
    if (name === '' || loginName === '') found('name');
    if (role !== '' && !isRole(role)) found('role');
    if (division === '' ? role === 'technicalDivision' : !isDivision(division)) found('division');
    const id = aadObjectId.toLowerCase();
    if ((loginOf.get(loginName) ?? id) !== id) found('sameLogin');
    loginOf.set(loginName, id);
    return faults;
  });
}

function personOf({ loginName, name, aadObjectId, division }: StaffLine): Parameters<typeof addPerson>[1] {
  const unit = isDivision(division) ? division : null;
  return {
    loginName,
    name,
    aadObjectId,
    division: unit,
    language: 'id',
    rank: null,
    nip: null,
    qualifications: null,
    deputyId: null,
  };
}

/** @returns false when the person holds this post already */
async function takesPost(noting: Noting, personId: string, { role, division }: StaffLine): Promise<boolean> {
  const unit = role === 'technicalDivision' && isDivision(division) ? division : null;
  const post = { personId, role: role as Role, division: unit, kind: 'definitive' as const };
  if (await hasPost(noting.tx, post, noting.now)) return false;
  await addPost(noting, { ...post, fromAt: noting.now, toAt: null, orderNumber: null });
  return true;
}
