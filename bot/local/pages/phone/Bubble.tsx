import { Button } from '@fluentui/react-components';
import { ArrowClockwise16Regular } from '@fluentui/react-icons';
import { useState, type MouseEvent, type ReactNode } from 'react';
import { formatWib } from '../../../complaint/wib';
import { inWib } from '../frame/clock/moments';
import { useSurroundings } from '../frame/settings';
import { BubbleBody } from './BubbleBody';
import { BubbleMenu } from './BubbleMenu';
import { hasArrived, useChat, type Message } from './chat';
import { Choices } from './Choices';
import type { Reaction } from './conversation';
import { summaryOf } from './summary';
import { Ticks } from './Ticks';

interface BubbleProps {
  message: Message;
  quoted: Message | undefined;
  reactions: Reaction[];
}

export function Bubble({ message, quoted, reactions }: BubbleProps) {
  const { words } = useSurroundings();
  const [isMenuOpen, setMenuOpen] = useState(false);
  if (message.type === 'system') return <li className="chat-note">{message.text}</li>;
  const { direction } = message;
  // A long press on a phone, the other mouse button on a desk.
  const openMenu = (press: MouseEvent): void => {
    press.preventDefault();
    setMenuOpen(true);
  };
  const place = hasArrived(message) ? direction : `${direction} not-arrived`;
  return (
    <li className={`chat-line ${place}`}>
      <div className="chat-bubble" onContextMenu={openMenu}>
        <span className="visually-hidden">{words(`phonePage:by.${direction}`)}</span>
        {message.type === 'template' && <span className="chat-tag">{words('phonePage:kind.template')}</span>}
        {message.quotes && <Quote of={quoted} />}
        <BubbleBody message={message} />
        <Foot message={message}>
          {hasArrived(message) && (
            <BubbleMenu message={message} reactions={reactions} isOpen={isMenuOpen} setOpen={setMenuOpen} />
          )}
        </Foot>
      </div>
      <Reactions reactions={reactions} />
      <Choices message={message} />
      {message.status === 'failed' && <Failure message={message} />}
    </li>
  );
}

export function Quote({ of: message }: { of: Message | undefined }) {
  const { words } = useSurroundings();
  return (
    <blockquote className="chat-quote">
      {message && <strong>{words(`phonePage:by.${message.direction}`)}</strong>}
      <span>{message ? summaryOf(words, message) : words('phonePage:quotedIsGone')}</span>
    </blockquote>
  );
}

function Foot({ message, children }: { message: Message; children: ReactNode }) {
  const { language } = useSurroundings();
  const at = new Date(message.at);
  return (
    <span className="chat-foot">
      {children}
      <time dateTime={message.at} title={formatWib(at, language)}>
        {inWib(at, language, 'time')}
      </time>
      <Ticks message={message} />
    </span>
  );
}

function Reactions({ reactions }: { reactions: Reaction[] }) {
  const { words } = useSurroundings();
  return (
    reactions.length > 0 && (
      <ul className="chat-reactions" aria-label={words('phonePage:reactions')}>
        {reactions.map(({ direction, emoji }) => (
          <li key={direction} title={words(`phonePage:by.${direction}`)}>
            {emoji}
          </li>
        ))}
      </ul>
    )
  );
}

/** Why it is not there; the citizen's own can be sent once more. */
function Failure({ message }: { message: Message }) {
  const { words } = useSurroundings();
  const { write } = useChat();
  if (message.direction === 'out')
    return <p className="chat-failure">{words('phonePage:officeFailed', { code: message.errorCode ?? '–' })}</p>;
  return (
    <p className="chat-failure">
      {words('phonePage:notTaken')}
      <Button size="small" icon={<ArrowClockwise16Regular />} onClick={() => void write({ id: message.id })}>
        {words('phonePage:sendAgain')}
      </Button>
    </p>
  );
}
