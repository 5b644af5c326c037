import type { Person } from '../../complaint/complaint';
import { limitedCodes, type Limit, type LimitedCode, type OfficePolicy } from '../../complaint/deadline';
import { Invalid } from '../../complaint/errors';
import { validateFields, type Field } from '../../complaint/inputs';
import { boundOf, type Bound } from '../../complaint/limitBounds';
import { defaultPolicy } from '../../complaint/officePolicy';
import { loadPolicy, type Office } from '../office';
import { changing, noteChange, writePolicy } from './change';
import type { Seen } from './hours';

export interface LimitView extends Limit {
  code: LimitedCode;
  /** What SOP or law say, or the app's own until the office decides. */
  usual: number;
  bound: Bound | null;
}

export interface DeadlinesView {
  limits: LimitView[];
  answerApproval: OfficePolicy['answerApproval'];
  /** Working days after an answer arrived, and calendar days after a request for data did. */
  reminders: Record<ReminderDays, readonly number[]>;
}

export type ReminderDays = 'autoCloseReminders' | 'deemWithdrawnReminders';

export const deadlinesOf = ({
  limits,
  answerApproval,
  autoCloseReminders,
  deemWithdrawnReminders,
}: OfficePolicy): DeadlinesView => ({
  reminders: { autoCloseReminders, deemWithdrawnReminders },
  limits: limitedCodes.map(code => ({
    ...{ code, ...limits[code] },
    ...{ usual: defaultPolicy.limits[code].amount, bound: boundOf(code) },
  })),
  answerApproval,
});

const limitFields: readonly Field[] = [
  { name: 'limitCode', kind: 'choice', required: true, choices: limitedCodes },
  { name: 'amount', kind: 'number', required: true, max: 365 },
];

/** One limit, in its own unit; those of rules may only be made stricter. @throws NotAllowed | Invalid | Refused `settingsChanged` */
export async function saveLimit(office: Office, by: Person, { version, input }: Seen): Promise<void> {
  await changing(office, by, async change => {
    const clean = validateFields(limitFields, input);
    const code = clean.limitCode as LimitedCode;
    const amount = Number(clean.amount);
    if (!Number.isInteger(amount) || amount < 1) throw new Invalid('invalidInput', [{ name: 'amount', fault: 'notANumber' }]);
    const usual = defaultPolicy.limits[code].amount;
    const bound = boundOf(code);
    if (bound === 'atMost' && amount > usual) throw new Invalid('limitTooLong', [], { limit: usual });
    if (bound === 'atLeast' && amount < usual) throw new Invalid('limitTooShort', [], { limit: usual });
    const { limits } = await loadPolicy(change.tx);
    const after = { ...limits[code], amount };
    await noteChange(change, { what: 'limit', subject: code, before: limits[code], after });
    await writePolicy(change, { limits: { ...limits, [code]: after } }, version);
  });
}

const approvalFields: readonly Field[] = [
  { name: 'answerApproval', kind: 'choice', required: true, choices: ['whenNeeded', 'always', 'never'] },
];

/** Whose eyes an answer has to pass before it goes out. @throws NotAllowed | Invalid | Refused `settingsChanged` */
export async function saveApproval(office: Office, by: Person, { version, input }: Seen): Promise<void> {
  await changing(office, by, async change => {
    const answerApproval = validateFields(approvalFields, input).answerApproval as OfficePolicy['answerApproval'];
    const before = (await loadPolicy(change.tx)).answerApproval;
    await noteChange(change, { what: 'answerApproval', subject: '', before, after: answerApproval });
    await writePolicy(change, { answerApproval }, version);
  });
}

/** DOMAIN §1.5: no case closes by silence without a reminder, none is deemed withdrawn without two. */
const fewest: Record<ReminderDays, number> = { autoCloseReminders: 1, deemWithdrawnReminders: 2 };
const endsWith: Record<ReminderDays, LimitedCode> = {
  autoCloseReminders: 'autoClose',
  deemWithdrawnReminders: 'reporterCompletes',
};
const reminderNames = Object.keys(fewest) as ReminderDays[];
const reminderFields = reminderNames.map((name): Field => ({ name, kind: 'text', required: true, max: 40 }));
const mostReminders = 5;

/** On which days reporters are reminded, such as `2, 5`: before the time ends that they have. @throws NotAllowed | Invalid | Refused `settingsChanged` */
export async function saveReminders(office: Office, by: Person, { version, input }: Seen): Promise<void> {
  await changing(office, by, async change => {
    const clean = validateFields(reminderFields, input);
    const policy = await loadPolicy(change.tx);
    const read = reminderNames.map(name => ({
      name,
      days: daysIn(String(clean[name])),
      last: policy.limits[endsWith[name]].amount,
    }));
    const faulty = read.filter(
      ({ name, days, last }) =>
        days.length < fewest[name] || days.length > mostReminders || days.some(day => !(day >= 1 && day < last)),
    );
    if (faulty.length > 0)
      throw new Invalid(
        'invalidInput',
        faulty.map(({ name, last }) => ({ name, fault: 'notReminderDays', limit: last - 1 })),
      );
    const different = Object.fromEntries(read.map(({ name, days }) => [name, days])) as Record<ReminderDays, number[]>;
    for (const name of reminderNames)
      await noteChange(change, {
        what: 'reminders',
        subject: name,
        before: policy[name].join(', '),
        after: different[name].join(', '),
      });
    await writePolicy(change, different, version);
  });
}

/** Rising, each once; what is no whole number makes none of them count. */
function daysIn(text: string): number[] {
  const days = text
    .split(/[,;\s]+/)
    .filter(Boolean)
    .map(Number);
  return days.every(Number.isInteger) ? [...new Set(days)].sort((a, b) => a - b) : [];
}
