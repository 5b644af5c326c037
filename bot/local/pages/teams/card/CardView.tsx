import type { Action } from 'adaptivecards';
import { useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react';
import type { CardJson } from '../office';
import { useTeams } from '../teams';
import { drawCard, type Typed } from './drawCard';
import './cards.css';

interface CardProps {
  card: CardJson;
  /** While it works, its buttons say so and take no second press. */
  working: boolean;
  onAction: (action: Action) => void;
  onTyped?: (typed: Typed) => void;
  /** Puts the cursor into the first field, as an opening dialog does. */
  startsInFirstField?: boolean;
}

/** One Adaptive Card. It is drawn anew only when its content has changed, so that nothing typed into it is lost. */
export function CardView({ card, working, onAction, onTyped, startsInFirstField }: CardProps) {
  const root = useRef<HTMLDivElement>(null);
  const pressed = useRef<HTMLElement | undefined>(undefined);
  const hasBegun = useRef(false);
  const { openLink } = useTeams();
  const json = JSON.stringify(card);
  const act = useEffectEvent((action: Action) => {
    if (working) return;
    pressed.current = action.renderedElement;
    onAction(action);
  });
  const link = useEffectEvent(openLink);
  const typed = useEffectEvent((values: Typed) => onTyped?.(values));
  useLayoutEffect(() => {
    const place = root.current!;
    const hadFocus = place.contains(document.activeElement);
    const events = {
      onAction: (action: Action) => act(action),
      onLink: (to: string) => link(to),
      onTyped: (all: Typed) => typed(all),
    };
    const drawn = drawCard(JSON.parse(json) as CardJson, events);
    place.replaceChildren(...(drawn ? [drawn] : []));
    // The pressed button is gone with the old card; who works by keyboard goes on from here.
    if (hadFocus) place.focus({ preventScroll: true });
    if (startsInFirstField && !hasBegun.current) place.querySelector<HTMLElement>('input, textarea, select')?.focus();
    // A dialog that comes back is read from its top: there stands what the bot has to say.
    else if (startsInFirstField) place.scrollIntoView({ block: 'start' });
    hasBegun.current = true;
  }, [json, startsInFirstField]);
  useEffect(() => {
    for (const button of root.current!.querySelectorAll('.ac-pushButton')) {
      if (working) button.setAttribute('aria-disabled', 'true');
      else button.removeAttribute('aria-disabled');
      button.classList.toggle('is-pressed', working && button === pressed.current);
    }
  }, [working, json]);
  return <div ref={root} className="card" tabIndex={-1} aria-busy={working} />;
}
