import type { Channel } from '../../complaint/complaint';
import type { OfficeClient } from './client';
import type { Life } from './life';

/** What reached the office without WhatsApp is typed in: by the liaison officer what stands in LAPOR!, by the operator the rest. */
export async function enters(
  office: OfficeClient,
  { words, who, externalId, operator }: Life,
  channel: Channel,
): Promise<string> {
  const contact = channel === 'lapor' ? {} : { contact: who.from };
  const form = { channel, text: words.join('\n'), name: who.name, ...contact, ...(channel === 'lapor' && { externalId }) };
  const by = channel === 'lapor' ? 'liaisonOfficer' : operator;
  return String((await office.call('POST', '/api/complaints', form, by)).ticketNumber);
}
