import { Button } from '@fluentui/react-components';
import { useCallback, useState } from 'react';
import type { Health, HealthLine } from '../../bot/http/contract';
import { Said } from '../frame/Said';
import { Section } from '../frame/Section';
import { Trouble } from '../frame/Trouble';
import { Waiting } from '../frame/Waiting';
import { refusalOf } from '../office/ask';
import { useOffice } from '../office/office';
import { useLoaded } from '../office/useLoaded';
import { addressOf, type SettingsSection } from '../route';
import { formatWib } from '../wib';

/** Which parts of the office are not as they should be, what that means for citizens, and what to do. */
export function HealthSection() {
  const { words, ask } = useOffice();
  const { value, refusal, reload, replace } = useLoaded(useCallback(() => ask<Health>('/api/settings/health'), [ask]));
  const [trouble, setTrouble] = useState<string | null>(null);
  const [retrying, setRetrying] = useState<string | null>(null);
  if (!value && !refusal) return <Waiting text={words('tab:loading')} />;
  const lines = value?.lines ?? [];
  const wrong = lines.filter(({ state }) => state === 'attention' || state === 'broken');
  const well = lines.filter(line => !wrong.includes(line));
  async function retry(part: string): Promise<void> {
    setRetrying(part);
    try {
      replace(await ask<Health>('/api/settings/health/retry', { part }));
      setTrouble(null);
    } catch (error) {
      setTrouble(refusalOf(error, words).message);
    } finally {
      setRetrying(null);
    }
  }
  return (
    <>
      {refusal && <Trouble refusal={refusal} isOld={value !== undefined} again={() => void reload()} />}
      <Said trouble={trouble} />
      {value && (
        <Section title={words('settings:health.title')}>
          <p role="status">
            {wrong.length === 0
              ? words('settings:health.allWell')
              : words('settings:health.wrong', { count: String(wrong.length) })}
          </p>
          {wrong.length > 0 && (
            <ul className="cards">
              {wrong.toSorted(worstFirst).map(line => (
                <Wrong key={line.part} line={line} isRetrying={retrying === line.part} retry={() => void retry(line.part)} />
              ))}
            </ul>
          )}
        </Section>
      )}
      {well.length > 0 && (
        <Section title={words('settings:health.well')}>
          <ul className="lines">
            {well.map(({ part, finding, state, count }) => (
              <li key={part}>
                <span className="when">{words(`settings:health.part.${part}`)}</span>
                <span className="what quiet">
                  {words(`settings:health.found.${part}.${finding}.means`, { count: String(count ?? 0) })}
                </span>
                <State state={state} />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

const rank = { broken: 0, attention: 1, byHand: 2, works: 3 };
const worstFirst = (one: HealthLine, other: HealthLine): number => rank[one.state] - rank[other.state];

function State({ state }: Pick<HealthLine, 'state'>) {
  const { words } = useOffice();
  return <span className={`tag state ${state}`}>{words(`settings:health.state.${state}`)}</span>;
}

/** Where in the settings it is mended. */
const mendedIn: Partial<Record<HealthLine['part'], SettingsSection>> = {
  ...{ holidays: 'holidays', templates: 'texts', people: 'people' },
};

interface WrongProps {
  line: HealthLine;
  isRetrying: boolean;
  retry: () => void;
}

function Wrong({ line: { part, finding, state, since, count, code }, isRetrying, retry }: WrongProps) {
  const { words } = useOffice();
  const values = { count: String(count ?? 0) };
  const said = `settings:health.found.${part}.${finding}`;
  const name = words(`settings:health.part.${part}`);
  const goThere = mendedIn[part];
  const facts = [
    since && words('settings:health.since', { at: formatWib(since, words.language, 'short') }),
    code && words('settings:health.code', { code }),
  ].filter(Boolean);
  return (
    <li>
      <div className="row">
        <h3 className="named">{name}</h3>
        <State state={state} />
      </div>
      <p>{words(`${said}.means`, values)}</p>
      <p>
        <strong>{words('settings:health.next')}</strong> {words(`${said}.next`, values)}
      </p>
      {facts.length > 0 && <p className="quiet">{facts.join(' · ')}</p>}
      {(finding === 'stuck' || finding === 'failing') && (
        <div className="row">
          <Button disabledFocusable={isRetrying} aria-label={words('settings:health.retryOf', { part: name })} onClick={retry}>
            {words(isRetrying ? 'tab:complaint.oneMoment' : 'settings:health.retry')}
          </Button>
        </div>
      )}
      {goThere && (
        <div className="row">
          <a href={addressOf({ page: 'settings', section: goThere })}>
            {words('settings:health.goThere', { section: words(`settings:section.${goThere}`) })}
          </a>
        </div>
      )}
    </li>
  );
}
