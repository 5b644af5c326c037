import { DateTime } from 'luxon';
import { retentionOf, type RetentionSchedule } from '../complaint/retention';
import { paperWords } from './paperWords';

/** A WIB day as the archive's columns have it, `yyyy-mm-dd`. */
export const dayIn = (at: Date): string => DateTime.fromJSDate(at, { zone: 'Asia/Jakarta' }).toISODate()!;

/** Active and inactive time from the closing, by the office's schedule, then appraised again: the app deletes nothing (DOMAIN §2.5). */
export function retentionColumns(
  closedAt: Date,
  schedule: RetentionSchedule,
): Record<'retensiAktifSampai' | 'retensiInaktifSampai' | 'nasibAkhir', string> {
  const { activeUntil, inactiveUntil } = retentionOf(closedAt, schedule);
  return { retensiAktifSampai: activeUntil, retensiInaktifSampai: inactiveUntil, nasibAkhir: paperWords('dossier.appraisal') };
}
