import { Template } from 'adaptivecards-templating';
import type { FittingText } from '../../casework/bank/answerBank';
import type { AnswerPreview } from '../../casework/telling/answerPreview';
import type { Field } from '../../complaint/inputs';
import type { Action, ReportAction } from '../../complaint/sop';
import { choiceLabel, fieldLabel } from '../../text/fieldText';
import type { Words } from '../../text/text';
import { bankData, helpData, previewData } from './answerHelp';
import type { ButtonData } from './cardActions';
import template from './dialog.json';
import { escapeMarkdown, plainLine } from './escapeMarkdown';
import { cardBytes, expand, maxCardBytes } from './render';
import type { AdaptiveCardJson } from './render';

export interface Choice {
  value: string;
  title: string;
}

export interface DialogModel {
  /** What the form carries out; `receive` enters a report that no program received. */
  action: Action | ReportAction | 'receive';
  /** The dialog's title in Teams; inside the card it is spoken only. */
  title: string;
  fields: readonly Field[];
  /** By field name; fields with fixed choices need none here. A person or complaint field with choices becomes a list. */
  choices: Record<string, readonly Choice[]>;
  /** Sent back with the form: complaintId and step, or month and reportStatus; submissionId. */
  data: ButtonData;
  /** What stands in the fields: a Date or `…Z` string for moments, or what was typed (`<name>` and `<name>__time`). */
  prefill: Record<string, unknown>;
  errors?: readonly { name: string; text: string }[];
  /** What its button says, where that is not the action's name. */
  submit?: string;
  /** By field name: under which heading it is folded away; fields that follow each other under one heading open together. */
  folded?: Record<string, string>;
  /** Shown above the form, such as the citizen's words that are being answered. */
  context?: readonly string[];
  /** A text in full that is to be copied out of the dialog; in an input, where every client lets one select it. */
  toCopy?: string | null;
  /** What the reporter will see of an answer; stands above the form. */
  preview?: AnswerPreview | null;
  /** An answer is written in this field: it can be looked at beforehand, and texts of the bank put into it. */
  writing?: { field: string; bank: readonly FittingText[] } | null;
  /** What came of a press that did nothing but help. */
  told?: string | null;
}

const dialogTemplate = new Template(template);

/** How much stands above the form; what is typed into it is never cut. */
interface Cut {
  lines: number;
  line: number;
  bubble: number;
  /** Of the bank's texts. */
  texts: number;
}
const cuts: readonly [Cut, ...Cut[]] = [
  { lines: 5, line: 700, bubble: 4100, texts: 40 },
  { lines: 3, line: 300, bubble: 2000, texts: 20 },
  { lines: 1, line: 200, bubble: 600, texts: 10 },
  { lines: 1, line: 80, bubble: 160, texts: 5 },
];

/**
 * The form of an action, drawn from `inputs.ts`, at most `maxCardBytes` unless more was typed. It submits `{ verb: action, …data, <field>: text }`; moments come as
 * `<name>` and `<name>__time`, joined by `mergeDateTimes`. With `errors` it comes back with everything that was typed. Where an
 * answer is written, a half-filled form may be sent for help, which a client would refuse while a field is required: there the
 * office alone says what is missing.
 */
export function renderDialog(model: DialogModel, words: Words): AdaptiveCardJson {
  const [first, ...shorter] = cuts;
  return shorter.reduce(
    (card, cut) => (cardBytes(card) <= maxCardBytes ? card : draw(model, words, cut)),
    draw(model, words, first),
  );
}

function draw(model: DialogModel, words: Words, cut: Cut): AdaptiveCardJson {
  const faults = model.errors ?? [];
  return expand(dialogTemplate, {
    lang: words.language,
    title: plainLine(model.title),
    words: {
      faults: words('staff:dialog.faults'),
      submit: model.submit ?? words(`staff:action.${model.action}`),
      preview: words('staff:preview.show'),
    },
    hasFaults: faults.length > 0,
    faults: faults.map(fault => ({ text: escapeMarkdown(fault.text, 300) })),
    context: (model.context ?? []).slice(0, cut.lines).map(line => ({ text: escapeMarkdown(line, cut.line) })),
    ...previewData(model.preview ?? null, words, cut.bubble),
    isWriting: isWriting(model),
    ...bankData(model.writing?.bank ?? [], words, cut.texts),
    help: {
      preview: helpData('previewAnswer', model.action, model.data),
      bank: helpData('useBankText', model.action, model.data),
    },
    hasTold: Boolean(model.told),
    told: escapeMarkdown(model.told ?? '', 600),
    hasToCopy: Boolean(model.toCopy),
    toCopy: { label: words('staff:handSending.toCopy'), text: model.toCopy ?? '' },
    sections: sectionsOf(model).map((section, at) => sectionData(section, at, model, words)),
    data: { ...model.data, verb: model.action },
  });
}

const isWriting = ({ writing }: DialogModel): boolean => Boolean(writing);

interface SectionOfFields {
  /** null: always open. */
  heading: string | null;
  fields: Field[];
}

function sectionsOf({ fields, folded = {} }: DialogModel): SectionOfFields[] {
  const sections: SectionOfFields[] = [];
  for (const field of fields) {
    const heading = folded[field.name] ?? null;
    const last = sections.at(-1);
    if (last && last.heading === heading) last.fields.push(field);
    else sections.push({ heading, fields: [field] });
  }
  return sections;
}

