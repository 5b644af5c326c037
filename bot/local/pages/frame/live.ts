import { useCallback, useEffect, useRef, useState } from 'react';

type Topic = 'teams' | 'phone' | 'sharepoint' | 'clock';

let stream: EventSource | undefined;
const listeners = new Set<(topic: Topic | 'again') => void>();

/** One stream a page; when it comes back after the office was away, everybody looks again. */
function listen(listener: (topic: Topic | 'again') => void): () => void {
  if (!stream) {
    stream = new EventSource('/local/live');
    stream.onmessage = ({ data }: MessageEvent<string>) => {
      const { topic } = JSON.parse(data) as { topic: Topic };
      for (const each of listeners) each(topic);
    };
    stream.onopen = () => {
      for (const each of listeners) each('again');
    };
  }
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
