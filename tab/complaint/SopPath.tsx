import { useOffice } from '../office/office';

const steps = [1, 2, 3, 4, 5, 6, 7, 8] as const;

/** The SOP's eight steps with the one the case stands in; the last two are the month's. */
export function SopPath({ step, isOver }: { step: number; isOver: boolean }) {
  const { words } = useOffice();
  return (
    <ol className="sop-path" aria-label={words('tab:complaint.sopPath')}>
      {steps.map(each => {
        const state = each < step || (each === step && isOver) ? 'done' : each === step ? 'now' : 'later';
        return (
          <li key={each} className={state} aria-current={state === 'now' ? 'step' : undefined}>
            <span className="number" aria-hidden="true">
              {state === 'done' ? '✓' : each}
            </span>
            <span className="name">{words(`staff:sopStep.${each}`)}</span>
            {state !== 'later' && (
              <span className="visually-hidden">
                {words(state === 'done' ? 'tab:complaint.stepDone' : 'tab:complaint.stepNow')}
              </span>
            )}
          </li>
        );
      })}
    </ol>
  );
}