/** A folded section is open where something in it was typed already, or is wrong. */
function sectionData(
  { heading, fields }: SectionOfFields,
  at: number,
  model: DialogModel,
  words: Words,
): Record<string, unknown> {
  const id = `section${at}`;
  const drawn = fields.map(field => fieldData(field, model, words));
  const isWrong = model.errors?.some(({ name }) => fields.some(field => field.name === name)) ?? false;
  const isTyped = drawn.some(({ kind, value }) => value !== '' && (kind !== 'toggle' || value === 'true'));
  return {
    ...{ id, heading: heading ?? '', isFoldable: heading !== null, fields: drawn },
    isOpen: heading === null || isTyped || isWrong,
  };
}

function fieldData(field: Field, model: DialogModel, words: Words): Record<string, unknown> {
  const choices = choicesFor(field, model, words);
  const moment = field.kind === 'dateTime' ? momentOf(field.name, model.prefill) : null;
  return {
    id: field.name,
    bankAbove: model.writing?.field === field.name && model.writing.bank.length > 0,
    kind: inputKind(field, choices),
    label: labelOf(field, model, words),
    required: field.required && !isWriting(model),
    missing: words(choices.length > 0 ? 'staff:dialog.missingChoice' : 'staff:dialog.missing'),
    multiline: field.kind === 'longText',
    max: field.max ?? 200,
    hint: hintOf(field, choices, words),
    choices,
    style: choices.length > 6 ? 'filtered' : staticChoices(field) && choices.length <= 4 ? 'expanded' : 'compact',
    multi: field.kind === 'choices',
    timeLabel: words('staff:dialog.time'),
    time: moment?.time ?? '',
    value: moment ? moment.date : typed(model.prefill[field.name], field),
  };
}

type InputKind = 'text' | 'number' | 'choice' | 'toggle' | 'moment';

/**
 * A yes-or-no that must be answered is asked as two choices: a switch would answer "no" for whoever overlooks it, and whether
 * an answer holds personal data must never be overlooked.
 */
function inputKind(field: Field, choices: readonly Choice[]): InputKind {
  if (field.kind === 'dateTime') return 'moment';
  if (field.kind === 'boolean' && !field.required) return 'toggle';
  if (field.kind === 'number') return 'number';
  return choices.length > 0 ? 'choice' : 'text';
}

const staticChoices = (field: Field): boolean => field.kind === 'choice' || field.kind === 'choices' || field.kind === 'boolean';

function choicesFor(field: Field, model: DialogModel, words: Words): Choice[] {
  const given = model.choices[field.name];
  if (given) return given.map(({ value, title }) => ({ value, title: plainLine(title) }));
  if (field.kind === 'boolean' && field.required) {
    return ['true', 'false'].map(value => ({ value, title: words(value === 'true' ? 'staff:dialog.yes' : 'staff:dialog.no') }));
  }
  return (field.choices ?? []).map(value => ({ value, title: choiceLabel(words, field.name, value) }));
}

function labelOf(field: Field, model: DialogModel, words: Words): string {
  const label = whereAsked(field, model, words, fieldLabel(words, model.action, field.name));
  if (field.required) return isWriting(model) ? `${label} *` : label;
  const other = field.requiredWhen;
  if (!other) return field.kind === 'boolean' ? label : words('staff:dialog.optional', { label });
  const yes = typeof other.is === 'boolean' ? words(other.is ? 'staff:dialog.yes' : 'staff:dialog.no') : null;
  const value = yes ?? choiceLabel(words, other.field, String(other.is));
  return words('staff:dialog.requiredWhen', { label, field: fieldLabel(words, model.action, other.field), value });
}

/** A card cannot hide a field while another says that it is not asked: the label says where it is. */
function whereAsked({ name, onlyWhen }: Field, model: DialogModel, words: Words, label: string): string {
  const other = onlyWhen && model.fields.find(field => field.name === onlyWhen.field);
  if (!other || model.folded?.[name] || other.choices?.every(choice => onlyWhen.in.includes(choice))) return label;
  const values = onlyWhen.in.map(value => choiceLabel(words, other.name, value)).join(', ');
  return words('staff:dialog.onlyWhen', { label, values });
}

function hintOf(field: Field, choices: readonly Choice[], words: Words): string {
  if (choices.length > 0) return words('staff:dialog.choose');
  return words.has(`staff:hint.${field.name}`) ? words(`staff:hint.${field.name}`) : '';
}

function typed(value: unknown, field: Field): string {
  if (value === undefined || value === null) return field.kind === 'boolean' && !field.required ? 'false' : '';
  return Array.isArray(value) ? value.join(',') : String(value);
}

const wibOffset = 7 * 3_600_000;

/** Date and time of a moment as the two inputs show them, in WIB. */
function momentOf(name: string, prefill: Record<string, unknown>): { date: string; time: string } {
  const value = prefill[name];
  const at = value instanceof Date ? value : typeof value === 'string' && /T.*Z$/.test(value) ? new Date(value) : null;
  if (!at || Number.isNaN(at.getTime()))
    return { date: String(value ?? '').slice(0, 10), time: String(prefill[`${name}__time`] ?? '') };
  const wib = new Date(at.getTime() + wibOffset).toISOString();
  return { date: wib.slice(0, 10), time: wib.slice(11, 16) };
}

/** Joins `<name>` and `<name>__time` of a submitted form into one WIB moment under `<name>`; a date alone stays a date. */
export function mergeDateTimes(data: Record<string, unknown>): Record<string, unknown> {
  const suffix = '__time';
  const merged = Object.entries(data).filter(([name]) => !name.endsWith(suffix));
  return Object.fromEntries(
    merged.map(([name, value]) => {
      const time = data[name + suffix];
      const joined = typeof value === 'string' && value !== '' && typeof time === 'string' && time !== '';
      return [name, joined ? `${value}T${time}:00+07:00` : value];
    }),
  );
}
