import { In, IsNull, Not } from 'typeorm';
import type { DeadlineCode } from '../complaint/deadline';
import type { Database } from '../database/dataSource';
import type { ComplaintRow, DeadlineRow } from '../database/tables';
import type { Running } from './settle';

/** One of the next moments at which the office does something by itself. */
export interface DueMoment {
  at: Date;
  duty: string;
  /** For a clock of a complaint: whose and which, and whether it runs out then or people are only reminded of it. */
  ticketNumber?: string;
  deadline?: DeadlineCode;
  isReminder?: boolean;
}

/** So many are named; the schedule plays all of them. */
const mostNamed = 8;

/** What is due next, soonest first; the duty that follows complaints up is told complaint by complaint. */
export async function dueMoments({ db, schedule }: Pick<Running, 'db' | 'schedule'>): Promise<DueMoment[]> {
  const duties: DueMoment[] = (await schedule.upcoming()).filter(({ duty }) => duty !== 'followUp');
  const moments = [...duties, ...(await clocksOf(db))];
  return moments.sort((a, b) => a.at.getTime() - b.at.getTime()).slice(0, mostNamed);
}

async function clocksOf(db: Database): Promise<DueMoment[]> {
  const clocks = await db.read.find<DeadlineRow>('Deadline', {
    where: { nextReminderAt: Not(IsNull()) },
    order: { nextReminderAt: 'ASC' },
    take: mostNamed,
  });
  const ids = clocks.map(({ complaintId }) => complaintId);
  const complaints = await db.read.findBy<ComplaintRow>('Complaint', { id: In(ids) });
  const byId = new Map(complaints.map(complaint => [complaint.id, complaint]));
  return clocks.flatMap(({ complaintId, code, dueAt, nextReminderAt }) => {
    const complaint = byId.get(complaintId);
    if (!complaint?.nextDueAt || !nextReminderAt) return [];
    // A complaint that could not be followed up is tried again later than its clock says.
    const at = nextReminderAt > complaint.nextDueAt ? nextReminderAt : complaint.nextDueAt;
    const { ticketNumber } = complaint;
    return [{ at, duty: 'followUp', ticketNumber, deadline: code, isReminder: nextReminderAt < dueAt }];
  });
}
