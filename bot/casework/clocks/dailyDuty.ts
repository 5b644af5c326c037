import type { EntityManager } from 'typeorm';
import { clockStart, type OfficePolicy } from '../../complaint/deadline';
import { dateOf, dayOf, dayOfDate, instant } from '../../complaint/wib';
import type { ComplaintRow, DutyDayRow } from '../../database/tables';
import { loadPolicy, type Office } from '../office';

/** So long after its moment it is still worth doing; an office that opens later in the day leaves it for the next. */
const lateMs = 2 * 3_600_000;

export interface DailyDuty {
  /** Stored with the day on which it was last done. */
  name: string;
  /** After the day's first opening. */
  minutes: number;
  /** Before which there is nothing to do; null = not at all. Without it there is none before the office's first complaint. */
  begins?(manager: EntityManager): Promise<Date | null>;
  /** In the transaction that notes the day. */
  play(tx: EntityManager, moment: { now: Date; policy: OfficePolicy }): Promise<void>;
}

/**
 * Something the office does once a working day, at its opening or some minutes later. Days that were slept through are not made up
 * for. The shape is that of a duty of `outbox/schedule`.
 */
export function dailyDuty(office: Office, { name, minutes, begins = ifAnyComplaint, play }: DailyDuty) {
  async function nextAt(manager: EntityManager, now: Date, policy: OfficePolicy): Promise<Date | null> {
    const first = await begins(manager);
    if (first === null) return null;
    const done = await manager.findOneBy<DutyDayRow>('DutyDay', { name });
    const today = dayOf(now);
    const earliest = Math.max(today, dayOf(first));
    const from = done ? Math.max(dayOfDate(done.day) + 1, earliest) : earliest;
    const at = momentOnOrAfter(from, minutes, policy);
    return now.getTime() - at.getTime() > lateMs ? momentOnOrAfter(today + 1, minutes, policy) : at;
  }
  return {
    name,
    async nextAt(): Promise<Date | null> {
      return nextAt(office.db.read, office.now(), await loadPolicy(office.db.read));
    },
    async play(): Promise<void> {
      await office.db.write(async tx => {
        const now = office.now();
        const policy = await loadPolicy(tx);
        const at = await nextAt(tx, now, policy);
        if (at === null || now < at) return;
        await noteDay(tx, name, dateOf(dayOf(now)));
        await play(tx, { now, policy });
      });
    },
  };
}

/** Until the first complaint nothing waits for anybody. */
const ifAnyComplaint = async (manager: EntityManager): Promise<Date | null> =>
  (await manager.existsBy<ComplaintRow>('Complaint', {})) ? new Date(0) : null;

const momentOnOrAfter = (day: number, minutes: number, policy: OfficePolicy): Date =>
  new Date(clockStart(instant(day, 0), policy).getTime() + minutes * 60_000);

/** That something was done for this day, a WIB date. */
export async function noteDay(tx: EntityManager, name: string, day: string): Promise<void> {
  const { affected } = await tx.update('DutyDay', { name }, { day });
  if (!affected) await tx.insert('DutyDay', { name, day } satisfies DutyDayRow);
}
