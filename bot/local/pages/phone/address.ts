import { useCallback, useEffect, useState } from 'react';

const chosenInAddress = (): string | null => new URLSearchParams(location.search).get('from');

/** The page as this citizen, or as the list alone; the rest of the address stays. */
export function addressOf(from: string | null): string {
  const search = new URLSearchParams(location.search);
  if (from) search.set('from', from);
  else search.delete('from');
  return `?${search}`;
}

/** The citizen whose phone this window is: in the address, so that several windows are several citizens. */
export function useChosen(): [string | null, (from: string | null) => void] {
  const [chosen, setChosen] = useState(chosenInAddress);
  useEffect(() => {
    const back = (): void => setChosen(chosenInAddress());
    window.addEventListener('popstate', back);
    return () => window.removeEventListener('popstate', back);
  }, []);
  const choose = useCallback((from: string | null) => {
    history.pushState(null, '', addressOf(from));
    setChosen(from);
  }, []);
  return [chosen, choose];
}
