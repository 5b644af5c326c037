import { Button } from '@fluentui/react-components';
import { ArrowLeft20Regular } from '@fluentui/react-icons';
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { useSurroundings } from '../../frame/settings';
import type { Post } from '../office';
import { usePhone } from '../place';
import { useTeams } from '../teams';
import './conversation.css';

interface PaneProps {
  name: string;
  under?: string;
  avatar: ReactNode;
  /** Oldest first. */
  entries: readonly Post[];
  /** How many are drawn before one asks for more. */
  step: number;
  draw: (entry: Post) => ReactNode;
  /** Said when there is nothing yet. */
  empty: string;
  compose: ReactNode;
}

/** A conversation: its name, its messages with the newest at the bottom, and where one writes. */
export function Pane({ name, under, avatar, entries, step, draw, empty, compose }: PaneProps) {
  const { words } = useSurroundings();
  const { go, place: at } = useTeams();
  const phone = usePhone();
  const [more, setMore] = useState(step);
  const wanted = entries.findIndex(({ activityId }) => activityId === at.message);
  const shown = wanted < 0 ? more : Math.max(more, entries.length - wanted);
  const { place, onScroll } = useStayingAtEnd(entries.length);
  useEffect(() => {
    if (at.message) document.getElementById(at.message)?.scrollIntoView({ block: 'center' });
  }, [at.message]);
  return (
    <section className="teams-pane" aria-label={name}>
      <header className="pane-header">
        {phone && (
          <Button
            appearance="subtle"
            icon={<ArrowLeft20Regular />}
            aria-label={words('teamsPage:back')}
            onClick={() => go({ view: 'list' })}
          />
        )}
        {avatar}
        <h2>
          {name}
          {under && <small>{under}</small>}
        </h2>
      </header>
      <div ref={place} className="pane-messages" onScroll={onScroll} tabIndex={0} role="group" aria-label={name}>
        {entries.length > shown && (
          <Button className="pane-older" appearance="subtle" onClick={() => setMore(shown + step)}>
            {words('teamsPage:message.older')}
          </Button>
        )}
        {entries.length === 0 && <p className="pane-empty">{empty}</p>}
        {entries.slice(-shown).map(draw)}
      </div>
      {compose}
    </section>
  );
}

/** Keeps the newest message in sight while cards grow, unless somebody has scrolled away from it. */
function useStayingAtEnd(count: number) {
  const place = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const heights = useRef(0);
  const toEnd = (): void => void (isAtEnd.current && place.current?.scrollTo({ top: place.current.scrollHeight }));
  useLayoutEffect(toEnd, [count]);
  useLayoutEffect(() => {
    const observer = new ResizeObserver(toEnd);
    for (const child of place.current!.children) observer.observe(child);
    return () => observer.disconnect();
  }, [count]);
  const onScroll = (): void => {
    const { scrollTop, clientHeight, scrollHeight } = place.current!;
    // A card that has just grown moves the end away without anybody having scrolled.
    const grew = scrollHeight !== heights.current;
    heights.current = scrollHeight;
    if (!grew) isAtEnd.current = scrollTop + clientHeight > scrollHeight - 40;
  };
  return { place, onScroll };
}
