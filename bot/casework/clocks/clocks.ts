import type { EntityManager } from 'typeorm';
import { isOpen } from '../../complaint/complaint';
import type { Status } from '../../complaint/complaint';
import {
  addBusinessDays,
  addCalendarDays,
  countFromDisposition,
  meet,
  moveStartBack,
  pause,
  recount,
  reminderMoments,
  resume,
  settlementCodes,
  startDated,
  startDeadline,
} from '../../complaint/deadline';
import type { DatedCode, Deadline, DeadlineCode, LimitedCode, OfficePolicy } from '../../complaint/deadline';
import { boundOf } from '../../complaint/limitBounds';
import { newId } from '../../database/dialect';
import type { DeadlineRow } from '../../database/tables';

/** The class's own settlement clock; the legal limit beside it is no other's. */
const isSettlement = ({ code }: DeadlineRow): boolean => settlementCodes.includes(code) && code !== 'legalDecision';

/** Statuses in which a case lies with one person or a few, who may be away (DOMAIN §1.5). */
const inOneHand: readonly Status[] = ['awaitingVerification', 'awaitingDisposition'];

/** The running clocks of one complaint inside one transaction: changed in memory, written once by `save`. */
export class Clocks {
  private constructor(
    readonly complaintId: string,
    private readonly rows: DeadlineRow[],
    private readonly policy: OfficePolicy,
    /** As they are stored, by id; a clock that is not here is new. */
    private readonly stored = new Map<string, string>(),
  ) {}

  static async of(manager: EntityManager, complaintId: string, policy: OfficePolicy): Promise<Clocks> {
    const rows = await manager.findBy<DeadlineRow>('Deadline', { complaintId });
    // Ids grow with time.
    return new Clocks(
      complaintId,
      rows.sort((a, b) => (a.id < b.id ? -1 : 1)),
      policy,
      asStored(rows),
    );
  }

  static none(complaintId: string, policy: OfficePolicy): Clocks {
    return new Clocks(complaintId, [], policy);
  }

  /** The clock of this code that is not met yet. */
  running(code: DeadlineCode): DeadlineRow | null {
    return this.rows.find(row => row.code === code && row.metAt === null) ?? null;
  }

  latest(code: DeadlineCode): DeadlineRow | null {
    return this.rows.findLast(row => row.code === code) ?? null;
  }

  start(code: LimitedCode, at: Date): DeadlineRow {
    return this.put(startDeadline(code, at, this.policy));
  }

  /** A clock that stands still from the beginning: its start is still to come (the request has not reached the reporter yet). */
  prepare(code: LimitedCode, at: Date): DeadlineRow {
    const row = this.start(code, at);
    this.change(
      each => each === row,
      each => pause(each, at),
    );
    return row;
  }

  /** The clock of this code begins anew: the reporter's 30 days run from when the request reached them. */
  restart(code: LimitedCode, at: Date): void {
    this.change(
      row => row.code === code && row.metAt === null && row.reminders === 0,
      () => startDeadline(code, at, this.policy),
    );
  }

  startDated(code: DatedCode, at: Date, due: Date): DeadlineRow {
    this.meet([code], at);
    return this.put(startDated(code, at, due, this.policy));
  }

  meet(codes: readonly DeadlineCode[], at: Date): void {
    this.change(
      row => codes.includes(row.code) && row.metAt === null,
      row => meet(row, at),
    );
  }

  /** Nobody owes anything here any more: what was owed goes on elsewhere. */
  endAll(at: Date): void {
    this.change(
      row => row.metAt === null,
      row => meet(row, at),
    );
  }

  /** The settlement clocks stand still while the office waits for the reporter (DOMAIN §1.5). */
  settlement(move: 'pause' | 'resume' | 'meet', at: Date): void {
    if (move === 'resume') this.reopenSettlement(at);
    this.change(
      row => settlementCodes.includes(row.code) && row.metAt === null,
      row => (move === 'pause' ? pause(row, at) : move === 'resume' ? resume(row, at, this.policy) : meet(row, at)),
    );
  }

  /** What follows from the status itself, whichever action moved it: no clock of a state runs on when the state is left. */
  moved(from: Status, to: Status, at: Date): void {
    if (from === to) return;
    this.meet(['waiting'], at);
    if (inOneHand.includes(to)) this.start('waiting', at);
    if (from === 'answered') this.meet(['autoClose', 'undelivered'], at);
    if (from === 'awaitingReporter') this.meet(['reporterCompletes', 'undelivered'], at);
    if (!isOpen(to)) return this.rest(to, at);
    if (!isOpen(from)) this.goOn(at);
    else if (from === 'answered' || from === 'awaitingReporter') this.settlement('resume', at);
  }

