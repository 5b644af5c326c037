import type { ReactNode } from 'react';
import { useOffice } from '../office/office';
import type { Loaded } from '../office/useLoaded';
import { Trouble } from './Trouble';
import { Waiting } from './Waiting';

interface LoadedPageProps<Value> {
  loaded: Loaded<Value>;
  /** What stands above, also when nothing came. */
  head: ReactNode;
  children: (value: Value) => ReactNode;
}

/** A page of what the office is asked for: the shape of it at first, then what came, or why nothing (newer) did. */
export function LoadedPage<Value>({ loaded, head, children }: LoadedPageProps<Value>) {
  const { words } = useOffice();
  const { value, refusal, isLoading, reload } = loaded;
  if (value === undefined && !refusal) return <Waiting text={words('tab:loading')} />;
  return (
    <main className="page" aria-busy={isLoading}>
      {head}
      {refusal && <Trouble refusal={refusal} isOld={value !== undefined} again={() => void reload()} />}
      {value !== undefined && children(value)}
    </main>
  );
}
