import type { EntityManager } from 'typeorm';
import type { Person } from '../../complaint/complaint';
import { trackingIdIn } from '../../complaint/laporReport';
import { parseTicketNumbers } from '../../complaint/number';
import type { ComplaintRow } from '../../database/tables';
import { visibleTo, type Seeing } from '../reading/visibleTo';

/** Numbers that somebody typed or pasted into the search: ours as they are written officially, LAPOR!'s as digits. */
export interface SearchedNumbers {
  tickets: string[];
  trackingIds: string[];
}

/** So many are looked for at once; a longer list is for the download. */
export const mostNumbers = 100;

/**
 * The numbers in a search that is one for numbers: it names a ticket, among whatever words, or holds nothing but numbers of LAPOR!,
 * separated by spaces, commas or lines. Null for a search by words.
 */
export function numbersIn(text: string): SearchedNumbers | null {
  const { numbers, rest } = parseTicketNumbers(text);
  const others = rest.split(/[\s,;]+/).filter(Boolean);
  const ids = others.flatMap(each => trackingIdIn(each) ?? []);
  if (numbers.length === 0 && (ids.length === 0 || ids.length < others.length)) return null;
  const tickets = numbers.slice(0, mostNumbers);
  return { tickets, trackingIds: [...new Set(ids)].slice(0, mostNumbers - tickets.length) };
}

/** A case that was asked for, by the number that led to it. */
export interface Numbered {
  id: string;
  number: string;
}

/**
 * The cases of these numbers that this person may know of. That a case stands in LAPOR!, and under which number, is told to those
 * alone who may read its words.
 */
export async function casesNumbered(
  read: EntityManager,
  { tickets, trackingIds }: SearchedNumbers,
  person: Person,
  now: Date,
): Promise<Numbered[]> {
  const seen = async (seeing: Seeing, column: 'ticketNumber' | 'externalId', numbers: string[]): Promise<Numbered[]> => {
    if (numbers.length === 0) return [];
    const { sql, parameters } = visibleTo(person, seeing, now);
    const rows = await read
      .createQueryBuilder<ComplaintRow>('Complaint', 'c')
      .select(['c.id', `c.${column}`])
      .where(`c."${column}" IN (:...numbers)`, { numbers })
      .andWhere(sql, parameters)
      .getMany();
    return rows.map(row => ({ id: row.id, number: row[column]! }));
  };
  return [...(await seen('outline', 'ticketNumber', tickets)), ...(await seen('words', 'externalId', trackingIds))];
}
