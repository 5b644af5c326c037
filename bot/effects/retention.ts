import { DateTime } from 'luxon';
import { paperWords } from './paperWords';

const activeYears = 2;
const inactiveYears = 3;

/** A WIB day as the archive's columns have it, `yyyy-mm-dd`. */
export const dayIn = (at: Date, years = 0): string =>
  DateTime.fromJSDate(at, { zone: 'Asia/Jakarta' }).plus({ years }).toISODate()!;

/** Two years active from the closing, three more inactive, then appraised again: the app deletes nothing (DOMAIN §2.5). */
export function retentionColumns(closedAt: Date): Record<'retensiAktifSampai' | 'retensiInaktifSampai' | 'nasibAkhir', string> {
  return {
    retensiAktifSampai: dayIn(closedAt, activeYears),
    retensiInaktifSampai: dayIn(closedAt, activeYears + inactiveYears),
    nasibAkhir: paperWords('dossier.appraisal'),
  };
}
