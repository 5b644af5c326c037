import type { Person } from '../../complaint/complaint';
import { maskName, maskNameIn } from '../../complaint/personalData';
import { viewFor } from '../../complaint/visibility';
import { readableNumbered } from '../list/find';
import type { Office } from '../office';
import { receiptOf, type Receipt } from './receipt';

/**
 * The receipt of a complaint for whoever may read its words; a name they see masked stays masked.
 * @throws Unknown | NotAllowed `closedCase`
 */
export async function readReceipt(office: Office, person: Person, ticketNumber: string): Promise<Receipt> {
  const complaint = await readableNumbered(office, person, ticketNumber);
  const receipt = await receiptOf(office.db.read, office, complaint, part => viewFor(part, person, office.now()));
  return viewFor(complaint, person, office.now()) === 'full' ? receipt : masked(receipt);
}

function masked(receipt: Receipt): Receipt {
  const { reporter, description, parts } = receipt;
  const hide = (text: string | null): string | null => text && maskNameIn(text, reporter);
  return {
    ...receipt,
    reporter: reporter && maskName(reporter),
    description: hide(description),
    parts: parts.map(part => ({ ...part, description: hide(part.description) })),
  };
}
