import type { EntityManager } from 'typeorm';
import { isDate, mostHolidays, usualHolidays, yearOfDate, holidayTypes } from '../../complaint/calendar';
import type { ClosedDay, HolidayList, HolidayType } from '../../complaint/calendar';
import type { Person } from '../../complaint/complaint';
import { Invalid, Refused, Unknown } from '../../complaint/errors';
import { validateFields, type Field } from '../../complaint/inputs';
import { openingsText } from '../../complaint/openingHours';
import type { HolidayRow } from '../../database/tables';
import { loadPolicy, type Office } from '../office';
import { changing, noteChange, writePolicy, type Changing } from './change';

/** All closed days by date; what the app brings with it counts until the office has entered some of its own. */
export async function readHolidays(manager: EntityManager): Promise<readonly ClosedDay[]> {
  const entered = await manager.find<HolidayRow>('Holiday', { order: { date: 'ASC' } });
  return entered.length > 0 ? entered : usualHolidays;
}

const fields: readonly Field[] = [
  { name: 'date', kind: 'text', required: true, max: 10 },
  { name: 'holidayName', kind: 'text', required: true, max: 120 },
  { name: 'holidayType', kind: 'choice', required: true, choices: holidayTypes },
];

/** Enters one closed day, or names it anew. @throws NotAllowed | Invalid | Refused `calendarTooFull` */
export async function saveHoliday(office: Office, by: Person, input: Record<string, unknown>): Promise<void> {
  await changing(office, by, async change => {
    const clean = validateFields(fields, input);
    const date = String(clean.date);
    if (!isDate(date)) throw new Invalid('invalidInput', [{ name: 'date', fault: 'notADate' }]);
    await putAll(change, [{ date, name: String(clean.holidayName), type: clean.holidayType as HolidayType }]);
  });
}

/** A day is no holiday any more. @throws NotAllowed | Unknown */
export async function removeHoliday(office: Office, by: Person, date: string): Promise<void> {
  await changing(office, by, async change => {
    const before = (await ownHolidays(change.tx)).find(day => day.date === date);
    if (!before) throw new Unknown('unknownHoliday');
    await change.tx.delete('Holiday', { date });
    await noteChange(change, { what: 'holiday', subject: date, before: said(before), after: null });
    await writePolicy(change, {}, null);
  });
}

/** What a list would change, or has changed; the days that stand already as the list has them are `same`. */
export interface HolidaysTaken {
  new: number;
  changed: number;
  same: number;
  days: (HolidayList['days'][number] & { outcome: 'new' | 'changed' | 'same' })[];
}

/** What a list of holidays would bring, without storing it. */
export async function tryHolidays({ db }: Office, { days }: HolidayList): Promise<HolidaysTaken> {
  return compared(await readHolidays(db.read), days);
}

/** Enters the days of a list; days that it does not name stay. @throws NotAllowed | Refused `calendarTooFull` */
export async function importHolidays(office: Office, by: Person, { days }: HolidayList): Promise<HolidaysTaken> {
  return changing(office, by, async change => {
    const taken = compared(await readHolidays(change.tx), days);
    await putAll(change, days);
    return taken;
  });
}

function compared(known: readonly ClosedDay[], days: HolidayList['days']): HolidaysTaken {
  const of = days.map(day => {
    const before = known.find(({ date }) => date === day.date);
    const isSame = before?.name === day.name && before.type === day.type;
    return { ...day, outcome: !before ? ('new' as const) : isSame ? ('same' as const) : ('changed' as const) };
  });
  const count = (wanted: 'new' | 'changed' | 'same'): number => of.filter(({ outcome }) => outcome === wanted).length;
  return { new: count('new'), changed: count('changed'), same: count('same'), days: of };
}

const said = ({ name, type }: ClosedDay) => ({ name, type });

async function putAll(change: Changing, days: readonly ClosedDay[]): Promise<void> {
  const known = await ownHolidays(change.tx);
  let isDifferent = false;
  for (const { date, name, type } of days) {
    const before = known.find(day => day.date === date);
    const after = { name, type };
    const isNews = await noteChange(change, { what: 'holiday', subject: date, before: before ? said(before) : null, after });
    if (!isNews) continue;
    isDifferent = true;
    if (before) await change.tx.update('Holiday', { date }, after);
    else await change.tx.insert('Holiday', { date, ...after } satisfies HolidayRow);
  }
  if (!isDifferent) return;
  const years = (await readHolidays(change.tx)).map(day => yearOfDate(day.date));
  const full = years.find(year => years.filter(each => each === year).length > mostHolidays);
  if (full) throw new Refused('calendarTooFull', { year: full, most: mostHolidays });
  await writePolicy(change, await withoutExceptionsOn(change, days), null);
}

/** Special hours would open the office on its holiday. */
async function withoutExceptionsOn(
  change: Changing,
  days: readonly ClosedDay[],
): Promise<{ exceptions?: Record<string, never> }> {
  const { exceptions } = await loadPolicy(change.tx);
  const closed = new Set(days.map(({ date }) => date));
  const lost = Object.keys(exceptions).filter(date => closed.has(date));
  if (lost.length === 0) return {};
  for (const date of lost)
    await noteChange(change, { what: 'exception', subject: date, before: openingsText(exceptions[date]!), after: null });
  return {
    exceptions: Object.fromEntries(Object.entries(exceptions).filter(([date]) => !closed.has(date))) as Record<string, never>,
  };
}

/** From the first change on the office keeps its calendar itself, beginning with the one that came with the app. */
async function ownHolidays(tx: EntityManager): Promise<readonly ClosedDay[]> {
  const days = await readHolidays(tx);
  if (days === usualHolidays)
    for (const { date, name, type } of days) await tx.insert('Holiday', { date, name, type } satisfies HolidayRow);
  return days;
}
