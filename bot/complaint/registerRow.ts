/** One complaint of the register *Laporan Pengaduan Publik* (DOMAIN §6.2). Names and contacts are already masked; labels are final. */
export interface RegisterRow {
  ticketNumber: string;
  receivedAt: Date;
  channel: string;
  laporTrackingId: string | null;
  reporterName: string;
  contact: string | null;
  /** Ward and district. */
  area: string | null;
  complaintClass: string | null;
  category: string | null;
  service: string | null;
  summary: string | null;
  reportedParty: string | null;
  officer: string | null;
  reviewedAt: Date | null;
  dispositionAt: Date | null;
  division: string | null;
  disposition: string | null;
  dueAt: Date | null;
  firstAnswerAt: Date | null;
  answerSummary: string | null;
  cycles: number | null;
  status: string;
  closedAt: Date | null;
  closeReason: string | null;
  satisfaction: number | null;
  archiveLocation: string | null;
  remarks: string | null;
}

/** The register's columns in the order of DOMAIN §6.2, after the running number. */
export const registerColumns = [
  ...(['ticketNumber', 'receivedAt', 'channel', 'laporTrackingId', 'reporterName', 'contact', 'area', 'complaintClass'] as const),
  ...(['category', 'service', 'summary', 'reportedParty', 'officer', 'reviewedAt', 'dispositionAt', 'division'] as const),
  ...(['disposition', 'dueAt', 'firstAnswerAt', 'answerSummary', 'cycles', 'status', 'closedAt', 'closeReason'] as const),
  ...(['satisfaction', 'archiveLocation', 'remarks'] as const),
] satisfies readonly (keyof RegisterRow)[];
