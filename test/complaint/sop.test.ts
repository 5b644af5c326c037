import { isOpen, roles, statuses, tracks } from '../../bot/complaint/complaint';
import type { Actor, AnswerState, Status, Track } from '../../bot/complaint/complaint';
import { actions, actorsOn, allSteps, reportActions, reportStatuses, reportStepFor, stepFor } from '../../bot/complaint/sop';
import type { Action, Guard, Step } from '../../bot/complaint/sop';
import { languages, textIn } from '../../bot/text/text';
import { agreedCells, cellsOf, deviations, documentedCells, documentedReport } from './domainTable';
import type { Cell, Cells } from './domainTable';

const actors: readonly string[] = [...roles, 'handler', 'assignee', 'reporter', 'system'];

/** A cell of sop.ts in the words of the document. */
function inWords(status: Status, action: Action, track: Track, step: Step): Cell {
  const marked = (actor: Actor) => (step.mandate && actor === 'headOfDivision' ? `${actor}*` : actor);
  return {
    status,
    action,
    track,
    by: actorsOn(step, track).map(marked).sort(),
    to: step.to === 'same' || step.to === status ? 'unchanged' : step.to,
    sop: step.sopStep === null ? '–' : String(step.sopStep),
  };
}

const coded: readonly Cell[] = statuses.flatMap(status =>
  actions.flatMap(action =>
    tracks.flatMap(track => {
      const step = stepFor(status, action, track);
      return step ? [inWords(status, action, track, step)] : [];
    }),
  ),
);
const keyOf = ({ status, action, track }: Cell): string => `${status} ${action} ${track}`;

/** A span such as 4–5 in the document is met by either step of it. */
function said(cell: Cell, coded?: Cell): string {
  const [first, last = first] = cell.sop.split(/(?<=\d)–/);
  const within = coded && Number(first) <= Number(coded.sop) && Number(coded.sop) <= Number(last);
  const to = cell.to === cell.status ? 'unchanged' : cell.to;
  return `${keyOf(cell)}: ${cell.by.join(', ')} → ${to} (${within ? coded.sop : cell.sop})`;
}

/** The cells of each status × action, over all tracks, in one line. */
function byRow(cells: Cells): Map<string, string> {
  const rows = new Map<string, string>();
  for (const cell of cells.values()) {
    if (cell.by.length === 0) continue;
    const row = `${cell.status} ${cell.action}`;
    rows.set(row, `${rows.get(row) ?? ''} ${said(cell)}`);
  }
  return rows;
}

describe('the SOP as a table and DOMAIN §1.5', () => {
  test('the transcription names only statuses, actions and people that exist', () => {
    const cells = [...documentedCells.values(), ...deviations.flatMap(({ rows }) => [...cellsOf(rows).values()])];
    const known: readonly string[] = [...statuses, 'unchanged', 'previous'];
    expect(cells.filter(({ status }) => !statuses.includes(status)).map(keyOf)).toEqual([]);
    expect(cells.filter(({ action }) => !(actions as readonly string[]).includes(action)).map(keyOf)).toEqual([]);
    expect(cells.filter(({ by }) => by.some(actor => !actors.includes(actor.replace('*', '')))).map(keyOf)).toEqual([]);
    expect(cells.filter(({ to }) => !known.includes(to)).map(keyOf)).toEqual([]);
  });

  test('every cell of the document is in the table as it is written there', () => {
    const byKey = new Map(coded.map(cell => [keyOf(cell), cell]));
    const missed = [...agreedCells.values()].map(cell => said(cell, byKey.get(keyOf(cell))));
    const present = new Set(coded.map(cell => said(cell)));
    expect(missed.filter(line => !present.has(line))).toEqual([]);
  });

  test('the table has no cell that is not in the document', () => {
    expect(coded.map(keyOf).filter(key => !agreedCells.has(key))).toEqual([]);
  });

  test.each(deviations)('each row of the deviation differs from the document: $reason', ({ rows }) => {
    const asMeant = byRow(cellsOf(rows));
    const asWritten = byRow(documentedCells);
    expect([...asMeant].filter(([row, words]) => asWritten.get(row) === words)).toEqual([]);
    expect(asMeant.size).toBeGreaterThan(0);
  });

  test('the monthly report moves as the document has it', () => {
    const coded = reportStatuses.flatMap(status =>
      reportActions.flatMap(action => {
        const step = reportStepFor(status, action);
        return step ? [`${status} | ${action} | ${step.by.join(', ')} | ${step.to} | ${step.sopStep}`] : [];
      }),
    );
    expect(coded.sort()).toEqual([...documentedReport].sort());
  });

  test('the report’s card goes to whoever may act next', () => {
    for (const status of reportStatuses) {
      for (const action of reportActions) {
        const step = reportStepFor(status, action);
        if (!step) continue;
        const next = reportActions.flatMap(each => reportStepFor(step.to, each)?.by ?? []);
        expect([status, action, step.next]).toEqual([status, action, next[0] ?? null]);
      }
    }
  });
});

/** Where a case can be: with the status kept while waiting, its answer's state, and how it ended before it was archived. */
interface Place {
  status: Status;
  track: Track;
  answer: AnswerState;
  previous: Status | null;
  outcome: Status | null;
}
const nameOf = ({ status, track, answer }: Place): string => `${status} ${track} ${answer}`;

