import type { ComplaintCategory, ComplaintClass, ServiceType } from '../../../complaint/masterData';

/**
 * Something citizens come with again and again: how they write it, and what the office finds out and answers. `{ward}`, `{weeks}`
 * and `{date}` (a working day soon) are filled in.
 */
export type Matter = Brought & (OnFullTrack | OnShortTrack);

export interface Brought {
  service: ServiceType;
  category: ComplaintCategory;
  complaintClass: ComplaintClass;
  texts: readonly string[];
  answer: string;
  /** The second round's answer, where the first was not enough. */
  again: string;
  /** The answer tells something of the reporter's own record: the head approves it and the identity is checked. */
  isPersonal?: true;
}

export interface OnFullTrack {
  /** Persoalan, praanggapan, fakta, analisis, kesimpulan, saran. */
  review: readonly [string, string, string, string, string, string];
  findings: string;
  instructions: string;
}

export interface OnShortTrack {
  /** Persoalan, kesimpulan, saran. */
  review: readonly [string, string, string];
}

export const isShort = (matter: Matter): matter is Brought & OnShortTrack => matter.review.length === 3;
