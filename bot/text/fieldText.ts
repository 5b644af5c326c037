import type { FieldFault } from '../complaint/errors';
import type { Field } from '../complaint/inputs';
import { complaintCategories, complaintClasses, divisions, rejectReasons, services } from '../complaint/masterData';
import type { Label } from '../complaint/masterData';
import type { Words } from './text';

/** What a field is called on the form of this action. */
export function fieldLabel(words: Words, action: string | null, name: string): string {
  const own = `staff:fieldOf.${action}.${name}`;
  return action !== null && words.has(own) ? words(own) : words(`staff:field.${name}`);
}

const names: Record<string, readonly { code: string; label: Label }[]> = {
  complaintClass: complaintClasses,
  category: complaintCategories,
  service: services,
  division: divisions,
  reportedUnit: divisions,
  reason: rejectReasons,
};

/** Names of places are what they are in every language. */
const places = ['district', 'ward', 'standingDisposition'];

/** What one choice of a field is called: names of things from the master data (`service2` is the second issue's), everything else from the texts. */
export function choiceLabel(words: Words, field: string, choice: string): string {
  const named = names[field.replace(/\d$/, '')]?.find(each => each.code === choice);
  if (places.includes(field)) return choice;
  if (named) return named.label[words.language];
  // What is told of a case by the same name, such as its channel, is not said twice.
  const own = `staff:choice.${field}.${choice}`;
  return words(words.has(own) ? own : `staff:${field}.${choice}`);
}

/** The choices of a field in the reader's language, in the order of `inputs.ts`. */
export function choicesOf(words: Words, field: Field): { value: string; title: string }[] {
  return (field.choices ?? []).map(value => ({ value, title: choiceLabel(words, field.name, value) }));
}

export interface FieldFaultFound {
  name: string;
  fault: FieldFault;
  limit?: number;
}

/** One sentence for each faulty field, in the order found. */
export function faultTexts(
  words: Words,
  action: string | null,
  faults: readonly FieldFaultFound[],
): { name: string; text: string }[] {
  return faults.map(({ name, fault, limit }) => ({
    name,
    text: words(`errors:fieldFault.${fault}`, { field: fieldLabel(words, action, name), limit: limit ?? '' }),
  }));
}
