import { isOpen } from '../../complaint/complaint';
import { Invalid, Refused } from '../../complaint/errors';
import { newId } from '../../database/dialect';
import type { ComplaintRow, MessageRow } from '../../database/tables';
import type { Acting } from '../act';
import { askOnce } from '../receiving/afterClosing';
import { recordIncoming, take } from '../receiving/incoming';
import { addTask } from '../telling/messages';
import { contactOf } from '../office';
import type { Recorder } from '../record';
import { notifyRoles } from '../news/teamsNews';

export const wordsRecorders = {
  /**
   * Words that an officer heard or was handed, in the conversation under the reporter's name and with the officer's (SOP step 5,
   * DOMAIN §4.9). They open no 24-hour window: that is for what comes through the Cloud API.
   * @throws Invalid `saidAt` in the future | Refused `contactNeeded`
   */
  recordWords: async a => {
    const occurredAt = a.input.saidAt instanceof Date ? a.input.saidAt : a.now;
    if (occurredAt > a.now) throw new Invalid('invalidInput', [{ name: 'saidAt', fault: 'notADate' }]);
    a.detail.via = String(a.input.via);
    const contact = await contactOf(a.tx, a.complaint.contactId);
    if (!contact) throw new Refused('contactNeeded');
    const message = await recordIncoming(a.tx, a.office, contact, null, {
      ...{ id: newId(), kind: 'form', text: String(a.input.quote), occurredAt, enteredBy: a.personId, isPast: true },
    });
    const wasRestricted = a.complaint.restricted;
    const taken = await take(a.tx, a.office, a.complaint, [message]);
    await leaveToDecide(a, message);
    if (taken.restricted && !wasRestricted)
      await notifyRoles(a.tx, a.complaint, ['operator'], a.personId, a.office.now(), 'restricted');
    return taken;
  },
} as const satisfies Record<string, Recorder>;

/** Where the reporter was asked something, or the case is over, an officer says what the words mean; the silence clock waits for it. */
async function leaveToDecide({ tx, office, complaint, clocks, now }: Acting, message: MessageRow): Promise<void> {
  if (isAsked(complaint)) return addTask(tx, office, complaint, 'interpretReply', { messageId: message.id });
  if (isOpen(complaint.status)) return;
  const { dueAt } = clocks.running('afterClosing') ?? clocks.start('afterClosing', now);
  await askOnce(tx, office, complaint, message, dueAt);
}

const isAsked = ({ status }: ComplaintRow): boolean => status === 'answered' || status === 'awaitingReporter';
