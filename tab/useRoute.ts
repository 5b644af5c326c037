import { useSyncExternalStore } from 'react';
import { addressOf, readRoute, type Route } from './route';

const addressChanged = 'hashchange';

/** Goes there; `replace` leaves no step to go back to, as for each letter of a search. */
export function goTo(route: Route, how: 'push' | 'replace' = 'push'): void {
  if (how === 'push') window.location.hash = addressOf(route);
  else {
    window.history.replaceState(null, '', addressOf(route));
    window.dispatchEvent(new HashChangeEvent(addressChanged));
  }
}

export function useRoute(): Route {
  const hash = useSyncExternalStore(
    changed => {
      window.addEventListener(addressChanged, changed);
      return () => window.removeEventListener(addressChanged, changed);
    },
    () => window.location.hash,
  );
  return readRoute(hash);
}
