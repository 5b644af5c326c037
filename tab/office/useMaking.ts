import { useState } from 'react';
import { refusalOf } from './ask';
import { useOffice } from './office';

export interface Making {
  isMaking: boolean;
  /** Why nothing came of it, in the reader's words. */
  trouble: string | null;
  /** Fetches what the office makes at this address, a file unless it says otherwise, with the officer's own token: a plain link would be refused. */
  make: <Made = Blob>(address: string, hand: (made: Made) => void) => void;
}

/** A file that is made when it is asked for, once however often its button is pressed. */
export function useMaking(): Making {
  const { words, ask } = useOffice();
  const [isMaking, setMaking] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  async function make<Made>(address: string, hand: (made: Made) => void): Promise<void> {
    if (isMaking) return;
    setMaking(true);
    setTrouble(null);
    try {
      hand(await ask<Made>(address));
    } catch (error) {
      setTrouble(refusalOf(error, words).message);
    } finally {
      setMaking(false);
    }
  }
  return { isMaking, trouble, make: (address, hand) => void make(address, hand) };
}
