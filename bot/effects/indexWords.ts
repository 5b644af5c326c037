import { indexWords } from '../casework/list/indexWords';
import type { Office } from '../casework/office';
import type { Effect } from '../outbox/effect';

/** Nothing leaves here: the outbox has the office's old cases gone through in pieces, and goes on where it was cut off. */
export function indexing(office: Office): Effect<{ after: string }> {
  return ({ after }) => indexWords(office, after);
}
