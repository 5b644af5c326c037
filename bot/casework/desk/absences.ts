import { MoreThanOrEqual } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { isDate } from '../../complaint/calendar';
import type { Person } from '../../complaint/complaint';
import { Invalid } from '../../complaint/errors';
import { validateFields, type Field } from '../../complaint/inputs';
import { maskText } from '../../complaint/personalData';
import { dateOf, dayOf, dayOfDate } from '../../complaint/wib';
import type { AbsenceRow } from '../../database/tables';
import { waitingOn, type DeskItem } from './desk';
import type { Office } from '../office';
import { loadPeople } from '../people';

/** An officer's own absence: WIB dates, both included. */
export interface Absence {
  from: string;
  until: string;
  standIn: { id: string; name: string };
  note: string;
}

/** What a colleague who is away has left to this officer. */
export interface HandOver {
  name: string;
  until: string;
  note: string;
  /** What waits for the colleague and not for this officer anyway, of cases that they may read; the earliest due first. */
  items: DeskItem[];
  /** Of all that wait, listed or not. */
  total: number;
}

export interface Absences {
  own: Absence | null;
  handedOver: HandOver[];
}

const fields: readonly Field[] = [
  { name: 'from', kind: 'text', required: true, max: 10 },
  { name: 'until', kind: 'text', required: true, max: 10 },
  { name: 'standIn', kind: 'person', required: true },
  { name: 'note', kind: 'longText', required: true, max: 1_000 },
];

/** The longest leave there is takes three months; a longer absence is a change of posts. */
const longestDays = 100;
const mostItems = 50;

/** This officer's own absence, now or to come, and what colleagues who are away today have left to them. */
export async function absencesOf(office: Office, person: Person): Promise<Absences> {
  const today = dateOf(dayOf(office.now()));
  const rows = await current(office.db.read, today);
  const people = await loadPeople(office.db.read);
  const nameOf = (id: string): string => people.find(each => each.id === id)?.name ?? '–';
  const own = rows.find(({ personId }) => personId === person.id);
  const left = rows.filter(each => each.standInId === person.id && each.fromDay <= today);
  const handedOver: HandOver[] = [];
  // What lies on everybody's desk lies on this officer's own already.
  const known = left.length > 0 ? await waitingOn(office, { reader: person, holder: person }) : [];
  const isOwn = new Set(known.map(keyOf));
  for (const row of left) {
    const away = people.find(({ id }) => id === row.personId);
    if (!away) continue;
    const waiting = await waitingOn(office, { reader: person, holder: away });
    const items = waiting.filter(item => !isOwn.has(keyOf(item)));
    const { untilDay, note } = row;
    handedOver.push({ name: away.name, until: untilDay, note, items: items.slice(0, mostItems), total: items.length });
  }
  return { own: own ? absenceOf(own, nameOf(own.standInId)) : null, handedOver };
}

const keyOf = ({ complaint, kind, action, task }: DeskItem): string => [complaint.id, kind, action, task].join(' ');

const absenceOf = ({ fromDay, untilDay, note, standInId }: AbsenceRow, name: string): Absence => ({
  ...{ from: fromDay, until: untilDay, note },
  standIn: { id: standInId, name },
});

/** Until when each officer who is not there today is away, by their ids. */
export async function awayNow(manager: EntityManager, now: Date): Promise<ReadonlyMap<string, string>> {
  return new Map((await awayOn(manager, now)).map(({ personId, untilDay }) => [personId, untilDay]));
}

/** Who stands in for each of them, by ids. */
export async function standInsNow(manager: EntityManager, now: Date): Promise<ReadonlyMap<string, string>> {
  return new Map((await awayOn(manager, now)).map(({ personId, standInId }) => [personId, standInId]));
}

async function awayOn(manager: EntityManager, now: Date): Promise<AbsenceRow[]> {
  const today = dateOf(dayOf(now));
  return (await current(manager, today)).filter(({ fromDay }) => fromDay <= today);
}

/**
 * An officer says when they are away, who stands in, and what that colleague has to know; what was said before is replaced. Rights do not
 * change by it: the stand-in reads and does what their own post allows. Identity numbers in the note are masked.
 * @throws Invalid
 */
export async function sayAway(office: Office, person: Person, input: Record<string, unknown>): Promise<void> {
  const { from, until, standIn, note } = validateFields(fields, input) as Record<string, string>;
  checkDays(from!, until!, dateOf(dayOf(office.now())));
  const people = await loadPeople(office.db.read);
  const isColleague = standIn !== person.id && people.some(({ id, roles }) => id === standIn && roles.length > 0);
  if (!isColleague) throw new Invalid('invalidInput', [{ name: 'standIn', fault: 'unknownPerson' }]);
  await office.db.write(async tx => {
    await tx.delete('Absence', { personId: person.id });
    const said = { fromDay: from!, untilDay: until!, standInId: standIn!, note: maskText(note!) };
    await tx.insert('Absence', { personId: person.id, ...said, saidAt: office.now() } satisfies AbsenceRow);
  });
}

function checkDays(from: string, until: string, today: string): void {
  const days = [
    { name: 'from', date: from },
    { name: 'until', date: until },
  ];
  const wrong = days.filter(({ date }) => !isDate(date)).map(({ name }) => ({ name, fault: 'notADate' as const }));
  if (wrong.length > 0) throw new Invalid('invalidInput', wrong);
  if (until < today || until < from) throw new Invalid('invalidInput', [{ name: 'until', fault: 'inThePast' }]);
  if (dayOfDate(until) - dayOfDate(from) >= longestDays) throw new Invalid('absenceTooLong', [], { most: longestDays });
}

/** The officer is back, or does not go; what was said of it is gone. */
export async function sayBack({ db }: Office, person: Person): Promise<void> {
  await db.write(tx => tx.delete('Absence', { personId: person.id }));
}

/** Each officer has one at most: those that end today or later. */
const current = (manager: EntityManager, today: string): Promise<AbsenceRow[]> =>
  manager.find<AbsenceRow>('Absence', {
    where: { untilDay: MoreThanOrEqual(today) },
    order: { fromDay: 'ASC', personId: 'ASC' },
  });
