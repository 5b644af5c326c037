import { tellLinked } from '../casework/disruption/tellLinked';
import type { Office } from '../casework/office';
import type { Effect } from '../outbox/effect';

/**
 * Writes one text to the reporters of many cases, by the SOP's own step on each. Nothing leaves here: each text has its own row in the
 * outbox, at its contact's pace. Safe to repeat, as whom it was written to is marked with it.
 */
export function tellDisruption(office: Office): Effect<{ disruptionId: string }> {
  return ({ disruptionId }) => tellLinked(office, disruptionId);
}
