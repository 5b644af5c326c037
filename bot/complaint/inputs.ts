import { unknownVariables } from './bankText';
import { channels, onBehalfOf } from './complaint';
import type { Channel } from './complaint';
import { Invalid } from './errors';
import { disruptionKinds } from './disruption';
import type { FieldFault } from './errors';
import { complaintCategories, complaintClasses, districts, divisions, rejectReasons, services } from './masterData';
import type { ServiceType } from './masterData';
import { appraisalDecisions } from './retention';
import { findNationalIds } from './personalData';
import type { Action, ReportAction } from './sop';

export type FieldKind = 'text' | 'longText' | 'choice' | 'choices' | 'boolean' | 'dateTime' | 'person' | 'complaint' | 'number';

/** One input of an action: `act` validates with it, dialogs are drawn from it, the tab receives it in `allowedActions`. */
export interface Field {
  name: string;
  kind: FieldKind;
  required: boolean;
  /** Longest text in characters, or largest number. */
  max?: number;
  choices?: readonly string[];
  /** Also required when another field has this value. */
  requiredWhen?: { field: string; is: string | boolean };
  /** Makes sense, and is asked, only while another field has one of these values. */
  onlyWhen?: { field: string; in: readonly string[] };
  /** Goes out to the reporter: national ids and family card numbers are never sent (DOMAIN §2.4). */
  withoutIdentityNumbers?: true;
  /** Is shown again with numbers masked, and must not be stored that way. */
  shownMasked?: true;
  /** A text of the answer bank: what stands in braces is filled in by each case (`bankVariables`). */
  withVariables?: true;
  /** May also be found out when the reporter has gone, and is folded away until then. */
  later?: true;
  /** Asked of an officer who records the reporter's words, not of the reporter. */
  staffOnly?: true;
}

const text = (name: string, max = 200, required = true): Field => ({ name, kind: 'text', required, max });
const long = (name: string, max = 4000, required = true): Field => ({ name, kind: 'longText', required, max });
const choice = (name: string, choices: readonly string[], required = true): Field => ({
  name,
  kind: 'choice',
  required,
  choices,
});
const outgoing = (field: Field): Field => ({ ...field, withoutIdentityNumbers: true });
const shownAgain = (field: Field): Field => ({ ...field, shownMasked: true });
const moment = (name: string, required = true): Field => ({ name, kind: 'dateTime', required });
const flag = (name: string): Field => ({ name, kind: 'boolean', required: false });
const optional = (field: Field): Field => ({ ...field, required: false });
const later = (field: Field): Field => ({ ...field, required: false, later: true });

const codes = (list: readonly { code: string }[]): string[] => list.map(item => item.code);
const classification = [
  choice('complaintClass', codes(complaintClasses)),
  choice('category', codes(complaintCategories)),
  choice('service', codes(services)),
];
const division = choice('division', codes(divisions));
const place = [
  optional(
    choice(
      'district',
      districts.map(each => each.name),
    ),
  ),
  optional(
    choice(
      'ward',
      districts.flatMap(each => each.wards.map(ward => ward.name)),
    ),
  ),
];
/** Most issues that one form takes; `split` adds more. */
export const mostIssues = 6;
const furtherIssues = (count: number, max: number): Field[] =>
  Array.from({ length: count }, (_, index) => index + 2).flatMap(at => [
    long(`text${at}`, max, false),
    optional(choice(`service${at}`, codes(services))),
  ]);
const reason = long('reason', 1000);
const note = long('note', 1000);
const identity = [
  { name: 'containsPersonalData', kind: 'boolean', required: true },
  {
    name: 'identityCheck',
    kind: 'choice',
    required: false,
    choices: ['none', 'registrationNumberMatches', 'seenAtCounter', 'powerOfAttorney'],
    requiredWhen: { field: 'containsPersonalData', is: true },
  },
] as const satisfies readonly Field[];
const via = choice('via', ['whatsapp', 'phone', 'counter', 'lapor', 'email', 'letter']);
const reportersWords: readonly Field[] = [
  { ...via, staffOnly: true },
  { ...long('quote', 1000), staffOnly: true },
  { ...moment('saidAt', false), staffOnly: true },
];
const accused: readonly Field[] = [
  choice('reportedParty', ['person', 'unit', 'unknown']),
  { name: 'reportedPerson', kind: 'person', required: false, requiredWhen: { field: 'reportedParty', is: 'person' } },
  { ...optional(choice('reportedUnit', codes(divisions))), requiredWhen: { field: 'reportedParty', is: 'unit' } },
];

