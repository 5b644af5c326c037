import { useCallback, useEffect, useRef, useState } from 'react';

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
    const stream = new EventSource('/local/live');
    stream.onmessage = ({ data }: MessageEvent<string>) => pass((JSON.parse(data) as { topic: Topic }).topic);
    // After the office, or the window that listened before, was away: everybody looks again.
    stream.onopen = () => pass('again');
    return new Promise(() => undefined);
  });
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
  const turn = useRef(0);
  const wanted = topics.join();
  const reload = useCallback(() => {
    const mine = ++turn.current;
    load().then(
      value => mine === turn.current && setState({ value, error: undefined }),
      (error: Error) => mine === turn.current && setState(({ value }) => ({ value, error: error.message })),
    );
  }, [load]);
  useEffect(() => {
    reload();
    return listen(topic => (topic === 'again' || wanted.split(',').includes(topic)) && reload());
  }, [reload, wanted]);
  return { ...state, reload };
}