  /** A closed case owes nothing more, except what its end asks for; a referral is owed until it is forwarded. */
  private rest(to: Status, at: Date): void {
    const stays: readonly DeadlineCode[] = [...settlementCodes, 'archive', 'afterClosing', 'callback'];
    const owed: readonly DeadlineCode[] = to === 'referredOut' ? ['sopResponse', 'laporForward', 'laporFollowUp'] : [];
    this.change(
      row => row.metAt === null && !stays.includes(row.code) && !owed.includes(row.code),
      row => pause(row, at),
    );
  }

  private goOn(at: Date): void {
    this.meet(['archive'], at);
    this.change(
      row => row.metAt === null && row.pausedAt !== null && !settlementCodes.includes(row.code),
      row => resume(row, at, this.policy),
    );
  }

  /** A reopened case goes on with its own clocks, less the time it lay closed. */
  private reopenSettlement(at: Date): void {
    const last = this.rows.findLast(isSettlement);
    if (!last?.metAt || this.rows.some(row => isSettlement(row) && row.metAt === null)) return;
    const closed = last.metAt.getTime();
    const legal = this.rows.findLast(row => row.code === 'legalDecision' && row.metAt?.getTime() === closed);
    for (const row of legal ? [last, legal] : [last]) {
      const reopened = this.put(resume({ ...row, metAt: null, pausedAt: row.pausedAt ?? row.metAt }, at, this.policy));
      this.catchUp(reopened, at, row.reminders);
    }
  }

  /** Another class has another limit: the clock keeps its start and what it stood still. */
  swapSettlement(code: LimitedCode, now: Date): void {
    const old = this.rows.find(row => isSettlement(row) && row.metAt === null);
    if (!old || old.code === code) return;
    this.change(
      row => row === old,
      row => recount({ ...row, code }, this.policy),
    );
    this.catchUp(old, now, old.reminders);
  }

  /**
   * The reminders of a clock that was counted anew: those whose moment has passed are not made up for one by one, but the
   * latest of them is, unless one as serious was given before.
   */
  private catchUp(row: DeadlineRow, now: Date, given: number): void {
    const at = row.pausedAt ?? now;
    const passed = moments({ ...row, pausedAt: null }, this.policy).filter(moment => moment <= at).length;
    row.reminders = passed > given ? passed - 1 : passed;
    row.nextReminderAt = nextReminder(row, this.policy);
  }

  /**
   * The office changed its hours, holidays or limits: what still runs is counted anew, and says so only where it comes out differently.
   * The time that a reporter has is never cut short: its end was named to them.
   * @returns the codes whose due moment, or its being provisional, is another now
   */
  recountAll(now: Date): DeadlineCode[] {
    const running = this.rows.filter(row => row.metAt === null && row.policyVersion < this.policy.version);
    return running.filter(row => this.recountOne(row, now)).map(row => row.code);
  }

  private recountOne(row: DeadlineRow, now: Date): boolean {
    const { dueAt, provisional, nextReminderAt } = row;
    const anew = recount(row, this.policy);
    const isCut = boundOf(row.code as LimitedCode) === 'atLeast' && anew.dueAt < dueAt;
    Object.assign(row, isCut ? { policyVersion: this.policy.version } : plain(anew));
    const isMoved = row.dueAt.getTime() !== dueAt.getTime() || row.provisional !== provisional;
    if (isMoved) this.catchUp(row, now, row.reminders);
    // Its end is the same, but the moments before it go by the same hours and holidays. Whoever is told again and again stays so.
    else if (nextReminderAt && nextReminderAt > now && nextReminderAt <= dueAt)
      row.nextReminderAt = nextReminder(row, this.policy);
    return isMoved;
  }

  /** LAPOR!'s follow-up counts from its disposition to the office, of which the office heard later. */
  disposed(row: DeadlineRow, disposedAt: Date, now: Date): void {
    Object.assign(row, plain(countFromDisposition(row, disposedAt, this.policy)));
    if (row.metAt === null) this.catchUp(row, now, row.reminders);
  }

  /** The law counts 60 days where the ministry counts 60 working days: both run, and the stricter one warns (DOMAIN §2.3). */
  startLegalLimit(now: Date): void {
    const settling = this.rows.find(row => isSettlement(row) && row.metAt === null);
    if (!settling || this.running('legalDecision')) return;
    const { startedAt, pausedAt, pausedMinutes } = settling;
    const legal = this.start('legalDecision', startedAt);
    Object.assign(legal, plain(recount({ ...legal, pausedAt, pausedMinutes }, this.policy)));
    this.catchUp(legal, now, 0);
  }

