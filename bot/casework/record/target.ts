import { Unknown } from '../../complaint/errors';
import { parseTicketNumber } from '../../complaint/number';
import { seesWords, viewFor } from '../../complaint/visibility';
import type { ComplaintRow } from '../../database/tables';
import type { Acting } from '../act';

/**
 * Another complaint that an officer names by its number. One whose words they may not read is answered exactly as one that does
 * not exist, so that nobody finds hidden cases by trying numbers.
 * @throws Unknown
 */
export async function namedComplaint({ tx, office, by }: Acting, typed: unknown): Promise<ComplaintRow> {
  const ticketNumber = parseTicketNumber(String(typed));
  const found = ticketNumber ? await tx.findOneBy<ComplaintRow>('Complaint', { ticketNumber }) : null;
  const isOpenToThem = found && by.kind === 'person' && seesWords(viewFor(found, by.person, office.now()));
  // A supervisory case stands by itself, whoever asks.
  if (!isOpenToThem || found.track === 'supervisory') throw new Unknown('unknownComplaint');
  return found;
}
