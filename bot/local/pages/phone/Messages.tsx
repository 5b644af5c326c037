import { useLayoutEffect, useMemo, useRef } from 'react';
import { inWib } from '../frame/clock/moments';
import { useSurroundings } from '../frame/settings';
import { Bubble } from './Bubble';
import type { Message } from './chat';
import { conversation } from './conversation';

/** The chat, oldest first, standing at its end whenever something is added. */
export function Messages({ messages }: { messages: Message[] }) {
  const { words, language } = useSurroundings();
  const box = useRef<HTMLDivElement>(null);
  const entries = useMemo(() => conversation(messages), [messages]);
  useLayoutEffect(() => {
    box.current?.scrollTo({ top: 0 }); // the end: the box runs upwards
  }, [messages.length]);
  return (
    // A box that scrolls must be reachable by keyboard.
    <div ref={box} className="chat-messages" role="log" aria-label={words('phonePage:messages')} tabIndex={0}>
      <ol>
        {entries.length === 0 && <li className="chat-note">{words('phonePage:noMessages')}</li>}
        {entries.map(entry =>
          entry.kind === 'day' ? (
            <li key={entry.key} className="chat-note">
              {words('phonePage:day', { day: inWib(entry.at, language, 'fullDay') })}
            </li>
          ) : (
            <Bubble key={entry.key} message={entry.message} quoted={entry.quoted} reactions={entry.reactions} />
          ),
        )}
      </ol>
    </div>
  );
}
