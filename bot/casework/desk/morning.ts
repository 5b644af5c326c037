import type { EntityManager } from 'typeorm';
import { missingYear } from '../../complaint/calendar';
import type { Person } from '../../complaint/complaint';
import { isBusinessDay, type OfficePolicy } from '../../complaint/deadline';
import { dayOf, weekdayOf } from '../../complaint/wib';
import { rolesAt } from '../../complaint/visibility';
import { dailyDuty } from '../clocks/dailyDuty';
import type { Office } from '../office';
import { loadPeople, peopleInRole } from '../people';
import { notifyPerson } from '../news/teamsNews';

/**
 * At the opening of each working day everybody hears what waits for them, and the head of office what is over two working days
 * late (DOMAIN §8). On the first of a week's mornings administrators hear of a missing calendar. All is taken when they are said; where there is nothing, nothing is said.
 */
export function morningDuty(office: Office) {
  return dailyDuty(office, {
    name: 'morning',
    minutes: 0,
    async play(tx, { now, policy }) {
      const people = await loadPeople(tx);
      // Who only runs the settings has no desk; who holds no post may have been named on a case.
      const workers = people.filter(person => rolesAt(person, now).every(({ role }) => role !== 'admin'));
      for (const person of workers) await notifyPerson(tx, person, null, 'digest', { unasked: 1 });
      for (const head of peopleInRole(people, 'headOfOffice', null, now)) await notifyPerson(tx, head, null, 'overdueList');
      await askForCalendar(tx, people, now, policy);
    },
  });
}

async function askForCalendar(tx: EntityManager, people: Person[], now: Date, policy: OfficePolicy): Promise<void> {
  const year = missingYear(policy.calendarYears, now);
  if (year === null || !isFirstOfWeek(now, policy)) return;
  for (const keeper of peopleInRole(people, 'admin', null, now))
    await notifyPerson(tx, keeper, null, 'calendarMissing', { year });
}

function isFirstOfWeek(now: Date, policy: OfficePolicy): boolean {
  const today = dayOf(now);
  const earlier = Array.from({ length: weekdayOf(today) - 1 }, (_, at) => today - 1 - at);
  return !earlier.some(day => isBusinessDay(day, policy));
}
