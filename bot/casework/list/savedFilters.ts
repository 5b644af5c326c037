import type { Person } from '../../complaint/complaint';
import { Invalid, Refused } from '../../complaint/errors';
import { maskText } from '../../complaint/personalData';
import type { SavedFilterRow } from '../../database/tables';
import type { Office } from '../office';

/** A filter of the list under an officer's own name for it; `query` as the address says it. */
export type SavedFilter = Pick<SavedFilterRow, 'name' | 'query'>;

const mostFilters = 20;
const longestName = 40;

/** This officer's own, by name: the same on the phone as at the desk. */
export async function savedFiltersOf(office: Office, person: Person): Promise<SavedFilter[]> {
  const rows = await office.db.read.findBy<SavedFilterRow>('SavedFilter', { personId: person.id });
  return rows.map(({ name, query }) => ({ name, query })).toSorted((a, b) => a.name.localeCompare(b.name));
}

/**
 * Keeps a filter; one of the same name is replaced. Identity numbers in the name are masked.
 * @throws Invalid without a name · Refused `tooManyFilters`
 */
export async function saveFilter(office: Office, person: Person, { name, query }: SavedFilter): Promise<void> {
  const key = { personId: person.id, name: keptName(name) };
  if (key.name === '') throw new Invalid('invalidInput', [{ name: 'filterName', fault: 'missing' }]);
  await office.db.write(async tx => {
    const savedAt = office.now();
    const { affected } = await tx.update('SavedFilter', key, { query, savedAt });
    if (affected) return;
    if ((await tx.countBy('SavedFilter', { personId: person.id })) >= mostFilters)
      throw new Refused('tooManyFilters', { most: mostFilters });
    await tx.insert('SavedFilter', { ...key, query, savedAt } satisfies SavedFilterRow);
  });
}

/** Lets go of one; where there is none, nothing happens. */
export async function removeFilter(office: Office, person: Person, name: string): Promise<void> {
  await office.db.write(tx => tx.delete('SavedFilter', { personId: person.id, name: keptName(name) }));
}

const keptName = (name: string): string => maskText(name.trim().replace(/\s+/g, ' ')).slice(0, longestName).trim();
