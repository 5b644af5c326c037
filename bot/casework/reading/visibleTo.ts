import type { Person } from '../../complaint/complaint';
import { divisionsOf, holds, isStaff, unitsOf } from '../../complaint/visibility';

/** A condition on table `complaint` under the alias `c`, with named parameters. */
export interface Predicate {
  sql: string;
  parameters: Record<string, unknown>;
}

/** How much a reader must see of a case: that it exists, its status and holder, or the citizen's words. */
export type Seeing = 'outline' | 'base' | 'words';

const secret = `(c."track" = 'supervisory' OR COALESCE(c."reportedParty", '') = 'unknown')`;
const notAccused = `(COALESCE(c."reportedParty", '') <> 'person' OR COALESCE(c."reportedPersonId", :nobody) <> :me)
  AND (COALESCE(c."reportedParty", '') <> 'unit' OR COALESCE(c."reportedUnit", '') NOT IN (:...units))`;
/** No person has this id. */
const nobody = '00000000-0000-0000-0000-000000000000';
/** Neither a unit nor the empty text that stands for no unit. */
const noUnit = '-';

/**
 * The rule of `viewFor` (complaint/visibility.ts) as a SQL condition, so that lists, counts, paging and search never touch
 * what their reader may not know of (DESIGN §6). A test holds the two against each other.
 * @param now office time: posts have dates
 */
export function visibleTo(person: Person, seeing: Seeing, now: Date): Predicate {
  const { sql: words, parameters } = seesWords(person, now);
  const staff = isStaff(person, now);
  const open = `NOT ${secret} AND c."restricted" = 0 AND c."isConfidential" = 0`;
  const more: Record<Seeing, string> = { words: never, base: staff ? open : never, outline: staff ? always : never };
  return { sql: `(${notAccused}) AND ((${words}) OR (${more[seeing]}))`, parameters };
}

const always = '1 = 1';
const never = '1 = 0';
const either = (...conditions: (string | false)[]): string => conditions.filter(each => each !== false).join(' OR ') || never;

function seesWords(person: Person, now: Date): Predicate {
  const has = (...roles: Parameters<typeof holds>[1][]): boolean => roles.some(role => holds(person, role, now, true));
  const heads = holds(person, 'headOfOffice', now);
  const operator = has('operator');
  const divisions = divisionsOf(person, now);
  const own = `c."assigneeId" = :me OR c."handlerId" = :me`;
  const full = has('operator', 'policyAnalyst', 'headOfDivision')
    ? always
    : either(own, divisions.length > 0 && `c."division" IN (:...divisions)`);
  const posted = `c."channel" = 'lapor' OR c."externalId" IS NOT NULL OR c."outcome" = 'referredOut' OR c."status" = 'referredOut'`;
  const liaison = has('liaisonOfficer') && posted;
  const masked = either(has('headOfOffice', 'recordsOfficer', 'dataProtectionOfficer') && always, liaison);
  const sql = either(
    `${secret} AND (${either(heads && always, `c."handlerId" = :me`)})`,
    `NOT ${secret} AND c."restricted" = 1 AND ${operator || heads ? always : never}`,
    `NOT ${secret} AND c."restricted" = 0 AND c."isConfidential" = 1 AND (${full})`,
    `NOT ${secret} AND c."restricted" = 0 AND c."isConfidential" = 0 AND (${either(full, masked)})`,
  );
  const parameters = {
    me: person.id,
    units: [noUnit, ...unitsOf(person, now)],
    nobody,
    ...(divisions.length > 0 && { divisions }),
  };
  return { sql, parameters };
}
