import { In } from 'typeorm';
import type { Person } from '../../complaint/complaint';
import { DomainError, Invalid, Refused, Unknown } from '../../complaint/errors';
import { usualRetention } from '../../complaint/retention';
import { validateInput } from '../../complaint/inputs';
import { parseTicketNumber } from '../../complaint/number';
import { allSteps, type Action } from '../../complaint/sop';
import { rolesAt } from '../../complaint/visibility';
import type { AnswerRow, ComplaintRow } from '../../database/tables';
import { act, refusalFor } from '../act';
import { pagesOf } from './exportList';
import { byComplaint, complaintNumbered, type Wanted } from './find';
import { loadPolicy, type Office } from '../office';
import { loadPeople, personNamed } from '../people';
import { mayBeAssigned } from '../record/case';
import { visibleTo } from '../reading/visibleTo';
import { toRemind } from '../desk/whoseTurn';

/** What may be done with many cases at once: nothing that needs words of each case, and nothing that is told to a reporter. */
export const bulkActions = ['assign', 'remindHolder', 'archive'] as const satisfies readonly Action[];
export type BulkAction = (typeof bulkActions)[number];

/** One run touches at most so many cases; the rest of a filter is for the next run. */
export const mostInRun = 200;
/** Of a filter at most so many are looked at to find them. */
const mostLookedAt = 1_000;
/** So many are named of those that cannot be touched. */
const mostNamed = 50;
/** Of a run so many cases come with one question: between them others are served, and the page tells how far it is. */
export const mostInBatch = 10;

/** A case of a run, at the step on which its reader decided. */
export interface BulkCase {
  ticketNumber: string;
  step: number;
}

export interface BulkPlan {
  action: BulkAction;
  ready: BulkCase[];
  /** The first of those that cannot be touched, and why. */
  refused: { ticketNumber: string; error: DomainError }[];
  /** How many cannot be touched, named or not. */
  refusedTotal: number;
  /** The filter holds more than was looked at, or more than one run takes. */
  more: boolean;
}

/** Which cases: by their numbers, or all of a filter in its order. */
export type Chosen = { numbers: readonly string[] } | { wanted: Omit<Wanted, 'limit' | 'cursor'> };

export interface BulkAsked {
  action: string;
  input: Record<string, unknown>;
}

/** The bulk actions that a post of this person's may take somewhere; of each case the SOP decides anew. */
export function bulkActionsOf(person: Person, now: Date): BulkAction[] {
  const posts = rolesAt(person, now).map(({ role }) => role as string);
  const steps = allSteps().filter(({ by }) => by.some(actor => posts.includes(actor)));
  return bulkActions.filter(action => steps.some(step => step.action === action));
}

/**
 * What a run would do, without doing it: which of the chosen cases are ready at which step, and which are not and why. Nothing
 * in it is of a citizen's, and a case that this person may not know of is not found, like a number that was never given.
 * @throws Unknown `unknownAction` | Invalid
 */
export async function planBulk(office: Office, person: Person, asked: BulkAsked, chosen: Chosen): Promise<BulkPlan> {
  const action = bulkAction(asked.action);
  const refusal = await refusalsFor(office, person, action, asked.input);
  const plan: BulkPlan = { action, ready: [], refused: [], refusedTotal: 0, more: false };
  const refuse = (ticketNumber: string, error: DomainError): void => {
    plan.refusedTotal += 1;
    if (plan.refused.length < mostNamed) plan.refused.push({ ticketNumber, error });
  };
  let lookedAt = 0;
  for await (const page of candidates(office, person, chosen)) {
    for (const number of page.unknown) refuse(number, new Unknown('unknownComplaint'));
    const refusalOf = await refusal(page.rows);
    for (const [place, row] of page.rows.entries()) {
      const error = refusalOf(row);
      if (error) refuse(row.ticketNumber, error);
      else plan.ready.push({ ticketNumber: row.ticketNumber, step: row.step });
      if (plan.ready.length < mostInRun) continue;
      return { ...plan, more: page.more || place < page.rows.length - 1 };
    }
    lookedAt += page.rows.length;
    if (lookedAt >= mostLookedAt) return { ...plan, more: page.more };
  }
  return plan;
}

/** What became of one case of a batch. */
export interface BulkOutcome {
  ticketNumber: string;
  /** Null where it was done. */
  error: DomainError | null;
}

/**
 * Carries out a batch of a run, each case by itself: what is refused for one leaves the others done. A batch that is sent again
 * under the same `submissionId` does nothing twice.
 * @throws Unknown `unknownAction` | Invalid | Refused `tooManyAtOnce`, with nothing done
 */
