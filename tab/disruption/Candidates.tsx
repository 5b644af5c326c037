import { Button, Checkbox, Field, Input, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useState } from 'react';
import type { Disruption } from '../../bot/http/contract';
import { choiceLabel } from '../form/labels';
import { Section } from '../frame/Section';
import { useOffice } from '../office/office';
import { addressOf } from '../route';
import { formatWib } from '../wib';
import { numberIn } from '../words/numbers';
import { useLinking } from './useLinking';

type Found = NonNullable<Disruption['candidates']>;

interface CandidatesProps {
  disruption: Disruption;
  candidates: Found;
  reload: () => Promise<unknown>;
}

/** Cases that might be linked: whom it touches and how they will be told, before anybody is. */
export function Candidates({ disruption, candidates: { items, isCut }, reload }: CandidatesProps) {
  const { words } = useOffice();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const linking = useLinking(disruption.id, reload);
  const chosen = items.filter(({ ticketNumber }) => !left.has(ticketNumber)).map(({ ticketNumber }) => ticketNumber);
  const choose = (ticketNumber: string, isChosen: boolean): void =>
    setLeft(before => new Set([...before].filter(each => each !== ticketNumber).concat(isChosen ? [] : [ticketNumber])));
  const willTell = disruption.news.some(({ state }) => state === 'approved') ? 'willTell' : 'willWait';
  const count = numberIn(words.language, chosen.length);
  return (
    <Section title={words('disruption:candidates')}>
      <p className="quiet line">{words('disruption:secretHint')}</p>
      {items.length === 0 && <p>{words('disruption:noCandidates')}</p>}
      {isCut && <p role="status">{words('disruption:cut')}</p>}
      {items.length > 0 && (
        <>
          <Ways items={items.filter(({ ticketNumber }) => !left.has(ticketNumber))} />
          <div className="row">
            <Button
              appearance="primary"
              disabledFocusable={linking.isBusy || chosen.length === 0}
              onClick={() => linking.link(chosen)}
            >
              {words('disruption:link', { count })}
            </Button>
            <span className="quiet">{words(`disruption:${willTell}`)}</span>
          </div>
          <Checkbox
            label={words('disruption:all')}
            checked={left.size === 0 ? true : chosen.length === 0 ? false : 'mixed'}
            onChange={(_, { checked }) => setLeft(new Set(checked === true ? [] : items.map(each => each.ticketNumber)))}
          />
          <ul className="plain candidates">
            {items.map(item => (
              <One key={item.ticketNumber} item={item} isChosen={!left.has(item.ticketNumber)} choose={choose} />
            ))}
          </ul>
        </>
      )}
      <Progress linking={linking} />
      <ByNumber linking={linking} />
    </Section>
  );
}

interface OneProps {
  item: Found['items'][number];
  isChosen: boolean;
  choose: (ticketNumber: string, isChosen: boolean) => void;
}

function One({ item, isChosen, choose }: OneProps) {
  const { words, me } = useOffice();
  const { ticketNumber, registeredAt, service, category, fit, way, channel } = item;
  const sorted = [
    service && choiceLabel(words, me.names, 'service', service),
    category && choiceLabel(words, me.names, 'category', category),
  ];
  const about = sorted.filter(Boolean).join(', ') || words('disruption:unsorted');
  return (
    <li>
      <div className="row">
        <Checkbox
          aria-label={words('disruption:chooseOne', { ticket: ticketNumber })}
          checked={isChosen}
          onChange={(_, { checked }) => choose(ticketNumber, checked === true)}
        />
        <a href={addressOf({ page: 'complaint', ticketNumber })}>{ticketNumber}</a>
        <span className="quiet">
          {words(`staff:channel.${channel}`)}, {formatWib(registeredAt, words.language, 'short')}
        </span>
      </div>
      <div className="quiet">
        {about} · {words(`disruption:fit.${fit}`)} · {words(`disruption:way.${way}`)}
      </div>
    </li>
  );
}

/** How many of the chosen are told by which way. */
function Ways({ items }: { items: Found['items'] }) {
  const { words } = useOffice();
  const ways = words.codes('disruption:way').flatMap(way => {
    const count = items.filter(item => item.way === way).length;
    return count > 0 ? [`${words(`disruption:way.${way}`)}: ${numberIn(words.language, count)}`] : [];
  });
  return <p className="line">{ways.join(' · ')}</p>;
}

function Progress({ linking: { progress, result, trouble } }: { linking: ReturnType<typeof useLinking> }) {
  const { words } = useOffice();
  const count = (number: number): string => numberIn(words.language, number);
  return (
    <div role="status" className="stack">
      {progress && <p>{words('disruption:linking', { done: count(progress.done), all: count(progress.all) })}</p>}
      {result && (
        <MessageBar intent={result.refused.length > 0 ? 'warning' : 'success'} layout="multiline">
          <MessageBarBody>
            {result.linked > 0 ? words('disruption:linkedTold', { count: count(result.linked) }) : words('disruption:linkedNone')}
            {result.refused.length > 0 && (
              <>
                {' '}
                {words('disruption:refused', { count: count(result.refused.length) })}
                <ul className="telling">
                  {result.refused.map(({ ticketNumber, reason }) => (
                    <li key={ticketNumber}>
                      {ticketNumber}: {reason}
                    </li>
                  ))}
                </ul>
              </>
            )}
          </MessageBarBody>
        </MessageBar>
      )}
      {trouble && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{trouble}</MessageBarBody>
        </MessageBar>
      )}
    </div>
  );
}

/** A case that nothing suggests, by its number. */
function ByNumber({ linking }: { linking: ReturnType<typeof useLinking> }) {
  const { words } = useOffice();
  const [typed, setTyped] = useState('');
  return (
    <form
      className="row top"
      onSubmit={event => {
        event.preventDefault();
        if (typed.trim()) linking.link([typed.trim()]);
        setTyped('');
      }}
    >
      <Field label={words('disruption:byNumber')}>
        <Input value={typed} placeholder="ADU-2026-000001" maxLength={40} onChange={(_, { value }) => setTyped(value)} />
      </Field>
      <Button type="submit" className="beside-field" disabledFocusable={linking.isBusy || typed.trim() === ''}>
        {words('disruption:add')}
      </Button>
    </form>
  );
}
