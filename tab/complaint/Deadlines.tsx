import { Button } from '@fluentui/react-components';
import { lazy, Suspense, useId, useState } from 'react';
import type { ComplaintDetail } from '../../bot/http/contract';
import { Due } from '../frame/Due';
import { Section } from '../frame/Section';
import { useOffice } from '../office/office';
import { formatWib } from '../wib';

const WhyDeadline = lazy(() => import('./WhyDeadline'));

type Clock = NonNullable<ComplaintDetail['deadlines']>[number];

/** Every clock of the case, running ones first, and on asking why each ends when it ends. */
export function Deadlines({ complaint: { ticketNumber, deadlines = [] } }: { complaint: ComplaintDetail }) {
  const { words } = useOffice();
  if (deadlines.length === 0) return null;
  const sorted = deadlines.toSorted(
    (a, b) => Number(a.metAt !== null) - Number(b.metAt !== null) || a.dueAt.localeCompare(b.dueAt),
  );
  return (
    <Section title={words('tab:complaint.deadlines')}>
      <ul className="plain stack tight">
        {sorted.map(clock => (
          <OneClock key={clock.id} {...{ ticketNumber, clock }} />
        ))}
      </ul>
    </Section>
  );
}

function OneClock({ ticketNumber, clock }: { ticketNumber: string; clock: Clock }) {
  const { words } = useOffice();
  const [isAsked, setAsked] = useState(false);
  const id = useId();
  const { code, dueAt, metAt, pausedAt, provisional, overdue } = clock;
  const at = (moment: string): string => formatWib(moment, words.language, 'short');
  const what = words(`staff:deadline.${code}`);
  return (
    <li>
      <div>{what}</div>
      <div className="quiet">
        <Due due={{ at: dueAt, provisional, overdue }} />
        {' · '}
        {metAt
          ? `✓ ${words('tab:complaint.met', { at: at(metAt) })}`
          : pausedAt
            ? words('tab:complaint.paused', { at: at(pausedAt) })
            : words('tab:complaint.running')}
      </div>
      <Button
        className="why"
        size="small"
        appearance="transparent"
        aria-expanded={isAsked}
        aria-controls={isAsked ? id : undefined}
        aria-label={words('tab:why.askOf', { what })}
        onClick={() => setAsked(before => !before)}
      >
        {words('tab:why.ask')}
      </Button>
      {isAsked && (
        <div id={id}>
          <Suspense fallback={<p className="quiet">{words('tab:loading')}</p>}>
            <WhyDeadline {...{ ticketNumber, clock }} />
          </Suspense>
        </div>
      )}
    </li>
  );
}
