import { isDate } from '../../complaint/calendar';
import type { Person } from '../../complaint/complaint';
import type { OfficePolicy, Opening } from '../../complaint/deadline';
import { Invalid } from '../../complaint/errors';
import { validateFields, type Field } from '../../complaint/inputs';
import { datesWithin, openingsText, readOpenings, specialDays, weekdays } from '../../complaint/openingHours';
import { dayOfDate } from '../../complaint/wib';
import { loadPolicy, type Office } from '../office';
import { changing, noteChange, writePolicy, type Changing } from './change';

/** A change of what was read: another version since then is refused. */
export interface Seen {
  version: number;
  input: Record<string, unknown>;
}

const dayNames = weekdays.map(day => `weekday${day}` as const);
const weekFields: readonly Field[] = dayNames.map(name => ({ name, kind: 'text', required: false, max: 60 }));

/** The week's opening hours, each day as `08:00-12:00, 13:00-16:00`, empty = closed. @throws NotAllowed | Invalid | Refused `settingsChanged` */
export async function saveOpeningHours(office: Office, by: Person, { version, input }: Seen): Promise<void> {
  await changing(office, by, async change => {
    const clean = validateFields(weekFields, input);
    const read = weekdays.map(day => readOpenings(String(clean[`weekday${day}`] ?? '')));
    const faulty = dayNames.filter((_, at) => read[at] === null).map(name => ({ name, fault: 'notHours' as const }));
    if (faulty.length > 0) throw new Invalid('invalidInput', faulty);
    if (read.every(openings => openings!.length === 0)) throw new Invalid('neverOpen');
    const openingHours = Object.fromEntries(
      weekdays.map((day, at) => [day, read[at]!]),
    ) as unknown as OfficePolicy['openingHours'];
    const before = (await loadPolicy(change.tx)).openingHours;
    for (const day of weekdays) await noteHours(change, 'openingHours', String(day), before[day], openingHours[day]);
    await writePolicy(change, { openingHours }, version);
  });
}

const specialFields: readonly Field[] = [
  { name: 'from', kind: 'text', required: true, max: 10 },
  { name: 'until', kind: 'text', required: false, max: 10 },
  { name: 'hours', kind: 'text', required: false, max: 60 },
];
/** A stretch of special hours is a fasting month at most: a longer one is a new week. */
const longestStretch = 62;
/** An office that stays closed for longer needs no app. */
const longestClosure = 14;

/** Special hours from a date until another, both included; no hours = closed. @throws NotAllowed | Invalid | Refused `settingsChanged` */
export async function saveSpecialHours(office: Office, by: Person, { version, input }: Seen): Promise<void> {
  await changing(office, by, async change => {
    const { from, until, openings } = readSpecial(input);
    const policy = await loadPolicy(change.tx);
    const exceptions = { ...policy.exceptions };
    const days = specialDays(from, until, policy);
    if (days.length === 0) throw new Invalid('noWorkingDay');
    for (const date of days) {
      await noteHours(change, 'exception', date, exceptions[date] ?? null, openings);
      exceptions[date] = openings;
    }
    await writePolicy(change, { exceptions }, version);
  });
}

/** The days of this stretch have the usual hours again. @throws NotAllowed | Invalid | Refused `settingsChanged` */
export async function removeSpecialHours(office: Office, by: Person, { version, input }: Seen): Promise<void> {
  await changing(office, by, async change => {
    const { from, until } = readSpecial(input);
    const isWithin = datesWithin(from, until);
    const { exceptions } = await loadPolicy(change.tx);
    const kept = Object.fromEntries(Object.entries(exceptions).filter(([date]) => !isWithin(date)));
    for (const date of Object.keys(exceptions).filter(isWithin))
      await noteHours(change, 'exception', date, exceptions[date]!, null);
    await writePolicy(change, { exceptions: kept }, version);
  });
}

function readSpecial(input: Record<string, unknown>): { from: string; until: string; openings: Opening[] } {
  const clean = validateFields(specialFields, input);
  const from = String(clean.from);
  const until = String(clean.until ?? from);
  const undated = [['from', from] as const, ['until', until] as const].filter(([, date]) => !isDate(date));
  if (undated.length > 0) throw new Invalid('invalidInput', undated.map(([name]) => ({ name, fault: 'notADate' }))); // prettier-ignore
  const openings = readOpenings(String(clean.hours ?? ''));
  if (!openings) throw new Invalid('invalidInput', [{ name: 'hours', fault: 'notHours' }]);
  const longest = openings.length > 0 ? longestStretch : longestClosure;
  const length = dayOfDate(until) - dayOfDate(from) + 1;
  if (length < 1 || length > longest) throw new Invalid('stretchTooLong', [], { most: longest });
  return { from, until, openings };
}

/** Hours stand in the log as people read them. */
async function noteHours(
  change: Changing,
  what: 'openingHours' | 'exception',
  subject: string,
  before: readonly Opening[] | null,
  after: readonly Opening[] | null,
): Promise<void> {
  const text = (openings: readonly Opening[] | null): string | null => openings && openingsText(openings);
  await noteChange(change, { what, subject, before: text(before), after: text(after) });
}
