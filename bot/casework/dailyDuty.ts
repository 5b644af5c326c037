import type { EntityManager } from 'typeorm';
import { clockStart, type OfficePolicy } from '../complaint/deadline';
import { dateOf, dayOf, dayOfDate, instant } from '../complaint/wib';
import type { ComplaintRow, DutyDayRow } from '../database/tables';
import { loadPolicy, type Office } from './office';

/** So long after its moment it is still worth doing; an office that opens later in the day leaves it for the next. */
const lateMs = 2 * 3_600_000;

export interface DailyDuty {
  /** Stored with the day on which it was last done. */
  name: string;
  /** After the day's first opening. */
  minutes: number;
  /** In the transaction that notes the day. */
  play(tx: EntityManager, moment: { now: Date; policy: OfficePolicy }): Promise<void>;
}

/**
 * Something the office does once a working day, at its opening or some minutes later. Days that were slept through are not made up
 * for, and there are none before the office's first complaint: until then nothing waits for anybody. The shape is that of a duty of `outbox/schedule`.
 */
export function dailyDuty(office: Office, { name, minutes, play }: DailyDuty) {
  async function nextAt(manager: EntityManager, now: Date, policy: OfficePolicy): Promise<Date> {
    const done = await manager.findOneBy<DutyDayRow>('DutyDay', { name });
    const today = dayOf(now);
    const from = done ? Math.max(dayOfDate(done.day) + 1, today) : today;
    const at = momentOnOrAfter(from, minutes, policy);
    return now.getTime() - at.getTime() > lateMs ? momentOnOrAfter(today + 1, minutes, policy) : at;
  }
  return {
    name,
    async nextAt(): Promise<Date | null> {
      if (!(await office.db.read.existsBy<ComplaintRow>('Complaint', {}))) return null;
      return nextAt(office.db.read, office.now(), await loadPolicy(office.db.read));
    },
    async play(): Promise<void> {
      await office.db.write(async tx => {
        const now = office.now();
        const policy = await loadPolicy(tx);
        if (now < (await nextAt(tx, now, policy))) return;
        await note(tx, name, dateOf(dayOf(now)));
        await play(tx, { now, policy });
      });
    },
  };
}

const momentOnOrAfter = (day: number, minutes: number, policy: OfficePolicy): Date =>
  new Date(clockStart(instant(day, 0), policy).getTime() + minutes * 60_000);

async function note(tx: EntityManager, name: string, day: string): Promise<void> {
  const { affected } = await tx.update('DutyDay', { name }, { day });
  if (!affected) await tx.insert('DutyDay', { name, day } satisfies DutyDayRow);
}
