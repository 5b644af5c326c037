import type { Duplicate } from '../casework/reading/duplicates';
import { formatWib } from '../complaint/deadline';
import type { Words } from '../text/text';

/** One line on a case that may be the same: its number, where it stands, and every reason (DOMAIN §10 no. 2). */
export function duplicateLine({ ticketNumber, status, channel, receivedAt, reasons }: Duplicate, words: Words): string {
  return words('staff:duplicate.line', {
    ticket: ticketNumber,
    status: words(`staff:status.${status}`),
    channel: words(`staff:channel.${channel}`),
    at: formatWib(receivedAt, words.language, 'dateOnly'),
    why: reasons.map(reason => words(`staff:duplicate.reason.${reason}`)).join(', '),
  });
}
