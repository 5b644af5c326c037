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
}

export const deadlinesOf = ({ limits, answerApproval }: OfficePolicy): DeadlinesView => ({
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
