import { isOpen, outcomes } from '../../complaint/complaint';
import type { CloseReason, Outcome } from '../../complaint/complaint';
import type { LogEntryRow } from '../../database/tables';

type Move = Pick<LogEntryRow, 'action' | 'fromStatus' | 'toStatus' | 'detail' | 'occurredAt'>;

/** One way a case ended, as its log tells it: a case reopened since has had several. */
export interface Closing {
  at: Date;
  outcome: Outcome;
  reason: CloseReason | null;
}

/** The closings among a case's log entries, in their order. */
export const closingsIn = (entries: readonly Move[]): Closing[] =>
  entries.filter(isClosing).map(entry => ({
    at: entry.occurredAt,
    outcome: entry.toStatus as Outcome,
    reason: closeReasonOf(entry),
  }));

const isClosing = ({ fromStatus, toStatus }: Move): boolean =>
  fromStatus !== null && fromStatus !== toStatus && (outcomes as readonly string[]).includes(toStatus);

/** The complaint itself knows its last reason only, and none once it is reopened. */
function closeReasonOf({ action, detail }: Move): CloseReason | null {
  if (action === 'confirmSettled') return 'confirmed';
  return action === 'closeBySilence' ? ((detail.closeReason as CloseReason | undefined) ?? 'silence') : null;
}

/** From any ended state back to one in which the office owes something. */
export const isReopening = ({ fromStatus, toStatus }: Move): boolean =>
  fromStatus !== null && !isOpen(fromStatus) && isOpen(toStatus);
