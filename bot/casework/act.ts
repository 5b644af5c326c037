import { IsNull, Not, Raw } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { ActingParty, Complaint, Person, Status } from '../complaint/complaint';
import { DomainError, NotAllowed, Refused, Unknown } from '../complaint/errors';
import { approvalFacts, guards } from '../complaint/guards';
import type { GuardFacts } from '../complaint/guards';
import { fieldsOf, validateFields } from '../complaint/inputs';
import { standingFor } from '../complaint/standingDisposition';
import { dateOf, dayOf } from '../complaint/wib';
import { offeredFields, type SortingRules } from '../complaint/sorting';
import type { CleanInput } from '../complaint/inputs';
import { actions, actorsOn, stepFor } from '../complaint/sop';
import type { Action, Guard, Step } from '../complaint/sop';
import { isWorkingTime, type OfficePolicy } from '../complaint/deadline';
import type { RetentionSchedule } from '../complaint/retention';
import { seesWords, viewFor } from '../complaint/visibility';
import type { DataKey } from '../database/sealed';
import { hold } from '../database/dataSource';
import type { AnswerRow, ComplaintRow, DeadlineRow, LogEntryRow } from '../database/tables';
import { Clocks } from './clocks/clocks';
import { appendLog } from './log';
import { tellReporter } from './telling/messages';
import { loadRules, loadSettings, reporterKey } from './office';
import type { Office } from './office';
import { findPerson, standingOf } from './people';
import type { Standing } from './people';
import { recorders } from './record';
import { isLinked } from './receiving/samePerson';
import { digestOfInput, isRepeated } from './submissions';
import { newsOf, notifyRoles, queueCards } from './news/teamsNews';
import { followInVisit } from './visit';

/** A card, dialog or message in Teams · the case's page in the tab · a run over many cases of the list · the page of a mass disruption. */
export type Surface = 'teams' | 'tab' | 'list' | 'disruption';

/** Somebody wants to move a complaint. `step` is the number shown on the card or page; `seen` the newest message read. */
export interface ActRequest {
  complaintId: string;
  action: string;
  by: ActingParty;
  step?: number | null;
  seen?: string | null;
  submissionId?: string | null;
  input?: Record<string, unknown>;
  /** Where the officer pressed; it stands in the log. */
  from?: Surface;
  /** When it really happened, if not now (a citizen's message in provider time). */
  occurredAt?: Date;
}

/** `repeated`: this very press had been carried out before, nothing was done again. */
export interface ActResult {
  complaint: ComplaintRow;
  repeated: boolean;
}

/** A step that follows by itself, on this case unless it names another. */
export interface FollowingStep {
  action: Action;
  input?: Record<string, unknown>;
  complaintId?: string;
  /** The system unless it says otherwise. */
  by?: ActingParty;
}

/** What a recorder of `record/` gets: the case, the checked input, and places to leave the log's detail and the text's values. */
export interface Acting {
  tx: EntityManager;
  office: Office;
  complaint: ComplaintRow;
  action: Action;
  step: Step;
  by: ActingParty;
  from: Surface | null;
  /** The acting officer's id, or null for reporter and system. */
  personId: string | null;
  standing: Standing | null;
  input: CleanInput;
  now: Date;
  policy: OfficePolicy;
  /** How the office sorts now. */
  sorting: SortingRules;
  /** How long the office keeps records now. */
  retention: RetentionSchedule;
  clocks: Clocks;
  key: DataKey;
  answer: AnswerRow | null;
  detail: LogEntryRow['detail'];
  words: Record<string, unknown>;
  /** Values for the step's text to the reporter; null = this time nothing is said. */
  tell: Record<string, string | number> | null;
  /** Further actions of the system that follow in the same transaction. */
  then: FollowingStep[];
}

/**
 * The only way a complaint changes: row → step of the SOP → who may → what was typed → what the case allows → change, log,
 * deadlines and outbox in one transaction.
 * @throws Unknown | NotAllowed | Refused | Invalid with the state unchanged
 */
export async function act(office: Office, request: ActRequest): Promise<ActResult> {
  const result = await office.db.write(async tx => {
    const acted = await actWithin(tx, office, request);
    await office.failPoint?.('act.beforeCommit');
    return acted;
  });
  await office.failPoint?.('act.afterCommit');
  return result;
}

