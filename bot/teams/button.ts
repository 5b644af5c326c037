import { isId } from '../database/dialect';
import { mergeDateTimes } from './cards/dialogCard';

/** A press as it came from a client. Everything in it is a claim: ids and numbers that `act` compares, and what was typed. */
export interface PressedButton {
  verb: string;
  complaintId: string;
  /** `2026-11` on a report's card, else null. */
  month: string | null;
  /** What was typed, dates and times joined. */
  input: Record<string, unknown>;
  /** Everything that was sent, to be drawn again when a dialog comes back with faults. */
  data: Record<string, unknown>;
  /** The case's step and newest message as the presser saw them. */
  step: number | null;
  seen: string | null;
  submissionId: string | null;
}

/** Reads the value of an invoke (`adaptiveCard/action`, `task/fetch`, `task/submit`) or of a message with a value. */
export function readButton(value: unknown): PressedButton {
  const sent = partOf(value);
  const action = partOf(sent.action);
  const data = 'action' in sent ? partOf(action.data) : 'data' in sent ? partOf(sent.data) : sent;
  const verb = textOf(action.verb) ?? textOf(data.verb) ?? textOf(data.dialog) ?? '';
  return {
    verb,
    complaintId: uuidOf(data.complaintId),
    month: textOf(data.month),
    input: mergeDateTimes(data),
    data,
    step: typeof data.step === 'number' ? data.step : null,
    seen: textOf(data.seen),
    submissionId: textOf(data.submissionId),
  };
}

const partOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value.slice(0, 64) : null);

/** Anything that is no id finds nothing. */
const uuidOf = (value: unknown): string =>
  typeof value === 'string' && isId(value) ? value.toLowerCase() : '00000000-0000-0000-0000-000000000000';
