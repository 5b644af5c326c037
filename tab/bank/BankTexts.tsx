import { Button, Field, SearchBox, Select, Subtitle2 } from '@fluentui/react-components';
import { useState } from 'react';
import type { AnswerBank, BankText } from '../../bot/http/contract';
import { choiceLabel } from '../form/labels';
import { useOffice } from '../office/office';
import { addressOf } from '../route';
import { formatDay, formatWib } from '../wib';
import { numberIn } from '../words/numbers';
import { matches } from './matching';
import type { Writing } from './useWriting';

const states = {
  active: ({ active }: BankText) => active,
  toReview: ({ active, isPastReview }: BankText) => active && isPastReview,
  withdrawn: ({ active }: BankText) => !active,
} as const;
type State = keyof typeof states;

/** The bank's texts, found by words and by what state they are in. */
export function BankTexts({ bank, writing }: { bank: AnswerBank; writing: Writing }) {
  const { words, me } = useOffice();
  const [state, setState] = useState<State>('active');
  const [sought, setSought] = useState('');
  const found = bank.texts.filter(
    text => states[state](text) && matches(sought, [text.title, text.text, placeOf(text, names, words('tab:bank.general'))]),
  );
  function names(field: 'service' | 'category', code: string): string {
    return choiceLabel(words, me.names, field, code);
  }
  return (
    <>
      <search className="filters" aria-label={words('tab:bank.search')}>
        <Field label={words('tab:bank.search')} className="wide">
          <SearchBox value={sought} onChange={(_, { value }) => setSought(value)} />
        </Field>
        <Field label={words('tab:bank.state')}>
          <Select value={state} onChange={(_, { value }) => setState(value as State)}>
            {(Object.keys(states) as State[]).map(each => (
              <option key={each} value={each}>
                {words(`tab:bank.states.${each}`)}
              </option>
            ))}
          </Select>
        </Field>
      </search>
      <p role="status" className={found.length > 0 ? 'quiet' : 'empty'}>
        {found.length > 0
          ? words('tab:bank.shown', { count: numberIn(words.language, found.length) })
          : words('tab:bank.noneFound')}
      </p>
      <ul className="cards">
        {found.map(text => (
          <Entry
            key={text.id}
            text={text}
            place={placeOf(text, names, words('tab:bank.general'))}
            mayWrite={bank.fields !== null}
            writing={writing}
          />
        ))}
      </ul>
    </>
  );
}

/** For which cases a text is meant. */
function placeOf(
  { service, category }: BankText,
  names: (field: 'service' | 'category', code: string) => string,
  general: string,
): string {
  const named = [service && names('service', service), category && names('category', category)].filter(Boolean);
  return named.length > 0 ? named.join(' · ') : general;
}

interface EntryProps {
  text: BankText;
  place: string;
  mayWrite: boolean;
  writing: Writing;
}

function Entry({ text, place, mayWrite, writing }: EntryProps) {
  const { words } = useOffice();
  const { title, active, isPastReview, owner, reviewAt, source } = text;
  const review = words(isPastReview ? 'tab:bank.pastReview' : 'tab:bank.review', { date: formatDay(reviewAt, words.language) });
  return (
    <li>
      <div className="row">
        <Subtitle2 as="h2">{title}</Subtitle2>
        <span className="tag">{place}</span>
      </div>
      <p className="words">{text.text}</p>
      <p className="quiet">
        {words('tab:bank.owner', { name: owner.name })} ·{' '}
        <span className={active && isPastReview ? 'late' : undefined}>
          {active && isPastReview && '⚠ '}
          {review}
        </span>
        {source && (
          <>
            {' · '}
            <a href={addressOf({ page: 'complaint', ticketNumber: source })}>{words('tab:bank.source', { ticket: source })}</a>
          </>
        )}
      </p>
      <History text={text} />
      {mayWrite && (
        <div className="row">
          <Button size="small" disabledFocusable={writing.isBusy} onClick={() => writing.begin({ text, draft: null })}>
            {words('tab:bank.edit')}
          </Button>
          <Button size="small" disabledFocusable={writing.isBusy} onClick={() => writing.setActive(text, !active)}>
            {words(active ? 'tab:bank.withdraw' : 'tab:bank.restore')}
          </Button>
        </div>
      )}
    </li>
  );
}

function History({ text: { title, history } }: { text: BankText }) {
  const { words } = useOffice();
  return (
    <details className="quiet">
      <summary>
        {words('tab:bank.history')}
        <span className="visually-hidden"> · {title}</span>
      </summary>
      <ol className="plain">
        {history.map(({ change, by, at }) => (
          <li key={at + change}>
            {words(`tab:bank.change.${change}`, {
              by: by ?? words('tab:bank.local'),
              at: formatWib(at, words.language, 'short'),
            })}
          </li>
        ))}
      </ol>
    </details>
  );
}