/** `act` inside the caller's transaction: `receive` uses it for what the reporter's message means. */
export async function actWithin(tx: EntityManager, office: Office, request: ActRequest): Promise<ActResult> {
  const complaint = await lockedComplaint(tx, office, request.complaintId);
  const { by } = request;
  const now = office.now();
  if (by.kind === 'person' && viewFor(complaint, by.person, now) === 'none') throw new Unknown('unknownComplaint');
  if (await isRepeatedPress(tx, office, request)) return { complaint, repeated: true };
  const action = knownAction(request.action);
  if (by.kind === 'person') checkNotClosedTo(by.person, complaint, now);
  await checkNotStale(tx, complaint, request, now);
  const step = stepFor(complaint.status, action, complaint.track);
  if (!step) throw new Refused('notNow', { action, status: complaint.status });
  const standing = checkActor(complaint, action, step, by, now);
  const acting = await prepare(tx, office, complaint, action, step, request, standing);
  checkFresh(complaint, step, request);
  checkAnswer(acting);
  await checkGuards(acting);
  await carryOut(acting);
  for (const next of acting.then) {
    const followUp = { complaintId: complaint.id, by: { kind: 'system', name: 'schedule' } as const, ...next };
    const { complaint: after } = await actWithin(tx, office, followUp);
    if (after.id === complaint.id) Object.assign(complaint, after);
  }
  return { complaint, repeated: false };
}

/** The case as it is now, which no other instance changes before this transaction ends; SQLite writes one after another anyway. */
export async function lockedComplaint(tx: EntityManager, { db }: Pick<Office, 'db'>, id: string): Promise<ComplaintRow> {
  // A visit before its parts, always in this order: two officers on two of its parts would wait for each other.
  const visit = Raw(column => `${column} IN (SELECT "partOf" FROM "complaint" WHERE "id" = :part)`, { part: id });
  await hold(tx, db, 'Complaint', { id: visit });
  await hold(tx, db, 'Complaint', { id });
  const complaint = await tx.findOneBy<ComplaintRow>('Complaint', { id });
  if (!complaint) throw new Unknown('unknownComplaint');
  return complaint;
}

function knownAction(name: string): Action {
  const action = actions.find(known => known === name);
  if (!action) throw new Unknown('unknownAction', { action: name.slice(0, 40) });
  return action;
}

/**
 * Who sees number and due time only is refused before anything that depends on the status: whether an action is refused for
 * the status or for the person, or a card is stale, would tell how far a secret case has come.
 */
function checkNotClosedTo(person: Person, complaint: Complaint, now: Date): void {
  if (viewFor(complaint, person, now) === 'outline') throw new NotAllowed('closedCase');
}

async function isRepeatedPress(tx: EntityManager, office: Office, request: ActRequest): Promise<boolean> {
  const { submissionId, complaintId, action, by } = request;
  if (!submissionId || by.kind !== 'person') return false;
  const inputHash = digestOfInput(office, fieldsOf(action as Action), request.input ?? {});
  return isRepeated(tx, office, { subjectId: complaintId, action, actorId: by.person.id, submissionId, inputHash });
}

async function checkNotStale(tx: EntityManager, complaint: Complaint, request: ActRequest, now: Date): Promise<void> {
  if (request.by.kind !== 'person' || request.step === undefined || request.step === null) return;
  if (request.step !== complaint.step) throw await stale(tx, complaint, request.by.person, now);
}

/** Says who was faster and with what, to whoever may know of it. */
async function stale(tx: EntityManager, { id, ...complaint }: Complaint, person: Person, now: Date): Promise<Refused> {
  const seen = viewFor({ ...complaint }, person, now);
  if (seen === 'outline' || seen === 'none') return new Refused('staleClosed');
  const moves = { complaintId: id, action: Not('message' as const) };
  const last = await tx.findOne<LogEntryRow>('LogEntry', { where: moves, order: { seq: 'DESC' } });
  const who = last?.actorKind === 'person' ? await findPerson(tx, { id: last.actorId ?? '' }) : null;
  return new Refused('stale', { who: who?.name ?? last?.actorKind ?? 'system', done: last?.action ?? 'receive' });
}

/** "Send the answer" and "close" must not cross a message that the officer has not read. */
function checkFresh(complaint: Complaint, step: Step, { by, seen }: ActRequest): void {
  if (!step.needsFreshConversation || by.kind !== 'person' || !seen) return;
  if (complaint.lastInboundMessageId && seen !== complaint.lastInboundMessageId) throw new Refused('freshConversation');
}

function checkActor(complaint: Complaint, action: Action, step: Step, by: ActingParty, now: Date): Standing | null {
  if (by.kind === 'system' || by.kind === 'reporter') {
    const isStranger = by.kind === 'reporter' && by.reporterId !== complaint.reporterId;
    if (isStranger || !actorsOn(step, complaint.track).includes(by.kind)) throw notTheirs(action, step, complaint);
    return null;
  }
  const standing = standingOf(by.person, complaint, step, now);
  if (!standing) throw notTheirs(action, step, complaint);
  if (!seesWords(viewFor(complaint, by.person, now))) throw new NotAllowed('conflictOfInterest');
  if (step.notWriterOf === 'review' && complaint.reviewWriterId === by.person.id) throw new NotAllowed('writerMayNotVerify');
  return standing;
}

