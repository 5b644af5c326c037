import { Button } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { useOffice } from '../office/office';
import { numberIn } from '../words/numbers';

/** A year's export has thousands of rows: so many at a time are drawn. */
const pageSize = 50;

export interface Pages<Item> {
  shown: readonly Item[];
  page: number;
  last: number;
  turnTo: (page: number) => void;
}

/** A long list page by page, from the first whenever the list is another one. */
export function usePages<Item>(items: readonly Item[]): Pages<Item> {
  const [page, turnTo] = useState(1);
  useEffect(() => turnTo(1), [items]);
  const last = Math.max(1, Math.ceil(items.length / pageSize));
  return { shown: items.slice((page - 1) * pageSize, page * pageSize), page, last, turnTo };
}

export function TurnPages<Item>({ pages: { page, last, turnTo }, label }: { pages: Pages<Item>; label: string }) {
  const { words } = useOffice();
  if (last === 1) return null;
  return (
    <nav className="row centre" aria-label={label}>
      <Button disabledFocusable={page === 1} onClick={() => page > 1 && turnTo(page - 1)}>
        {words('tab:importing.before')}
      </Button>
      <span role="status">
        {words('tab:importing.pageOf', { page: numberIn(words.language, page), last: numberIn(words.language, last) })}
      </span>
      <Button disabledFocusable={page === last} onClick={() => page < last && turnTo(page + 1)}>
        {words('tab:importing.next')}
      </Button>
    </nav>
  );
}