/** Of an answer's own words, in characters: with what stands around them they are a message or two. */
export const longestAnswer = 3500;

/** The fields of every action; an action that is not listed takes none. */
export const inputs: Partial<Record<Action | ReportAction, readonly Field[]>> = {
  take: classification.map(optional),
  dismiss: [choice('reason', ['greeting', 'spam', 'wrongNumber', 'thanks'])],
  askReporter: [outgoing(long('items', 600))],
  submitReview: [
    ...['problem', 'assumptions', 'facts', 'analysis', 'conclusion', 'recommendation'].map(name => shownAgain(long(name))),
    ...classification,
    optional(division),
    ...place,
  ],
  submitShort: [
    ...['problem', 'conclusion', 'recommendation'].map(name => shownAgain(long(name))),
    outgoing(long('answer', longestAnswer)),
    ...classification.map(optional),
    ...identity,
  ],
  sendStandard: [text('standingDisposition', 60)],
  proposeRejection: [choice('reason', ['otherRegion', 'tooVague', 'abusiveOnly', 'inCourt', 'ppid']), note],
  proposeReferral: [choice('reason', codes(rejectReasons)), text('agency', 120), note],
  merge: [{ name: 'into', kind: 'complaint', required: true }],
  unmerge: [reason],
  flagSupervisory: [reason, ...accused, { name: 'handler', kind: 'person', required: false }],
  clearRestriction: [reason],
  verify: [long('findings', 2000)],
  returnToReview: [note],
  returnToVerification: [note],
  approveAndSend: [...identity],
  giveDisposition: [
    long('instructions', 2000),
    division,
    moment('dueAt'),
    choice('urgency', ['immediate', 'urgent', 'normal']),
    { name: 'handler', kind: 'person', required: false },
  ],
  confirmRejection: [optional(note)],
  confirmReferral: [optional(note)],
  recordReferral: [text('agency', 120), text('trackingId', 60), text('agencyContact', 120, false)],
  forwardToInspectorate: [text('letterNumber', 80), { name: 'handler', kind: 'person', required: false }],
  declareOrdinary: [reason],
  recordResult: [long('result')],
  draftAnswer: [outgoing(long('text', longestAnswer)), identity[0], ...['isRefusal', 'departsFromDisposition'].map(flag)],
  approveAnswer: [optional(note)],
  returnDraft: [note],
  sendAnswer: [...identity],
  sendWaiting: [reason],
  notOurs: [note],
  reporterReplied: reportersWords,
  confirmSettled: reportersWords,
  notSettled: reportersWords,
  settleParts: reportersWords,
  withdraw: reportersWords,
  endCorrespondence: reportersWords,
  rate: [{ name: 'rating', kind: 'choice', required: true, choices: ['1', '2', '3', '4'] }],
  correctAnswer: [reason],
  reopen: [reason],
  reopenReview: [reason],
  object: [long('quote', 1000)],
  assign: [{ name: 'assignee', kind: 'person', required: true }],
  reclassify: [choice('complaintClass', codes(complaintClasses)), choice('category', codes(complaintCategories))],
  changeService: [choice('service', codes(services)), optional(division)],
  summarize: [shownAgain(long('summary', 2000))],
  split: [long('text', 3000), optional(choice('service', codes(services))), ...furtherIssues(2, 3000)],
  link: [{ name: 'complaint', kind: 'complaint', required: true }],
  linkReporter: [{ name: 'complaint', kind: 'complaint', required: true }],
  unlinkReporter: [reason],
  recordInLapor: [text('trackingId', 12)],
  dateDisposition: [moment('disposedAt')],
  recordWords: [via, long('quote', 3000), moment('saidAt', false)],
  addNote: [note],
  escalate: [reason],
  markConflict: [reason, ...accused],
  recordCall: [choice('result', ['reached', 'notReached']), note],
  sendProgress: [outgoing(long('text', 1000)), moment('promisedAt')],
  setWaiting: [choice('waitingFor', ['pusat', 'blanko', 'pengadilan', 'lain']), moment('promisedAt')],
  extendDue: [moment('newDueAt'), outgoing(long('reason', 600))],
  discardAttachment: [text('attachment', 40), reason],
  closeTask: [text('task', 40), choice('result', ['done', 'thanks', 'newComplaint', 'notNeeded']), optional(note)],
  markSent: [text('task', 40), moment('sentAt', false)],
  switchSending: [choice('mode', ['manual', 'cloud'])],
  joinDisruption: [text('disruption', 36)],
  leaveDisruption: [reason],
  holdRecord: [text('letterNumber', 80), reason],
  releaseRecord: [text('letterNumber', 80), reason],
  appraiseRecord: [choice('decision', appraisalDecisions), text('letterNumber', 80), optional(note)],
  submitReport: [
    ...['highlights', 'improvements', 'obstacles', 'recommendations'].map(name => long(name, 3000, false)),
    text('officialNumber', 80, false),
  ],
  returnReport: [note],
};

