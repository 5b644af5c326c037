import type { EntityManager } from 'typeorm';
import { Refused } from '../complaint/errors';
import type { Field } from '../complaint/inputs';
import { isUniqueViolation } from '../database/dialect';
import type { SubmissionRow } from '../database/tables';
import type { Office } from './office';

/** One press of one person; whatever sends it again carries the same `submissionId`. */
export interface Press {
  /** The complaint's or the report's id. */
  subjectId: string;
  action: string;
  actorId: string;
  submissionId: string;
  /** Digest of what was typed (`digestOfInput`). */
  inputHash: string;
}

/** A keyed digest of the fields' values as they came; what else a card sends along does not count. */
export function digestOfInput(
  { sealer }: Pick<Office, 'sealer'>,
  fields: readonly Field[],
  input: Record<string, unknown>,
): string {
  const typed = fields.map(({ name }) => [name, input[name] ?? null]);
  return sealer.blindIndex('submission', JSON.stringify(typed));
}

/** The press was carried out with these very words, or (an older row) with words nobody kept. @throws Refused `pressChanged` */
export function checkSameWords({ inputHash }: Pick<SubmissionRow, 'inputHash'>, press: Pick<Press, 'inputHash'>): void {
  if (inputHash !== null && inputHash !== press.inputHash) throw new Refused('pressChanged');
}

/**
 * Records a press and says whether it was recorded before; then it must change nothing. Teams sends an unanswered invoke again,
 * later even under another activity id (TEAMS §1). Of two at the same moment the database's unique key lets one in. A dialog whose
 * answer was lost keeps its id while somebody types other words into it: those were never stored, and must not count as done.
 * @throws Refused `pressChanged`
 */
export async function isRepeated(tx: EntityManager, { now }: Office, press: Press): Promise<boolean> {
  const { subjectId, actorId } = press;
  const key = {
    complaintId: subjectId,
    action: press.action.slice(0, 32),
    actorId,
    submissionId: press.submissionId.slice(0, 64),
  };
  const former = await tx.findOneBy<SubmissionRow>('Submission', key);
  if (former) {
    checkSameWords(former, press);
    return true;
  }
  try {
    await tx.insert('Submission', { ...key, inputHash: press.inputHash, doneAt: now() });
    return false;
  } catch (error) {
    if (isUniqueViolation(error)) return true;
    throw error;
  }
}
