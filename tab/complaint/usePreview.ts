import { useEffect, useState } from 'react';
import type { Preview } from '../../bot/http/contract';
import { refusalOf } from '../office/ask';
import { useOffice } from '../office/office';

/** So long after the last key the office is asked. */
const pause = 300;

export interface Previewing {
  /** The newest there is: it stays while a newer one is fetched. */
  preview: Preview | undefined;
  /** Why there is none, in the reader's words. */
  trouble: string | null;
}

/** What the reporter would get of an answer as it is typed; the office composes it with the very code that sends. */
export function usePreview(ticketNumber: string, action: string, text: string | null): Previewing {
  const { words, ask } = useOffice();
  const [found, setFound] = useState<Previewing>({ preview: undefined, trouble: null });
  useEffect(() => {
    let isOld = false;
    const look = async (): Promise<void> => {
      const address = `/api/complaints/${encodeURIComponent(ticketNumber)}/preview`;
      const next = await ask<Preview>(address, { action, text }).then(
        preview => ({ preview, trouble: null }),
        (error: unknown) => ({ preview: undefined, trouble: refusalOf(error, words).message }),
      );
      if (!isOld) setFound(next);
    };
    const timer = setTimeout(() => void look(), pause);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [ask, words, ticketNumber, action, text]);
  return found;
}
