import { useCallback, useEffect, useState } from 'react';

/** The lines that are chosen, on whichever page of the list. */
export interface Picking {
  picked: ReadonlySet<string>;
  pick: (tickets: readonly string[], isPicked: boolean) => void;
  clear: () => void;
}

const none: ReadonlySet<string> = new Set();

/** @param query of the list without its page: under another filter nothing stays chosen that cannot be seen */
export function usePicking(query: string): Picking {
  const [picked, setPicked] = useState(none);
  const pick = useCallback((tickets: readonly string[], isPicked: boolean) => {
    setPicked(before => {
      const after = new Set(before);
      for (const ticket of tickets)
        if (isPicked) after.add(ticket);
        else after.delete(ticket);
      return after;
    });
  }, []);
  const clear = useCallback(() => setPicked(none), []);
  useEffect(clear, [clear, query]);
  return { picked, pick, clear };
}
