import { useSyncExternalStore } from 'react';

const query = matchMedia('(min-width: 1024px)');

const onChange = (listener: () => void): (() => void) => {
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
};

/** Whether there is room for the details beside the list. */
export const useWide = (): boolean => useSyncExternalStore(onChange, () => query.matches);