function notTheirs(action: Action, step: Step, complaint: Complaint): NotAllowed {
  const roles = actorList(step, complaint);
  return roles.length > 0 ? new NotAllowed('notYourRole', { action, roles }) : new NotAllowed('nobodyMay', { action });
}

function actorList(step: Step, complaint: Complaint): string[] {
  return actorsOn(step, complaint.track).filter(actor => actor !== 'system' && actor !== 'assignee');
}

async function prepare(
  tx: EntityManager,
  office: Office,
  complaint: ComplaintRow,
  action: Action,
  step: Step,
  request: ActRequest,
  standing: Standing | null,
): Promise<Acting> {
  const {
    policy,
    settings: { sorting, retention },
  } = await loadRules(tx);
  return {
    tx,
    office,
    complaint,
    action,
    step,
    by: request.by,
    from: request.from ?? null,
    personId: request.by.kind === 'person' ? request.by.person.id : null,
    standing,
    input:
      request.by.kind === 'system'
        ? ((request.input ?? {}) as CleanInput)
        : validateFields(
            offeredFields(fieldsOf(action, request.by.kind === 'reporter'), sorting, complaint),
            request.input ?? {},
          ),
    now: request.occurredAt ?? office.now(),
    policy,
    sorting,
    retention,
    clocks: await Clocks.of(tx, complaint.id, policy),
    key: await reporterKey(tx, office.sealer, complaint.reporterId),
    answer: await tx.findOneBy<AnswerRow>('Answer', { complaintId: complaint.id, cycle: complaint.cycle }),
    detail: {},
    words: {},
    tell: { ticket: complaint.ticketNumber },
    then: [],
  };
}

function checkAnswer({ complaint, step, action }: Acting): void {
  if (step.answer && !step.answer.includes(complaint.answerState)) {
    throw new Refused('notNow', { action, status: complaint.status, answerState: complaint.answerState });
  }
}

async function checkGuards(acting: Acting): Promise<void> {
  const { tx, complaint, step, policy, retention, answer, standing, office, input } = acting;
  const asked: readonly Guard[] = step.guards ?? [];
  const silenceUntil = acting.clocks.running('autoClose')?.dueAt ?? null;
  // Every message and every click comes through here; only one action asks this.
  const reporterIsLinked = asked.includes('reporterLinked') && (await isLinked(tx, complaint));
  const actFacts = { policy, retention, answer, now: office.now(), silenceUntil, reporterIsLinked };
  const facts = factsOf(actFacts, standing, input.containsPersonalData === true);
  for (const guard of asked) {
    if (!guards[guard](complaint, facts)) throw new Refused(guard);
  }
}

function factsOf(
  { policy, retention, answer, now, silenceUntil, reporterIsLinked }: ActFacts,
  standing: Standing | null,
  personalDataNow = false,
): GuardFacts {
  const facts = approvalFacts(policy, answer);
  return {
    ...facts,
    retention,
    now,
    silenceUntil,
    reporterIsLinked,
    officeIsOpen: isWorkingTime(now, policy),
    answerHasPersonalData: facts.answerHasPersonalData || personalDataNow,
    byHead: standing?.held?.role === 'headOfDivision' || standing?.held?.role === 'headOfOffice',
  };
}

/** The step itself: data, status, clocks, log, card and texts. */
async function carryOut(acting: Acting): Promise<void> {
  const { tx, office, complaint, action, step, clocks, now } = acting;
  const before = { status: complaint.status, answerState: complaint.answerState, version: complaint.version };
  // The table's clock moves come first, so that a recorder can start a new clock of a code that was just met.
  clocks.meet(step.meets ?? [], now);
  if (step.settlement) clocks.settlement(step.settlement, now);
  clocks.moved(before.status, nextStatus(complaint, step), now);
  const changes = (await recorders[action]?.(acting)) ?? {};
  const status = nextStatus(complaint, step);
  Object.assign(complaint, changes, {
    status,
    previousStatus:
      status === 'awaitingReporter' && before.status !== status
        ? before.status
        : step.to === 'previous'
          ? null
          : complaint.previousStatus,
    answerState: changes.answerState ?? step.answerTo ?? complaint.answerState,
  });
  if (status !== before.status || complaint.answerState !== before.answerState) complaint.step += 1;
  if (status !== before.status) complaint.heldSince = now;
  complaint.nextDueAt = clocks.nextDueAt();
  await writeLog(acting, before.status);
  await save(acting, before.version);
  await clocks.save(tx);
  if (complaint.partOf) acting.then.push(...(await followInVisit(acting, complaint.partOf, before.status)));
  if (step.tell && acting.tell)
    await tellReporter(tx, office, complaint, { key: step.tell, values: acting.tell as Record<string, string> });
  await queueCards(tx, complaint, office.now());
  if (step.notify) {
    const who = acting.by.kind === 'person' ? acting.by.person.name : acting.by.kind;
    await notifyRoles(tx, complaint, step.notify, acting.personId, office.now(), newsOf(action), { who });
  }
}

