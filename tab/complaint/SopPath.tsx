import { useOffice } from '../office/office';

const steps = [1, 2, 3, 4, 5, 6, 7, 8] as const;

interface SopPathProps {
  step: number;
  isOver: boolean;
  /** Of a case that ended before its answer: the steps in its log; the others before its end were passed over. */
  taken?: ReadonlySet<number | null>;
}

const marks = { done: '✓', passed: '–', now: null, later: null };

/** The SOP's eight steps with the one the case stands in; the last two are the month's. */
export function SopPath({ step, isOver, taken }: SopPathProps) {
  const { words } = useOffice();
  function stateOf(each: number): keyof typeof marks {
    if (each > step) return 'later';
    if (each === step) return isOver ? 'done' : 'now';
    return taken?.has(each) === false ? 'passed' : 'done';
  }
  return (
    <ol className="sop-path" aria-label={words('tab:complaint.sopPath')}>
      {steps.map(each => {
        const state = stateOf(each);
        return (
          <li key={each} className={state} aria-current={state === 'now' ? 'step' : undefined}>
            <span className="number" aria-hidden="true">
              {marks[state] ?? each}
            </span>
            <span className="name">{words(`staff:sopStep.${each}`)}</span>
            {state !== 'later' && <span className="visually-hidden">{words(`tab:complaint.sopPathStep.${state}`)}</span>}
          </li>
        );
      })}
    </ol>
  );
}
