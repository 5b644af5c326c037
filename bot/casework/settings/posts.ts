import type { EntityManager } from 'typeorm';
import { roles, type Role, type RoleKind } from '../../complaint/complaint';
import { divisions, type Division } from '../../complaint/masterData';
import { dateOf, dayOf } from '../../complaint/wib';
import { newId } from '../../database/dialect';
import type { PersonRow, RoleAssignmentRow } from '../../database/tables';
import { noteChange, type Noting } from './change';

/** The register of staff as the settings and the list of staff write it: each line with its log. */

export const isRole = (code: string): code is Role => (roles as readonly string[]).includes(code);
export const isDivision = (code: string): code is Division => divisions.some(division => division.code === code);

/** Those who hold a post for somebody else, by a written order. */
export const actingKinds: readonly RoleKind[] = ['plt', 'plh', 'mandate'];

/** Posts that somebody may hold for another: the heads'. */
export const actedFor: readonly Role[] = ['headOfDivision', 'headOfOffice'];

/** An officer is entered. */
export async function addPerson(noting: Noting, person: Omit<PersonRow, 'id' | 'teamsUserId' | 'active'>): Promise<PersonRow> {
  const row: PersonRow = { ...person, id: newId(), teamsUserId: null, active: true };
  await noting.tx.insert('Person', row);
  const after = toldOf(row, await deputyName(noting.tx, row));
  await noteChange(noting, { what: 'person', subject: row.id, before: null, after });
  return row;
}

/** What the log says of an officer; of the employee number only its end. */
export const toldOf = (
  { name, loginName, division, language, rank, nip, active, qualifications }: PersonRow,
  deputy: string | null,
) => ({
  ...{ name, loginName, division, language, rank, active, deputy },
  qualifications: qualifications?.join(', ') ?? null,
  nip: nip && `•••${nip.slice(-3)}`,
});

/** What the log calls an officer's deputy. */
export async function deputyName(tx: EntityManager, { deputyId }: PersonRow): Promise<string | null> {
  return deputyId === null ? null : ((await tx.findOneBy<PersonRow>('Person', { id: deputyId }))?.name ?? null);
}

/** A post is given. */
export async function addPost(noting: Noting, post: Omit<RoleAssignmentRow, 'id'>): Promise<void> {
  await noting.tx.insert('RoleAssignment', { ...post, id: newId() } satisfies RoleAssignmentRow);
  await noteChange(noting, { what: 'post', subject: post.personId, before: null, after: toldOfPost(post) });
}

/** What the log says of a post: `until` is its last day. */
export const toldOfPost = ({ role, division, kind, fromAt, toAt, orderNumber }: Omit<RoleAssignmentRow, 'id'>) => ({
  ...{ role, division, kind, orderNumber, from: dateOf(dayOf(fromAt)) },
  until: toAt && dateOf(dayOf(new Date(toAt.getTime() - 1))),
});

/** Whether the person has this very post already, now or later. */
export async function hasPost(
  tx: EntityManager,
  { personId, role, division, kind }: Pick<RoleAssignmentRow, 'personId' | 'role' | 'division' | 'kind'>,
  now: Date,
): Promise<boolean> {
  const held = await tx.findBy<RoleAssignmentRow>('RoleAssignment', { personId, role });
  return held.some(post => post.division === division && post.kind === kind && (!post.toAt || post.toAt > now));
}
