import { useEffect } from 'react';
import type { Loaded } from '../office/useLoaded';
import { underWay, type PastImport } from './imports';

/** One's own import is watched closely, somebody else's less so. */
const own = 700;
const others = 5000;

/** Asks how far an import has come for as long as one is under way, and gives it. */
export function useWatching({ value, reload }: Loaded<PastImport[]>, isOwn: boolean): PastImport | null {
  const running = underWay(value ?? []);
  const pause = isOwn ? own : running ? others : null;
  useEffect(() => {
    if (pause === null) return undefined;
    const timer = setInterval(() => document.visibilityState === 'visible' && void reload(), pause);
    return () => clearInterval(timer);
  }, [pause, reload]);
  return running;
}
