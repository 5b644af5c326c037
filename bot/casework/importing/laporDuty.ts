import { MoreThanOrEqual } from 'typeorm';
import type { Person } from '../../complaint/complaint';
import { dayOf, instant } from '../../complaint/wib';
import type { LaporImportRow } from '../../database/tables';
import { dailyDuty } from '../clocks/dailyDuty';
import type { Office } from '../office';
import { loadPeople, peopleInRole } from '../people';
import { notifyPerson } from '../news/teamsNews';

/**
 * Half an hour after each working day's opening the liaison officer, or where there is none the operators, hear that LAPOR!'s export
 * is to be fetched (DOMAIN §3.3, §8); nobody does when the day's has been imported already.
 */
export function laporDuty(office: Office) {
  return dailyDuty(office, {
    name: 'laporDownload',
    minutes: 30,
    async play(tx, { now }) {
      const today = instant(dayOf(now), 0);
      if (await tx.existsBy<LaporImportRow>('LaporImport', { finishedAt: MoreThanOrEqual(today) })) return;
      for (const person of fetchers(await loadPeople(tx), now)) await notifyPerson(tx, person, null, 'laporDownload');
    },
  });
}

function fetchers(people: Person[], now: Date): Person[] {
  const liaisons = peopleInRole(people, 'liaisonOfficer', null, now);
  return liaisons.length > 0 ? liaisons : peopleInRole(people, 'operator', null, now);
}
