import { lazy, Suspense, useCallback } from 'react';
import type { MyAbsences, MyDesk } from '../../bot/http/contract';
import { PageHead } from '../frame/PageHead';
import { Section } from '../frame/Section';
import { Trouble } from '../frame/Trouble';
import { Waiting } from '../frame/Waiting';
import { useOffice } from '../office/office';
import { useLoaded } from '../office/useLoaded';
import { DeskItems } from './DeskItems';
import { HandOvers } from './HandOvers';
import { byUrgency } from './urgency';
import { WorkLog } from './WorkLog';

const Away = lazy(() => import('./Away'));

/** What waits for this officer, the most urgent first. */
export default function DeskPage() {
  const { words, ask } = useOffice();
  const load = useCallback(() => ask<MyDesk>('/api/desk'), [ask]);
  const { value, refusal, isLoading, reload } = useLoaded(load);
  const absences = useLoaded(useCallback(() => ask<MyAbsences>('/api/absences'), [ask]));
  if (!value && !refusal) return <Waiting text={words('tab:loading')} />;
  return (
    <main className="page" aria-busy={isLoading}>
      <PageHead title={words('tab:desk.title')} reload={reload} />
      {refusal && <Trouble refusal={refusal} isOld={value !== undefined} again={() => void reload()} />}
      {value && <Summary desk={value} />}
      {value &&
        byUrgency(value).map(({ group, items }) => (
          <Section key={group} title={words(`tab:desk.${group}`)}>
            <DeskItems items={items} label={words(`tab:desk.${group}`)} />
          </Section>
        ))}
      {absences.value && <HandOvers {...absences.value} />}
      {absences.value && (
        <Suspense>
          <Away own={absences.value.own} replace={absences.replace} />
        </Suspense>
      )}
      <WorkLog />
    </main>
  );
}

function Summary({ desk: { items, total, overdue } }: { desk: MyDesk }) {
  const { words } = useOffice();
  if (total === 0)
    return (
      <p role="status" className="empty">
        {words('tab:desk.empty')}
      </p>
    );
  const parts = [
    words('tab:desk.summary', { total }),
    overdue > 0 && words('tab:desk.summaryLate', { overdue }),
    total > items.length && words('tab:desk.onlyFirst', { shown: items.length }),
  ];
  return <p role="status">{parts.filter(Boolean).join(' ')}</p>;
}
