import type { ComplaintRow, LogEntryRow } from '../database/tables';
import type { Acting } from './act';
import { saveAttached } from './receiving/incoming';
import { appendLog } from './log';
import { reporterKey } from './office';
import { queueCards } from './news/teamsNews';

/** An action on one case that concerns another stands in the other's log too, which moves no further by it. */
export async function logBeside(
  { tx, office, action, personId, standing, now }: Acting,
  other: ComplaintRow,
  detail: LogEntryRow['detail'],
  changes: Partial<ComplaintRow> = {},
): Promise<void> {
  const key = await reporterKey(tx, office.sealer, other.reporterId);
  await appendLog(tx, office, key, other, {
    action,
    actorKind: 'person',
    actorId: personId,
    actorRole: standing?.actor ?? null,
    fromStatus: other.status,
    toStatus: other.status,
    occurredAt: now,
    detail,
  });
  await saveAttached(tx, other, changes);
  await queueCards(tx, other, now);
}
