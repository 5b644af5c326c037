import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { Section } from '../frame/Section';
import { Trouble } from '../frame/Trouble';
import { Lines } from '../frame/Waiting';
import { useOffice } from '../office/office';
import type { Loaded } from '../office/useLoaded';
import { formatWib, nowOf } from '../wib';
import type { Words } from '../words/words';
import { numberIn } from '../words/numbers';
import { doneToday, pastFigures, type PastImport } from './imports';
import { TurnPages, usePages } from '../importing/pages';

const none: PastImport[] = [];

/** Who brought in what and when; the export is fetched once a day. */
export function ImportHistory({ history }: { history: Loaded<PastImport[]> }) {
  const { words, me } = useOffice();
  const { value, refusal, reload } = history;
  const pages = usePages(value ?? none);
  return (
    <Section title={words('tab:lapor.history')}>
      {refusal && <Trouble refusal={refusal} isOld={value !== undefined} again={() => void reload()} />}
      {!value && !refusal && <Lines text={words('tab:loading')} />}
      {value && !doneToday(value, nowOf(me.now)) && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{words('tab:lapor.noneToday')}</MessageBarBody>
        </MessageBar>
      )}
      {value && value.length === 0 && <p className="quiet">{words('tab:lapor.noHistory')}</p>}
      <ol className="cards">
        {pages.shown.map(each => (
          <Past key={each.id} past={each} />
        ))}
      </ol>
      <TurnPages pages={pages} label={words('tab:lapor.historyPages')} />
    </Section>
  );
}

function Past({ past }: { past: PastImport }) {
  const { words } = useOffice();
  const { fileName, startedAt, by } = past;
  return (
    <li className="words">
      <strong>{formatWib(startedAt, words.language, 'short')}</strong>
      <span>{[by, fileName].filter(Boolean).join(' · ')}</span>
      <span className="quiet">{outcomeOf(past, words)}</span>
    </li>
  );
}

function outcomeOf(past: PastImport, words: Words): string {
  const number = (value: number): string => numberIn(words.language, value);
  if (!past.finishedAt) return words('tab:lapor.unfinished', { done: number(past.rowsDone), all: number(past.rowsAll) });
  const figures = pastFigures(past).map(([name, count]) => `${words(`tab:importing.outcome.${name}`)}: ${number(count)}`);
  return [words('tab:lapor.rowsAll', { count: number(past.rowsAll) }), ...figures].join(' · ');
}
