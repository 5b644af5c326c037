import { formatWib } from '../complaint/deadline';
import type { ErrorValues } from '../complaint/errors';
import { fieldLabel, faultTexts } from './fieldText';
import type { FieldFaultFound } from './fieldText';
import type { Words } from './text';

/** A domain error as its reader sees it: the code's text, with codes among its values turned into words. */
export interface Explainable {
  code: string;
  values: ErrorValues;
  fields?: readonly FieldFaultFound[];
}

/**
 * The sentence for a domain error, saying what to do next. Actions, statuses and roles among the values come as codes.
 * @throws Error when the code has no text or a value of that text is missing.
 */
export function errorText(words: Words, error: Explainable, action: string | null = null): string {
  const values = Object.fromEntries(Object.entries(error.values).map(([name, value]) => [name, inWords(words, name, value)]));
  const fields = faultTexts(words, action, error.fields ?? []).map(fault => fault.text);
  return words(`errors:${error.code}`, { fields: fields.join('; '), ...values });
}

const namespaces: Record<string, readonly string[]> = {
  action: ['staff:action.'],
  done: ['staff:actionDone.'],
  status: ['staff:status.', 'staff:report.status.'],
  roles: ['staff:role.'],
  who: ['staff:role.'],
};

function inWords(words: Words, name: string, value: ErrorValues[string]): string {
  if (Array.isArray(value)) return value.map(each => inWords(words, name, each)).join(', ');
  if (name === 'field') return fieldLabel(words, null, String(value));
  if (/^\d{4}-\d{2}-\d{2}T.*Z$/.test(String(value))) return formatWib(new Date(String(value)), words.language);
  const prefix = (namespaces[name] ?? []).find(each => words.has(each + String(value)));
  return prefix ? words(prefix + String(value)) : String(value);
}
