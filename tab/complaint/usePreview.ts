import { useEffect, useState } from 'react';
import type { Preview } from '../../bot/http/contract';
import { refusalOf } from '../office/ask';
import { useOffice } from '../office/office';

/** So long after the last key the office is asked. */
const pause = 300;

export interface Asked<Value> {
  /** The newest there is: it stays while a newer one is fetched. */
  value: Value | undefined;
  /** Why there is none, in the reader's words. */
  trouble: string | null;
}

/** What the office makes of what is being typed, asked for in the pauses. */
export function usePausedAsk<Value>(address: string, typed: object): Asked<Value> {
  const { words, ask } = useOffice();
  const [found, setFound] = useState<Asked<Value>>({ value: undefined, trouble: null });
  // By what it says: the object is another at every turn.
  const body = JSON.stringify(typed);
  useEffect(() => {
    let isOld = false;
    const look = async (): Promise<void> => {
      const next = await ask<Value>(address, JSON.parse(body) as object).then(
        value => ({ value, trouble: null }),
        (error: unknown) => ({ value: undefined, trouble: refusalOf(error, words).message }),
      );
      if (!isOld) setFound(next);
    };
    const timer = setTimeout(() => void look(), pause);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [ask, words, address, body]);
  return found;
}

/** What the reporter would get of an answer as it is typed; the office composes it with the very code that sends. */
export const usePreview = (ticketNumber: string, action: string, text: string | null): Asked<Preview> =>
  usePausedAsk(`/api/complaints/${encodeURIComponent(ticketNumber)}/preview`, { action, text });
