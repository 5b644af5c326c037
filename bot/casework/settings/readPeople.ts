import type { EntityManager } from 'typeorm';
import type { PersonRow, RoleAssignmentRow } from '../../database/tables';

export interface PostView extends Omit<RoleAssignmentRow, 'personId'> {
  /** `past` ended, `future` has not begun. */
  state: 'past' | 'now' | 'future';
}

export interface OfficerView extends Omit<PersonRow, 'aadObjectId' | 'teamsUserId'> {
  /** Has written to the app in Teams, so that it can write back. */
  isInTeams: boolean;
  /** Those held now first, then what is to come, then what is past. */
  posts: PostView[];
}

const order = { now: 0, future: 1, past: 2 } as const;

/** The register of staff: those in service first, by name. */
export async function readPeople(manager: EntityManager, now: Date): Promise<OfficerView[]> {
  const [people, posts] = await Promise.all([
    manager.find<PersonRow>('Person'),
    manager.find<RoleAssignmentRow>('RoleAssignment', { order: { fromAt: 'ASC' } }),
  ]);
  const officers = people.map(({ aadObjectId: _, teamsUserId, ...person }) => ({
    ...person,
    isInTeams: teamsUserId !== null,
    posts: posts
      .filter(({ personId }) => personId === person.id)
      .map(({ personId: __, ...post }) => ({ ...post, state: stateOf(post, now) }))
      .toSorted((one, other) => order[one.state] - order[other.state]),
  }));
  return officers.toSorted((one, other) => Number(other.active) - Number(one.active) || one.name.localeCompare(other.name));
}

function stateOf({ fromAt, toAt }: Pick<RoleAssignmentRow, 'fromAt' | 'toAt'>, now: Date): PostView['state'] {
  if (toAt !== null && toAt <= now) return 'past';
  return fromAt > now ? 'future' : 'now';
}