/** Channels by which several issues can come in at once; a chat or an entry in LAPOR! that holds several is split later. */
const ofVisits = ['counter', 'phone', 'letter', 'email'] as const satisfies readonly Channel[];

/** What an officer types in of a report that came by counter, phone, letter, e-mail, LAPOR! or handset (SOP step 1; DOMAIN §7). */
export const reportFields: readonly Field[] = [
  choice('channel', channels),
  long('text', 20_000),
  optional(choice('service', codes(services))),
  ...furtherIssues(mostIssues - 1, 3000).map(field => ({ ...field, onlyWhen: { field: 'channel', in: ofVisits } })),
  // What was said, not written, is read back before it stands for the reporter's words.
  { ...flag('readBack'), onlyWhen: { field: 'channel', in: ['counter', 'phone'] } },
  text('name', 120, false),
  text('contact', 120, false),
  optional(choice('onBehalfOf', onBehalfOf)),
  { ...flag('powerOfAttorney'), onlyWhen: { field: 'onBehalfOf', in: onBehalfOf } },
  flag('isAnonymous'),
  flag('isConfidential'),
  { ...text('externalId', 12), required: false, requiredWhen: { field: 'channel', is: 'lapor' } },
  ...[choice('complaintClass', codes(complaintClasses)), choice('category', codes(complaintCategories))].map(later),
  ...[...place, moment('receivedAt')].map(later),
];

/** The form of a text of the answer bank; saving it is reading it, so that the next review is counted from then. */
export const bankTextFields: readonly Field[] = [
  text('title', 120),
  { ...outgoing(long('answer', 3000)), withVariables: true },
  optional(choice('service', codes(services))),
  optional(choice('category', codes(complaintCategories))),
  { name: 'owner', kind: 'person', required: true },
  choice('reviewIn', ['3', '6', '12']),
];

/** What all reporters of a disruption are told, and by when they hear again: it goes out as it stands, many times. */
export const disruptionNewsFields: readonly Field[] = [
  outgoing(long('text', 1000)),
  moment('promisedAt'),
  moment('expectedEndAt', false),
];

/** The form that opens a disruption. At least a service or a category is named: `openDisruption` asks for one. */
export const disruptionFields: readonly Field[] = [
  text('name', 80),
  choice('kind', disruptionKinds),
  moment('startedAt'),
  optional(choice('category', codes(complaintCategories))),
  { name: 'services', kind: 'choices', required: false, choices: codes(services) },
  ...disruptionNewsFields,
];

/** That it is over; `text` may stay empty while no case is linked. */
export const disruptionEndFields: readonly Field[] = [moment('endedAt'), outgoing(long('text', 1000, false))];

/** What the head of division says to a text that goes back to its writer. */
export const disruptionReturnFields: readonly Field[] = [note];

/** The fields of an action; staff-only fields are left out for the reporter. */
export function fieldsOf(action: Action | ReportAction, forReporter = false): readonly Field[] {
  const fields = inputs[action] ?? [];
  return forReporter ? fields.filter(field => !field.staffOnly) : fields;
}

/** One thing that somebody complains about. */
export interface Issue {
  text: string;
  service: ServiceType | null;
}

/** The issues of a form that takes several, in its order. */
export function issuesIn(input: CleanInput): Issue[] {
  return ['', ...Array.from({ length: mostIssues - 1 }, (_, index) => String(index + 2))].flatMap(at => {
    const text = input[`text${at}`];
    return typeof text === 'string' ? [{ text, service: (input[`service${at}`] as ServiceType | null) ?? null }] : [];
  });
}

