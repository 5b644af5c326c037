import { Brackets } from 'typeorm';
import type { SelectQueryBuilder } from 'typeorm';
import type { Person } from '../../complaint/complaint';
import { Invalid } from '../../complaint/errors';
import type { ComplaintCategory, ComplaintClass, Division, ServiceType } from '../../complaint/masterData';
import { districts, spellingsOf } from '../../complaint/masterData';
import type { Period } from '../../complaint/wib';
import { isId, momentValue } from '../../database/dialect';
import type { ComplaintRow } from '../../database/tables';
import { isCounted, owedCodes } from '../report/figureCases';
import type { Office } from '../office';

/** What an officer has not said yet; the figures call it so, too. */
export const unknown = 'unknown';

/** As a holder: none. */
export const nobody = 'nobody';

/** To what a list is narrowed beside status, channel and words. */
export interface Narrowing {
  complaintClass?: ComplaintClass | typeof unknown;
  category?: ComplaintCategory | typeof unknown;
  service?: ServiceType | typeof unknown;
  division?: Division | typeof unknown;
  /** A district's name; `other` = what was written is none of the city's. */
  district?: string;
  /** Not closed; or not closed, and a clock of the office has run out. */
  state?: 'open' | 'overdue';
  registered?: Period;
  /** Who holds it: an officer's id, or `nobody`. */
  holder?: string;
  /** Only what the figures count, and of it what they count for this reader (`readDashboard`). */
  counted?: boolean;
  /** Only what is about this disruption: its id. */
  disruption?: string;
}

/** Whom a reader means by `me`, `nobody`, or an officer's id; nothing = whoever. @throws Invalid */
export function holderFrom(text: string, reader: Pick<Person, 'id'>): string | undefined {
  if (text === '') return undefined;
  if (text === 'me') return reader.id;
  if (text !== nobody && !isId(text)) throw new Invalid('invalidInput', [{ name: 'holder', fault: 'notAChoice' }]);
  return text.toLowerCase();
}

/** A disruption by its id; nothing = whichever, or none. @throws Invalid */
export function disruptionFrom(text: string): string | undefined {
  if (text === '') return undefined;
  if (!isId(text)) throw new Invalid('invalidInput', [{ name: 'disruption', fault: 'notAChoice' }]);
  return text.toLowerCase();
}

const codes = ['complaintClass', 'category', 'service', 'division'] as const;

/** What officers make of a report is for those alone who may read its words. */
export const needsWords = (wanted: Narrowing): boolean =>
  [...codes, 'district' as const, 'counted' as const, 'disruption' as const].some(
    name => wanted[name] !== undefined && wanted[name] !== false,
  );

/** Adds the conditions to a query of `complaint` under the alias `c`. */
export function narrow(query: SelectQueryBuilder<ComplaintRow>, wanted: Narrowing, office: Office): void {
  for (const name of codes) {
    if (wanted[name] === unknown) query.andWhere(`c."${name}" IS NULL`);
    else if (wanted[name]) query.andWhere(`c."${name}" = :${name}`, { [name]: wanted[name] });
  }
  if (wanted.district) inDistrict(query, wanted.district);
  if (wanted.holder) heldBy(query, wanted.holder);
  if (wanted.state) query.andWhere('c."closedAt" IS NULL');
  if (wanted.state === 'overdue') overdue(query, office);
  if (wanted.counted) query.andWhere(isCounted);
  if (wanted.disruption) query.andWhere('c."disruptionId" = :disruption', { disruption: wanted.disruption });
  if (wanted.registered) {
    const [from, before] = [wanted.registered.start, wanted.registered.end].map(at => momentValue(office.db.dialect, at));
    query.andWhere('c."registeredAt" >= :from AND c."registeredAt" < :before', { from, before });
  }
}

/** As the list names the holder: of a case of the Inspectorate's, who was named for it. */
function heldBy(query: SelectQueryBuilder<ComplaintRow>, holder: string): void {
  const is = (column: string): string => (holder === nobody ? `c."${column}" IS NULL` : `c."${column}" = :holder`);
  query.andWhere(
    `((${is('assigneeId')} AND c."track" <> 'supervisory') OR (${is('handlerId')} AND c."track" = 'supervisory'))`,
    holder === nobody ? {} : { holder },
  );
}

/** As the figures judge it (`figureCases.ts`): a clock of the office ran out, and did not stand still by then. */
function overdue(query: SelectQueryBuilder<ComplaintRow>, office: Office): void {
  query.andWhere(
    `EXISTS (SELECT 1 FROM "deadline" d WHERE d."complaintId" = c."id" AND d."code" IN (:...owed) AND d."metAt" IS NULL
      AND d."dueAt" < :now AND (d."pausedAt" IS NULL OR d."pausedAt" > d."dueAt"))`,
    { owed: owedCodes, now: momentValue(office.db.dialect, office.now()) },
  );
}

/** As the figures name it: by the district, or where that is none of the city's by the ward. */
function inDistrict(query: SelectQueryBuilder<ComplaintRow>, name: string): void {
  // As it was written, without spaces and capitals: columns that the database computes (migration index-list).
  const written = (column: string): string => `c."${column}Written"`;
  const known = districts.map(each => ({ name: each.name, ...spellingsOf(each) }));
  const own = known.find(each => each.name === name);
  const every = { districts: known.flatMap(each => each.district), wards: known.flatMap(each => each.ward) };
  const noDistrict = `${written('district')} NOT IN (:...districts)`;
  if (name === unknown) query.andWhere(`${written('district')} = '' AND ${written('ward')} = ''`);
  else if (own) {
    query.andWhere(
      new Brackets(either =>
        either.where(`${written('district')} IN (:...district)`).orWhere(`${noDistrict} AND ${written('ward')} IN (:...ward)`),
      ),
      { district: own.district, ward: own.ward, districts: every.districts },
    );
  } else {
    query
      .andWhere(`${noDistrict} AND ${written('ward')} NOT IN (:...wards)`, every)
      .andWhere(`NOT (${written('district')} = '' AND ${written('ward')} = '')`);
  }
}
