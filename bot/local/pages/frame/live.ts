import { useEffect, useMemo, useState } from 'react';

type Topic = 'teams' | 'phone' | 'sharepoint' | 'clock';

type News = Topic | 'again';

const listeners = new Set<(news: News) => void>();
let isOpen = false;

function tell(news: News): void {
  for (const listener of listeners) listener(news);
}

/**
 * One stream for all windows of this browser, which keeps no more than six connections to an office: whoever holds the lock listens and
 * passes on what it hears; when that window closes, the next one takes its place.
 */
function open(): void {
  isOpen = true;
  const others = new BroadcastChannel('aduan.live');
  others.onmessage = ({ data }: MessageEvent<News>) => tell(data);
  const pass = (news: News): void => {
    others.postMessage(news);
    tell(news);
  };
  void navigator.locks.request('aduan.live', () => {
    hear(pass);
    return new Promise(() => undefined);
  });
}

const patience = 1000;

function hear(pass: (news: News) => void): void {
  const stream = new EventSource('/local/live');
  stream.onmessage = ({ data }: MessageEvent<string>) => pass((JSON.parse(data) as { topic: Topic }).topic);
  // After the office, or the window that listened before, was away: everybody looks again.
  stream.onopen = () => pass('again');
  // A browser tries again by itself, but not after an answer that is no stream, as an office gives that is just closing.
  stream.onerror = () => stream.readyState === EventSource.CLOSED && setTimeout(() => hear(pass), patience);
}

function listen(listener: (news: News) => void): () => void {
  if (!isOpen) open();
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export interface Loaded<Value> {
  value: Value | undefined;
  /** Why the last attempt failed, in words; what was loaded before stays. */
  error: string | undefined;
  reload: () => void;
}

/** Loads something now, whenever `load` changes, and whenever one of these topics has changed in the office. */
export function useLive<Value>(topics: readonly Topic[], load: () => Promise<Value>): Loaded<Value> {
  const [state, setState] = useState<Omit<Loaded<Value>, 'reload'>>({ value: undefined, error: undefined });
  const wanted = topics.join();
  const asking = useMemo(
    () =>
      oneAtATime(
        load,
        value => setState({ value, error: undefined }),
        error => setState(({ value }) => ({ value, error: error.message })),
      ),
    [load],
  );
  useEffect(() => {
    asking.begin();
    const stop = listen(topic => (topic === 'again' || wanted.split(',').includes(topic)) && asking.again());
    return () => {
      stop();
      asking.leave();
    };
  }, [asking, wanted]);
  return { ...state, reload: asking.again };
}

/**
 * Asks one question at a time, and once more for whatever changed meanwhile. During a jump of the clock something changes every few
 * milliseconds: only ever showing the newest question's answer would show nothing until the end.
 */
function oneAtATime<Value>(load: () => Promise<Value>, show: (value: Value) => void, fail: (error: Error) => void) {
  let isAsking = false;
  let isStale = false;
  let isWanted = false;
  const again = (): void => {
    isStale = true;
    if (isAsking) return;
    isAsking = true;
    void ask();
  };
  async function ask(): Promise<void> {
    while (isStale && isWanted) {
      isStale = false;
      await load().then(
        value => isWanted && show(value),
        (error: Error) => isWanted && fail(error),
      );
    }
    isAsking = false;
  }
  return {
    again,
    begin(): void {
      isWanted = true;
      again();
    },
    /** An answer that comes after this is not shown: it is to a question nobody asks any more. */
    leave: (): void => void (isWanted = false),
  };
}
