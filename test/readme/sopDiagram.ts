import { isOpen, statuses, type Status } from '../../bot/complaint/complaint';
import { allSteps, reportActions, reportStatuses, reportStepFor } from '../../bot/complaint/sop';

export const marks = { start: '<!-- sop diagram: made by npm run diagram -->', end: '<!-- end of sop diagram -->' };

type Arrows = Map<string, Map<string, Set<string>>>;

/** The SOP's moves as Mermaid: one arrow for each pair of statuses, with the actions and who takes them on any track. */
export function sopDiagram(): string {
  const arrows: Arrows = new Map();
  for (const { status, action, by, step } of allSteps()) {
    if (step.to === 'same' || step.to === status) continue;
    const fromAnyOpen = isWorkedOn(status) && statuses.filter(isWorkedOn).every(open => has(open, action));
    // The status kept when waiting for the reporter began is where the case goes back to; most often it is this one.
    const to = step.to === 'previous' ? 'inReview' : step.to;
    draw(arrows, `${fromAnyOpen ? 'open' : status} --> ${to}`, action, by);
  }
  const lines = [...arrows].map(([arrow, actions]) => `  ${arrow}: ${[...actions].map(worded).join(' · ')}`);
  return [
    '```mermaid',
    'stateDiagram-v2',
    '  [*] --> received: receive',
    '  state "any open status but inParts" as open',
    ...lines,
    '```',
  ].join('\n');
}

/** A visit is nobody's work: its parts are. */
const isWorkedOn = (status: Status): boolean => isOpen(status) && status !== 'inParts';

function draw(arrows: Arrows, arrow: string, action: string, by: readonly string[]): void {
  const actions = arrows.get(arrow) ?? new Map<string, Set<string>>();
  arrows.set(arrow, actions.set(action, new Set([...(actions.get(action) ?? []), ...by])));
}

const worded = ([action, by]: [string, Set<string>]): string => `${action} (${[...by].join(', ')})`;

const has = (status: string, action: string): boolean =>
  allSteps().some(cell => cell.status === status && cell.action === action);

/** The monthly report's moves (SOP steps 7–8). */
export function reportDiagram(): string {
  const lines = reportStatuses.flatMap(status =>
    reportActions.flatMap(action => {
      const step = reportStepFor(status, action);
      return step ? [`  ${status} --> ${step.to}: ${action} (${step.by.join(', ')})`] : [];
    }),
  );
  return ['```mermaid', 'stateDiagram-v2', '  [*] --> draft', ...lines, '```'].join('\n');
}

/** The README with its diagrams as the tables are now. Throws when the marks are missing. */
export function withDiagrams(readme: string): string {
  const [start, end] = [readme.indexOf(marks.start), readme.indexOf(marks.end)];
  if (start < 0 || end < start) throw new Error('README.md lacks the marks of the SOP diagram');
  return `${readme.slice(0, start)}${marks.start}\n\n${sopDiagram()}\n\n${reportDiagram()}\n\n${readme.slice(end)}`;
}
