import { useCallback, useEffect, useRef, useState } from 'react';
import { refusalOf, type Refusal } from './ask';
import { useOffice } from './office';

export interface Loaded<Value> {
  value: Value | undefined;
  /** Why the last attempt failed; what came before stays, unless it is no longer this reader's to see. */
  refusal: Refusal | undefined;
  isLoading: boolean;
  reload: () => Promise<Value | undefined>;
  /** What the office answered to something else, such as an action. */
  replace: (value: Value) => void;
}

type State<Value> = Omit<Loaded<Value>, 'reload' | 'replace'>;

/** While somebody looks, others work on the same cases. */
const every = 30_000;

/** Many cases may change within a moment; what is drawn of all of them is asked for once. */
const pause = 1_500;

/**
 * Loads now, when `load` changes, and unless `isWatched` is false when the reader comes back, every half minute while the page is looked
 * at, and soon after a case has changed.
 * @param isWatched a case's number: that case alone
 * What came last stays on the page until something newer is there.
 */
export function useLoaded<Value>(load: () => Promise<Value>, isWatched: boolean | string = true): Loaded<Value> {
  const { words, changes } = useOffice();
  const [state, setState] = useState<State<Value>>({ value: undefined, refusal: undefined, isLoading: true });
  const turn = useRef(0);
  const reload = useCallback(async () => {
    const mine = ++turn.current;
    setState(before => ({ ...before, isLoading: true }));
    try {
      const value = await load();
      if (mine === turn.current) setState(loaded(value));
      return value;
    } catch (error) {
      const refusal = refusalOf(error, words);
      if (mine !== turn.current) return undefined;
      // What is no longer for this reader does not stay before their eyes.
      const isLost = refusal.status === 403 || refusal.status === 404;
      setState(({ value }) => ({ value: isLost ? undefined : value, refusal, isLoading: false }));
      return undefined;
    }
  }, [load, words]);
  const replace = useCallback((value: Value) => {
    turn.current += 1;
    setState(loaded(value));
  }, []);
  useEffect(() => {
    void reload();
    if (isWatched === false) return undefined;
    const looking = whileLookedAt(() => void reload());
    let soon: ReturnType<typeof setTimeout> | undefined;
    const listening = changes.listen(changed => {
      if (typeof isWatched === 'string' && changed && !changed.includes(isWatched)) return;
      soon ??= setTimeout(
        () => {
          soon = undefined;
          void reload();
        },
        typeof isWatched === 'string' ? 0 : pause,
      );
    });
    return () => {
      clearTimeout(soon);
      listening();
      looking();
    };
  }, [reload, isWatched, changes]);
  return { ...state, reload, replace };
}

const loaded = <Value>(value: Value): State<Value> => ({ value, refusal: undefined, isLoading: false });

function whileLookedAt(look: () => void): () => void {
  const lookIfSeen = () => document.visibilityState === 'visible' && look();
  const timer = setInterval(lookIfSeen, every);
  window.addEventListener('focus', lookIfSeen);
  document.addEventListener('visibilitychange', lookIfSeen);
  return () => {
    clearInterval(timer);
    window.removeEventListener('focus', lookIfSeen);
    document.removeEventListener('visibilitychange', lookIfSeen);
  };
}
