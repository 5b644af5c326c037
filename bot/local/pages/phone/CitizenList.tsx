import { Avatar, CounterBadge } from '@fluentui/react-components';
import type { MouseEvent } from 'react';
import { dayOf, formatWib } from '../../../complaint/wib';
import type { Words } from '../../../text/text';
import { inWib } from '../frame/clock/moments';
import { useClock } from '../frame/clock/useClock';
import { useSurroundings } from '../frame/settings';
import { addressOf } from './address';
import type { Citizen, Message } from './chat';
import { FaultMenu } from './FaultMenu';
import { NewCitizen } from './NewCitizen';
import { SampleMenu } from './SampleMenu';
import type { Sample } from './samples';
import { summaryOf } from './summary';

interface ListProps {
  citizens: Citizen[];
  error: string | undefined;
  chosen: string | null;
  choose: (from: string) => void;
  take: (sample: Sample) => void;
}

export function CitizenList({ citizens, error, chosen, choose, take }: ListProps) {
  const { words } = useSurroundings();
  const now = useClock(false).clock?.now;
  return (
    <section className="phone-list" aria-labelledby="phone-title">
      <header>
        <h1 id="phone-title">{words('phonePage:title')}</h1>
        <div className="phone-tools">
          <SampleMenu take={take} />
          <FaultMenu />
          <NewCitizen citizens={citizens} added={choose} />
        </div>
      </header>
      {error && (
        <p className="phone-error" role="alert">
          {error}
        </p>
      )}
      <nav aria-label={words('phonePage:citizens')}>
        <ul>
          {citizens.map(citizen => (
            <Row key={citizen.from} citizen={citizen} isChosen={citizen.from === chosen} now={now} choose={choose} />
          ))}
        </ul>
      </nav>
    </section>
  );
}

interface RowProps {
  citizen: Citizen;
  isChosen: boolean;
  now: Date | undefined;
  choose: (from: string) => void;
}

/** A link, so that a citizen can be opened in a window of their own. */
function Row({ citizen, isChosen, now, choose }: RowProps) {
  const { words } = useSurroundings();
  const { from, name, lastMessage, unread } = citizen;
  const open = (click: MouseEvent): void => {
    if (click.ctrlKey || click.metaKey || click.shiftKey) return;
    click.preventDefault();
    choose(from);
  };
  return (
    <li>
      <a href={addressOf(from)} aria-current={isChosen ? 'true' : undefined} onClick={open}>
        <Avatar name={name} color="colorful" size={40} aria-hidden />
        <span className="phone-row">
          <span>
            <span className="phone-row-name">{name}</span>
            {lastMessage && <Time at={new Date(lastMessage.at)} now={now} />}
          </span>
          <span>
            <span className="phone-row-last">{lastMessage ? preview(words, lastMessage) : `+${from}`}</span>
            {unread > 0 && (
              <>
                <CounterBadge count={unread} size="small" color="brand" aria-hidden />
                <span className="visually-hidden">{words('phonePage:unread', { number: unread })}</span>
              </>
            )}
          </span>
        </span>
      </a>
    </li>
  );
}

function preview(words: Words, message: Message): string {
  const summary = summaryOf(words, message);
  return message.direction === 'in' ? words('phonePage:you', { text: summary }) : summary;
}

/** The hour of today's, the day of what is older. */
function Time({ at, now }: { at: Date; now: Date | undefined }) {
  const { language } = useSurroundings();
  const isToday = now !== undefined && dayOf(at) === dayOf(now);
  return (
    <time className="phone-row-time" dateTime={at.toISOString()} title={formatWib(at, language)}>
      {isToday ? `${inWib(at, language, 'time')} WIB` : inWib(at, language, 'day')}
    </time>
  );
}