function nextStatus(complaint: Complaint, step: Step): Status {
  if (step.to === 'same') return complaint.status;
  return step.to === 'previous' ? (complaint.previousStatus ?? 'inReview') : step.to;
}

async function writeLog(acting: Acting, fromStatus: Status): Promise<void> {
  const { tx, office, complaint, action, step, by, from, personId, standing, now, words, key } = acting;
  const detail = { ...acting.detail, ...(from && { from }) };
  await appendLog(tx, office, key, complaint, {
    action,
    actorKind: by.kind,
    actorId: personId ?? (by.kind === 'reporter' ? by.reporterId : null),
    actorRole: standing?.actor ?? (by.kind === 'system' ? by.name : by.kind),
    roleKind: standing?.held?.kind ?? null,
    sopStep: step.sopStep,
    fromStatus,
    toStatus: complaint.status,
    occurredAt: now,
    detail: standing?.held?.orderNumber ? { ...detail, orderNumber: standing.held.orderNumber } : detail,
    words,
  });
}

/** The version is the lock that also holds where the database's own hints would not. */
async function save({ tx, complaint, by, office }: Acting, version: number): Promise<void> {
  complaint.version = version + 1;
  const { id, ...columns } = complaint;
  const { affected } = await tx.update('Complaint', { id, version }, columns);
  if (affected !== 0) return;
  if (by.kind === 'person') throw await stale(tx, complaint, by.person, office.now());
  throw new Refused('staleClosed');
}

/** What `refusalFor` needs of the case beside its row; read once for all actions. */
export interface ActFacts {
  policy: OfficePolicy;
  retention: RetentionSchedule;
  answer: AnswerRow | null;
  now: Date;
  silenceUntil: Date | null;
  reporterIsLinked: boolean;
}

export async function actFacts(manager: EntityManager, office: Office, complaint: Complaint): Promise<ActFacts> {
  const answer = await manager.findOneBy<AnswerRow>('Answer', { complaintId: complaint.id, cycle: complaint.cycle });
  const silence = { complaintId: complaint.id, code: 'autoClose', metAt: IsNull() } as const;
  const clock = await manager.findOneBy<DeadlineRow>('Deadline', silence);
  const { policy, settings } = await loadRules(manager);
  return {
    policy,
    retention: settings.retention,
    answer,
    now: office.now(),
    silenceUntil: clock?.dueAt ?? null,
    reporterIsLinked: await isLinked(manager, complaint),
  };
}

/** Why this person could not take the action now whatever they typed; null = they could. */
export function refusalFor(complaint: ComplaintRow, action: Action, person: Person, facts: ActFacts): DomainError | null {
  const { now } = facts;
  if (viewFor(complaint, person, now) === 'none') return new Unknown('unknownComplaint');
  try {
    checkNotClosedTo(person, complaint, now);
    const step = stepFor(complaint.status, action, complaint.track);
    if (!step || (step.answer && !step.answer.includes(complaint.answerState)))
      return new Refused('notNow', { action, status: complaint.status });
    const standing = checkActor(complaint, action, step, { kind: 'person', person }, now);
    const guardFacts = factsOf(facts, standing);
    const failing = (step.guards ?? []).find(guard => !guards[guard](complaint, guardFacts));
    return failing ? new Refused(failing) : null;
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}

/** Actions this person could take now, in the order of the table; guards and the answer's state included. */
export async function allowedActions(
  manager: EntityManager,
  office: Office,
  complaint: ComplaintRow,
  person: Person,
): Promise<Action[]> {
  const facts = await actFacts(manager, office, complaint);
  const allowed = actions.filter(action => refusalFor(complaint, action, person, facts) === null);
  if (!allowed.includes('sendStandard')) return allowed;
  // Without a paper that fits the case nobody is offered what would be refused.
  return (await standingNumbers(manager, office, complaint)).length > 0
    ? allowed
    : allowed.filter(action => action !== 'sendStandard');
}

/** The numbers of the standing dispositions under which this case may be answered today. */
export async function standingNumbers(manager: EntityManager, office: Office, complaint: ComplaintRow): Promise<string[]> {
  const { standingDispositions } = await loadSettings(manager);
  return standingFor(standingDispositions, complaint, dateOf(dayOf(office.now()))).map(({ number }) => number);
}
