import type { Channel, Status } from './complaint';
import type { ServiceType } from './masterData';

/** How far a case had come before the app, as the template lets people say it (DOMAIN §1.6, hidden requirement 7). */
export const priorStatuses = {
  received: 'diterima',
  inReview: 'ditelaah',
  awaitingDisposition: 'menunggu disposisi',
  inProgress: 'dalam proses',
  answered: 'sudah dijawab',
} as const satisfies Partial<Record<Status, string>>;
export type PriorStatus = keyof typeof priorStatuses;

/** A case that was open on the day the app started (saldo awal), as its row tells. */
export interface PriorCase {
  /** The sheet's own row number, from 1. */
  row: number;
  priorNumber: string;
  receivedAt: Date;
  channel: Channel;
  name: string | null;
  /** A phone number as WhatsApp writes it (62…), an e-mail address, or an address. */
  contact: string | null;
  text: string;
  service: ServiceType | null;
  status: PriorStatus;
  /** The first reaction of substance, or the answer; known where the status is `answered`. */
  respondedAt: Date | null;
  trackingId: string | null;
  isAnonymous: boolean;
  isConfidential: boolean;
}

export type PriorFault =
  | 'priorNumber'
  | 'repeated'
  | 'receivedAt'
  | 'channel'
  | 'contact'
  | 'text'
  | 'service'
  | 'status'
  | 'respondedAt'
  | 'trackingId'
  | 'mark'
  | 'differs'
  | 'trackingIdTaken';

/** A row that cannot be taken over, and why; the reason's words are under `errors.openingRow.`. */
export interface FaultyPriorRow {
  row: number;
  code: PriorFault;
  /** The case here that stands in the way, for `differs` and `trackingIdTaken`. */
  ticket?: string;
}

export interface OpeningSheet {
  cases: PriorCase[];
  faulty: FaultyPriorRow[];
}
