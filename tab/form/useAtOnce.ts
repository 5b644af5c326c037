import { useState, type Dispatch } from 'react';
import { refusalOf } from '../office/ask';
import { useOffice } from '../office/office';

export interface AtOnce {
  isBusy: boolean;
  told: { intent: 'success' | 'error'; text: string } | null;
  setTold: Dispatch<AtOnce['told']>;
  hush: () => void;
  /** Does it unless something is being done; a refusal is told on the page. @param refused what follows then */
  run: (work: () => Promise<void>, refused?: () => unknown) => void;
}

/** What is done by one press, without a form: one thing at a time, and what came of it. */
export function useAtOnce(): AtOnce {
  const { words } = useOffice();
  const [told, setTold] = useState<AtOnce['told']>(null);
  const [isBusy, setBusy] = useState(false);

  async function run(work: () => Promise<void>, refused?: () => unknown): Promise<void> {
    if (isBusy) return;
    setBusy(true);
    setTold(null);
    try {
      await work();
    } catch (error) {
      setTold({ intent: 'error', text: refusalOf(error, words).message });
      await refused?.();
    } finally {
      setBusy(false);
    }
  }

  return {
    ...{ isBusy, told, setTold },
    hush: () => setTold(null),
    run: (work, refused) => void run(work, refused),
  };
}
