import { dossierFolder } from '../archive/path';
import type { CaseFile } from '../casework/reading/caseFile';
import type { Channel } from '../complaint/complaint';
import { classificationCodeOfCase } from '../complaint/masterData';
import type { RetentionSchedule } from '../complaint/retention';
import type { Dossier } from '../documents/dossier';
import { labelOf } from './dossierNames';
import { subjectOf } from './dossierPapers';
import { officeWords, paperWords } from './paperWords';
import { dayIn, retentionColumns } from './retention';

/** `terbatas` holds personal data, `rahasia` whatever must stay with few (DOMAIN §2.5). */
export type SecurityClass = 'ordinary' | 'limited' | 'secret';

const unknown = '–';

/**
 * Secret: supervisory and anonymous cases, reporters who asked for it, and words of levy or misuse that nobody has cleared yet.
 * Everything else that names a person or shows how to reach one is limited.
 */
export function securityClassOf({ complaint, reporterName, address, answers, attachments }: CaseFile): SecurityClass {
  const { track, isAnonymous, isConfidential, restricted } = complaint;
  if (track === 'supervisory' || isAnonymous || isConfidential || restricted) return 'secret';
  const isAboutPersons = answers.some(({ containsPersonalData }) => containsPersonalData) || attachments.length > 0;
  return reporterName !== null || address !== null || isAboutPersons ? 'limited' : 'ordinary';
}

/** In which of the archive's libraries the case's papers lie. */
export const libraryOf = (file: CaseFile): 'general' | 'restricted' =>
  securityClassOf(file) === 'secret' ? 'restricted' : 'general';

/** The code proposed for the dossier, until the archivist has spoken. */
export const classificationCode = ({ complaint }: CaseFile): string => classificationCodeOfCase(complaint);

export const channelName = (channel: Channel): string => officeWords(`staff:channel.${channel}`);

/**
 * Where the bundles of a case lie: by the month in which it got its number, which never changes. So a repeat finds the same
 * path, and the second bundle of a reopened case lies beside the first, whatever month it is closed in.
 */
export const folderOf = ({ complaint }: CaseFile): string => dossierFolder(complaint.ticketNumber, complaint.registeredAt);

/** The metadata columns of DOMAIN §2.5 for a bundle; dates are WIB days, and nothing in them is personal. */
export function dossierColumns(file: CaseFile, dossier: Dossier, retention: RetentionSchedule): Record<string, string | number> {
  const { complaint } = file;
  const { ticketNumber, receivedAt, category, service, division, channel } = complaint;
  // Retention counts from the closing, and anew after a reopening.
  const closedAt = complaint.closedAt ?? dossier.createdAt;
  const [from, to] = [dayIn(receivedAt), dayIn(closedAt)];
  return {
    nomorTiket: ticketNumber,
    kodeKlasifikasi: paperWords('dossier.proposal', { code: dossier.classificationCode }),
    uraianBerkas: paperWords('dossier.about', { ticket: ticketNumber, subject: subjectOf(file) }),
    kanal: channelName(channel),
    klasifikasi: dossier.complaintClass ?? unknown,
    kategori: labelOf('category', category) ?? unknown,
    jenisLayanan: labelOf('service', service) ?? unknown,
    bidang: labelOf('division', division) ?? unknown,
    tanggalMasuk: from,
    tanggalSelesai: to,
    kurunWaktu: paperWords('dossier.period', { from, to }),
    jumlahItem: papersIn(dossier),
    tingkatKeamanan: dossier.securityClass,
    ...retentionColumns(closedAt, retention),
    lokasi: folderOf(file),
  };
}

/** Papers in the bundle: report, conversation, confirmation and history count one each where there is something in them. */
function papersIn({ report, conversation, reviews, dispositions, answers, confirmation, history }: Dossier): number {
  const single = [report !== null, conversation.length > 0, confirmation !== null, history.length > 0].filter(Boolean).length;
  return single + reviews.length + dispositions.length + answers.length;
}
