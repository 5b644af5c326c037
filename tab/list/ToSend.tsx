import { Checkbox } from '@fluentui/react-components';
import { useCallback } from 'react';
import type { ComplaintList } from '../../bot/http/contract';
import { useOffice } from '../office/office';
import { useLoaded } from '../office/useLoaded';
import type { Filter } from '../route';
import { numberIn } from '../words/numbers';

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
    <Checkbox
      className="wide"
      label={words('tab:toSend.only', { texts: numberIn(words.language, texts) })}
      checked={filter.toSend === '1'}
      onChange={(_, { checked }) => narrow({ toSend: checked === true ? '1' : '' })}
    />
  );
}
