import { useSyncExternalStore } from 'react';

const narrow = window.matchMedia('(max-width: 719px)');

/** A phone, or a side panel: tables become cards. */
export const useNarrow = (): boolean =>
  useSyncExternalStore(
    changed => {
      narrow.addEventListener('change', changed);
      return () => narrow.removeEventListener('change', changed);
    },
    () => narrow.matches,
  );
