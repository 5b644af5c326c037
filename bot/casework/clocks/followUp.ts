import { In, IsNull, LessThanOrEqual, Not } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Actor, Person, Status } from '../../complaint/complaint';
import { addBusinessDays, formatWib } from '../../complaint/deadline';
import type { DeadlineCode, OfficePolicy } from '../../complaint/deadline';
import { stepFor } from '../../complaint/sop';
import type { Action } from '../../complaint/sop';
import { seesWords, viewFor } from '../../complaint/visibility';
import type { AnswerRow, ComplaintRow, DeadlineRow, MessageRow, PersonRow, TaskRow } from '../../database/tables';
import type { NotificationKey } from '../../text/text';
import { standInsNow } from '../desk/absences';
import { actWithin, lockedComplaint } from '../act';
import { Clocks } from './clocks';
import { holdersOf } from '../telling/delivery';
import { disruptionPromising } from '../disruption/news';
import { answeredTogether } from '../telling/jointAnswer';
import { addTask, answerButtons, laporPost, tellReporter } from '../telling/messages';
import { loadPolicy } from '../office';
import type { Office } from '../office';
import { loadPeople, peopleInRole, peopleWhoMay } from '../people';
import { notifyPerson, notifyRoles, warnPerson } from '../news/teamsNews';

/** The earliest moment at which a clock of any complaint has something to say. */
export async function nextFollowUpAt({ db }: Office): Promise<Date | null> {
  const next = await db.read.findOne<ComplaintRow>('Complaint', {
    where: { nextDueAt: Not(IsNull()) },
    order: { nextDueAt: 'ASC' },
  });
  return next?.nextDueAt ?? null;
}

/** Told of a complaint that could not be followed up; the error may quote words, so it is for `reasonOf` alone. */
export type OnFailure = (complaintId: string, error: unknown) => void;

/**
 * Plays the due moments of up to 50 complaints, each in its own transaction: reminders, closings by silence, late promises.
 * One that fails does not hold up the others: it is told of, and tried again in an hour.
 */
export async function followUp(office: Office, onFailure: OnFailure): Promise<void> {
  const due = await office.db.read.find<ComplaintRow>('Complaint', {
    where: { nextDueAt: LessThanOrEqual(office.now()) },
    order: { nextDueAt: 'ASC' },
    take: 50,
  });
  for (const { id } of due) {
    try {
      await office.db.write(tx => followOne(tx, office, id));
    } catch (error) {
      await office.db.write(tx => tx.update('Complaint', { id }, { nextDueAt: new Date(office.now().getTime() + hour) }));
      onFailure(id, error);
    }
  }
}

const hour = 3_600_000;

async function followOne(tx: EntityManager, office: Office, id: string): Promise<void> {
  const policy = await loadPolicy(tx);
  const now = office.now();
  const complaint = await lockedComplaint(tx, office, id);
  const clocks = await Clocks.of(tx, id, policy);
  const [first] = clocks.due(now);
  if (first) {
    const turn = first.reminders;
    clocks.reminded(first.id);
    await keep(tx, complaint, clocks);
    await play({ tx, office, complaint, clocks, policy, now }, first, turn);
  } else await keep(tx, complaint, clocks);
}

/** The clocks' next moment stands in the complaint; nothing else of it changes, so that no button becomes stale. */
async function keep(tx: EntityManager, complaint: ComplaintRow, clocks: Clocks): Promise<void> {
  await clocks.save(tx);
  complaint.nextDueAt = clocks.nextDueAt();
  await tx.update('Complaint', { id: complaint.id }, { nextDueAt: complaint.nextDueAt });
}

interface Moment {
  tx: EntityManager;
  office: Office;
  complaint: ComplaintRow;
  clocks: Clocks;
  policy: OfficePolicy;
  now: Date;
}

/** @param turn how many moments of this clock came before: its reminders first, its end last */
async function play(moment: Moment, clock: DeadlineRow, turn: number): Promise<void> {
  const { policy } = moment;
  switch (clock.code) {
    case 'autoClose':
      return turn < policy.autoCloseReminders.length ? remindOfAnswer(moment, clock) : closeSilently(moment, clock);
    case 'reporterCompletes':
      return turn < policy.deemWithdrawnReminders.length ? bySystem(moment, 'remind') : bySystem(moment, 'deemWithdrawn');
    case 'promise':
      return tellOfPromise(moment, clock);
    case 'waiting':
      return remindWhoseTurn(moment, clock, turn);
    case 'undelivered':
      return findAnotherWay(moment, clock);
    case 'archive':
      return tellStaff(moment, 'archiveFailed', clock, ['recordsOfficer']);
    default:
      return remindStaff(moment, clock, turn);
  }
}

/** What was promised to all reporters of a disruption is one piece of news to write, not one for each of their cases. */
async function tellOfPromise(moment: Moment, clock: DeadlineRow): Promise<void> {
  const { tx, complaint } = moment;
  const disruption = await disruptionPromising(tx, complaint, clock.dueAt);
  if (!disruption) return tellStaff(moment, 'promiseDue', clock, ['assignee', 'handler']);
  const values = { name: disruption.name, at: clock.dueAt.toISOString() };
  const topic = `disruption:${disruption.id}`;
  for (const id of disruption.writers) await warnPerson(tx, { id }, topic, null, 'newsDue', values);
}