export async function runBulk(
  office: Office,
  person: Person,
  asked: BulkAsked & { submissionId: string },
  cases: readonly BulkCase[],
): Promise<BulkOutcome[]> {
  const action = bulkAction(asked.action);
  validateInput(action, asked.input);
  if (cases.length > mostInBatch) throw new Refused('tooManyAtOnce', { most: mostInBatch });
  const outcomes: BulkOutcome[] = [];
  for (const { ticketNumber, step } of cases) {
    try {
      const { id: complaintId } = await complaintNumbered(office, person, ticketNumber);
      const { input, submissionId } = asked;
      await act(office, { complaintId, action, input, step, submissionId, by: { kind: 'person', person }, from: 'list' });
      outcomes.push({ ticketNumber, error: null });
    } catch (error) {
      // Only what the rules say is an outcome of one case; a database that is busy is one of the whole batch.
      if (!(error instanceof DomainError)) throw error;
      outcomes.push({ ticketNumber, error });
    }
  }
  return outcomes;
}

function bulkAction(name: string): BulkAction {
  const action = bulkActions.find(known => known === name);
  if (!action) throw new Unknown('unknownAction', { action: name.slice(0, 40) });
  return action;
}

interface Candidates {
  rows: ComplaintRow[];
  /** Numbers that lead this person to no case. */
  unknown: string[];
  /** There are others behind these. */
  more: boolean;
}

async function* candidates(office: Office, person: Person, chosen: Chosen): AsyncGenerator<Candidates> {
  const { read } = office.db;
  if ('numbers' in chosen) {
    if (chosen.numbers.length > mostInRun) throw new Refused('tooManyAtOnce', { most: mostInRun });
    const numbers = [...new Set(chosen.numbers.map(number => parseTicketNumber(number) ?? number.slice(0, 30)))];
    const { sql, parameters } = visibleTo(person, 'outline', office.now());
    const rows = await read
      .createQueryBuilder<ComplaintRow>('Complaint', 'c')
      .where(sql, parameters)
      .andWhere({ ticketNumber: In(numbers) })
      .orderBy('c.ticketNumber', 'DESC')
      .getMany();
    const known = new Set(rows.map(({ ticketNumber }) => ticketNumber));
    yield { rows, unknown: numbers.filter(number => !known.has(number)), more: false };
    return;
  }
  for await (const { items, nextCursor } of pagesOf(office, person, chosen.wanted)) {
    const found = await read.findBy<ComplaintRow>('Complaint', { id: In(items.map(({ id }) => id)) });
    const rows = items.flatMap(({ id }) => found.find(row => row.id === id) ?? []);
    yield { rows, unknown: [], more: nextCursor !== null };
  }
}

type RefusalOf = (complaint: ComplaintRow) => DomainError | null;

/** For some cases at a time: why this person could not do it with each; what all have in common is read once. */
async function refusalsFor(
  office: Office,
  person: Person,
  action: BulkAction,
  input: Record<string, unknown>,
): Promise<(rows: readonly ComplaintRow[]) => Promise<RefusalOf>> {
  const { read } = office.db;
  const now = office.now();
  const { assignee = null } = validateInput(action, input);
  const [people, policy] = await Promise.all([loadPeople(read), loadPolicy(read)]);
  const named = assignee === null ? null : await personNamed(read, String(assignee));
  if (assignee !== null && !named) throw new Invalid('invalidInput', [{ name: 'assignee', fault: 'unknownPerson' }]);
  return async rows => {
    const answersOf = byComplaint(await read.findBy<AnswerRow>('Answer', { complaintId: In(rows.map(({ id }) => id)) }));
    return complaint => {
      const answer = answersOf(complaint.id).find(({ cycle }) => cycle === complaint.cycle) ?? null;
      // None of these actions asks how long a reporter was silent or a record is kept, or whether two are one person.
      const facts = { policy, answer, now, silenceUntil: null, reporterIsLinked: false, retention: usualRetention };
      const refusal = refusalFor(complaint, action, person, facts);
      if (refusal) return refusal;
      if (named) return unassignable(complaint, named, now);
      if (action !== 'remindHolder') return null;
      const told = toRemind(complaint, { people, policy, answer, now }, person.id);
      return told instanceof Refused ? told : null;
    };
  };
}

function unassignable(complaint: ComplaintRow, named: Person, now: Date): DomainError | null {
  if (!mayBeAssigned(named, complaint, now)) return new Refused('cannotHold', { who: named.name });
  const held = complaint.track === 'supervisory' ? complaint.handlerId : complaint.assigneeId;
  return held === named.id ? new Refused('alreadyHolds', { who: named.name }) : null;
}