export type CleanInput = Record<string, string | string[] | boolean | number | Date | null>;

/**
 * Checks raw input against the action's fields and gives each in its proper type (dates as Date, empty as null).
 * A date without time means the end of that day's usual opening, 16:00 WIB. Unknown names are ignored.
 * @throws Invalid with every faulty field at once.
 */
export function validateInput(action: Action | ReportAction, raw: Record<string, unknown>, forReporter = false): CleanInput {
  return validateFields(fieldsOf(action, forReporter), raw);
}

/** The same for any list of fields. @throws Invalid */
export function validateFields(fields: readonly Field[], raw: Record<string, unknown>): CleanInput {
  const faults: { name: string; fault: FieldFault; limit?: number }[] = [];
  const clean: CleanInput = {};
  for (const field of fields) {
    const value = isAskedIn(field, raw) ? normalise(raw[field.name]) : null;
    const required =
      field.required || (field.requiredWhen && normalise(raw[field.requiredWhen.field]) === String(field.requiredWhen.is));
    if (value === null) {
      clean[field.name] = null;
      if (required) faults.push({ name: field.name, fault: 'missing' });
      continue;
    }
    const read = readField(field, value, raw[field.name]);
    if ('fault' in read) faults.push({ name: field.name, ...read });
    else clean[field.name] = read.value;
  }
  if (faults.length) throw new Invalid('invalidInput', faults);
  return clean;
}

function isAskedIn({ onlyWhen }: Field, raw: Record<string, unknown>): boolean {
  return !onlyWhen || onlyWhen.in.includes(normalise(raw[onlyWhen.field]) ?? '');
}

type Read = { value: CleanInput[string] } | { fault: FieldFault; limit?: number };

/** Cards send every input as text ("true", ""), the API sends JSON: one form for both. */
function normalise(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  const flat = Array.isArray(value) && isTexts(value) ? value.join(',') : typeof value === 'object' ? noText : String(value);
  return flat.trim() === '' ? null : flat.trim();
}

/** Stands for what no form sends: it is there, but it is not looked into. */
const noText = '{}';
const isTexts = (list: unknown[]): boolean => list.every(item => typeof item === 'string');

function readField(field: Field, value: string, raw: unknown): Read {
  if (typeof raw === 'object' && field.kind !== 'choices') return { fault: 'notText' };
  switch (field.kind) {
    case 'boolean':
      return value === 'true' || value === 'false' ? { value: value === 'true' } : { fault: 'notABoolean' };
    case 'choice':
      return field.choices?.includes(value) ? { value } : { fault: 'notAChoice' };
    case 'choices': {
      const picked = value.split(',').map(item => item.trim());
      return picked.every(item => field.choices?.includes(item)) ? { value: picked } : { fault: 'notAChoice' };
    }
    case 'dateTime':
      return readMoment(value);
    case 'number':
      return Number.isFinite(Number(value)) && Number(value) <= (field.max ?? Infinity)
        ? { value: Number(value) }
        : { fault: 'notANumber' };
    default:
      if (field.max && value.length > field.max) return { fault: 'tooLong', limit: field.max };
      if ((field.shownMasked || field.withoutIdentityNumbers) && masked.test(value)) return { fault: 'isMasked' };
      if (field.withoutIdentityNumbers && holdsNationalId(value)) return { fault: 'hasNationalId' };
      return field.withVariables && unknownVariables(value).length > 0 ? { fault: 'unknownVariable' } : { value };
  }
}

/** What a form showed in the place of a number. Stored, it would stand for the number ever after. */
const masked = /•{3,}/;

/** A number that could be somebody's; other long numbers, such as an account's, may be written. */
const holdsNationalId = (text: string): boolean => findNationalIds(text).some(found => found.errors.length === 0);

function readMoment(value: string): Read {
  const wib = /^\d{4}-\d{2}-\d{2}$/.test(value)
    ? `${value}T16:00:00+07:00`
    : /(?:Z|[+-]\d{2}:?\d{2})$/.test(value)
      ? value
      : `${value}+07:00`;
  const at = new Date(wib);
  return isCalendarDate(value.slice(0, 10)) && !Number.isNaN(at.getTime()) ? { value: at } : { fault: 'notADate' };
}

/** `Date` would take 31 February for 3 March. */
function isCalendarDate(date: string): boolean {
  const midnight = new Date(`${date}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(date);
}
