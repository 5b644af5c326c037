import type { EntityManager } from 'typeorm';
import { isUniqueViolation } from '../database/dialect';
import type { Office } from './office';

/** One press of one person; whatever sends it again carries the same `submissionId`. */
export interface Press {
  /** The complaint's or the report's id. */
  subjectId: string;
  action: string;
  actorId: string;
  submissionId: string;
}

/**
 * Records a press and says whether it was recorded before; then it must change nothing. Teams sends an unanswered invoke again,
 * later even under another activity id (TEAMS §1). Of two at the same moment the database's unique key lets one in.
 */
export async function isRepeated(tx: EntityManager, { db, now }: Office, press: Press): Promise<boolean> {
  const { subjectId, actorId } = press;
  const key = {
    complaintId: subjectId,
    action: press.action.slice(0, 32),
    actorId,
    submissionId: press.submissionId.slice(0, 64),
  };
  if (await tx.existsBy('Submission', key)) return true;
  try {
    await tx.insert('Submission', { ...key, doneAt: now() });
    return false;
  } catch (error) {
    if (isUniqueViolation(error, db.dialect)) return true;
    throw error;
  }
}