/** Steps of the schedule as the SOP has them; where it has none (a supervisory case is never deemed withdrawn) people are told. */
async function bySystem(moment: Moment, action: Action, input: Record<string, unknown> = {}): Promise<void> {
  const { tx, office, complaint } = moment;
  const step = stepFor(complaint.status, action, complaint.track);
  if (!step) return notifyRoles(tx, complaint, ['handler', 'assignee'], null, moment.now, 'reporterSilent');
  await actWithin(tx, office, { complaintId: complaint.id, action, by: { kind: 'system', name: 'schedule' }, input });
}

async function currentAnswer({ tx, complaint }: Moment): Promise<AnswerRow | null> {
  return tx.findOneBy<AnswerRow>('Answer', { complaintId: complaint.id, cycle: complaint.cycle });
}

/**
 * An answer or a question that went out and did not arrive: no silence is counted, so this clock alone keeps the case from being
 * forgotten. A task, and every five working days whoever holds the case hears of it again.
 */
async function findAnotherWay(moment: Moment, clock: DeadlineRow): Promise<void> {
  const { tx, office, complaint, now } = moment;
  const task = complaint.status === 'answered' ? 'unreadAnswer' : 'textFailed';
  // What waits to be sent by hand has its task already.
  const isByHand = await waitsByHand(moment);
  if (!isByHand) await addTask(tx, office, complaint, task);
  const again = await tellAgain(moment, clock);
  const values = { task: isByHand ? 'sendByHand' : task, at: again.toISOString() };
  await notifyRoles(tx, complaint, holdersOf(complaint), null, now, 'newTask', values);
}

/** What is to be posted in LAPOR! besides does not bring anything to the reporter's own channel. */
async function waitsByHand({ tx, complaint }: Moment): Promise<boolean> {
  const tasks = await tx.findBy<TaskRow>('Task', { complaintId: complaint.id, kind: 'sendByHand', doneAt: IsNull() });
  const ids = tasks.flatMap(({ messageId }) => messageId ?? []);
  return ids.length > 0 && tx.existsBy('Message', { id: In(ids), kind: Not(laporPost) });
}

/** Working days after which people are told again of a case that no other clock moves. */
const everyWorkingDays = 5;

async function tellAgain({ tx, complaint, clocks, policy, now }: Moment, clock: DeadlineRow): Promise<Date> {
  const again = addBusinessDays(now, everyWorkingDays, policy).at;
  clocks.tellAgain(clock.id, again);
  await keep(tx, complaint, clocks);
  return again;
}

/** On working days 2 and 5 after the answer arrived (DOMAIN §1.5 `closeBySilence`). */
async function remindOfAnswer(moment: Moment, clock: DeadlineRow): Promise<void> {
  const { tx, office, complaint } = moment;
  const answer = await currentAnswer(moment);
  const [first, ...others] = (await answeredTogether(tx, complaint)).filter(({ status }) => status === 'answered');
  // What was asked once is brought to mind once, by the first of those that still wait for it.
  if (first && others.length > 0) return first.id === complaint.id ? remindOfVisit(moment, clock, [first, ...others]) : undefined;
  await tellReporter(tx, office, complaint, {
    key: 'reminderClose',
    values: {
      ticket: complaint.ticketNumber,
      date: formatWib(answer?.sentAt ?? clock.startedAt, 'id', 'dateOnly'),
      // With the time of day: it ends then, not with the day.
      autoCloseDate: formatWib(clock.dueAt, 'id'),
    },
    buttons: answerButtons(complaint.ticketNumber),
    ...(answer && { answerId: answer.id }),
  });
}

async function remindOfVisit({ tx, office }: Moment, clock: DeadlineRow, parts: ComplaintRow[]): Promise<void> {
  const visit = await tx.findOneByOrFail<ComplaintRow>('Complaint', { id: parts[0]!.partOf! });
  const numbers = parts.map(({ ticketNumber }) => ticketNumber).join(', ');
  await tellReporter(tx, office, visit, {
    key: 'reminderVisit',
    values: { ticket: visit.ticketNumber, numbers, autoCloseDate: formatWib(clock.dueAt, 'id') },
    buttons: answerButtons(visit.ticketNumber),
  });
}

/**
 * Ten working days of silence end the case. An answer still waiting behind its template was never read: first a call, and one
 * working day later the case closes as `notRead`. An escalated case is for the head to close, who is reminded until they decide.
 */
