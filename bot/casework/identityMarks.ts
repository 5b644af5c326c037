import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { findNationalIds } from '../complaint/personalData';
import type { Sealer } from '../database/sealed';
import type { IdentityMarkRow } from '../database/tables';

/**
 * Leaves a keyed hash of every valid NIK or No. KK in a complaint's words, by which two complaints of one person are found.
 * The digits themselves stay in the sealed text alone. Safe to repeat. Region is no fault: people move, and old codes persist.
 */
export async function markIdentities(tx: EntityManager, sealer: Sealer, complaintId: string, text: string): Promise<void> {
  const valid = findNationalIds(text).filter(({ errors }) => errors.length === 0);
  const marks = [...new Set(valid.map(({ digits }) => sealer.blindIndex('nationalId', digits)))];
  if (marks.length === 0) return;
  const known = await tx.findBy<IdentityMarkRow>('IdentityMark', { complaintId, mark: In(marks) });
  const fresh = marks.filter(mark => !known.some(row => row.mark === mark));
  if (fresh.length > 0)
    await tx.insert(
      'IdentityMark',
      fresh.map(mark => ({ mark, complaintId })),
    );
}
