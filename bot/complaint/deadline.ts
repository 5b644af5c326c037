import type { ComplaintClass } from './masterData';
import type { DatedCode, DeadlineCode, LimitedCode, OfficePolicy } from './officePolicy';
import { addBusinessDays, addBusinessMinutes, addCalendarDays, businessMinutesBetween, type Due, dueFrom } from './workingTime';

export * from './officePolicy';
export * from './workingTime';
export { formatWib } from './wib';

/** One running clock of a complaint. Plain and immutable: each function below gives a new one. */
export interface Deadline {
  readonly code: DeadlineCode;
  /** The event that started it, as it happened; the clock itself begins at the next opening. */
  readonly startedAt: Date;
  /** Since when it stands still (waiting for the reporter), else null. */
  readonly pausedAt: Date | null;
  /** Whole minutes of working time it has stood still so far. */
  readonly pausedMinutes: number;
  readonly dueAt: Date;
  readonly provisional: boolean;
  readonly policyVersion: number;
  readonly metAt: Date | null;
  /** Of LAPOR!'s follow-up, once its disposition is known and the clock counts from there: when the report had entered LAPOR!. */
  readonly enteredAt?: Date | null;
}

/** When a limit runs out that started at `startedAt`. */
export function dueAt(code: LimitedCode, startedAt: Date, policy: OfficePolicy): Due {
  const { amount, unit } = policy.limits[code];
  const later = (milliseconds: number): Due => ({ at: new Date(startedAt.getTime() + milliseconds), provisional: false });
  switch (unit) {
    case 'businessDay':
      return addBusinessDays(startedAt, amount, policy);
    case 'calendarDay':
      return addCalendarDays(startedAt, amount, policy);
    case 'businessHour':
      return dueFrom(startedAt, addBusinessMinutes(startedAt, amount * 60, policy), policy);
    case 'hour':
      return later(amount * 3_600_000);
    case 'minute':
      return later(amount * 60_000);
  }
}

/** The clocks that run until a complaint is settled: they stand still while the office waits for the reporter. */
export const settlementCodes: readonly DeadlineCode[] = ['infoRequest', 'nonSupervisory', 'supervisory', 'legalDecision'];

/** The settlement limit of a class. No rule names one for an aspiration: it is given that of an ordinary complaint. */
export function settlementCodeOf(complaintClass: ComplaintClass): LimitedCode {
  if (complaintClass === 'informationRequest') return 'infoRequest';
  return complaintClass === 'complaintSupervisory' ? 'supervisory' : 'nonSupervisory';
}

/**
 * The first follow-up owed to LAPOR!: 5 wd from its disposition to the office. The export names only the entry date;
 * until the liaison types the disposition's, the 3 wd LAPOR! has for forwarding are added.
 */
export function laporFollowUpDue(enteredAt: Date, disposedAt: Date | null, policy: OfficePolicy): Due {
  const { laporForward, laporFollowUp } = policy.limits;
  return disposedAt
    ? dueAt('laporFollowUp', disposedAt, policy)
    : addBusinessDays(enteredAt, laporForward.amount + laporFollowUp.amount, policy);
}

/** When a clock runs out that counts from `startedAt`, had it never stood still. */
export function endOf(code: LimitedCode, enteredAt: Date | null | undefined, startedAt: Date, policy: OfficePolicy): Due {
  if (code !== 'laporFollowUp') return dueAt(code, startedAt, policy);
  return laporFollowUpDue(startedAt, enteredAt ? startedAt : null, policy);
}

function started(code: DeadlineCode, at: Date, due: Due, policy: OfficePolicy): Deadline {
  const running = { pausedAt: null, pausedMinutes: 0, metAt: null, policyVersion: policy.version };
  return { code, startedAt: at, dueAt: due.at, provisional: due.provisional, ...running };
}

/** A new clock for a limit of the policy; LAPOR!'s follow-up from the report's entry there. */
export const startDeadline = (code: LimitedCode, at: Date, policy: OfficePolicy): Deadline =>
  started(code, at, endOf(code, null, at, policy), policy);

const isDated = (code: DeadlineCode): code is DatedCode => code === 'promise' || code === 'dispositionDue';

