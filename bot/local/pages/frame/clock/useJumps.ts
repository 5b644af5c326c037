import { useState } from 'react';
import { useSurroundings } from '../settings';

/** What still waits after a jump, as the office answers it. */
export interface Waiting {
  pending: number;
  parked: number;
}

export interface Jumps {
  isBusy: boolean;
  error: string | undefined;
  waiting: Waiting | undefined;
  /** Office time goes to this moment: ISO, or WIB wall time. */
  to: (at: string) => void;
  /** Works off what waits now. */
  settle: () => void;
}

/** Moves office time, and keeps what came of it. */
export function useJumps(): Jumps {
  const { ask } = useSurroundings();
  const [state, setState] = useState<Pick<Jumps, 'isBusy' | 'error' | 'waiting'>>({
    isBusy: false,
    error: undefined,
    waiting: undefined,
  });
  const run = (path: string, body: object): void => {
    setState({ isBusy: true, error: undefined, waiting: undefined });
    ask<Waiting>(path, body).then(
      waiting => setState({ isBusy: false, error: undefined, waiting }),
      (error: Error) => setState({ isBusy: false, error: error.message, waiting: undefined }),
    );
  };
  return { ...state, to: at => run('/local/clock', { now: at }), settle: () => run('/local/settle', {}) };
}
