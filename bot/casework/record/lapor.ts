import { isOpen } from '../../complaint/complaint';
import { Invalid, Refused } from '../../complaint/errors';
import { trackingIdIn } from '../../complaint/laporReport';
import { viewFor } from '../../complaint/visibility';
import { dayOf } from '../../complaint/wib';
import type { ComplaintRow, LaporReportRow } from '../../database/tables';
import type { Acting } from '../act';
import { givenAnswer, postAnswer } from '../telling/laporPosting';
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
  /** From the day of its disposition LAPOR! gives the office its days (DOMAIN §2.3); named again, it is corrected. */
  dateDisposition: async a => {
    const disposedAt = dispositionIn(a);
    const clock = a.clocks.latest('laporFollowUp');
    if (!clock) throw new Refused('noLaporClock');
    a.clocks.disposed(clock, disposedAt, a.now);
    a.detail.disposedAt = disposedAt.toISOString();
    return {};
  },
} satisfies Record<string, Recorder>;

/** A day without a time stands for its last hour, which of today is still to come. */
function dispositionIn({ input, complaint, now }: Acting): Date {
  const named = input.disposedAt as Date;
  const fault = dayOf(named) > dayOf(now) ? 'inTheFuture' : dayOf(named) < dayOf(complaint.receivedAt) ? 'beforeTheReport' : null;
  if (fault) throw new Invalid('invalidInput', [{ name: 'disposedAt', fault }]);
  return named < now ? named : now;
}

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
function startLaporClock({ complaint, clocks, now }: Acting): void {
  const owes = isOpen(complaint.status) && complaint.status !== 'answered';
  if (!owes || clocks.latest('laporFollowUp')) return;
  clocks.start('laporFollowUp', now);
}
