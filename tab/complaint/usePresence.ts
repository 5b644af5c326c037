import { useEffect, useState } from 'react';
import type { ComplaintDetail, Others } from '../../bot/http/contract';
import { useOffice } from '../office/office';

/** The office takes a page that says nothing for 40 seconds as left. */
const every = 15_000;

/**
 * Says that this page is open, and which form on it, and hears who else has the case open. What cannot be asked is no trouble: the page
 * goes on without.
 */
export function usePresence({ ticketNumber, view }: ComplaintDetail, doing: string | null): Others {
  const { ask } = useOffice();
  const [others, setOthers] = useState<Others>([]);
  const path = `/api/complaints/${encodeURIComponent(ticketNumber)}/presence`;
  const isReadable = view === 'full' || view === 'masked';
  useEffect(() => {
    if (!isReadable) return undefined;
    let isOpen = true;
    const say = (): void => {
      if (document.visibilityState !== 'visible') return;
      ask<Others>(path, { doing })
        .then(told => isOpen && setOthers(told))
        .catch(() => isOpen && setOthers([]));
    };
    say();
    const timer = setInterval(say, every);
    document.addEventListener('visibilitychange', say);
    return () => {
      isOpen = false;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', say);
    };
  }, [ask, path, doing, isReadable]);
  useEffect(() => {
    if (!isReadable) return undefined;
    return () => {
      ask(path, { left: true }).catch(() => undefined);
    };
  }, [ask, path, isReadable]);
  return others;
}
