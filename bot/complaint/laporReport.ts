import type { ComplaintClass } from './masterData';

/** One data row of LAPOR!'s export in our words (DOMAIN §3.3). */
export interface LaporReport {
  /** The sheet's own row number, from 1. */
  row: number;
  /** 5 to 10 digits. */
  trackingId: string;
  /** When it was entered into LAPOR!. */
  receivedAt: Date;
  title: string;
  body: string;
  classification: string | null;
  category: string | null;
  /** LAPOR!'s word, as it stands there. */
  status: string | null;
  source: string | null;
  /** The office to which LAPOR! sent it. */
  destination: string | null;
  district: string | null;
  ward: string | null;
  isAnonymous: boolean;
  isConfidential: boolean;
  archiveReason: string | null;
}

export type LaporRowFault = 'trackingId' | 'repeated' | 'receivedAt' | 'body' | 'typeFlag';

/** A row that cannot be taken over, and why; the reason's words are under `errors.laporRow.`. */
export interface FaultyLaporRow {
  row: number;
  code: LaporRowFault;
}

/** An export as read: every data row is in one of the two lists. */
export interface LaporExport {
  reports: LaporReport[];
  faulty: FaultyLaporRow[];
}

/** `#99000001` → `99000001`: 5 to 10 digits, kept as text (DOMAIN §3.1); null for anything else. */
export const trackingIdIn = (text: string): string | null => /^#?(\d{5,10})$/.exec(text)?.[1] ?? null;

const word = (text: string): string => text.trim().toLowerCase();

/** Its end in LAPOR!, and what has not been verified there, is no work of ours (DOMAIN §3.1); a blank or unknown status is. */
const notOurWork = [/^belum terverifikasi/, /^ditutup/, /^diarsipkan/, /^konten terblokir/, /^selesai/, /^bukan wewenang/];

/** Whether a report in this status of LAPOR!'s is to be handled by the office to which it was sent. */
export const isOpenInLapor = (status: string | null): boolean =>
  status === null || !notOurWork.some(ended => ended.test(word(status)));

/** Whether the destination names one of the offices, in any case, and also within a longer name. */
export function isSentTo(destination: string | null, offices: readonly string[]): boolean {
  return destination !== null && offices.some(office => word(office) !== '' && word(destination).includes(word(office)));
}

const classes: Record<string, ComplaintClass> = {
  'pengaduan tidak berkadar pengawasan': 'complaintNonSupervisory',
  'permintaan informasi': 'informationRequest',
  aspirasi: 'aspiration',
};

/**
 * The class that LAPOR!'s label stands for. *Pengaduan Berkadar Pengawasan* is chosen by citizens for more than half of all
 * rows: it makes no case supervisory, an officer decides (DOMAIN §3.2).
 */
export const classOf = (label: string | null): ComplaintClass | null => (label ? (classes[word(label)] ?? null) : null);
