import fc from 'fast-check';
import type { Complaint, Person, Role, RoleHeld } from '../../../bot/complaint/complaint';
import { roles, statuses, tracks, channels } from '../../../bot/complaint/complaint';
import { seesWords, viewFor, views } from '../../../bot/complaint/visibility';
import { visibleTo, type Seeing } from '../../../bot/casework/reading/visibleTo';
import type { Database } from '../../../bot/database/dataSource';
import type { ComplaintRow } from '../../../bot/database/tables';
import { openEmptyDatabase } from '../../database/emptyDatabase';
import { complaintRow } from '../complaintRow';

/** The rule of `viewFor` and its SQL twin must agree for every reader and every case, or lists would tell what cards hide. */

const now = new Date('2026-11-24T02:00:00Z');
const people = ['a', 'b', 'c'].map(letter => `01999999-0000-7000-8000-00000000000${letter}`);
const divisions = ['populationRegistration', 'civilRegistration', 'secretariat'] as const;

let db: Database;
beforeAll(async () => (db = await openEmptyDatabase()));
afterAll(() => db?.close());

const anyPerson = fc.constantFrom(...people);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const anyCase: fc.Arbitrary<Partial<Complaint>> = fc.record({
  status: fc.constantFrom(...statuses),
  track: fc.constantFrom(...tracks),
  channel: fc.constantFrom(...channels),
  restricted: fc.boolean(),
  isConfidential: fc.boolean(),
  isAnonymous: fc.boolean(),
  externalId: maybe(fc.constant('given')),
  division: maybe(fc.constantFrom(...divisions)),
  assigneeId: maybe(anyPerson),
  handlerId: maybe(anyPerson),
  outcome: maybe(fc.constantFrom('resolved' as const, 'referredOut' as const)),
  reportedParty: maybe(fc.constantFrom('person' as const, 'unit' as const, 'unknown' as const)),
  reportedPersonId: maybe(anyPerson),
  reportedUnit: maybe(fc.constantFrom(...divisions)),
});
const held = (role: Role): fc.Arbitrary<RoleHeld> =>
  fc.record({
    role: fc.constant(role),
    division: fc.constantFrom(...divisions),
    kind: fc.constantFrom('definitive' as const, 'plh' as const, 'mandate' as const),
    from: fc.constantFrom(new Date('2022-01-04T00:00:00Z'), new Date('2026-12-01T00:00:00Z')),
    to: fc.constantFrom(null, new Date('2026-11-01T00:00:00Z'), new Date('2027-01-01T00:00:00Z')),
    orderNumber: fc.constant(null),
  });
const anyReader: fc.Arbitrary<Person> = fc
  .tuple(fc.subarray([...roles], { maxLength: 2 }), anyPerson, maybe(fc.constantFrom(...divisions)))
  .chain(([posts, id, division]) =>
    fc.tuple(...posts.map(held)).map(
      roleList =>
        ({
          ...{ id, division, roles: roleList, loginName: 'x', name: 'Petugas Contoh', aadObjectId: 'x', teamsUserId: null },
          ...{ language: 'id', rank: null, nip: null },
        }) satisfies Person,
    ),
  );

async function listed(person: Person, seeing: Seeing): Promise<Set<string>> {
  const { sql, parameters } = visibleTo(person, seeing, now);
  const rows = await db.read.createQueryBuilder<ComplaintRow>('Complaint', 'c').where(sql, parameters).getMany();
  return new Set(rows.map(row => row.id));
}

const atLeast = (complaint: Complaint, person: Person, seeing: Seeing): boolean => {
  const view = viewFor(complaint, person, now);
  if (seeing === 'words') return seesWords(view);
  return views.indexOf(view) >= views.indexOf(seeing);
};

test('a list holds exactly those cases of which its reader may see that much', async () => {
  const cases = fc.sample(anyCase, { numRuns: 400, seed: 7 }).map((given, index) => {
    const externalId = given.externalId ? String(99000000 + index) : null;
    return complaintRow(index + 1, { ...given, externalId });
  });
  // SQL Server takes 2,100 values a statement.
  for (let from = 0; from < cases.length; from += 25)
    await db.write(tx => tx.insert('Complaint', cases.slice(from, from + 25) as object[]));
  await fc.assert(
    fc.asyncProperty(anyReader, async person => {
      for (const seeing of ['outline', 'base', 'words'] as const) {
        const expected = cases.filter(each => atLeast(each, person, seeing)).map(each => each.id);
        expect([...(await listed(person, seeing))].sort()).toEqual(expected.sort());
      }
    }),
    { numRuns: 60, seed: 11 },
  );
});
