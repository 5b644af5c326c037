import type { Field, Names } from '../../bot/http/contract';
import type { Words } from '../words/words';

/** What a field is called on the form of this action. */
export function fieldLabel(words: Words, action: string | null, name: string): string {
  const own = `staff:fieldOf.${action}.${name}`;
  return action !== null && words.has(own) ? words(own) : words(`staff:field.${name}`);
}

/** Whose names a field's choices have: `service2` is the second issue's service, `services` are several. */
const namedAs = (field: string): string => (field === 'services' ? 'service' : field.replace(/\d$/, ''));

/** Names of places are what they are in every language. */
const places = ['district', 'ward', 'standingDisposition'];

/** What one choice of a field is called: names of things come from the office (`service2` is the second issue's), everything else from the texts. */
export function choiceLabel(words: Words, names: Names, field: string, choice: string): string {
  const named = (names as Record<string, Record<string, string>>)[namedAs(field)]?.[choice];
  if (named) return named;
  const own = `staff:choice.${field}.${choice}`;
  const same = `staff:${field}.${choice}`;
  return places.includes(field) ? choice : words.has(own) ? words(own) : words.has(same) ? words(same) : choice;
}

export const choicesOf = (words: Words, names: Names, { name, choices = [] }: Field) =>
  choices.map(value => ({ value, label: choiceLabel(words, names, name, value) }));
