import { retentionOf, type Appraisal } from '../../complaint/retention';
import type { Acting } from '../act';
import type { Recorder } from '../record';

/** By whose letter, and why; the reason is sealed like all words. */
function noteLetter({ input, detail, words }: Acting): string {
  const number = String(input.letterNumber);
  detail.letterNumber = number;
  if (input.reason) words.reason = input.reason;
  return number;
}

/** What happens to a record that lies in the archive. Nothing of it is deleted by any of these (DOMAIN §2.5). */
export const archiveRecorders = {
  holdRecord: async a => ({ legalHold: { number: noteLetter(a), since: a.now.toISOString() } }),
  releaseRecord: async a => {
    noteLetter(a);
    return { legalHold: null };
  },
  /** A later decision takes the place of an earlier one; the log keeps both. */
  appraiseRecord: async a => {
    const decision = a.input.decision as Appraisal['decision'];
    const number = noteLetter(a);
    if (a.input.note) a.words.note = a.input.note;
    a.detail.decision = decision;
    const { activeUntil, inactiveUntil } = a.complaint.appraisal ?? retentionOf(a.complaint.closedAt!, a.retention);
    return { appraisal: { decision, number, at: a.now.toISOString(), activeUntil, inactiveUntil } };
  },
} as const satisfies Record<string, Recorder>;
