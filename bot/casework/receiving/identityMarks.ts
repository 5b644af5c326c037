import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { findNationalIds } from '../../complaint/personalData';
import { comparableName, namesIn } from '../../complaint/personNames';
import type { Sealer } from '../../database/sealed';
import type { ComplaintRow, IdentityMarkRow, ReporterRow } from '../../database/tables';
import { openOr, reporterKey } from '../office';
import type { Office } from '../office';

/** The numbers of a text that can be a NIK or No. KK. Region is no fault: people move, and old codes persist. */
export const validNationalIds = (text: string): string[] =>
  findNationalIds(text).flatMap(({ digits, errors }) => (errors.length === 0 ? [digits] : []));

/**
 * Leaves a keyed hash of every valid NIK or No. KK in a complaint's words, and of every name they introduce, by which two
 * complaints of one person are found. Numbers and names themselves stay in the sealed text alone. Safe to repeat.
 */
export async function markIdentities(tx: EntityManager, sealer: Sealer, complaintId: string, text: string): Promise<void> {
  const numbers = validNationalIds(text).map(digits => sealer.blindIndex('nationalId', digits));
  await leaveMarks(tx, complaintId, [...numbers, ...namesIn(text).flatMap(name => nameMark(sealer, name))]);
}

/** The same for the name by which the reporter is known; a name of one word is too many people's. */
export async function markReporter(
  tx: EntityManager,
  { sealer }: Pick<Office, 'sealer'>,
  { id, reporterId }: Pick<ComplaintRow, 'id' | 'reporterId'>,
): Promise<void> {
  const { name } = await tx.findOneByOrFail<ReporterRow>('Reporter', { id: reporterId });
  const text = openOr(sealer, name, await reporterKey(tx, sealer, reporterId), reporterId, 'name');
  if (text !== null) await leaveMarks(tx, id, nameMark(sealer, text));
}

/** Most cases that one name leads to: beyond that it is no name by which anybody is found. */
const mostNamed = 100;

/** The complaints in which somebody of this whole name stands, as reporter or in the words; none for a text that is no name. */
export async function complaintsNaming(read: EntityManager, sealer: Sealer, name: string): Promise<string[]> {
  const marks = nameMark(sealer, name);
  if (marks.length === 0) return [];
  const rows = await read.find<IdentityMarkRow>('IdentityMark', { where: { mark: In(marks) }, take: mostNamed });
  return rows.map(({ complaintId }) => complaintId);
}

function nameMark(sealer: Sealer, name: string): string[] {
  const comparable = comparableName(name);
  return comparable === null ? [] : [sealer.blindIndex('personName', comparable)];
}

async function leaveMarks(tx: EntityManager, complaintId: string, given: readonly string[]): Promise<void> {
  const marks = [...new Set(given)];
  if (marks.length === 0) return;
  const known = await tx.findBy<IdentityMarkRow>('IdentityMark', { complaintId, mark: In(marks) });
  const fresh = marks.filter(mark => !known.some(row => row.mark === mark));
  if (fresh.length > 0)
    await tx.insert(
      'IdentityMark',
      fresh.map(mark => ({ mark, complaintId })),
    );
}