async function closeSilently(moment: Moment, clock: DeadlineRow): Promise<void> {
  const { tx, office, complaint, clocks, policy, now } = moment;
  if (await isBeingHeard(moment)) return waitForPeople(moment, clock);
  if (complaint.escalatedAt) {
    await tellAgain(moment, clock);
    return notifyRoles(tx, complaint, [headOf(complaint), 'handler'], null, now, 'silentEscalated');
  }
  const answer = await currentAnswer(moment);
  const message = answer?.messageId ? await tx.findOneBy<MessageRow>('Message', { id: answer.messageId }) : null;
  if (message?.status !== 'waiting') return bySystem(moment, 'closeBySilence', { closeReason: 'silence' });
  const called = await tx.existsBy('Task', { complaintId: complaint.id, kind: 'unreadAnswer', messageId: message.id });
  if (called) return bySystem(moment, 'closeBySilence', { closeReason: 'notRead' });
  const dueAt = addBusinessDays(now, 1, policy).at;
  await addTask(tx, office, complaint, 'unreadAnswer', { messageId: message.id, dueAt });
  clocks.postpone(clock.id, dueAt);
  await keep(tx, complaint, clocks);
  await notifyRoles(tx, complaint, ['assignee', 'handler'], null, now, 'callbackDue', { at: dueAt.toISOString() });
}

/** The reporter did write, or asked to be called: until a person has dealt with it there is no silence. */
const isBeingHeard = ({ tx, complaint }: Moment): Promise<boolean> =>
  tx.existsBy('Task', { complaintId: complaint.id, kind: In(['interpretReply', 'callback']), doneAt: IsNull() });

async function waitForPeople({ tx, complaint, clocks, policy, now }: Moment, clock: DeadlineRow): Promise<void> {
  clocks.postpone(clock.id, addBusinessDays(now, 1, policy).at);
  await keep(tx, complaint, clocks);
  await notifyRoles(tx, complaint, ['assignee', 'handler', 'headOfDivision'], null, now, 'reporterReplied');
}

/** Steps that end the waiting in each of the two statuses. */
const endsWaiting: Partial<Record<Status, Action>> = { awaitingVerification: 'verify', awaitingDisposition: 'giveDisposition' };

/**
 * A case that lies with somebody for over two working hours: they are reminded. After four, those who may stand in hear of it
 * too: holders of a written mandate, and for a verification that nobody takes up the head of division (DOMAIN §1.5).
 */
async function remindWhoseTurn({ tx, complaint, now }: Moment, clock: DeadlineRow, turn: number): Promise<void> {
  const action = endsWaiting[complaint.status];
  const step = action && stepFor(complaint.status, action, complaint.track);
  if (!step) return;
  const people = await loadPeople(tx);
  const theirs = peopleWhoMay(people, complaint, { ...step, mandate: undefined }, now);
  const standIns = peopleWhoMay(people, complaint, step, now);
  const heads = complaint.status === 'awaitingVerification' ? peopleInRole(people, 'headOfDivision', complaint, now) : [];
  const instead = await insteadOf(tx, theirs, { people, complaint, now, isLate: turn > 0 });
  const told = new Set(turn === 0 ? [...theirs, ...instead] : [...theirs, ...standIns, ...heads, ...instead]);
  for (const person of told) {
    if (step.notWriterOf === 'review' && person.id === complaint.reviewWriterId) continue;
    const values = { ticket: complaint.ticketNumber, at: clock.startedAt.toISOString() };
    await notifyPerson(tx, person, complaint.id, 'waitingTooLong', values);
  }
}

interface Waiting {
  people: readonly Person[];
  complaint: ComplaintRow;
  now: Date;
  isLate: boolean;
}

/**
 * Who hears of it in somebody's stead: at once whoever stands in for an officer that is away, and after four hours each one's deputy; of
 * those, who may read the case. What they may do goes by their own posts.
 */
async function insteadOf(
  tx: EntityManager,
  theirs: readonly Person[],
  { people, complaint, now, isLate }: Waiting,
): Promise<Person[]> {
  const standIns = await standInsNow(tx, now);
  const rows = await tx.findBy<PersonRow>('Person', { id: In(theirs.map(({ id }) => id)) });
  const deputies = isLate ? rows.flatMap(({ deputyId }) => deputyId ?? []) : [];
  const ids = new Set([...theirs.flatMap(({ id }) => standIns.get(id) ?? []), ...deputies]);
  return people.filter(person => ids.has(person.id) && seesWords(viewFor(complaint, person, now)));
}

const reminderKeys = ['reminder50', 'reminder80', 'reminder100'] as const;

/** At 50 and 80 % whoever holds the case hears of it, at 100 % the head as well (DOMAIN §1.6 hidden requirement 1). */
async function remindStaff(moment: Moment, clock: DeadlineRow, turn: number): Promise<void> {
  const { complaint } = moment;
  const key = reminderKeys[Math.min(turn, reminderKeys.length - 1)]!;
  const holders = holdersOf(complaint);
  await tellStaff(moment, key, clock, key === 'reminder100' ? [...holders, headOf(complaint)] : holders);
}

const headOf = ({ track, reportedParty }: ComplaintRow): Actor =>
  track === 'supervisory' || reportedParty === 'unknown' ? 'headOfOffice' : 'headOfDivision';

async function tellStaff(
  { tx, complaint, now }: Moment,
  key: NotificationKey,
  clock: DeadlineRow,
  actors: readonly Actor[],
): Promise<void> {
  const code: DeadlineCode = clock.code;
  await notifyRoles(tx, complaint, actors, null, now, key, { deadline: code, at: clock.dueAt.toISOString() });
}
