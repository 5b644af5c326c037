import { fieldsOf } from '../../bot/complaint/inputs';
import type { Field } from '../../bot/complaint/inputs';
import type { Action } from '../../bot/complaint/sop';
import { disruptions } from './laidDown';

/** What a value must name for the input to be valid in the database at hand. */
export interface Named {
  person: string;
  complaint: string;
  moment: string;
  /** A number of LAPOR!'s; another for each case. */
  trackingId?: string;
}

/** The smallest valid input of an action: its required fields and what they require in turn. */
export function validInput(action: Action, forReporter: boolean, named: Named): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const field of fieldsOf(action, forReporter)) {
    // A report is split into two at least.
    const required =
      field.required ||
      (action === 'split' && field.name === 'text2') ||
      (field.requiredWhen && input[field.requiredWhen.field] === field.requiredWhen.is);
    if (required) input[field.name] = valueOf(field, named);
  }
  return input;
}

/** What the system's own steps are given: nothing, but for the disruption that a part of a linked case follows. */
export const systemInput = (action: Action): Record<string, unknown> =>
  action === 'joinDisruption' ? { disruption: disruptions.lasting } : {};

function valueOf({ name, kind, choices }: Field, { person, complaint, moment, trackingId = '99000001' }: Named): unknown {
  if (name === 'trackingId') return trackingId;
  if (name === 'disruption') return disruptions.lasting;
  // What has happened already: on the day on which the cases are laid down.
  if (name === 'disposedAt') return '2026-11-23';
  switch (kind) {
    case 'choice':
      return choices![0];
    case 'choices':
      return choices!.slice(0, 1);
    case 'boolean':
      return false;
    case 'dateTime':
      return moment;
    case 'person':
      return person;
    case 'complaint':
      return complaint;
    case 'number':
      return 1;
    default:
      return 'Sebagaimana mestinya.';
  }
}
