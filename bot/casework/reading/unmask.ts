import { conversationOf } from '../../complaint/conversation';
import type { Person } from '../../complaint/complaint';
import { NotAllowed } from '../../complaint/errors';
import { validateFields, type Field } from '../../complaint/inputs';
import { maskText } from '../../complaint/personalData';
import { viewFor } from '../../complaint/visibility';
import { lockedComplaint } from '../act';
import { readCaseFile } from './caseFile';
import { maskAddress } from './complaintView';
import { complaintNumbered } from '../list/find';
import { saveAttached } from '../receiving/incoming';
import { appendLog } from '../log';
import { reporterKey, type Office } from '../office';

/** What was covered in a case, as it is. Only what differs from what its reader sees anyway. */
export interface Unmasked {
  /** Telephone number or e-mail address. */
  contact: string | null;
  summary: string | null;
  /** By the message's id. */
  texts: Record<string, string>;
}

/** Why somebody needs it: read by whoever looks after personal data. */
export const unmaskFields: readonly Field[] = [{ name: 'reason', kind: 'text', required: true, max: 300 }];

/**
 * Opens identity numbers and the contact of a case for one look (DOMAIN §2.4): for whoever sees the reporter's name, with a reason that
 * stands in the case's log. It is logged before anything is shown. An anonymous reporter stays covered for everybody.
 * @throws Unknown | NotAllowed | Invalid without a reason
 */
export async function unmask(
  office: Office,
  person: Person,
  ticketNumber: string,
  input: Record<string, unknown>,
): Promise<Unmasked> {
  const { id } = await complaintNumbered(office, person, ticketNumber);
  return office.db.write(async tx => {
    const complaint = await lockedComplaint(tx, office, id);
    const now = office.now();
    if (viewFor(complaint, person, now) !== 'full') throw new NotAllowed('unmaskNotYours');
    if (complaint.isAnonymous) throw new NotAllowed('unmaskAnonymous');
    const { reason } = validateFields(unmaskFields, input);
    const key = await reporterKey(tx, office.sealer, complaint.reporterId);
    await appendLog(tx, office, key, complaint, {
      ...{ action: 'unmask', actorKind: 'person', actorId: person.id },
      ...{ fromStatus: complaint.status, toStatus: complaint.status, occurredAt: now },
      words: { reason },
    });
    await saveAttached(tx, complaint, {});
    const { address, summary, messages } = await readCaseFile(tx, office, complaint);
    const covered = conversationOf(messages).filter(({ text }) => isCovered(text));
    return {
      contact: address !== maskAddress(address) ? address : null,
      summary: isCovered(summary) ? summary : null,
      texts: Object.fromEntries(covered.map(({ id: message, text }) => [message, text ?? ''])),
    };
  });
}

const isCovered = (text: string | null): boolean => text !== null && maskText(text) !== text;
