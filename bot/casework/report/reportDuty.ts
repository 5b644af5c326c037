import type { EntityManager } from 'typeorm';
import { formatWib, nthBusinessDayOfMonth, workingDayOnOrAfter } from '../../complaint/deadline';
import type { OfficePolicy } from '../../complaint/deadline';
import { dayOf, formatMonth, instant, monthBorders, monthOf } from '../../complaint/wib';
import type { ComplaintRow } from '../../database/tables';
import { loadPolicy } from '../office';
import type { Office } from '../office';
import { loadPeople } from '../people';
import { draftOf, monthBefore, reportOf } from './reportMonth';
import { holdersOf, onTurn, queueReportCards } from './reportNews';
import { notifyPerson } from '../news/teamsNews';

/**
 * At the first opening of a month the report of the month before is drawn up as a draft and its operators are told (DOMAIN §8),
 * once. After a standstill only the newest month is caught up with; the others can be opened and submitted all the same.
 * The shape is that of a duty of `outbox/schedule`.
 */
export function monthlyReportDuty(office: Office) {
  return {
    name: 'monthlyReport',

    async nextAt(): Promise<Date | null> {
      const first = await firstMonth(office.db.read);
      if (first === null) return null;
      const policy = await loadPolicy(office.db.read);
      const thisMonth = monthOf(office.now());
      const last = monthBefore(thisMonth);
      const isMissing = first <= last && !(await reportOf(office.db.read, last));
      return isMissing ? draftedAt(last, policy) : first <= thisMonth ? draftedAt(thisMonth, policy) : null;
    },

    async play(): Promise<void> {
      await office.db.write(async tx => {
        const now = office.now();
        const month = monthBefore(monthOf(now));
        const policy = await loadPolicy(tx);
        if (now < draftedAt(month, policy) || (await reportOf(tx, month))) return;
        const draft = draftOf(month, now);
        await tx.insert('MonthlyReport', draft);
        await queueReportCards(tx, draft, now);
        for (const person of holdersOf(await loadPeople(tx), onTurn('draft'), now)) {
          const { language } = person;
          const values = { month: formatMonth(month, language), at: formatWib(reportDueAt(month, policy), language) };
          await notifyPerson(tx, person, null, 'reportDue', values);
        }
      });
    },
  };
}

/** Opening time of the first business day after the month. */
function draftedAt(month: string, policy: OfficePolicy): Date {
  const [year, number] = monthOf(monthBorders(month).end).split('-').map(Number) as [number, number];
  return nthBusinessDayOfMonth(year, number, 1, policy);
}

/** The 5th of the next month, 16.00 WIB; the next working day where that is a day off (DOMAIN §1.5). */
export function reportDueAt(month: string, policy: OfficePolicy): Date {
  const first = dayOf(monthBorders(month).end);
  return workingDayOnOrAfter(instant(first + 4, 16 * 3_600_000), policy);
}

/** The month of the oldest complaint: before it there was nothing to report. */
async function firstMonth(manager: EntityManager): Promise<string | null> {
  const oldest = await manager.findOne<ComplaintRow>('Complaint', { where: {}, order: { registeredAt: 'ASC' } });
  return oldest ? monthOf(oldest.registeredAt) : null;
}
