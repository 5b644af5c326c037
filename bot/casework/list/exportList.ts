import type { Person } from '../../complaint/complaint';
import { Refused } from '../../complaint/errors';
import type { ListedView } from '../reading/complaintView';
import { findComplaints, type Found, type Wanted } from './find';
import type { Office } from '../office';

/** What one file holds at most; more is a matter for the register. */
export const mostExported = 5_000;

/**
 * Everything that the list shows this person under this filter and in this order, on whichever page: no more than its lines say.
 * @throws Refused `exportTooLarge`
 */
export async function exportList(
  office: Office,
  person: Person,
  wanted: Omit<Wanted, 'limit' | 'cursor'>,
  most = mostExported,
): Promise<ListedView[]> {
  const items: ListedView[] = [];
  for await (const page of pagesOf(office, person, wanted)) {
    items.push(...page.items);
    if (items.length > most) throw new Refused('exportTooLarge', { most });
  }
  return items;
}

/** The pages of the list under a filter, one after another. */
export async function* pagesOf(office: Office, person: Person, wanted: Omit<Wanted, 'limit' | 'cursor'>): AsyncGenerator<Found> {
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await findComplaints(office, person, { ...wanted, ...(cursor && { cursor }), limit: 100 });
    yield page;
    cursor = page.nextCursor;
  }
}