/** Steps that put a case on another track. */
const newTracks: Partial<Record<Action, readonly Track[]>> = {
  flagSupervisory: ['supervisory'],
  declareOrdinary: ['full', 'short'],
  submitReview: ['full'],
};
/** Steps after which an answer that is out stands, and another is to be written in a new round. */
const newRounds: readonly Action[] = ['flagSupervisory', 'reopen', 'reopenReview'];
const out: readonly AnswerState[] = ['sending', 'sent'];
/** What an archived case may still do depends on how it ended. */
const endings: Partial<Record<Guard, readonly Status[]>> = {
  outcomeResolved: ['resolved'],
  outcomeNotResolved: ['rejected', 'referredOut', 'merged', 'withdrawn'],
  outcomeObjectable: ['rejected', 'referredOut'],
};

function stepsFrom({ status, track, answer, outcome }: Place): { action: Action; step: Step; by: readonly Actor[] }[] {
  return actions.flatMap(action => {
    const step = stepFor(status, action, track);
    if (!step || (step.answer && !step.answer.includes(answer))) return [];
    const allowed = (step.guards ?? []).every(guard => !endings[guard] || endings[guard].includes(outcome!));
    return allowed ? [{ action, step, by: actorsOn(step, track) }] : [];
  });
}

function placesAfter(place: Place): Place[] {
  return stepsFrom(place).flatMap(({ action, step }) => {
    const status = step.to === 'previous' ? place.previous! : step.to === 'same' ? place.status : step.to;
    const answer = newRounds.includes(action) && out.includes(place.answer) ? 'none' : (step.answerTo ?? place.answer);
    const previous = status === 'awaitingReporter' && status !== place.status ? place.status : place.previous;
    const outcome = isOpen(status) ? null : status === 'archived' ? place.outcome : status;
    return (newTracks[action] ?? [place.track]).map(track => ({ status, track, answer, previous, outcome }));
  });
}

function reachable(): Place[] {
  const found = new Map<string, Place>();
  const start = { status: 'received', answer: 'none', previous: null, outcome: null } as const;
  const open: Place[] = [
    { ...start, track: 'full' },
    { ...start, track: 'short' },
  ];
  for (const place of open) {
    const key = JSON.stringify(place);
    if (found.has(key)) continue;
    found.set(key, place);
    open.push(...placesAfter(place));
  }
  return [...found.values()];
}

const movedByOfficer = ({ action, step, by }: { action: Action; step: Step; by: readonly Actor[] }, { status, answer }: Place) =>
  by.some(actor => actor !== 'reporter' && actor !== 'system') &&
  !['flagSupervisory', 'withdraw'].includes(action) &&
  ((step.to !== 'same' && step.to !== status) || (step.answerTo !== undefined && step.answerTo !== answer));

describe('the way through the SOP', () => {
  const places = reachable();

  test('every status can be reached from a new complaint', () => {
    expect(statuses.filter(status => !places.some(place => place.status === status))).toEqual([]);
  });

  test('a supervisory case stands only where the head of office and the handler can act', () => {
    const supervisory = new Set(places.filter(({ track }) => track === 'supervisory').map(({ status }) => status));
    expect([...supervisory].sort()).toEqual(
      [
        ...(['answered', 'archived', 'awaitingDisposition', 'awaitingReporter', 'inParts', 'inProgress'] as const),
        ...(['resolved', 'withInspectorate'] as const),
      ].sort(),
    );
  });

  test('wherever an open case stands an officer can move it on, unless its answer is just being sent', () => {
    // A visit ends with its parts.
    const open = places.filter(({ status }) => isOpen(status) && status !== 'inParts');
    const stuck = open.filter(place => !stepsFrom(place).some(step => movedByOfficer(step, place)));
    expect([...new Set(stuck.map(nameOf))].sort()).toEqual([
      'inProgress full sending',
      'inProgress short sending',
      'inProgress supervisory sending',
    ]);
  });

  test('an answer is on its way only where the news of its delivery is understood', () => {
    const sending = places.filter(({ status, answer }) => isOpen(status) && status !== 'inParts' && answer === 'sending');
    const deaf = sending.filter(place => !stepsFrom(place).some(({ action }) => action === 'answerSent'));
    expect(deaf.map(nameOf)).toEqual([]);
    expect(sending.length).toBeGreaterThan(0);
  });

  test('every step of the SOP from 2 to 6 has an action, and the report has 7 and 8', () => {
    const steps = new Set(allSteps().map(({ step }) => step.sopStep));
    const reports = reportStatuses.flatMap(status => reportActions.map(action => reportStepFor(status, action)?.sopStep));
    expect([2, 3, 4, 5, 6].filter(step => !steps.has(step as 2))).toEqual([]);
    expect([...new Set(reports)].filter(Boolean).sort()).toEqual([7, 8]);
  });

  test('everyone the table lets act is named in both languages', () => {
    const named = new Set(allSteps().flatMap(({ by, step }) => [...by, ...(step.notify ?? [])]));
    for (const language of languages) {
      const words = textIn(language);
      expect([...named].filter(actor => !words.has(`staff:role.${actor}`))).toEqual([]);
    }
  });

  test('a place that is not in the table gives no step, and nobody to act', () => {
    expect(stepFor('archived', 'take', 'full')).toBeNull();
    expect(stepFor('received', 'take', 'supervisory')).toBeNull();
    expect(stepFor('awaitingVerification', 'approveAndSend', 'full')).toBeNull();
    expect(reportStepFor('acknowledged', 'returnReport')).toBeNull();
  });
});
