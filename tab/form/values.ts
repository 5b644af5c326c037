import type { Field } from '../../bot/http/contract';
import { joinMoment, splitMoment } from '../wib';

/** What stands in a form: everything as text, several choices with commas, a moment as `<name>` and `<name>__time`. */
export type Values = Record<string, string>;

export const timeName = (name: string): string => `${name}__time`;

/** @param prefill what is known already, as the office sends it */
export function startValues(fields: readonly Field[], prefill: Record<string, unknown>): Values {
  return Object.assign({}, ...fields.map(field => startValue(field, prefill[field.name]))) as Values;
}

function startValue({ name, kind }: Field, known: unknown): Values {
  const text = known === undefined || known === null ? '' : Array.isArray(known) ? known.join(',') : String(known as string);
  if (kind !== 'dateTime') return { [name]: text };
  const { date, time } = /T.*Z$/.test(text) ? splitMoment(text) : { date: text, time: '' };
  return { [name]: date, [timeName(name)]: time };
}

const isSo = ({ requiredWhen }: Field, values: Values): boolean =>
  requiredWhen !== undefined && values[requiredWhen.field] === String(requiredWhen.is);

export const isRequired = (field: Field, values: Values): boolean => field.required || isSo(field, values);

const isAsked = ({ onlyWhen }: Field, values: Values): boolean => !onlyWhen || onlyWhen.in.includes(values[onlyWhen.field] ?? '');

/** Fields that are known from where one came: the button of a task, or of a file. */
export const subjects: readonly string[] = ['task', 'attachment', 'disruption'];

/** A field that belongs to one choice of another is there while that is chosen. */
export const shownFields = (fields: readonly Field[], values: Values): readonly Field[] =>
  fields.filter(
    field => !subjects.includes(field.name) && (!field.requiredWhen || isSo(field, values)) && isAsked(field, values),
  );

/** What the office would send back at once: empty where something is needed. The rest is its own to judge. */
export function missingFields(fields: readonly Field[], values: Values): string[] {
  return shownFields(fields, values)
    .filter(field => isRequired(field, values) && (values[field.name] ?? '').trim() === '')
    .map(field => field.name);
}

/** The form as the office takes it; what is not shown is not sent. */
export function inputOf(fields: readonly Field[], values: Values): Record<string, string> {
  const filled = shownFields(fields, values).map(({ name, kind }): [string, string] => {
    const value = values[name] ?? '';
    return [name, kind === 'dateTime' ? joinMoment(value, values[timeName(name)] ?? '') : value];
  });
  return Object.fromEntries(filled.filter(([, value]) => value !== ''));
}
