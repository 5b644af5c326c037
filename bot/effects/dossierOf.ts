import { caseAt } from '../casework/records/archive';
import { isAsClosed } from '../casework/receiving/mergedCases';
import type { CaseEvent, CaseFile } from '../casework/reading/caseFile';
import type { Dossier } from '../documents/dossier';
import type { DossierConfirmation, HistoryRow } from '../documents/dossierEnd';
import type { Letterhead } from '../documents/letterhead';
import { channelName, classificationCode, securityClassOf } from './dossierColumns';
import { actorOf, labelOf, printed, reporterWithContact } from './dossierNames';
import { answersOf, dispositionsOf, reviewsOf } from './dossierPapers';
import { conversationOf, reportOf } from './dossierTalk';
import { officeWords, paperWords } from './paperWords';

/**
 * The closing bundle of a case, in the words and with the masks that the archive may hold (DOMAIN §2.4, §2.5).
 * @param order the entry that sent it to the archive: the paper holds what was there by then and nothing that is true only now,
 * so that a repeat gives the same bytes
 */
export function dossierOf(whole: CaseFile, order: CaseEvent, letterhead: Letterhead): Dossier {
  const file = caseAt(whole, order);
  const { complaint } = file;
  const { ticketNumber, dossierRevision, receivedAt, closedAt, cycle, track, status } = complaint;
  return {
    letterhead,
    createdAt: order.occurredAt,
    ticketNumber,
    // Of a case that lies in the archive it is drawn once more, not anew.
    revision: status === 'archived' ? dossierRevision : dossierRevision + 1,
    channel: channelName(complaint.channel),
    reporter: reporterWithContact(file),
    receivedAt,
    closedAt,
    complaintClass: labelOf('complaintClass', complaint.complaintClass),
    category: labelOf('category', complaint.category),
    service: labelOf('service', complaint.service),
    division: labelOf('division', complaint.division),
    classificationCode: classificationCode(file),
    isClassificationSettled: false,
    securityClass: paperWords(`dossier.security.${securityClassOf(file)}`),
    outcome: outcomeOf(file),
    cycles: cycle,
    isSupervisory: track === 'supervisory',
    report: reportOf(file),
    conversation: conversationOf(file),
    reviews: reviewsOf(file),
    dispositions: dispositionsOf(file),
    answers: answersOf(file),
    confirmation: confirmationOf(file),
    history: file.log.map(event => historyRow(file, event)),
    chainHead: order.hash,
    ...inVisitOf(file),
  };
}

/** A part that is kept from more people than the visit is named in its own dossier alone. */
function inVisitOf({ complaint, parts, visit }: CaseFile): Pick<Dossier, 'visit' | 'parts'> {
  const named = parts.flatMap(({ complaint: part }) => {
    const isKept = (part.track === 'supervisory' && complaint.track !== 'supervisory') || !isAsClosed(complaint, part);
    return isKept ? [] : [part];
  });
  const lines = named.map(({ ticketNumber, outcome }) =>
    outcome === null
      ? ticketNumber
      : paperWords('dossier.withDetail', { what: ticketNumber, detail: officeWords(`staff:outcome.${outcome}`) }),
  );
  return { visit: visit?.ticketNumber ?? null, parts: lines.length > 0 ? lines.join('; ') : null };
}

/** `Tidak dapat diproses (Isi laporan terlalu umum)`, `Diteruskan ke instansi lain (Dinas PUPR, nomor 99000003)`. */
function outcomeOf(file: CaseFile): string | null {
  const { outcome } = file.complaint;
  if (outcome === null) return null;
  const what = officeWords(`staff:outcome.${outcome}`);
  const detail = detailOfOutcome(file);
  return detail === null ? what : paperWords('dossier.withDetail', { what, detail });
}

function detailOfOutcome({ complaint, log }: CaseFile): string | null {
  const newest = (action: CaseEvent['action']): CaseEvent['detail'] =>
    log.findLast(event => event.action === action)?.detail ?? {};
  switch (complaint.outcome) {
    case 'resolved':
      return complaint.closeReason && officeWords(`staff:closeReason.${complaint.closeReason}`);
    case 'rejected':
      return labelOf('reason', complaint.proposalReason);
    case 'referredOut': {
      const { agency, trackingId } = newest('recordReferral');
      return paperWords('dossier.referredTo', { agency: String(agency), trackingId: String(trackingId) });
    }
    case 'merged':
      return String(newest('merge').into);
    default:
      return null;
  }
}

const closings: readonly CaseEvent['action'][] = ['confirmSettled', 'closeBySilence', 'withdraw', 'deemWithdrawn'];

/** How the reporter ended it: in which words, when and by which way, or by silence. Null where an officer ended it otherwise. */
function confirmationOf(file: CaseFile): DossierConfirmation | null {
  const { outcome, closeReason } = file.complaint;
  const closing = file.log.findLast(({ action }) => closings.includes(action));
  if (!closing || (outcome !== 'resolved' && outcome !== 'withdrawn')) return null;
  const what =
    outcome === 'resolved'
      ? officeWords(`staff:closeReason.${closeReason}`)
      : paperWords(`dossier.confirmation.${closing.action}`);
  const via = labelOf('via', closing.detail.via ? String(closing.detail.via) : null);
  const quote = closing.words.quote ?? (closing.actorKind === 'reporter' ? messageBefore(file, closing) : null);
  return {
    how: via ? paperWords('dossier.withDetail', { what, detail: via }) : what,
    at: closing.detail.saidAt ? new Date(String(closing.detail.saidAt)) : closing.occurredAt,
    words: quote && printed(file, quote),
    // The reporter is asked for it after the closing: it stands in the case and in the monthly report.
    satisfaction: null,
  };
}

function messageBefore({ log, messages }: CaseFile, { seq }: CaseEvent): string | null {
  const entry = log.findLast(event => event.action === 'message' && event.seq < seq);
  return messages.find(({ id }) => id === entry?.detail.message)?.text ?? null;
}

function historyRow(file: CaseFile, event: CaseEvent): HistoryRow {
  const { seq, occurredAt, recordedAt, action, sopStep, fromStatus, toStatus } = event;
  const named = officeWords.has(`staff:action.${action}`);
  return {
    seq,
    occurredAt,
    recordedAt,
    who: actorOf(file, event),
    action: named ? officeWords(`staff:action.${action}`) : paperWords(`dossier.history.${action}`),
    sopStep,
    from: fromStatus && officeWords(`staff:status.${fromStatus}`),
    to: officeWords(`staff:status.${toStatus}`),
  };
}
