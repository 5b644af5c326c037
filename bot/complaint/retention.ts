import { dateOf, dayOf, instant, yearOf } from './wib';

/** How long a closed case's record is kept in use and after that, and by what rule (jadwal retensi arsip, DOMAIN §2.5). */
export interface RetentionSchedule {
  readonly activeYears: number;
  readonly inactiveYears: number;
  /** The rule as the office names it, such as the number of its JRA. */
  readonly source: string;
}

/** Assumed until the office has a schedule of its own: what one local government's list says of `000.8.3.4` (DOMAIN §2.5). */
export const usualRetention: RetentionSchedule = {
  activeYears: 2,
  inactiveYears: 3,
  source: 'Usulan, menunggu JRA dan arsiparis',
};

/** The last days of a record's active and inactive time, `YYYY-MM-DD` in WIB. */
export interface Retention {
  activeUntil: string;
  inactiveUntil: string;
}

/** Nothing happens to the record while this stands (penangguhan pemusnahan). `since` is ISO 8601. */
export interface LegalHold {
  number: string;
  since: string;
}

/** What the appraisal can come to; nothing is destroyed by the app, whatever it is. */
export const appraisalDecisions = ['permanent', 'destroyProposed'] as const;

/** The office's decision after the inactive time (nasib akhir). `at` is ISO 8601; the dates are those by which it was due. */
export interface Appraisal extends Retention {
  decision: (typeof appraisalDecisions)[number];
  number: string;
  at: string;
}

/** The same date so many years later; 29 February becomes the 28th in a year without one. */
function yearsAfter(day: number, years: number): number {
  const [year, month, date] = dateOf(day).split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year + years, month, 0)).getUTCDate();
  return Date.UTC(year + years, month - 1, Math.min(date, last)) / 86_400_000;
}

/** The dates of a case closed at this moment. They count from its last closing, so anew after a reopening. */
export function retentionOf(closedAt: Date, { activeYears, inactiveYears }: RetentionSchedule): Retention {
  const closed = dayOf(closedAt);
  return {
    activeUntil: dateOf(yearsAfter(closed, activeYears)),
    inactiveUntil: dateOf(yearsAfter(closed, activeYears + inactiveYears)),
  };
}

/** A case closed before this instant has its inactive time behind it: `inactiveUntil` lies before today. */
export function inactiveOverBefore(now: Date, { activeYears, inactiveYears }: RetentionSchedule): Date {
  const years = -(activeYears + inactiveYears);
  const today = dayOf(now);
  // Around 29 February two days come to the same one: the later border holds.
  return instant(Math.max(yearsAfter(today, years), yearsAfter(today - 1, years) + 1), 0);
}

/** Where a record stands in its time. */
export type RecordState = 'active' | 'inactive' | 'due' | 'onHold' | 'appraised';

/** A hold comes before everything: a record that is held is due for nothing. */
export function recordStateOf(
  { closedAt, legalHold, appraisal }: { closedAt: Date | null; legalHold: LegalHold | null; appraisal: Appraisal | null },
  now: Date,
  schedule: RetentionSchedule,
): RecordState {
  if (legalHold) return 'onHold';
  if (appraisal) return 'appraised';
  if (!closedAt) return 'active';
  if (closedAt < inactiveOverBefore(now, schedule)) return 'due';
  return dateOf(dayOf(now)) > retentionOf(closedAt, schedule).activeUntil ? 'inactive' : 'active';
}

/** The first instant of a year in WIB. */
export const startOfYear = (year: number): Date => instant(Date.UTC(year, 0, 1) / 86_400_000, 0);

/** The WIB year of a moment. */
export const yearIn = (at: Date): number => yearOf(dayOf(at));
