import type { OpeningTaken } from '../../bot/http/contract';
import { Section } from '../frame/Section';
import { FaultyRows } from '../importing/FaultyRows';
import { Outcomes } from '../importing/Outcomes';
import { RunOrLeave } from '../importing/RunOrLeave';
import { useOffice } from '../office/office';
import { numberIn } from '../words/numbers';
import { openingFigures, type OpeningImporting } from './opening';
import { PriorCases } from './PriorCases';

/** What the sheet would bring, before anything is stored. */
export function Found({ dryRun, importing: { stage, run, leave } }: { dryRun: OpeningTaken; importing: OpeningImporting }) {
  const { words, me } = useOffice();
  const { rows = [], faulty } = dryRun;
  const isRunning = stage.at === 'importing';
  const isIdle = isRunning || dryRun.new === 0;
  const late = rows.filter(({ outcome, status, dueAt }) => outcome === 'new' && status !== 'answered' && dueAt < me.now);
  const count = (number: number): string => numberIn(words.language, number);
  return (
    <Section title={words('tab:importing.dryRun')}>
      <p className="quiet">{words('tab:importing.checked')}</p>
      <Outcomes of={openingFigures(dryRun)} />
      <p>
        {words(dryRun.new > 0 ? 'tab:opening.willOpen' : 'tab:opening.nothingNew', { count: count(dryRun.new) })}{' '}
        {late.length > 0 && words('tab:opening.pastDue', { count: count(late.length) })}
      </p>
      <RunOrLeave {...{ isIdle, isRunning, run, leave }} />
      <FaultyRows faulty={faulty} />
      {rows.length > 0 && <PriorCases rows={rows} all={dryRun.new + dryRun.unchanged} />}
    </Section>
  );
}
