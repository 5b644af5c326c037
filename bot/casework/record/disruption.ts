import { Refused } from '../../complaint/errors';
import type { DisruptionNewsRow } from '../../database/tables';
import type { Acting } from '../act';
import {
  checkOpen,
  currentNews,
  isCurrent,
  isTold,
  lockedDisruption,
  newsOf,
  newsTo,
  sameReportersMessage,
  tellingOf,
} from '../disruption/news';
import { tellReporter } from '../telling/messages';
import type { Recorder } from '../record';

/** One cause behind many reports (gangguan massal): which cases it is behind, and that their reporters were told. */
export const disruptionRecorders = {
  /**
   * Whoever joins while it lasts is told what the others were, once; a part of a case that was linked belongs to it when it is over, too.
   * @throws Unknown | Refused `disruptionEnded`
   */
  joinDisruption: async a => {
    const disruption = await lockedDisruption(a.tx, a.office, String(a.input.disruption));
    if (a.by.kind !== 'system') checkOpen(disruption);
    a.detail.disruption = disruption.id;
    const news = await currentNews(a.tx, disruption.id);
    if (news && isCurrent(news, a.now) && !(await isTold(a.tx, news, a.complaint.id))) a.then.push({ action: tellingOf(news) });
    return { disruptionId: disruption.id };
  },
  leaveDisruption: async a => {
    a.detail.disruption = a.complaint.disruptionId!;
    a.words.reason = a.input.reason;
    return { disruptionId: null };
  },
  /** The next news is owed by the date that was named, like any promise to a reporter. */
  tellDisruption: async a => {
    const { promisedAt } = await tell(a, 'tellDisruption');
    a.clocks.startDated('promise', a.now, promisedAt!);
    a.detail.promisedAt = promisedAt!.toISOString();
  },
  /** Another promise, which an officer gave for this case alone, stands. */
  tellDisruptionEnd: async a => {
    const { disruptionId } = await tell(a, 'tellDisruptionEnd');
    const named = (await newsOf(a.tx, disruptionId)).flatMap(({ promisedAt }) => promisedAt?.getTime() ?? []);
    const promise = a.clocks.running('promise');
    if (promise && named.includes(promise.dueAt.getTime())) a.clocks.meet(['promise'], a.now);
  },
} as const satisfies Record<string, Recorder>;

/**
 * The mark and the message are written together: the same news reaches a reporter once, whatever is repeated.
 * @throws Refused `newsTold` | `noNews`
 */
async function tell(a: Acting, action: Acting['action']): Promise<DisruptionNewsRow> {
  const { tx, office, complaint, now } = a;
  const disruptionId = complaint.disruptionId!;
  const news = await currentNews(tx, disruptionId);
  if (!news || tellingOf(news) !== action || !isCurrent(news, now)) throw new Refused('noNews');
  if (await isTold(tx, news, complaint.id)) throw new Refused('newsTold');
  const same = await sameReportersMessage(tx, news, complaint);
  const messageId = same ?? (await tellReporter(tx, office, complaint, newsTo(complaint.ticketNumber, news)))?.id ?? null;
  await tx.insert('DisruptionTold', { disruptionId, seq: news.seq, complaintId: complaint.id, messageId, toldAt: now });
  Object.assign(a.detail, { disruption: disruptionId, news: news.seq, ...(messageId && { message: messageId }) });
  return news;
}
