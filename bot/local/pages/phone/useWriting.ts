import { useCallback, useState } from 'react';
import { useSurroundings } from '../frame/settings';
import type { Citizen, Writing } from './chat';

/** Writes as a citizen. What the office's webhook refuses stands in the chat as failed; `refusal` is the stand-in's own no. */
export function useWriting({ from, name }: Citizen) {
  const { ask } = useSurroundings();
  const [refusal, setRefusal] = useState<string>();
  const write = useCallback(
    async (writing: Writing): Promise<void> => {
      try {
        await ask('/local/phone/messages', { from, name, ...writing });
        setRefusal(undefined);
      } catch (error) {
        setRefusal((error as Error).message);
      }
    },
    [ask, from, name],
  );
  return { write, refusal };
}
