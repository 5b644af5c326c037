import { useCallback, useEffect, useState } from 'react';

const views = ['list', 'chat', 'channel', 'division', 'tab'] as const;
export type View = (typeof views)[number];

/** Who looks at what; kept in the address, so that several windows play several people and "back" goes back. */
export interface Place {
  as: string;
  view: View;
  /** What of the app's tab is open, such as a ticket number. */
  subPage: string | null;
  /** The message that is looked for, such as the one a toast told of. */
  message: string | null;
}

function readPlace(): Place {
  const address = new URLSearchParams(location.search);
  const view = views.find(known => known === address.get('view')) ?? 'list';
  const [subPage, message] = [address.get('subPage'), address.get('message')];
  return { as: address.get('as') ?? 'operator', view, subPage, message };
}

function addressOf({ as, view, ...optional }: Place): string {
  const address = new URLSearchParams(location.search);
  address.set('as', as);
  address.set('view', view);
  for (const [name, value] of Object.entries(optional)) {
    if (value === null) address.delete(name);
    else address.set(name, value);
  }
  return `?${address.toString()}`;
}

export function usePlace(): [Place, (changes: Partial<Place>) => void] {
  const [place, setPlace] = useState(readPlace);
  useEffect(() => {
    const again = (): void => setPlace(readPlace());
    addEventListener('popstate', again);
    return () => removeEventListener('popstate', again);
  }, []);
  const go = useCallback((changes: Partial<Place>) => {
    const after = { ...readPlace(), subPage: null, message: null, ...changes };
    history.pushState(null, '', addressOf(after));
    setPlace(after);
  }, []);
  return [place, go];
}

/** Narrow windows show one pane at a time, as Teams on a phone does. */
export function usePhone(): boolean {
  const [query] = useState(() => matchMedia('(max-width: 699px)'));
  const [matches, setMatches] = useState(query.matches);
  useEffect(() => {
    const look = (): void => setMatches(query.matches);
    query.addEventListener('change', look);
    return () => query.removeEventListener('change', look);
  }, [query]);
  return matches;
}
