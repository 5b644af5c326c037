import type { ChangeNews } from '../../bot/http/contract';
import type { OpenStream } from './ask';
import { linesOf } from './lines';
import type { Changes, Heard } from './office';

const shortest = 1_000;
const longest = 60_000;

/** The office's changes for all that is on the page, by one stream. A stream that breaks is opened again, later and later. */
export function followChanges(openStream: OpenStream): Changes {
  const listeners = new Set<Heard>();
  let open: AbortController | null = null;

  const tell: Heard = changed => {
    for (const heard of listeners) heard(changed);
  };

  async function follow(mine: AbortController): Promise<void> {
    let pause = shortest;
    let isFirst = true;
    while (!mine.signal.aborted) {
      try {
        for await (const { changed } of linesOf<ChangeNews>(await openStream('/api/changes', mine.signal))) {
          pause = shortest;
          if (changed !== undefined) tell(changed);
          // What happened while nobody listened is not told.
          else if (!isFirst) tell(null);
          isFirst = true;
        }
      } catch {
        // Reading every half minute goes on beside it, and says what is wrong with the office.
      }
      isFirst = false;
      await resting(pause, mine.signal);
      pause = Math.min(pause * 2, longest);
    }
  }

  const suit = (): void => {
    const isWanted = listeners.size > 0 && document.visibilityState === 'visible';
    if (isWanted && !open) void follow((open = new AbortController()));
    if (isWanted || !open) return;
    open.abort();
    open = null;
  };

  return {
    listen(heard) {
      if (listeners.size === 0) document.addEventListener('visibilitychange', suit);
      listeners.add(heard);
      suit();
      return () => {
        listeners.delete(heard);
        // The next page listens in a moment, and may have the same stream.
        setTimeout(() => {
          suit();
          if (listeners.size === 0) document.removeEventListener('visibilitychange', suit);
        }, shortest);
      };
    },
  };
}

const resting = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise(resolve => {
    const timer = setTimeout(resolve, ms);
    const leave = (): void => {
      clearTimeout(timer);
      resolve();
    };
    signal.addEventListener('abort', leave, { once: true });
  });
