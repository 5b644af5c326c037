import type { Office } from '../casework/office';
import { readReceipt } from '../casework/receiving/readReceipt';
import type { Receipt } from '../casework/receiving/receipt';
import { Invalid } from '../complaint/errors';
import type { ReceiptPaper, ReceiptSize } from '../documents/receipt';
import { textIn } from '../text/text';
import type { Signed } from './api';
import { queryOf } from './body';

const words = textIn('id');
const sizes = ['a5', 'strip'] as const satisfies readonly ReceiptSize[];

/** `GET /api/complaints/:ticketNumber/receipt?size=a5|strip`: the receipt as PDF, in the citizen's language. */
export const showReceipt =
  (office: Office): Signed =>
  async (req, res, person) => {
    const given = queryOf(req).get('size') ?? 'a5';
    const size = sizes.find(each => each === given);
    if (!size) throw new Invalid('invalidInput', [{ name: 'size', fault: 'notAChoice' }]);
    const receipt = await readReceipt(office, person, String(req.params.ticketNumber));
    // What draws is loaded with the first receipt: an office that starts should not wait for it.
    const { renderReceipt } = await import('../documents/receipt');
    const pdf = await renderReceipt(paperOf(receipt), size, (key, values) => words(`documents:${key}`, values));
    const name = `${receipt.ticketNumber}-${size}.pdf`;
    res.sendRaw(200, pdf, { 'Content-Type': 'application/pdf', 'Content-Disposition': `inline; filename="${name}"` });
  };

function paperOf(receipt: Receipt): ReceiptPaper {
  const { channel, reporter, isAnonymous, onBehalfOf, powerOfAttorney, receiver } = receipt;
  const relation = onBehalfOf && words(`staff:choice.onBehalfOf.${onBehalfOf}`);
  return {
    ...receipt,
    channel: words(`staff:channel.${channel}`),
    reporter: isAnonymous ? words('documents:receipt.anonymous') : (reporter ?? words('documents:receipt.unnamed')),
    onBehalfOf: relation && (powerOfAttorney ? words('documents:receipt.withPower', { relation }) : relation),
    receiver: receiver ? `${receiver.name}, ${receiver.post}` : words('staff:unit.officer'),
  };
}
