import type { Actor, Complaint, Person } from '../../complaint/complaint';
import type { OfficePolicy } from '../../complaint/deadline';
import { approvalFacts, needsApproval } from '../../complaint/guards';
import { Refused } from '../../complaint/errors';
import { stepFor, type Action, type Step } from '../../complaint/sop';
import { nextActions } from '../../complaint/turn';
import { seesWords, viewFor } from '../../complaint/visibility';
import type { AnswerRow } from '../../database/tables';
import { peopleInRole, peopleWhoMay, standingOf } from '../people';

/** What says whose turn it is on a case. */
export interface Turn {
  people: readonly Person[];
  policy: OfficePolicy;
  /** Of the case's current round. */
  answer: AnswerRow | null;
  now: Date;
}

/** The steps that would move the case on now, the likeliest first. */
export function stepsOnTurn(complaint: Complaint, { policy, answer }: Pick<Turn, 'policy' | 'answer'>): readonly Action[] {
  return nextActions(complaint, needsApproval(complaint, approvalFacts(policy, answer)));
}

/** Of those who may take a step as this actor, those from whom it is expected: a case that an officer holds is on no colleague's desk. */
export function isExpected(
  actor: Actor,
  action: Action,
  person: Person,
  complaint: Complaint,
  { people, now }: Pick<Turn, 'people' | 'now'>,
): boolean {
  const isHeld = complaint.assigneeId !== null;
  if (action === 'draftAnswer' && actor !== 'technicalDivision' && actor !== 'handler') {
    const division = peopleInRole([...people], 'technicalDivision', complaint, now);
    return division.length === 0 && (isHeld ? complaint.assigneeId === person.id : actor === 'operator');
  }
  return actor !== 'operator' || !isHeld || complaint.assigneeId === person.id;
}

/**
 * Whom a case waits for: those on whose desk its next step lies; where it lies on nobody's, whoever holds it; where they may not
 * read it, everybody who may take the step. Nobody while the office is not on turn.
 */
function waitedFor(complaint: Complaint, turn: Turn): Person[] {
  const { people, now } = turn;
  const reads = (person: Person): boolean => seesWords(viewFor(complaint, person, now));
  const steps = stepsOnTurn(complaint, turn).flatMap(action => {
    const step = stepFor(complaint.status, action, complaint.track);
    // Stand-ins by mandate hear of it when it waits too long (`followUp`), not before.
    return step ? [{ action, step: { ...step, mandate: undefined } as Step }] : [];
  });
  const may = ({ step }: (typeof steps)[number]): Person[] =>
    peopleWhoMay([...people], complaint, step, now).filter(
      ({ id }) => step.notWriterOf !== 'review' || id !== complaint.reviewWriterId,
    );
  const expected = steps.flatMap(each =>
    may(each).filter(person =>
      isExpected(standingOf(person, complaint, each.step, now)!.actor, each.action, person, complaint, turn),
    ),
  );
  const holders = people.filter(person => [complaint.assigneeId, complaint.handlerId].includes(person.id) && reads(person));
  const first = [expected, holders, steps.flatMap(may)].find(list => list.length > 0) ?? [];
  return [...new Set(first)];
}

/** Who hears of a reminder that this officer gives, or why nobody would. */
export function toRemind(complaint: Complaint, turn: Turn, byId: string | null): Person[] | Refused {
  const waiting = waitedFor(complaint, turn);
  const told = waiting.filter(({ id }) => id !== byId);
  return told.length > 0 ? told : new Refused(waiting.length > 0 ? 'waitsForYou' : 'nobodyToRemind');
}
