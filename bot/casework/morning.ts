import { rolesAt } from '../complaint/visibility';
import { dailyDuty } from './dailyDuty';
import type { Office } from './office';
import { loadPeople, peopleInRole } from './people';
import { notifyPerson } from './teamsNews';

/**
 * At the opening of each working day everybody hears what waits for them, and the head of office what is over two working days
 * late (DOMAIN §8). Both are taken when they are said; where there is nothing, nothing is said.
 */
export function morningDuty(office: Office) {
  return dailyDuty(office, {
    name: 'morning',
    minutes: 0,
    async play(tx, { now }) {
      const people = await loadPeople(tx);
      // Who only runs the settings has no desk; who holds no post may have been named on a case.
      const workers = people.filter(person => rolesAt(person, now).every(({ role }) => role !== 'admin'));
      for (const person of workers) await notifyPerson(tx, person, null, 'digest', { unasked: 1 });
      for (const head of peopleInRole(people, 'headOfOffice', null, now)) await notifyPerson(tx, head, null, 'overdueList');
    },
  });
}
