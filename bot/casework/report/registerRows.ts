import { maskName, maskNameIn, maskText } from '../../complaint/personalData';
import { divisions } from '../../complaint/masterData';
import type { RegisterRow } from '../../complaint/registerRow';
import { choiceLabel } from '../../text/fieldText';
import type { Words } from '../../text/text';
import { maskAddress } from '../reading/complaintView';
import type { RegisterCase, RegisterWords } from './registerCases';

const longestSummary = 300;

/**
 * The rows of the register *Laporan Pengaduan Publik* (DOMAIN §6.2): names and contacts masked, identity and phone numbers masked
 * in every text. A secret case, and one that is closed to its reader, is a number, its dates and its due time.
 */
export const registerRows = (cases: readonly RegisterCase[], words: Words): RegisterRow[] =>
  cases.map(each => (each.words ? openRow(each, each.words, words) : secretRow(each, words)));

function secretRow({ complaint, isSecret, dueAt, closing }: RegisterCase, words: Words): RegisterRow {
  const isSuspicion = complaint.track !== 'supervisory' && complaint.complaintClass !== 'complaintSupervisory';
  return {
    ...nothing,
    ticketNumber: complaint.ticketNumber,
    receivedAt: complaint.receivedAt,
    dueAt,
    closedAt: closing?.at ?? null,
    status: words(`documents:register.${!isSecret ? 'notYours' : isSuspicion ? 'restricted' : 'supervisory'}`),
  };
}

const nothing: Omit<RegisterRow, 'ticketNumber' | 'receivedAt' | 'dueAt' | 'closedAt' | 'status'> = {
  channel: '',
  laporTrackingId: null,
  reporterName: '',
  contact: null,
  area: null,
  complaintClass: null,
  category: null,
  service: null,
  summary: null,
  reportedParty: null,
  officer: null,
  reviewedAt: null,
  dispositionAt: null,
  division: null,
  disposition: null,
  firstAnswerAt: null,
  answerSummary: null,
  cycles: null,
  closeReason: null,
  satisfaction: null,
  archiveLocation: null,
  remarks: null,
};

function openRow({ complaint, status, dueAt, closing }: RegisterCase, said: RegisterWords, words: Words): RegisterRow {
  const label = (field: string, code: string | null): string | null => (code === null ? null : choiceLabel(words, field, code));
  return {
    ticketNumber: complaint.ticketNumber,
    receivedAt: complaint.receivedAt,
    channel: words(`staff:channel.${complaint.channel}`),
    laporTrackingId: complaint.externalId,
    ...identity(complaint, said, words),
    complaintClass: label('complaintClass', complaint.complaintClass),
    category: label('category', complaint.category),
    service: label('service', complaint.service),
    summary: short(said.summary, said),
    reportedParty: reportedParty(complaint, words),
    officer: said.officer,
    reviewedAt: said.reviewedAt,
    dispositionAt: said.disposition?.at ?? null,
    division: label('division', complaint.division),
    disposition: short(said.disposition?.instructions ?? null, said),
    dueAt,
    firstAnswerAt: said.firstAnswerAt,
    answerSummary: said.answer?.containsPersonalData
      ? words('documents:register.personalAnswer')
      : short(said.answer?.text ?? null, said),
    cycles: complaint.cycle,
    status: words(`staff:status.${status}`),
    closedAt: closing?.at ?? null,
    closeReason: closing && words(closing.reason ? `staff:closeReason.${closing.reason}` : `staff:outcome.${closing.outcome}`),
    satisfaction: complaint.rating,
    archiveLocation: complaint.dossierUrl,
    remarks: remarks(said, words),
  };
}

/** Whoever asked to stay unknown, or complains about an officer who may read this, is not told by the place either. */
function identity(
  { isAnonymous, isConfidential, reportedParty: accused, ward, district }: RegisterCase['complaint'],
  { reporterName, address }: RegisterWords,
  words: Words,
): Pick<RegisterRow, 'reporterName' | 'contact' | 'area'> {
  if (isAnonymous) return { reporterName: words('documents:register.anonymous'), contact: null, area: null };
  if (isConfidential || accused) return { reporterName: words('documents:register.withheld'), contact: null, area: null };
  return {
    reporterName: reporterName ? maskName(reporterName) : words('documents:register.nameless'),
    contact: maskAddress(address),
    area:
      [ward, district]
        .filter(Boolean)
        .map(place => maskText(place!))
        .join(', ') || null,
  };
}

/** A unit by its name; a person only as "an officer": the register names nobody. */
function reportedParty({ reportedParty: kind, reportedUnit }: RegisterCase['complaint'], words: Words): string | null {
  if (kind === null) return null;
  const unit = divisions.find(division => division.code === reportedUnit);
  return unit ? unit.label[words.language] : choiceLabel(words, 'reportedParty', kind);
}

function remarks({ mergedInto, partOf, followUpOf }: RegisterWords, words: Words): string | null {
  const related = Object.entries({ mergedInto, partOf, followUpOf }).filter(([, ticket]) => ticket !== null);
  return related.map(([key, ticket]) => words(`documents:register.${key}`, { ticket })).join('; ') || null;
}

/** One line, masked before it is cut, so that no half of a number escapes the mask; cut after a word. */
function short(text: string | null, { reporterName }: RegisterWords): string | null {
  const line = maskNameIn(maskText(text ?? ''), reporterName)
    .replace(/\s+/g, ' ')
    .trim();
  if (line === '') return null;
  const characters = [...line];
  if (characters.length <= longestSummary) return line;
  const kept = characters.slice(0, longestSummary - 1).join('');
  return `${kept.replace(/\s+\S{0,30}$/, '')}…`;
}
