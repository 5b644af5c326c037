import { isOpen } from '../../complaint/complaint';
import { laporFollowUpDue } from '../../complaint/deadline';
import { Invalid, Refused } from '../../complaint/errors';
import { trackingIdIn } from '../../complaint/laporReport';
import { viewFor } from '../../complaint/visibility';
import type { ComplaintRow, LaporReportRow } from '../../database/tables';
import type { Acting } from '../act';
import { givenAnswer, postAnswer } from '../laporPosting';
import type { Recorder } from '../record';

export const laporRecorders = {
  /**
   * *Sudah dicatat di LAPOR #…* (DOMAIN §3.3): the number stands where imports keep theirs, so that a later export finds this
   * case and opens no second one. Recorded anew it is corrected; LAPOR!'s status comes from the export that knows it.
   */
  recordInLapor: async a => {
    const trackingId = trackingIdIn(String(a.input.trackingId));
    if (!trackingId) throw new Invalid('invalidInput', [{ name: 'trackingId', fault: 'notANumber' }]);
    if (trackingId === a.complaint.externalId) return {};
    await checkFree(a, trackingId);
    const report = await claim(a, trackingId);
    a.detail.trackingId = trackingId;
    startLaporClock(a);
    const given = await givenAnswer(a.tx, a.complaint);
    if (given) await postAnswer(a.tx, a.office, a.complaint, { ...a.complaint, externalId: trackingId }, given);
    return { externalId: trackingId, externalStatus: report?.status ?? null, externalStatusAt: report?.statusAt ?? null };
  },
} satisfies Record<string, Recorder>;

/** One number, one case. Whoever may not know of the other case is not told its number either. */
async function checkFree({ tx, office, complaint, by }: Acting, trackingId: string): Promise<void> {
  const other = await tx.findOneBy<ComplaintRow>('Complaint', { externalId: trackingId });
  if (!other || other.id === complaint.id) return;
  const isHidden = by.kind === 'person' && viewFor(other, by.person, office.now()) === 'none';
  throw new Refused(isHidden ? 'trackingIdInUse' : 'trackingIdTaken', { trackingId, ticket: other.ticketNumber });
}

/** What an export said of this number belongs to the case now; what it said of a number typed wrongly before does not. */
async function claim({ tx, complaint }: Acting, trackingId: string): Promise<LaporReportRow | null> {
  await tx.update('LaporReport', { complaintId: complaint.id }, { complaintId: null });
  await tx.update('LaporReport', { trackingId }, { complaintId: complaint.id });
  return tx.findOneBy<LaporReportRow>('LaporReport', { trackingId });
}

/** From its entry there LAPOR! counts too (DOMAIN §2.3); not where the answer is given, nor a second time. */
function startLaporClock({ complaint, clocks, now, policy }: Acting): void {
  const owes = isOpen(complaint.status) && complaint.status !== 'answered';
  if (!owes || clocks.latest('laporFollowUp')) return;
  clocks.startUntil('laporFollowUp', now, laporFollowUpDue(now, null, policy));
}