  /** An earlier message came in late: everything that started with the complaint started then. */
  moveBack(from: Date, earlier: Date): void {
    this.change(
      row => !row.enteredAt && row.startedAt.getTime() === from.getTime(),
      row => moveStartBack(row, earlier, this.policy),
    );
  }

  reminded(id: string): void {
    const row = this.rows.find(candidate => candidate.id === id);
    if (row) Object.assign(row, { reminders: row.reminders + 1 });
    if (row) row.nextReminderAt = nextReminder(row, this.policy);
  }

  /** One more round of waiting for this clock (an answer nobody has opened yet). */
  postpone(id: string, dueAt: Date): void {
    const row = this.rows.find(candidate => candidate.id === id);
    if (row) Object.assign(row, { dueAt, reminders: row.reminders - 1, nextReminderAt: dueAt });
  }

  /** The clock has run out, and people are told again at `at` for as long as it is not met. */
  tellAgain(id: string, at: Date): void {
    const row = this.rows.find(candidate => candidate.id === id);
    if (row) Object.assign(row, { reminders: row.reminders - 1, nextReminderAt: at });
  }

  /** Moments that have passed are not told of: the case comes from before the app, and its due times stand on it. */
  passOver(now: Date): void {
    for (const row of this.rows.filter(each => each.metAt === null)) {
      row.reminders = moments({ ...row, pausedAt: null }, this.policy).filter(moment => moment <= now).length;
      row.nextReminderAt = nextReminder(row, this.policy);
    }
  }

  due(now: Date): DeadlineRow[] {
    return this.rows
      .filter(row => row.nextReminderAt !== null && row.nextReminderAt <= now)
      .sort((a, b) => a.nextReminderAt!.getTime() - b.nextReminderAt!.getTime());
  }

  /** The next moment at which the schedule has something to do with this complaint. */
  nextDueAt(): Date | null {
    const moments = this.rows.flatMap(row => (row.nextReminderAt ? [row.nextReminderAt.getTime()] : []));
    return moments.length ? new Date(Math.min(...moments)) : null;
  }

  async save(tx: EntityManager): Promise<void> {
    const fresh = this.rows.filter(row => !this.stored.has(row.id));
    if (fresh.length > 0) await tx.insert('Deadline', fresh);
    for (const row of this.rows.filter(each => !fresh.includes(each) && this.stored.get(each.id) !== JSON.stringify(each))) {
      const { id, complaintId: _complaint, ...rest } = row;
      await tx.update('Deadline', { id }, rest);
    }
    for (const [id, row] of asStored(this.rows)) this.stored.set(id, row);
  }

  private put(deadline: Deadline): DeadlineRow {
    const row: DeadlineRow = {
      ...plain(deadline),
      id: newId(),
      complaintId: this.complaintId,
      nextReminderAt: null,
      reminders: 0,
    };
    row.nextReminderAt = nextReminder(row, this.policy);
    this.rows.push(row);
    return row;
  }

  private change(which: (row: DeadlineRow) => boolean, how: (row: DeadlineRow) => Deadline): void {
    for (const row of this.rows.filter(which)) {
      Object.assign(row, plain(how(row)));
      row.nextReminderAt = nextReminder(row, this.policy);
    }
  }
}

const asStored = (rows: readonly DeadlineRow[]): Map<string, string> => new Map(rows.map(row => [row.id, JSON.stringify(row)]));

function plain(d: Deadline): Omit<DeadlineRow, 'id' | 'complaintId' | 'nextReminderAt' | 'reminders'> {
  const { code, startedAt, pausedAt, pausedMinutes, dueAt, provisional, policyVersion, metAt, enteredAt = null } = d;
  return { code, startedAt, pausedAt, pausedMinutes, dueAt, provisional, policyVersion, metAt, enteredAt };
}

/** The moments at which something happens: reminders first, the due moment last. */
function moments(row: DeadlineRow, policy: OfficePolicy): Date[] {
  if (row.code === 'autoClose') {
    return [...policy.autoCloseReminders.map(n => addBusinessDays(row.startedAt, n, policy).at), row.dueAt];
  }
  if (row.code === 'reporterCompletes') {
    return [...policy.deemWithdrawnReminders.map(n => addCalendarDays(row.startedAt, n, policy).at), row.dueAt];
  }
  if (row.code === 'promise' || row.code === 'archive' || row.code === 'undelivered') return [row.dueAt];
  if (row.code === 'waiting') return reminderMoments(row, policy).flatMap(({ percent, at }) => (percent === 80 ? [] : [at]));
  return reminderMoments(row, policy).map(moment => moment.at);
}

function nextReminder(row: DeadlineRow, policy: OfficePolicy): Date | null {
  if (row.metAt || row.pausedAt) return null;
  return moments(row, policy)[row.reminders] ?? null;
}
