import { lazy, Suspense, useCallback } from 'react';
import type { ComplaintList } from '../../bot/http/contract';
import { useOffice } from '../office/office';
import { useLoaded } from '../office/useLoaded';
import type { Filter } from '../route';
import { numberIn } from '../words/numbers';

const Tick = lazy(() => import('./Tick'));

interface ToSendProps {
  filter: Filter;
  narrow: (change: Partial<Filter>) => void;
}

/** How many texts wait for an officer's hand, and the filter for the complaints they belong to. */
export function ToSend({ filter, narrow }: ToSendProps) {
  const { words, ask } = useOffice();
  const { value } = useLoaded(useCallback(() => ask<ComplaintList>('/api/complaints?toSend=1&limit=1'), [ask]));
  const texts = value?.toSend?.texts ?? 0;
  if (texts === 0 && !filter.toSend) return null;
  return (
    <Suspense>
      <Tick
        label={words('tab:toSend.only', { texts: numberIn(words.language, texts) })}
        checked={filter.toSend === '1'}
        change={checked => narrow({ toSend: checked ? '1' : '' })}
      />
    </Suspense>
  );
}