/** A new clock for a date that somebody named to the reporter or in the disposition: no policy and no earlier start moves it. */
export const startDated = (code: DatedCode, at: Date, due: Date, policy: OfficePolicy): Deadline =>
  started(code, at, { at: due, provisional: false }, policy);

/** The clock stands still from `at`; one that is met or stands already is left as it is. */
export const pause = (d: Deadline, at: Date): Deadline => (d.metAt || d.pausedAt ? d : { ...d, pausedAt: at });

/** The clock runs again: due moves by the working time that passed while it stood, in whole minutes. */
export function resume(d: Deadline, at: Date, policy: OfficePolicy): Deadline {
  if (!d.pausedAt) return d;
  const passed = Math.round(businessMinutesBetween(d.pausedAt, at, policy));
  const due = dueFrom(d.startedAt, later(d.dueAt, passed, policy), policy);
  const provisional = d.provisional || (passed > 0 && due.provisional);
  return { ...d, pausedAt: null, pausedMinutes: d.pausedMinutes + passed, dueAt: due.at, provisional };
}

const later = (at: Date, minutes: number, policy: OfficePolicy) => (minutes > 0 ? addBusinessMinutes(at, minutes, policy) : at);

/** The due moment of a clock counted anew from `startedAt`, with the time it has stood still. */
function recounted(d: Deadline, startedAt: Date, policy: OfficePolicy): Deadline {
  if (isDated(d.code)) return { ...d, startedAt };
  const due = endOf(d.code, d.enteredAt, startedAt, policy);
  const at = later(due.at, d.pausedMinutes, policy);
  const provisional = due.provisional || (d.pausedMinutes > 0 && dueFrom(startedAt, at, policy).provisional);
  return { ...d, startedAt, dueAt: at, provisional, policyVersion: policy.version };
}

/**
 * An earlier message of the same complaint came in late: the clock started then. A later one changes nothing, so that the end
 * depends on the earliest message alone and not on the order of arrival. (Calendar days that end on a day off keep their clock
 * time on the next working day: within that day, Saturday 23.00 falls due after Sunday 10.00.)
 */
export function moveStartBack(d: Deadline, earlier: Date, policy: OfficePolicy): Deadline {
  return earlier < d.startedAt ? recounted(d, earlier, policy) : d;
}

/**
 * The day of LAPOR!'s disposition to the office becomes known, or better known: its follow-up counts from there. Also one that is met: it was
 * late or in time by what is known now.
 */
export function countFromDisposition(d: Deadline, disposedAt: Date, policy: OfficePolicy): Deadline {
  return recounted({ ...d, enteredAt: d.enteredAt ?? d.startedAt }, disposedAt, policy);
}

/** The office changed hours, holidays or limits: an open clock is counted anew, one that is met stays as it was met. */
export const recount = (d: Deadline, policy: OfficePolicy): Deadline => (d.metAt ? d : recounted(d, d.startedAt, policy));

/** Met, for good; a report of an earlier moment that comes in late counts instead. */
export const meet = (d: Deadline, at: Date): Deadline => (d.metAt && d.metAt <= at ? d : { ...d, metAt: at });

/** Whether it was met too late, stopped too late, or is running late now. */
export const isLate = (d: Deadline, now: Date): boolean => (d.metAt ?? d.pausedAt ?? now) > d.dueAt;

export interface ReminderMoment {
  /** Per cent of the target's working time used by then. */
  readonly percent: 50 | 80 | 100;
  readonly at: Date;
}

/** When 50, 80 and 100 % of the target have run in working time; none while the clock stands or once it is met. */
export function reminderMoments(d: Deadline, policy: OfficePolicy): ReminderMoment[] {
  if (d.metAt || d.pausedAt) return [];
  const target = Math.max(0, businessMinutesBetween(d.startedAt, d.dueAt, policy) - d.pausedMinutes);
  const at = (percent: number) => {
    const moment = addBusinessMinutes(d.startedAt, d.pausedMinutes + (target * percent) / 100, policy);
    return moment < d.dueAt ? moment : d.dueAt;
  };
  return [
    { percent: 50, at: at(50) },
    { percent: 80, at: at(80) },
    { percent: 100, at: d.dueAt },
  ];
}
