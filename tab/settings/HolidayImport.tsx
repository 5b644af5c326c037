import type { HolidaysTaken } from '../../bot/http/contract';
import { Section } from '../frame/Section';
import { FaultyRows } from '../importing/FaultyRows';
import { RunOrLeave } from '../importing/RunOrLeave';
import { FileChoice } from '../importing/FileChoice';
import '../importing/importing.css';
import { Figures } from '../importing/Figures';
import { useDropping } from '../importing/useDropping';
import { useImporting, type Importing } from '../importing/useImporting';
import { useOffice } from '../office/office';
import { formatDate } from './dates';

const address = ({ dryRun }: { dryRun: boolean }): string => `/api/settings/holidays/import${dryRun ? '?dryRun=1' : ''}`;

/** A year's decree from a file: looked at line by line before anything is stored. */
export function HolidayImport({ reload }: { reload: () => Promise<unknown> }) {
  const { words } = useOffice();
  const importing = useImporting<HolidaysTaken, object>({
    ...{ texts: 'holidays', options: {}, address },
    finished: () => void reload(),
  });
  const { stage, choose } = importing;
  const drop = useDropping(choose);
  return (
    <div className="stack" data-dropping={drop.isOver || undefined} {...drop.handlers}>
      <FileChoice importing={importing} source={<pre className="sample">{words('settings:holidays.sample')}</pre>} />
      {'dryRun' in stage && stage.dryRun && <Found taken={stage.dryRun} importing={importing} />}
      {stage.at === 'imported' && (
        <Section title={words('settings:holidays.importedTitle')}>
          <Counts taken={stage.result} />
          <p>{words('settings:meaning.clocks')}</p>
        </Section>
      )}
    </div>
  );
}

function Counts({ taken }: { taken: HolidaysTaken }) {
  const { words } = useOffice();
  const named = (['new', 'changed', 'same'] as const).map(name => ({
    ...{ name, count: taken[name], label: words(`settings:holidays.outcome.${name}`) },
  }));
  return (
    <Figures
      figures={[...named, { name: 'faulty', count: taken.faulty.length, label: words('settings:holidays.outcome.faulty') }]}
    />
  );
}

function Found({
  taken,
  importing: { stage, run, leave },
}: {
  taken: HolidaysTaken;
  importing: Importing<HolidaysTaken, object>;
}) {
  const { words } = useOffice();
  const isRunning = stage.at === 'importing';
  const isIdle = isRunning || taken.new + taken.changed === 0;
  return (
    <Section title={words('tab:importing.dryRun')}>
      <p className="quiet">{words('tab:importing.checked')}</p>
      <Counts taken={taken} />
      <FaultyRows faulty={taken.faulty} />
      <p>{words(isIdle && !isRunning ? 'settings:holidays.nothingNew' : 'settings:meaning.clocks')}</p>
      <RunOrLeave {...{ isIdle, isRunning, run, leave }} />
      <ul className="lines">
        {(taken.days ?? []).map(({ date, name, type, outcome }) => (
          <li key={date}>
            <span className="when">{formatDate(date, words.language)}</span>
            <span className="what">
              {name} <span className="tag">{words(`settings:holidayType.${type}`)}</span>
            </span>
            <span className="quiet">{words(`settings:holidays.outcome.${outcome}`)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
